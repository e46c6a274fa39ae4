/** One answer: letters, lists, objects, figures. */
import { describe, expect, it } from "vitest";
import { parseAnswers } from "../../src/index.js";
import { brief, issuesOfAnswer, readSheet, scoreOne } from "../support/sheets.js";

const problems = (id: string, answer: unknown): readonly string[] =>
  brief(issuesOfAnswer(id, answer)).map((it) => it.replace(` answers.${id}`, " ").trim());

describe("an answer may be", () => {
  it.each([
    ["a letter", "information-systems", "C", ["C"]], ["a letter in a list", "information-systems", ["C"], ["C"]], ["an option", "information-systems", { option: "C" }, ["C"]],
    ["a list under option", "network-security", { option: ["C", "B"] }, ["B", "C"]], ["options", "network-security", { options: ["E", "B"] }, ["B", "E"]],
    ["one letter where several may be", "network-security", "B", ["B"]], ["'none' alone", "network-security", ["A"], ["A"]],
    ["a letter beside figures", "equipment-connectivity", { option: "C", figures: { productionEquipment: 60, connectedEquipment: 24 } }, ["C"]],
    ["with empty fields", "funding", { option: "B", options: null, figures: null, evidence: null, note: null, notApplicable: null }, ["B"]],
    ["not marked as not applicable", "funding", { option: "B", notApplicable: false }, ["B"]],
  ])("%s", (_what, id, answer, options) => {
    expect(issuesOfAnswer(id, answer)).toEqual([]);
    expect(readSheet({ answers: { [id]: answer } }).answers[id]?.options).toEqual(options);
  });

  it.each([["null", null], ["absent", undefined], ["an empty object", {}], ["a note alone", { note: "待补" }], ["no figures", { figures: {} }], ["empty figures", { figures: { revenue: null } }]])(
    "unanswered: %s", (_what, answer) => {
      expect(issuesOfAnswer("funding", answer)).toEqual([]);
      expect(scoreOne("funding", answer)).toMatchObject({ status: "unanswered", points: 0, maxPoints: 7.5, options: [], credits: [], by: null });
    });

  it("carries its evidence and note into the result", () => {
    expect(scoreOne("funding", { option: "B", evidence: ["报表", "计算表"], note: "三年" })).toMatchObject({ evidence: ["报表", "计算表"], note: "三年" });
    expect(scoreOne("funding", { option: "B", evidence: "报表" })).toMatchObject({ evidence: ["报表"], note: null });
  });
});

describe("letters", () => {
  it.each([
    ["in lower case", "c", "option-unknown", "C"], ["with blanks", " C ", "option-unknown", "C"], ["in full width", "Ｃ", "full-width", "C"],
    ["in full width and lower case", "ｃ", "full-width", "C"], ["with a full-width blank", "C\u3000", "full-width", "C"],
    ["beyond the last", "F", "option-unknown", "one of A, B, C, D, E"], ["joined", "BC", "option-unknown", "one of A, B, C, D, E"],
    ["missing", "", "option-unknown", "one of A, B, C, D, E"], ["of a prototype", "constructor", "option-unknown", "one of A, B, C, D, E"], ["Cyrillic", "С", "option-unknown", "one of A, B, C, D, E"],
  ])("%s", (_what, letter, code, expected) => {
    expect(issuesOfAnswer("information-systems", letter)).toMatchObject([{ code, path: "answers.information-systems", expected, actual: JSON.stringify(letter) }]);
    expect(issuesOfAnswer("network-security", ["B", letter])).toMatchObject([{ code, path: "answers.network-security[1]" }]);
  });

  it.each([
    ["information-systems", ["B", "C"], ["option-several"]], ["equipment-digitalization", ["B", "C"], ["option-several"]], ["green-low-carbon", ["B", "C"], ["option-several"]],
    ["information-systems", [], ["option-none-given"]], ["network-security", { options: [] }, ["option-none-given .options"]],
    ["network-security", ["B", "B"], ["option-repeated"]], ["network-security", ["A", "B"], ["option-exclusive"]],
    ["information-systems", ["A", "B"], ["option-several"]],
    ["network-security", ["A", "A", "B", "Z"], ["option-unknown [3]", "option-repeated", "option-exclusive"]],
    ["network-security", { option: "B", options: ["C"] }, ["option-twice"]], ["information-systems", { opton: "B" }, ["unknown-key .opton"]],
    ["information-systems", 3, ["answer-type"]], ["information-systems", true, ["answer-type"]], ["network-security", ["B", 3], ["answer-type [1]"]],
    ["network-security", [["B"]], ["answer-type [0]"]], ["network-security", [null], ["answer-type [0]"]], ["information-systems", { option: {} }, ["answer-type .option"]],
    ["information-systems", { option: "C", evidence: [7] }, ["field-type .evidence[0]"]], ["information-systems", { option: "C", note: {} }, ["field-type .note"]],
    ["information-systems", { option: "C", notApplicable: "yes" }, ["field-type .notApplicable"]],
    ["information-systems", { notApplicable: true }, ["not-applicable-not-allowed"]],
    ["information-systems", { notApplicable: true, option: "C" }, ["not-applicable-not-allowed", "not-applicable-answered"]],
    ["information-systems", { option: "C", figures: { revenue: 1 } }, ["unknown-figure .figures.revenue"]],
    ["information-systems", { option: "C", figures: [1] }, ["not-an-object .figures"]],
  ])("%s: %j is %j", (id, answer, expected) => expect(problems(id, answer)).toEqual(expected));
});

