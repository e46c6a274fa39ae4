/** What may stand in a name. */
import { describe, expect, it } from "vitest";
import { parseAnswers } from "../../src/index.js";
import { ONE_LINE } from "../../src/indicators/one-line.js";

describe("one line of text", () => {
  it.each(["", "样例企业（甲）", "a b", "𠮷野", "=1+1", "<b>", "\u200b"])("takes %j", (text) => expect(ONE_LINE.test(text)).toBe(true));
  it.each(["\n", "a\u2028b", "\u2029", "\u0000", "\u007f", "\u202e", "\u2066", "\ud800", "a\udc00", "\ufffe", "\uffff"])("refuses %j", (text) => expect(ONE_LINE.test(text)).toBe(false));
});

describe("the id of a firm", () => {
  const issuesOf = (id: string): readonly string[] => parseAnswers(JSON.stringify({ pack: "miit-sme-2024", enterprise: { id } })).issues.map((it) => `${it.code} ${it.path}: ${it.expected}`);

  it.each(["E1", "E 1", "企业"])("may be %j", (id) => expect(issuesOf(id)).toEqual([]));
  it.each([" E1", "E1 ", "\u3000E1", " "])("has no blank at either end: %j", (id) => expect(issuesOf(id)).toEqual(["field-invalid enterprise.id: no blank at either end"]));
});
