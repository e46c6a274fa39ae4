/** Whatever comes in, reading gives a sheet or issues, and never throws. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain, parseAnswers, readAnswers, score, unwrap, type AnswerSheet, type Result } from "../../src/index.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { areas, questions } from "../support/reference.js";
import { sheetWith } from "../support/sheets.js";

/** A sheet that can be scored and explained, or at least one reason why not. */
function expectSound(result: Result<AnswerSheet>): void {
  if (result.ok) expect(explain(score(result.value, pack2024), pack2024).headline).not.toBe("");
  else expect(result.issues.some((it) => it.severity === "error")).toBe(true);
  for (const it of result.issues) expect([it.code, it.message, it.hint].every((text) => text !== "")).toBe(true);
}

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withObjectString: true, withSparseArray: true, withTypedArray: true });

describe("readAnswers", () => {
  it("takes any JSON value", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expectSound(readAnswers(value));
      expectSound(readAnswers(value, pack2024));
    }), { seed, numRuns: 500 });
  });

  it("takes anything at all", () => {
    fc.assert(fc.property(anything, (value) => {
      expectSound(readAnswers(value));
      expectSound(readAnswers(value, pack2024));
    }), { seed, numRuns: 500 });
  });

  const fields = ["pack", "enterprise", "basis", "assessedOn", "stage", "survey", "texts", "pictures", "declinedScenarios", "investment", "reportNumber", "answers", "areas"];
  it("takes anything in any field", () => {
    fc.assert(fc.property(fc.constantFrom(...fields), anything, (field, value) => expectSound(readAnswers(sheetWith({ [field]: value }), pack2024))), { seed, numRuns: 1000 });
  });

  it("takes anything for an answer, its parts and a rating", () => {
    const answer = fc.oneof(anything, fc.record({ option: anything, options: anything, figures: anything, evidence: anything, note: anything, notApplicable: anything }, { requiredKeys: [] }));
    fc.assert(fc.property(fc.constantFrom(...Object.keys(questions)), answer, fc.constantFrom(...Object.keys(areas)), anything, (id, given, area, rating) => {
      expectSound(readAnswers(sheetWith({ answers: { [id]: given }, areas: { [area]: rating } }), pack2024));
    }), { seed, numRuns: 1000 });
  });

  it("takes any number for a figure", () => {
    const number = fc.double();
    fc.assert(fc.property(number, number, fc.array(number, { maxLength: 4 }), fc.array(number, { maxLength: 4 }), (a, b, digitalSpend, revenue) => {
      expectSound(readAnswers(sheetWith({ answers: {
        "equipment-digitalization": { figures: { productionEquipment: a, digitalEquipment: b } }, "product-quality": { figures: { passRateAfter: a, passRateBefore: b } },
        "green-low-carbon": { figures: { energyAfter: a, revenueAfter: b, energyBefore: b, revenueBefore: a } }, funding: { figures: { digitalSpend, revenue } },
      } }), pack2024));
    }), { seed, numRuns: 500 });
  });
});

describe("parseAnswers", () => {
  it("takes any text", () => {
    const scrap = fc.array(fc.constantFrom("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0061", "a", "1", "-", ".", "e", "true", "null", "//", "/*", "*/", " ", "\n", "\uFEFF", "：", "\u0000"), { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), scrap), (text) => expectSound(parseAnswers(text))), { seed, numRuns: 1000 });
  });

  it("takes any sheet with a character lost, doubled or exchanged", () => {
    const text = JSON.stringify(sheetWith({ answers: { "network-security": ["B", "C"], funding: { figures: { digitalSpend: [1, 2], revenue: [30, 40] } } }, areas: { "product-design": 2 } }));
    fc.assert(fc.property(fc.nat({ max: text.length - 1 }), fc.string({ maxLength: 2 }), (at, scrap) => {
      expectSound(parseAnswers(text.slice(0, at) + scrap + text.slice(at + 1)));
    }), { seed, numRuns: 500 });
  });

  it("reads from the text what readAnswers reads from the value", () => {
    fc.assert(fc.property(anySheet, (sheet) => {
      const value: unknown = JSON.parse(JSON.stringify(sheetWith({ ...sheet })));
      expect(unwrap(parseAnswers(JSON.stringify(value, null, 2)))).toEqual(unwrap(readAnswers(value)));
    }), { seed, numRuns: 200 });
  });
});
