/** The bound of a formula in doubles holds, and small fractions are exact where they say something. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { fromDecimal } from "../../../src/indicators/exact.js";
import { compileFormula, formulaTree, type FigureKind } from "../../../src/indicators/formula.js";
import { unwrap } from "../../../src/issues.js";
import { approximate, ERROR, VALUE, type FigureSource } from "../../../src/scoring/quick/approximation.js";
import { smallFraction } from "../../../src/scoring/quick/small-fraction.js";
import { seed } from "../../support/arbitraries.js";

const kinds = new Map<string, FigureKind>([["a", "one"], ["b", "one"], ["p", "yearly"], ["q", "yearly"]]);
const figures = new Float64Array(8);
const slots: Readonly<Record<string, number>> = { a: 0, b: 1, p: 2, q: 5 };
let years = 3;
const source: FigureSource = { figures, slotOf: (id) => slots[id] ?? 0, isYearly: (id) => kinds.get(id) === "yearly", mostOf: () => Number.MAX_SAFE_INTEGER, years: () => years };

const beyondDoubles = "a * 1e-308 * 1e-10 * 1e300";
const formulas = [
  "a / b", "a / b * 100", "a - b", "(a - b) / b", "a * a * a - b * 0.1", "mean(p ./ q) * 100", "mean(p) - mean(q)", "mean(p .* q) - a * b", "-a + 0.3", "(a - 0.1) * (b - 0.2) - 0.3 * a", "a / (b * b) - mean(q ./ p)", beyondDoubles,
].map((expression) => {
  const tree = unwrap(formulaTree(expression, kinds, ""));
  return [expression, { near: approximate(tree, source), small: smallFraction(tree, source), exact: unwrap(compileFormula(expression, kinds, "")) }] as const;
});
const figure = fc.oneof(fc.constantFrom(0.1, 0.3, 1, 3, 7, 60, 1e-15, 9007199254740991, 1 / 3), fc.integer({ min: 1, max: 1e7 }).map((it) => it / 1000), fc.double({ min: 1e-15, max: 1e15, noNaN: true }));

it.each(formulas)("%s", (expression, { near, small, exact }) => {
  let smalls = 0;
  fc.assert(fc.property(fc.array(figure, { minLength: 8, maxLength: 8 }), fc.constantFrom(1, 2, 3), (given, count) => {
    figures.set(given);
    years = count;
    const [a = 1, b = 1] = given;
    const list = (from: number) => given.slice(from, from + count).map(fromDecimal);
    const value = exact({ a: fromDecimal(a), b: fromDecimal(b), p: list(2), q: list(5) });
    near.compute();
    const error = near.outcome[ERROR] ?? Number.NaN;
    if (Number.isFinite(error)) expect(value.sub(fromDecimal(near.outcome[VALUE] ?? 0)).abs().valueOf()).toBeLessThanOrEqual(error);
    if (!small.compute()) return;
    smalls += 1;
    expect(fromDecimal(small.over).div(fromDecimal(small.under)).equals(value)).toBe(true);
  }), { seed, numRuns: 1000 });
  if (expression !== beyondDoubles) expect(smalls).toBeGreaterThan(0);
});

it("knows nothing of a formula that can leave the range of doubles", () => {
  const last = formulas.at(-1)?.[1].near;
  last?.compute();
  expect(Number.isFinite(last?.outcome[ERROR])).toBe(false);
});
