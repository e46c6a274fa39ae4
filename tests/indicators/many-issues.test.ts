/** Very many problems: the first are told, and how many more there are; nothing grows with the input. */
import { describe, expect, it } from "vitest";
import { readAnswers, wordIssue } from "../../src/index.js";
import { fail, issue, issuesOfEach, MOST_ISSUES } from "../../src/issues.js";
import { parseJson } from "../../src/scoring/parse-json.js";
import { sheetWith } from "../support/sheets.js";

const many = (count: number): Readonly<Record<string, number>> => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 1]));
const ofEach = (count: number) => issuesOfEach(Array.from({ length: count }, (_, i) => i), (i) => issue("unknown-key", { path: `k${i}`, actual: `k${i}` }));

describe("issues", () => {
  it("are all told up to the bound", () => {
    expect(fail(ofEach(MOST_ISSUES)).issues).toHaveLength(MOST_ISSUES);
    expect(fail(ofEach(MOST_ISSUES)).issues.every((it) => it.code === "unknown-key")).toBe(true);
  });

  it("beyond it are counted, also where lists that were cut come together", () => {
    const { issues } = fail([...ofEach(1000), ...ofEach(150), ...ofEach(300)]);
    expect(issues).toHaveLength(MOST_ISSUES + 1);
    expect(issues.at(-1)).toMatchObject({ code: "issues-cut", severity: "error", expected: "at most 200 problems", actual: `${1450 - MOST_ISSUES} more` });
    expect(wordIssue(issue("issues-cut", { expected: "at most 200 problems", actual: "7 more" }), "zh")).toContain("最多列出 200 个问题，实际 另有 7 个");
  });

  it("are made no oftener than they are told", () => {
    let made = 0;
    issuesOfEach(Array.from({ length: 5000 }), () => issue("unknown-key", { actual: String((made += 1)) }));
    expect(made).toBe(MOST_ISSUES);
  });
});

describe("a sheet", () => {
  it.each([
    ["unknown keys", sheetWith(many(5000)), "unknown-key"],
    ["unknown questions", sheetWith({ answers: many(5000) }), "unknown-indicator"],
    ["unknown areas", sheetWith({ areas: many(5000) }), "unknown-area"],
  ])("with thousands of %s has one list that can be read", (_what, sheet, code) => {
    const { ok, issues } = readAnswers(sheet);
    expect(ok).toBe(false);
    expect(issues.map((it) => it.code)).toEqual([...Array.from({ length: MOST_ISSUES }, () => code), "issues-cut"]);
    expect(issues.at(-1)?.actual).toBe("4800 more");
  });

  it("with thousands of keys given twice, too", () => {
    const { issues } = parseJson(`{${Array.from({ length: 1001 }, () => "\"a\":1").join(",")}}`);
    expect(issues).toHaveLength(MOST_ISSUES + 1);
    expect(issues.at(-1)?.actual).toBe("800 more");
  });

  it("whose syntax breaks after them says that, too", () => {
    const { issues } = parseJson(`{${Array.from({ length: 300 }, () => "\"a\":1").join(",")},}`);
    expect(issues[0]?.code).toBe("json-syntax");
    expect(issues.at(-1)?.actual).toBe("100 more");
  });
});
