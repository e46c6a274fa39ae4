/** Problems in Chinese: every code has its sentences, and no English is left in what a contractor reads. */
import { describe, expect, it } from "vitest";
import { issueCodes, parseAnswers, readAnswers, wordIssue, type Issue } from "../../src/index.js";
import words from "../../src/wording/issues.zh-CN.json" with { type: "json" };
import { fixtureNames, readFixture } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";
import { sheetWith } from "../support/sheets.js";

/** Ids, values and formats stay as they are; what else is Latin is English left over. */
const known = /miit-sme-\d{4}|pack\.json|wording\.zh-CN\.json|docs\/[a-z-]+\.md|`[^`]*`|"[^"]*"|--pack|\bJSON\b|\bUTF-8\b|YYYY-MM-DD|\b[A-O](?:, [A-O])*\b|\{[^}]*\}|\[[^\]]*\]|\b(?:option|options|notApplicable|true|false|figures|answers|areas|self|diagnosis|on-site|basis|basic|Infinity)\b|[a-z]+(?:-[a-z]+)+|[a-z]+[A-Z][A-Za-z]+/g;
const englishIn = (it: Issue): readonly string[] => {
  const line = wordIssue(it, "zh").replace(it.code, "").replace(it.path, "");
  return line.replace(known, "").match(/[A-Za-z]{3,}/g) ?? [];
};

describe("Chinese issues", () => {
  it("there are for every code, and for no other", () => {
    expect(Object.keys(words.codes).sort()).toEqual([...issueCodes.keys()].sort());
    for (const [code, sentences] of Object.entries(words.codes)) {
      expect(sentences, code).toHaveLength(2);
      for (const it of sentences) expect(it, code).toMatch(/[\u4e00-\u9fff].*[。）]$|^npm install/);
    }
  });

  it.each(fixtureNames("invalid"))("%s leaves no English", (code) => {
    const { issues } = parseAnswers(readFixture(`invalid/${code}.json`), code === "pack-mismatch" ? pack2024 : undefined);
    expect(issues.length).toBeGreaterThan(0);
    // where the syntax breaks is named as the scanner names it
    for (const it of issues.filter(({ code: found }) => found !== "json-syntax")) expect(englishIn(it), wordIssue(it, "zh")).toEqual([]);
  });

  it("say allowed values, dates and lengths in words of ours", () => {
    const lines = readAnswers(sheetWith({ basis: "visit", assessedOn: "2025-02-30", enterprise: { id: "E", name: "长".repeat(501), profile: { sizeClass: "huge", staff: 1.5 } } }))
      .issues.map((it) => wordIssue(it, "zh"));
    expect(lines).toHaveLength(5);
    expect(lines.join("\n")).toContain("应为 self, diagnosis, on-site 之一，实际 \"visit\"");
    expect(lines.join("\n")).toContain("应为 YYYY-MM-DD 形式的日期，实际 \"2025-02-30\"");
    expect(lines.join("\n")).toContain("应为 不超过 500 个字符");
    expect(lines.join("\n")).not.toMatch(/Invalid|expected/);
  });

  it("take any text as it is, also one that looks like a phrase or a gap", () => {
    const it: Issue = { code: "unknown-key", severity: "error", path: "{path}", message: "", expected: "one of {expected}", actual: "$1 {actual}", hint: "" };
    expect(wordIssue(it, "zh")).toContain("应为 {expected} 之一，实际 $1 {actual}");
  });
});
