/** What a gap takes in figures: exact at the edges of bands, honest where no figure can do it. */
import { describe, expect, it } from "vitest";
import { score, type LoadedPack } from "../../src/index.js";
import { diagnose } from "../../src/diagnosis/findings/diagnose.js";
import { isLinearIn } from "../../src/diagnosis/figures/linear.js";
import type { IndicatorGap } from "../../src/diagnosis/findings/schema.js";
import { pack2024, patchedPack } from "../support/packs.js";
import { readSheet } from "../support/sheets.js";

function gapOf(id: string, answer: unknown, pack: LoadedPack = pack2024): IndicatorGap {
  const sheet = readSheet({ answers: { [id]: answer } }, pack);
  const [gap] = diagnose(sheet, score(sheet, pack)).findings.filter((it) => it.subject === id);
  if (gap?.kind !== "indicator") throw new Error(`no gap of ${id}`);
  return gap;
}
const connected = (part: number, whole: number, pack?: LoadedPack): IndicatorGap =>
  gapOf("equipment-connectivity", { figures: { productionEquipment: whole, connectedEquipment: part } }, pack);

describe("a part of a counted whole", () => {
  it("on the edge of its band one more enters the next: 24 of 60 is exactly 40 %", () => {
    expect(connected(24, 60)).toMatchObject({
      id: "indicator:equipment-connectivity:D", from: "C", to: "D", points: 1.5,
      figures: {
        kind: "amount", figure: "connectedEquipment", latestOf: null, actual: 24, atLeast: 25, more: 1, limit: { figure: "productionEquipment", value: 60 },
        now: { exact: "40", shown: "40" }, above: 40, then: { exact: "125/3", shown: "41.67" },
      },
    });
  });

  it.each([
    // part, whole, next option, more, points
    [0, 60, "B", 7, 1.5], // 7/60 = 11.67 %; 6/60 is exactly 10 %, which is the first band
    [6, 60, "B", 1, 1.5],
    [7, 60, "C", 6, 1.5], // 13/60; 12/60 is exactly 20 %
    [25, 60, "E", 12, 1.5], // 37/60; 36/60 is exactly 60 %
    [23, 96, "D", 16, 1.5], // 39/96; 38/96 = 39.58 %
    [0, 3, "C", 1, 3], // one of three is 33 %: past the band in between
    [0, 1, "E", 1, 6],
    [1, 2, "E", 1, 1.5],
    [100_000, 1_000_000, "B", 1, 1.5],
  ])("%i of %i: to %s with %i more, %f points", (part, whole, to, more, points) => {
    expect(connected(part, whole)).toMatchObject({ to, points, figures: { more, atLeast: part + more } });
  });

  it("the option ticked may stand beside figures that agree; figures that disagree promise nothing", () => {
    const figures = { productionEquipment: 60, connectedEquipment: 24 };
    expect(gapOf("equipment-connectivity", { option: "C", figures })).toMatchObject({ to: "D", figures: { more: 1 } });
    expect(gapOf("equipment-connectivity", { option: "B", figures })).toMatchObject({ from: "B", to: "C", points: 1.5, figures: null });
    expect(gapOf("equipment-connectivity", "C").figures).toBeNull();
  });

  it("never more than the whole: what parts alone cannot reach is said", () => {
    const pack = patchedPack({ definition: [{ op: "replace", path: "/dimensions/0/groups/0/indicators/2/upperEdgesClosed", value: [10, 20, 40, 100, 200] }] });
    expect(connected(30, 60, pack)).toMatchObject({ from: "D", to: "E", points: 1.5, figures: { actual: 30, atLeast: null, more: null, then: null, above: 100 } });
    expect(connected(24, 60, pack)).toMatchObject({ to: "D", figures: { more: 1 } });
  });

  it("where the least part would land in a band worth less, no figure is promised", () => {
    const pack = patchedPack({ definition: [{ op: "replace", path: "/dimensions/0/groups/0/indicators/2/options", value: { A: 250, B: 500, C: 0, D: 750, E: 1000 } }] });
    expect(connected(0, 3, pack)).toMatchObject({ from: "A", to: "B", points: 1.5, figures: null });
    expect(connected(0, 60, pack)).toMatchObject({ from: "A", to: "B", figures: { more: 7 } });
    expect(connected(10, 60, pack)).toMatchObject({ from: "B", to: "D", figures: { above: 40, more: 15 } });
  });

  it("a formula that does not grow evenly with the part promises no figure", () => {
    const formula = (expression: string): LoadedPack => patchedPack({ definition: [{ op: "replace", path: "/dimensions/0/groups/0/indicators/2/formula", value: expression }] });
    expect(connected(24, 60, formula("connectedEquipment * connectedEquipment / productionEquipment"))).toMatchObject({ from: "A", figures: null });
    expect(connected(24, 60, formula("100 - connectedEquipment / productionEquipment * 100"))).toMatchObject({ from: "D", to: "E", figures: { atLeast: null } });
  });
});

