/** Every code has one broken file, and every broken file gives exactly its code. */
import { describe, expect, it } from "vitest";
import { formatIssue, issueCodes, parseAnswers, readPack, unwrap, type Issue, type IssueCode, type Result } from "../src/index.js";
import { fail, issue, succeed } from "../src/issues.js";
import { fixtureNames, readFixture } from "./support/fixtures.js";
import { packFiles, packWithNotApplicable, pack2024, type PackPatch } from "./support/packs.js";

const codesOf = (stage: string): readonly string[] =>
  [...issueCodes].filter(([, it]) => it.stage === stage).map(([code]) => code).sort();

/** Read with a pack where the code is about the pack it is read with; otherwise with the one the sheet names. */
const readWith = new Map([
  ["pack-mismatch", pack2024],
  ["not-applicable-answered", packWithNotApplicable("zero")],
]);
const readBroken = (code: string): Result<unknown> => parseAnswers(readFixture(`invalid/${code}.json`), readWith.get(code));
const readBrokenPack = (code: string): Result<unknown> =>
  readPack(packFiles(JSON.parse(readFixture(`invalid/packs/${code}.json`)) as PackPatch));

const codes = (issues: readonly Issue[]): readonly string[] => [...new Set(issues.map((it) => it.code))];
const only = (result: Result<unknown>): Issue => {
  const [first, ...more] = result.issues;
  if (first === undefined || more.length > 0) throw new Error(`not one issue: ${result.issues.map(formatIssue).join("\n")}`);
  return first;
};

describe("answer sheets", () => {
  it("has a broken file for every code, and no file without a code", () => {
    expect(fixtureNames("invalid")).toEqual(codesOf("answers"));
  });

  it.each(codesOf("answers"))("%s is what its file gives, and nothing else", (code) => {
    const { ok, issues } = readBroken(code);
    expect(codes(issues)).toEqual([code]);
    const isWarning = issueCodes.get(code as IssueCode)?.severity === "warning";
    expect(ok).toBe(isWarning);
    expect(issues.every((it) => it.severity === (isWarning ? "warning" : "error"))).toBe(true);
  });

  /** Problems of the whole text or value have no place in it. */
  const ofTheWhole = ["json-too-deep", "not-an-object"];
  it.each(codesOf("answers"))("%s says where, what, and what to do", (code) => {
    for (const it of readBroken(code).issues) {
      expect(it.path === "").toBe(ofTheWhole.includes(code));
      expect(it.message).not.toBe("");
      expect(it.hint).not.toBe("");
      expect(it.expected).not.toBe("");
      if (code !== "required-missing" && code !== "pack-missing") expect(it.actual).not.toBe("");
    }
  });
});

describe("packs", () => {
  /** Given by whoever opens the files, not by reading their content. */
  const ofTheFiles = ["pack-unreadable"];
  it("has a broken file for every code, and no file without a code", () => {
    expect(fixtureNames("invalid/packs")).toEqual(codesOf("pack").filter((it) => !ofTheFiles.includes(it)));
  });

  it.each(fixtureNames("invalid/packs"))("%s is what its file gives, and nothing else", (code) => {
    const { ok, issues } = readBrokenPack(code);
    expect(codes(issues)).toEqual([code]);
    expect(ok).toBe(false);
    for (const it of issues) {
      expect(it.path).not.toBe("");
      expect(it.message).not.toBe("");
      expect(it.hint).not.toBe("");
    }
  });
});

