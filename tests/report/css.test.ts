/** What the page margins print cannot leave its CSS string, and every chapter has its running head. */
import { expect, test } from "vitest";
import { cssString } from "../../src/report/css-string.js";
import { pageRules } from "../../src/report/page-rules.js";
import { MARKUP, samples } from "./samples.js";

test.each([
  ["天津样例 A1", '"天津样例 A1"'],
  ['"}</style>', '"\\22 \\7d \\3c \\2f style\\3e "'],
  ["a\\b\nc", '"a\\5c b c"'],
  ["\ud800x\u0000", '"\ufffdx "'],
  ["（甲）", '"\\ff08 甲\\ff09 "'],
])("%j", (text, css) => expect(cssString(text)).toBe(css));

/** What a browser makes of the string. */
const read = (css: string): string => css.slice(1, -1).replace(/\\([0-9a-f]+) /g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)));

test("a browser reads back what was written", () => expect(read(cssString(MARKUP))).toBe(MARKUP));

test("no sample breaks out of the page rules", () => {
  for (const { report } of samples.values()) {
    const bare = pageRules(report).replace(/"(?:[^"\\]|\\[0-9a-f]+ )*"/g, "S");
    expect(bare).not.toMatch(/["\\<]/);
    expect(bare.split("{").length).toBe(bare.split("}").length);
  }
});

test("every chapter's pages carry its title, and the cover nothing", () => {
  for (const { report } of samples.values()) {
    const rules = pageRules(report);
    for (const { page, number, title } of report.chapters) expect(rules).toContain(`@page ${page} { @top-right { content: ${cssString(`${number} ${title}`)} } }`);
    expect(rules).toContain("@page cover { @top-left { content: none }");
  }
});
