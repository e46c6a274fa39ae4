/** Laws of a change between two sheets. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeAcceptance } from "../../src/diagnosis/acceptance/acceptance.js";
import { describeChange, type Assessed } from "../../src/diagnosis/change/change.js";
import { changeSchema, type FirmChange } from "../../src/diagnosis/change/schema.js";
import { score, unwrap } from "../../src/index.js";
import { pack2024 } from "../support/packs.js";
import { anySheet, seed } from "../support/arbitraries.js";
import type { PlainSheet } from "../support/reference.js";
import { readSheet } from "../support/sheets.js";

const assess = (plain: PlainSheet): Assessed => {
  const sheet = readSheet({ ...plain });
  return { sheet, result: score(sheet, pack2024) };
};
const milli = (points: number): number => Math.round(points * 1000);
const both = (a: PlainSheet, b: PlainSheet): FirmChange => unwrap(describeChange(assess(a), assess(b)));

describe("a change", () => {
  it("of a sheet with itself is nothing at all", () => {
    fc.assert(fc.property(anySheet, (raw) => {
      const made = both(raw, raw);
      expect([made.points.by, ...made.dimensions.map((it) => it.by), ...made.indicators.map((it) => it.by)].every((it) => Object.is(it, 0))).toBe(true);
      expect([made.turned, made.indicators.filter((it) => it.changed), made.areas.filter((it) => it.by !== 0 && it.by !== null)]).toEqual([[], [], []]);
      expect(made.counts).toEqual({ indicatorsUp: 0, indicatorsDown: 0, areasUp: 0, areasDown: 0 });
    }), { seed });
  });

  it("the other way round is the opposite", () => {
    fc.assert(fc.property(anySheet, anySheet, (a, b) => {
      const [there, back] = [both(a, b), both(b, a)];
      expect(there.points.by).toBe(0 - back.points.by);
      expect(there.indicators.map((it) => it.by)).toEqual(back.indicators.map((it) => 0 - it.by));
      expect(there.areas.map((it) => it.by)).toEqual(back.areas.map((it) => (it.by === null ? null : 0 - it.by)));
      expect([there.counts.indicatorsUp, there.counts.areasUp]).toEqual([back.counts.indicatorsDown, back.counts.areasDown]);
      expect(there.turned.map((it) => [it.fact, it.before, it.actual, it.met])).toEqual(back.turned.map((it) => [it.fact, it.actual, it.before, !it.met]));
    }), { seed });
  });

  it("the points are the sum of the questions and of the dimensions, to the thousandth; the JSON has its published shape", () => {
    fc.assert(fc.property(anySheet, anySheet, (a, b) => {
      const made = both(a, b);
      for (const parts of [made.indicators, made.dimensions]) expect(parts.reduce((sum, it) => sum + milli(it.by), 0)).toBe(milli(made.points.by));
      expect(changeSchema.safeParse(JSON.parse(JSON.stringify(made))).success).toBe(true);
    }), { seed });
  });

  it("acceptance agrees with the level of the result", () => {
    fc.assert(fc.property(anySheet, anySheet, fc.integer({ min: 1, max: 4 }), (a, b, level) => {
      const after = assess(b);
      const [{ state } = { state: "" }] = unwrap(describeAcceptance(assess(a), after, { requirement: { level } })).checks;
      const [worst, best] = after.result.levelRange;
      expect(state === "met").toBe(worst >= level);
      expect(state === "not-met").toBe(best < level);
    }), { seed });
  });
});
