/** The engine against a second scorer that shares no line with it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySheet, seed } from "../support/arbitraries.js";
import { scoreByReference } from "../support/reference.js";
import { scoreSheet } from "../support/sheets.js";

describe("score", () => {
  it("agrees with the reference on 3,200 random sheets, in every value", () => {
    const seen = new Map<string, number>();
    const count = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);
    fc.assert(fc.property(anySheet, (sheet) => {
      const expected = scoreByReference(sheet);
      const result = scoreSheet({ ...sheet });
      expect({
        level: result.level, levelRange: result.levelRange, points: result.points, pointsRange: result.pointsRange, completeness: result.completeness,
        dimensions: result.dimensions.map(({ id, points }) => ({ id, points })),
        indicators: result.indicators.map(({ id, points, status, options }) => ({ id, points, status, options })),
        areas: result.areas.map(({ id, rating }) => ({ id, rating })),
      }).toEqual(expected);
      count(`level ${result.level}`);
      count(result.completeness === 1 ? "full" : "partial");
      for (const it of result.indicators) if (it.measure) count(`${it.by} ${it.id} ${it.measure.option}`);
    }), { seed, numRuns: 3200 });

    // The sheets reach what they are meant to reach: all levels, and by figures every outcome of every question that has figures.
    for (const level of [0, 1, 2, 3, 4]) expect(seen.get(`level ${level}`) ?? 0, `level ${level}`).toBeGreaterThan(30);
    for (const kind of ["full", "partial"]) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(500);
    const bands = ["equipment-digitalization", "equipment-connectivity", "funding"].flatMap((id) => [..."ABCDE"].map((letter) => `${id} ${letter}`));
    const trends = ["green-low-carbon", "product-quality", "market-performance", "value-benefit"].flatMap((id) => [..."ABC"].map((letter) => `${id} ${letter}`));
    for (const outcome of [...bands, ...trends]) for (const by of ["option", "figures"]) expect(seen.get(`${by} ${outcome}`) ?? 0, `${by} ${outcome}`).toBeGreaterThan(10);
  });
});
