import { describe, expect, it } from "vitest";
import type { AssessmentResult, FigureValue } from "../../../src/index.js";
import { indicatorOf, scoreAnswers, scoreOne } from "../../support/sheets.js";

type Indicator = AssessmentResult["indicators"][number];
const equipment = (productionEquipment: number, digitalEquipment: number, option?: string): Indicator =>
  scoreOne("equipment-digitalization", { ...(option && { option }), figures: { productionEquipment, digitalEquipment } });
const funding = (digitalSpend: FigureValue, revenue: FigureValue): Indicator => scoreOne("funding", { figures: { digitalSpend, revenue } });
const facts = (it: Indicator): readonly unknown[] => [it.options.join(), it.points, it.measure?.values[0]?.exact, it.measure?.values[0]?.shown];

describe("bands are closed above", () => {
  it.each([
    [10, 0, "A", 0, "0", "0"], [10, 1, "A", 0, "10", "10"], [1_000_000, 100_000, "A", 0, "10", "10"], [1_000_000, 100_001, "B", 1.5, "100001/10000", "10.0001"], [1_000_000, 99_999, "A", 0, "99999/10000", "9.9999"],
    [10, 2, "B", 1.5, "20", "20"], [1_000_000, 200_001, "C", 3, "200001/10000", "20.0001"], [1_000_000, 199_999, "B", 1.5, "199999/10000", "19.9999"],
    [60, 24, "C", 3, "40", "40"], [1_000_000, 400_001, "D", 4.5, "400001/10000", "40.0001"], [1_000_000, 399_999, "C", 3, "399999/10000", "39.9999"],
    [5, 3, "D", 4.5, "60", "60"], [1_000_000, 600_001, "E", 6, "600001/10000", "60.0001"], [1_000_000, 599_999, "D", 4.5, "599999/10000", "59.9999"],
    [7, 7, "E", 6, "100", "100"], [3, 1, "C", 3, "100/3", "33.33"], [3, 2, "E", 6, "200/3", "66.67"], [49, 5, "B", 1.5, "500/49", "10.2"],
    [Number.MAX_SAFE_INTEGER, 900_719_925_474_099, "A", 0, "90071992547409900/9007199254740991", "90071992547409900/9007199254740991"],
  ])("%i machines, %i of them digital: %s, %d points", (total, part, option, points, exact, shown) => {
    expect(facts(equipment(total, part))).toEqual([option, points, exact, shown]);
  });

  it("names the band beside the ratio", () => {
    expect(equipment(60, 24).measure).toEqual({
      figures: { productionEquipment: 60, digitalEquipment: 24 }, option: "C", band: { above: 20, upTo: 40, exceeded: false },
      values: [{ expression: "digitalEquipment / productionEquipment * 100", exact: "40", shown: "40" }],
    });
    expect(equipment(60, 0).measure?.band).toEqual({ above: null, upTo: 10, exceeded: false });
  });
});

describe("funding is the mean of the yearly ratios", () => {
  it.each([
    ["one year", [15], [100], "B", 1.875, "15"], ["two years", [10, 30], [100, 100], "B", 1.875, "20"], ["three years", [10, 20, 30.1], [100, 100, 100], "C", 3.75, "20.03"],
    ["not the ratio of the sums, which would be 5 per cent", [50, 5], [100, 1000], "C", 3.75, "25.25"],
    ["decimals as written", [0.1, 0.2, 0.3], [1, 1, 1], "B", 1.875, "20"], ["decimals whose float sum misses the line", [0.57], [0.95], "D", 5.625, "60"],
    ["thirds", [1, 1, 1], [3, 3, 3], "C", 3.75, "33.33"], ["nothing spent", [0, 0, 0], [1, 2, 3], "A", 0, "0"], ["ten per cent each year", [100, 110, 120], [1000, 1100, 1200], "A", 0, "10"],
    ["all of it", [7], [7], "E", 7.5, "100"],
  ])("%s", (_what, spend, revenue, option, points, shown) => {
    const result = funding(spend, revenue);
    expect([result.options.join(), result.points, result.measure?.values[0]?.shown]).toEqual([option, points, shown]);
  });
});

describe("above one hundred per cent", () => {
  const figures = { digitalSpend: [900, 1500], revenue: [800, 1000] };
  it("is the top band and a finding", () => {
    const result = scoreAnswers({ funding: { figures } });
    expect(facts(indicatorOf(result, "funding"))).toEqual(["E", 7.5, "525/4", "131.25"]);
    expect(indicatorOf(result, "funding").measure?.band).toEqual({ above: 60, upTo: 100, exceeded: true });
    expect(result.findings).toEqual([{ code: "above-top-band", about: ["funding"], shown: "131.25" }]);
  });
  it("is shown as above even by a hair, and exactly one hundred is no finding", () => {
    expect(scoreAnswers({ funding: { figures: { digitalSpend: [100_001], revenue: [100_000] } } }).findings).toEqual([{ code: "above-top-band", about: ["funding"], shown: "100.001" }]);
    expect(scoreAnswers({ funding: { figures: { digitalSpend: [100], revenue: [100] } } }).findings).toEqual([]);
  });
  it("is a finding beside a ticked option too", () => {
    expect(scoreAnswers({ funding: { option: "A", figures } }).findings.map((it) => it.code)).toEqual(["option-contradicts-figures", "above-top-band"]);
  });
});

describe("an option beside figures", () => {
  it("scores, agreeing or not", () => {
    expect(equipment(60, 24, "C")).toMatchObject({ points: 3, by: "option", options: ["C"], measure: { option: "C" } });
    expect(equipment(60, 24, "E")).toMatchObject({ points: 6, by: "option", options: ["E"], measure: { option: "C" } });
    expect(equipment(60, 24)).toMatchObject({ points: 3, by: "figures" });
  });
});
