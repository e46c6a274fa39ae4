import { describe, expect, it } from "vitest";
import { Fraction, fromDecimal, showExact } from "../../src/indicators/exact.js";

describe("fromDecimal", () => {
  it.each([
    [0, "0"], [-0, "0"], [7, "7"], [-3, "-3"], [0.1, "1/10"], [12.34, "617/50"], [39.975, "1599/40"], [-0.5, "-1/2"], [-12.25, "-49/4"],
    [1e-7, "1/10000000"], [1.5e-7, "3/20000000"], [-2.5e-9, "-1/400000000"],
    [1e21, "1000000000000000000000"], [1.25e22, "12500000000000000000000"], [Number.MAX_SAFE_INTEGER, "9007199254740991"],
  ])("takes %d as the decimal it was written as", (value, exact) => {
    expect(fromDecimal(value).toFraction()).toBe(exact);
  });

  it("adds decimals as people do", () => {
    expect(fromDecimal(0.1).add(fromDecimal(0.2)).equals(fromDecimal(0.3))).toBe(true);
    expect(fromDecimal(0.57).mul(100).toFraction()).toBe("57");
  });

  it.each([Infinity, -Infinity, NaN])("refuses %d", (value) => {
    expect(() => fromDecimal(value)).toThrow(RangeError);
  });
});

describe("showExact", () => {
  /** Agrees as long as the rounded value stands on the same side of 40. */
  const sideOf40 = (value: Fraction) => ([rounded]: readonly Fraction[]): boolean => rounded?.compare(40) === value.compare(40);

  it.each([
    [39.9, "39.9"], [40, "40"], [39.975, "39.98"], [39.99, "39.99"], [39.996, "39.996"], [39.9999999, "39.9999999"],
    [40.0000001, "40.0000001"], [40.004, "40.004"], [40.006, "40.01"], [0, "0"], [100 / 8, "12.5"],
  ])("shows %d as %s beside a line at 40", (value, shown) => {
    const exact = fromDecimal(value);
    expect(showExact([exact], sideOf40(exact))).toEqual([shown]);
  });

  it("rounds to two places where nothing is contradicted, and numbers below 1 to three digits", () => {
    expect(showExact([new Fraction(125, 3), new Fraction(2, 3)], () => true)).toEqual(["41.667", "0.667"]);
    expect(showExact([new Fraction(125, 3), new Fraction(8, 3)], () => true)).toEqual(["41.67", "2.67"]);
    expect(showExact([new Fraction(436, 10_000), new Fraction(47_649, 1_000_000)], () => true)).toEqual(["0.0436", "0.0476"]);
    expect(showExact([new Fraction(0), new Fraction(1, 3)], () => true)).toEqual(["0", "0.333"]);
  });

  it("gives both values the places it takes to tell them apart", () => {
    const [now, before] = [new Fraction(10_001, 30_000), new Fraction(1, 3)];
    const agrees = ([a, b]: readonly Fraction[]): boolean => a !== undefined && b !== undefined && a.compare(b) === now.compare(before);
    expect(showExact([now, before], agrees)).toEqual(["0.3334", "0.3333"]);
  });

  it("gives the fraction itself when twelve places are not enough", () => {
    const below = new Fraction(40).sub(new Fraction(1n, 10n ** 20n));
    expect(showExact([below], sideOf40(below))).toEqual(["3999999999999999999999/100000000000000000000"]);
    const twelve = new Fraction(40).sub(new Fraction(1n, 10n ** 12n));
    expect(showExact([twelve], sideOf40(twelve))).toEqual(["39.999999999999"]);
  });
});
