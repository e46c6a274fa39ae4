/** Gaps in thousandths, as whole numbers and as fractions: the same number. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { fromDecimal, showExact } from "../../src/indicators/exact.js";
import { partsOf } from "../../src/scoring/rules.js";
import { seed } from "../support/arbitraries.js";

const value = fc.oneof(fc.integer({ min: 0, max: 1e7 }).map((it) => it / 1000), fc.double({ min: 0, max: 1e13, noNaN: true }), fc.constantFrom(39.975, 0, 1e12, 999_999_999_999.999, 0.0004, 1e15));

it("a gap is the exact difference", () => {
  const seen = { met: 0, unmet: 0 };
  fc.assert(fc.property(value, value, (required, points) => {
    const [condition] = partsOf({ ">=": [{ var: "points" }, required] }).map((part) => part({ points }));
    seen[points >= required ? "met" : "unmet"] += 1;
    expect(condition?.gap).toBe(points >= required ? 0 : fromDecimal(required).sub(fromDecimal(points)).valueOf());
  }), { seed, numRuns: 2000 });
  expect(Math.min(seen.met, seen.unmet)).toBeGreaterThan(300);
});

it("a decimal is shown as fraction.js writes it", () => {
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), (over, under) => {
    const fraction = fromDecimal(over).div(under);
    fc.pre(Math.abs(over) >= under);
    expect(showExact([fraction], () => true)).toEqual([fraction.round(2).toString(2)]);
  }), { seed, numRuns: 1000 });
});