describe("whole issues", () => {
  it.each([
    ["json-syntax", { path: "line 4, column 33", expected: "valid JSON", actual: "PropertyNameExpected" }],
    ["json-duplicate-key", { path: "answers.information-systems", expected: "the key once", actual: "again on line 6" }],
    ["json-too-deep", { path: "", expected: "at most 32 levels", actual: "more" }],
    ["required-missing", { path: "enterprise.id", expected: "string", actual: "" }],
    ["unknown-key", { path: "basic", expected: "basis", actual: "basic" }],
    ["pack-unknown", { path: "pack", expected: "miit-sme-2024", actual: "miit-sme-2042" }],
    ["pack-mismatch", { path: "pack", expected: "miit-sme-2024", actual: "sample-city-2025" }],
    ["unknown-indicator", { path: "answers.information-system", expected: "information-systems", actual: "information-system" }],
    ["unknown-area", { path: "areas.product-desing", expected: "product-design", actual: "product-desing" }],
    ["unknown-figure", { path: "answers.equipment-digitalization.figures.digitalEquipments", expected: "digitalEquipment", actual: "digitalEquipments" }],
    ["option-unknown", { path: "answers.information-systems", expected: "C", actual: "\"c\"" }],
    ["option-exclusive", { path: "answers.network-security", expected: "A alone, or the others", actual: "A, B" }],
    ["full-width", { path: "answers.information-systems", expected: "C", actual: "\"Ｃ\"" }],
    ["figure-part-over-whole", { path: "answers.equipment-digitalization.figures.digitalEquipment", expected: "at most productionEquipment = 60", actual: "61" }],
    ["figure-years-differ", { path: "answers.funding.figures", expected: "the same number of years", actual: "2 and 3" }],
    ["figures-incomplete", { path: "answers.equipment-digitalization.figures", expected: "also productionEquipment", actual: "digitalEquipment" }],
    ["rating-out-of-range", { path: "areas.product-design", expected: "a whole number from 0 to 4", actual: "5" }],
    ["option-contradicts-figures", { path: "answers.equipment-digitalization", expected: "C by the figures (40)", actual: "B" }],
  ])("%s", (code, { path, expected, actual }) => {
    const { message, hint } = issueCodes.get(code as IssueCode) ?? {};
    const severity = code === "figures-incomplete" ? "warning" : "error";
    expect(only(readBroken(code))).toEqual({ code, severity, path, message, expected, actual, hint });
  });

  it("of a check across questions names both questions and both values", () => {
    const it = only(readBroken("answers-contradict"));
    expect(it.path).toBe("answers.equipment-digitalization, answers.equipment-connectivity");
    expect(it.expected).toBe("equipment-totals-agree");
    expect(it.actual).toContain("figures.equipment-digitalization.productionEquipment = 60");
    expect(it.actual).toContain("figures.equipment-connectivity.productionEquipment = 61");
  });

  it.each([
    ["id-repeated", { path: "checks", actual: "equipment-totals-agree" }],
    ["id-unknown", { path: "dimensions[0].groups[1].indicators[0].optionsAreAreas", actual: "product-desing" }],
    ["rule-not-allowed", { path: "levels[3].rule.cat", actual: "cat" }],
    ["fact-unknown", { path: "levels[0].rule.and[0].>=[0].var", actual: "point" }],
    ["formula-not-allowed", { path: "dimensions[0].groups[0].indicators[1].formula", actual: "pow is not allowed" }],
    ["shares-not-exact", { path: "dimensions[0].groups[0].indicators[1].options.B", actual: "6.001 × 250 ‰" }],
    ["weights-do-not-sum", { path: "dimensions[0].groups[0].indicators[0].points", expected: "8 by the weights", actual: "7" }],
    ["bands-do-not-fit", { path: "dimensions[0].groups[0].indicators[1].upperEdgesClosed", actual: "10, 20, 20, 60, 100" }],
    ["wording-missing", { path: "wording.indicators.funding.options.C" }],
    ["wording-unused", { path: "wording.areas.spare-parts" }],
  ])("of a pack: %s", (code, facts) => {
    expect(readBrokenPack(code).issues[0]).toMatchObject(facts);
  });
});

describe("the table", () => {
  it("says in every code what is wrong and what to do, as sentences", () => {
    for (const [code, { message, hint }] of issueCodes) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(message).toMatch(/^[A-Z"].*\.$/);
      expect(hint.trim()).toMatch(/^\S.{5,}$/);
    }
  });

  it("marks as a warning only what does not stop the work", () => {
    expect([...issueCodes].filter(([, it]) => it.severity === "warning").map(([code]) => code)).toEqual([
      "figures-incomplete", "sheet-contradictory", "sheet-unfinished", "sheet-repeated", "stage-contradicts-date", "sub-industry-unlisted", "record-id-repeated", "form-small-percent", "form-cannot-hold", "list-does-not-fit", "scenario-not-in-package", "material-unknown", "browser-passed-over",
    ]);
  });
});

describe("formatIssue", () => {
  it("prints code, place, expected, actual and hint on one line", () => {
    expect(formatIssue(issue("rating-out-of-range", { path: "areas.product-design", expected: "0 to 4", actual: "5" })))
      .toBe("error rating-out-of-range at areas.product-design: The rating is no step of the ladder. (expected 0 to 4, got 5) Give a step of the ladder.");
  });

  it("leaves out what there is not", () => {
    expect(formatIssue(issue("not-an-object"))).toBe("error not-an-object: An object was expected here. See docs/answer-sheet.md for the format.");
    expect(formatIssue(issue("pack-missing", { expected: "an id" }))).toContain("(expected an id)");
  });
});

describe("Result", () => {
  it("is unwrapped to its value, or to an error that lists every issue", () => {
    expect(unwrap(succeed(7, [issue("figures-incomplete")]))).toBe(7);
    const broken = fail([issue("pack-missing"), issue("unknown-key", { path: "x" })]);
    expect(() => unwrap(broken)).toThrow(/pack-missing[\s\S]*\n[\s\S]*unknown-key at x/);
  });
});
