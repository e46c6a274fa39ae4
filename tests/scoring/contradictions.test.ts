import { describe, expect, it } from "vitest";
import { readAnswers } from "../../src/index.js";
import { pack2024 } from "../support/packs.js";
import { brief, issuesOf, scoreSheet, sheetWith } from "../support/sheets.js";

const equipment = { option: "B", figures: { productionEquipment: 60, digitalEquipment: 24 } };
const quality = { option: "C", figures: { passRateAfter: 96.1, passRateBefore: 97.4 } };
const totals = {
  "equipment-digitalization": { figures: { productionEquipment: 100, digitalEquipment: 50 } },
  "equipment-connectivity": { figures: { productionEquipment: 120, connectedEquipment: 30 } },
};
const aboveTop = { figures: { digitalSpend: [150], revenue: [100] } };

describe.each(["self", "diagnosis"])("on the basis %s", (basis) => {
  it("an option that the figures contradict scores, and is a finding", () => {
    const result = scoreSheet({ basis, answers: { "equipment-digitalization": equipment, "product-quality": quality } });
    expect(result.points).toBe(8.5);
    expect(result.findings).toEqual([
      { code: "option-contradicts-figures", about: ["equipment-digitalization"], option: "B", byFigures: "C", shown: "40" },
      { code: "option-contradicts-figures", about: ["product-quality"], option: "C", byFigures: "A", shown: "96.1 / 97.4" },
    ]);
  });

  it("unlike totals of equipment are a finding with both of them", () => {
    expect(scoreSheet({ basis, answers: totals }).findings).toEqual([{
      code: "answers-contradict", about: ["equipment-digitalization", "equipment-connectivity"], check: "equipment-totals-agree",
      actual: { "figures.equipment-digitalization.productionEquipment": 100, "figures.equipment-connectivity.productionEquipment": 120 },
    }]);
  });
});

describe("a check across questions", () => {
  it("is judged only when every fact is known", () => {
    for (const [id, answer] of Object.entries(totals)) expect(scoreSheet({ answers: { [id]: answer } }).findings).toEqual([]);
    expect(scoreSheet({ answers: { ...totals, "equipment-connectivity": { option: "C", figures: { connectedEquipment: 3 } } } }).findings).toEqual([]);
  });
  it("is judged on incomplete figures too, for both totals are there", () => {
    const answers = { "equipment-digitalization": { option: "B", figures: { productionEquipment: 100 } }, "equipment-connectivity": { option: "B", figures: { productionEquipment: 120 } } };
    expect(scoreSheet({ answers }).findings.map((it) => it.code)).toEqual(["answers-contradict"]);
  });
});

describe("on-site", () => {
  it("both are errors, at their place", () => {
    const issues = issuesOf({ basis: "on-site", answers: { ...totals, "equipment-digitalization": { option: "B", ...totals["equipment-digitalization"] }, "product-quality": quality } });
    expect([...brief(issues)].sort()).toEqual([
      "answers-contradict answers.equipment-digitalization, answers.equipment-connectivity",
      "option-contradicts-figures answers.equipment-digitalization", "option-contradicts-figures answers.product-quality",
    ]);
    expect(issues.find((it) => it.path === "answers.product-quality")).toMatchObject({ severity: "error", expected: "A by the figures (96.1 / 97.4)", actual: "C" });
  });

  it("a ratio above one hundred per cent stays a finding", () => {
    const sheet = readAnswers(sheetWith({ basis: "on-site", answers: { funding: aboveTop } }), pack2024);
    expect(sheet).toMatchObject({ ok: true, issues: [] });
    expect(scoreSheet({ basis: "on-site", answers: { funding: aboveTop } }).findings).toEqual([{ code: "above-top-band", about: ["funding"], shown: "150" }]);
  });

  it("incomplete figures stay a warning", () => {
    const answers = { "product-quality": { option: "C", figures: { passRateAfter: 96 } } };
    expect(readAnswers(sheetWith({ basis: "on-site", answers }))).toMatchObject({ ok: true, issues: [{ code: "figures-incomplete" }] });
  });

  it("agreeing answers are fine", () => {
    const answers = { "equipment-digitalization": { ...equipment, option: "C" }, "product-quality": { ...quality, option: "A" } };
    expect(issuesOf({ basis: "on-site", answers })).toEqual([]);
  });

  it("contradictions are told together with errors of the frame", () => {
    expect([...brief(issuesOf({ basis: "on-site", assessedOn: "yesterday", answers: { "equipment-digitalization": equipment } }))].sort()).toEqual([
      "field-invalid assessedOn", "option-contradicts-figures answers.equipment-digitalization",
    ]);
  });

  it("contradictions are told together with the other errors of the sheet", () => {
    expect([...brief(issuesOf({ basis: "on-site", answers: { "equipment-digitalization": equipment }, areas: { "product-design": 9 } }))].sort()).toEqual([
      "option-contradicts-figures answers.equipment-digitalization", "rating-out-of-range areas.product-design",
    ]);
  });
});
