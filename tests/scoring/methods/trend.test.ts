import { describe, expect, it } from "vitest";
import type { AssessmentResult } from "../../../src/index.js";
import { scoreOne } from "../../support/sheets.js";

const outcome = (it: AssessmentResult["indicators"][number]): string => `${it.options.join()} ${it.points} ${it.measure?.direction}`;
const shown = (it: AssessmentResult["indicators"][number]): readonly (string | undefined)[] => it.measure?.values.map((value) => value.shown) ?? [];

const green = (now: readonly [number, number], before: readonly [number, number]) =>
  scoreOne("green-low-carbon", { figures: { energyAfter: now[0], revenueAfter: now[1], energyBefore: before[0], revenueBefore: before[1] } });
const quality = (passRateAfter: number, passRateBefore: number) => scoreOne("product-quality", { figures: { passRateAfter, passRateBefore } });
const market = (now: readonly [number, number], before: readonly [number, number]) =>
  scoreOne("market-performance", { figures: { revenueLastYear: now[0], employeesLastYear: now[1], revenueYearBefore: before[0], employeesYearBefore: before[1] } });
const cost = (now: readonly [number, number], before: readonly [number, number]) =>
  scoreOne("value-benefit", { figures: { costLastYear: now[0], revenueLastYear: now[1], costYearBefore: before[0], revenueYearBefore: before[1] } });

describe("energy per revenue is better when it falls", () => {
  it.each([
    [[90, 1000], [100, 1000], "C 7 down"], [[100, 1000], [100, 1000], "B 3.5 flat"], [[110, 1000], [100, 1000], "A 0 up"],
    [[100, 1100], [100, 1000], "C 7 down"], [[100, 900], [100, 1000], "A 0 up"], [[0, 5], [0, 7], "B 3.5 flat"],
  ] as const)("%j after %j: %s", (now, before, expected) => expect(outcome(green(now, before))).toBe(expected));

  it.each([
    [[0.3, 3], [0.1, 1]], [[0.1, 1], [0.7, 7]], [[1, 3], [2, 6]], [[1.1, 2.2], [50, 100]], [[1e-7, 1], [2e-7, 2]], [[123.45, 1000], [1234.5, 10_000]],
  ] as const)("%j and %j are exactly flat, whatever floats make of them", (now, before) => {
    expect(outcome(green(now, before))).toBe("B 3.5 flat");
    expect(new Set(shown(green(now, before))).size).toBe(1);
  });

  it("a hair below flat is better, and is shown as different", () => {
    expect(outcome(green([0.29999999999, 3], [0.1, 1]))).toBe("C 7 down");
    expect(shown(green([0.29999, 3], [0.1, 1]))).toEqual(["0.099997", "0.1"]);
  });
});

describe("the pass rate is better when it rises", () => {
  it.each([[98.1, 97.2, "C 7 up"], [97.2, 97.2, "B 3.5 flat"], [97.1, 97.2, "A 0 down"], [99.99999, 99.99998, "C 7 up"]])("%d after %d: %s", (after, before, expected) => {
    expect(outcome(quality(after, before))).toBe(expected);
  });
  it("takes numbers as they are: 0.1 + 0.2 added by a float is more than 0.3", () => {
    expect(outcome(quality(0.3, 0.3))).toBe("B 3.5 flat");
    expect(outcome(quality(0.1 + 0.2, 0.3))).toBe("C 7 up");
    expect(shown(quality(0.1 + 0.2, 0.3))).toEqual(["7500000000000001/25000000000000000", "3/10"]);
  });
  it("shows as many places as it takes to see the change", () => expect(shown(quality(99.99999, 99.99998))).toEqual(["99.99999", "99.99998"]));
});

describe("revenue per head is better when it rises", () => {
  it.each([
    [[1000, 10], [900, 10], "C 3 up"], [[1000, 10], [500, 5], "B 1.5 flat"], [[1000, 11], [1000, 10], "A 0 down"], [[0, 10], [0, 7], "B 1.5 flat"], [[100.1, 7], [200.2, 14], "B 1.5 flat"],
  ] as const)("%j after %j: %s", (now, before, expected) => expect(outcome(market(now, before))).toBe(expected));
});

describe("cost per 100 yuan of revenue is better when it falls", () => {
  it.each([[[80, 100], [81, 100], "C 3 down"], [[80, 100], [40, 50], "B 1.5 flat"], [[0.7, 1], [2.1, 3], "B 1.5 flat"], [[82, 100], [81, 100], "A 0 up"]] as const)("%j after %j: %s", (now, before, expected) => {
    expect(outcome(cost(now, before))).toBe(expected);
  });
  it("shows yuan per 100 yuan", () => expect(shown(cost([2748, 3350], [2690, 3310]))).toEqual(["82.03", "81.27"]));
});