describe("figures", () => {
  const equipment = (productionEquipment: unknown, digitalEquipment: unknown): readonly string[] =>
    problems("equipment-digitalization", { figures: { productionEquipment, digitalEquipment } }).map((it) => it.replace(".figures.", ""));
  const funding = (digitalSpend: unknown, revenue: unknown): readonly string[] => problems("funding", { figures: { digitalSpend, revenue } }).map((it) => it.replace(".figures.", ""));

  it("may be equal, zero in the part, and minus zero", () => {
    expect(equipment(60, 60)).toEqual([]);
    expect(equipment(60, 0)).toEqual([]);
    expect(equipment(60, -0)).toEqual([]);
    expect(problems("product-quality", { figures: { passRateAfter: 100, passRateBefore: 0 } })).toEqual([]);
    expect(problems("green-low-carbon", { figures: { energyAfter: 0, revenueAfter: 1, energyBefore: 0, revenueBefore: 1e-9 } })).toEqual([]);
  });

  it("a part over its whole, a whole of zero", () => {
    expect(equipment(60, 61)).toEqual(["figure-part-over-whole digitalEquipment"]);
    expect(equipment(Number.MAX_SAFE_INTEGER + 1, 1).filter((it) => !it.startsWith("figures-incomplete"))).toEqual(["figure-not-whole productionEquipment"]);
    expect(equipment(0, 0).filter((it) => !it.startsWith("figures-incomplete"))).toEqual(["figure-zero-whole productionEquipment"]);
  });

  it.each([
    ["24", "figure-type"], ["24台", "figure-type"], ["1,200", "figure-type"], ["", "figure-type"], [true, "figure-type"], [[24], "figure-type"], ["２４", "full-width"],
    [-1, "figure-negative"], [Infinity, "figure-not-finite"], [NaN, "figure-not-finite"], [24.5, "figure-not-whole"], [1e21, "figure-not-whole"],
  ])("%j is no count, and that is all there is to say", (value, code) => expect(equipment(60, value)).toEqual([`${code} digitalEquipment`]));

  it("in full width name the plain number", () => {
    expect(issuesOfAnswer("equipment-digitalization", { figures: { productionEquipment: "６０", digitalEquipment: "８０％" } })).toMatchObject([{ code: "full-width", expected: "60" }, { code: "full-width", expected: "80%" }]);
  });

  it("too large for a number, in the text", () => {
    const text = "{\"pack\":\"miit-sme-2024\",\"enterprise\":{\"id\":\"E\"},\"answers\":{\"product-quality\":{\"figures\":{\"passRateAfter\":1e999,\"passRateBefore\":-1e999}}}}";
    expect(brief(parseAnswers(text).issues)).toEqual([
      "figure-not-finite answers.product-quality.figures.passRateAfter", "figure-not-finite answers.product-quality.figures.passRateBefore",
    ]);
  });

  it("above the largest possible value", () => {
    expect(problems("product-quality", { figures: { passRateAfter: 100.000001, passRateBefore: 101 } })).toEqual([
      "figure-above-maximum .figures.passRateAfter", "figure-above-maximum .figures.passRateBefore",
    ]);
  });

  it("of one to three years, as a list", () => {
    for (const years of [[1], [1, 2], [1, 2, 3]]) expect(funding(years, years)).toEqual([]);
    expect(funding([1, 2], [1, 2, 3])).toEqual(["figure-years-differ .figures"]);
    expect(funding([], [])).toEqual(["figure-not-yearly digitalSpend", "figure-not-yearly revenue"]);
    expect(funding([1, 2, 3, 4], [1, 2, 3, 4])).toEqual(["figure-not-yearly digitalSpend", "figure-not-yearly revenue"]);
    expect(funding(1, "2")).toEqual(["figure-not-yearly digitalSpend", "figure-not-yearly revenue"]);
    expect(funding([1, "2"], [0, 5])).toEqual(["figure-type digitalSpend[1]", "figure-zero-whole revenue[0]"]);
    expect(funding([null], [null])).toEqual(["figure-type digitalSpend[0]", "figure-type revenue[0]"]);
  });

  it("that are missing are a warning naming them, with and without an option", () => {
    for (const option of [{}, { option: "C" }]) {
      expect(issuesOfAnswer("green-low-carbon", { ...option, figures: { energyAfter: 1, revenueBefore: 2 } })).toMatchObject([{
        code: "figures-incomplete", severity: "warning", path: "answers.green-low-carbon.figures", expected: "also revenueAfter, energyBefore", actual: "energyAfter, revenueBefore",
      }]);
    }
    expect(scoreOne("green-low-carbon", { figures: { energyAfter: 1 } })).toMatchObject({ status: "unanswered", by: null, measure: null });
    expect(scoreOne("green-low-carbon", { option: "C", figures: { energyAfter: 1 } })).toMatchObject({ status: "scored", points: 7, by: "option", measure: null });
  });
});