describe("isLinearIn", () => {
  it.each([
    ["a / b * 100", true], ["mean(a ./ b) * 100", true], ["(a + b) / 2 - b", true], ["-a", true],
    ["b / a", false], ["mean(b ./ a)", false], ["a * a", false], ["a / (a + b)", false], ["b", false], ["b / (1 + (a))", false],
  ])("%s: %s", (expression, linear) => expect(isLinearIn(expression, "a")).toBe(linear));
});

describe("yearly amounts", () => {
  const funding = (digitalSpend: readonly number[], revenue: readonly number[]): IndicatorGap => gapOf("funding", { figures: { digitalSpend, revenue } });

  it("what the latest year would have to be, to a hundredth, the other years as they are", () => {
    // (10/100 + 10/100 + x/100) / 3 > 10 % needs x > 10
    expect(funding([10, 10, 10], [100, 100, 100])).toMatchObject({
      to: "B", points: 1.875, figures: { figure: "digitalSpend", latestOf: 3, actual: 10, atLeast: 10.01, more: 0.01, limit: null, now: { exact: "10" }, above: 10, then: { exact: "3001/300" } },
    });
    // one year: 5 of 300, needs more than 30
    expect(funding([5], [300])).toMatchObject({ figures: { latestOf: 1, atLeast: 30.01, more: 25.01 } });
    // (2/90 + x/70) / 2 > 10 %: x > 70 × (0.2 − 2/90) = 12.444…
    expect(funding([2, 3.5], [90, 70])).toMatchObject({ figures: { latestOf: 2, actual: 3.5, atLeast: 12.45, more: 8.95 } });
  });

  it("next to nothing is no trouble", () => {
    expect(funding([5e-324], [6])).toMatchObject({ figures: { actual: 5e-324, atLeast: 0.61, more: 0.61 } });
    expect(funding([1e-7], [6])).toMatchObject({ figures: { atLeast: 0.61, more: 0.6099999 } });
  });

  it("what no number can hold exactly is not promised", () => {
    expect(funding([1], [9e15])).toMatchObject({ to: "B", figures: { atLeast: null, more: null, then: null } });
  });
});

describe("trends", () => {
  it("the value before is the line; exactly equal is worth something only from worse", () => {
    const worse = { figures: { costLastYear: 90, revenueLastYear: 100, costYearBefore: 80, revenueYearBefore: 100 } };
    expect(gapOf("value-benefit", worse)).toMatchObject({
      from: "A", to: "C", points: 3,
      figures: { kind: "trend", better: "down", now: { exact: "90" }, line: { exact: "80" }, atLine: { option: "B", points: 1.5 }, possible: true },
    });
    const flat = { figures: { costLastYear: 80, revenueLastYear: 100, costYearBefore: 80, revenueYearBefore: 100 } };
    expect(gapOf("value-benefit", flat)).toMatchObject({ from: "B", points: 1.5, figures: { line: { exact: "80" }, atLine: null } });
  });

  it("beyond 100 %, or below nothing, there is no room", () => {
    const quality = (after: number, before: number): IndicatorGap => gapOf("product-quality", { figures: { passRateAfter: after, passRateBefore: before } });
    expect(quality(99, 100)).toMatchObject({ figures: { possible: false, atLine: { option: "B", points: 3.5 } } });
    expect(quality(98, 99.9)).toMatchObject({ figures: { possible: true } });
    const energy = { figures: { energyAfter: 0, revenueAfter: 100, energyBefore: 0, revenueBefore: 100 } };
    expect(gapOf("green-low-carbon", energy)).toMatchObject({ figures: { possible: false } });
    const heads = { figures: { revenueLastYear: 10, employeesLastYear: 5, revenueYearBefore: 20, employeesYearBefore: 5 } };
    expect(gapOf("market-performance", heads)).toMatchObject({ figures: { better: "up", possible: true } });
  });
});
