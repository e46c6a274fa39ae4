/**
 * Bands and trends by the figures in the register: in doubles where they are far enough from the edge, in small fractions where they are not,
 * and by the formula of the traced path where neither says. All three read the same tree.
 */
import { fromDecimal, type Fraction } from "../../indicators/exact.js";
import { formulaTree, type FormulaTree } from "../../indicators/formula.js";
import type { Indicator, IndicatorOf } from "../../indicators/schema.js";
import { figureKinds, figuresOf } from "../../indicators/structure.js";
import { unwrap } from "../../issues.js";
import { figureFormula } from "../figure-formula.js";
import type { FigureValue } from "../sheet.js";
import { approximate, ERROR, VALUE, type FigureSource } from "./approximation.js";
import { compareSmall, smallFraction, writtenAs } from "./small-fraction.js";

/** What the figures lead to, by the place of the option; all figures of the question were given and checked. `isOrdinary`: fit for doubles. */
export type MeasuredOption = (isOrdinary: boolean) => number;

/** Twice the rounding of an edge as a double. */
const EDGE_ROUNDING = 2 ** -52;

export function measuredBand(indicator: IndicatorOf<"bands">, source: FigureSource): MeasuredOption {
  const tree = treeOf(indicator, indicator.formula);
  const near = approximate(tree, source);
  const small = smallFraction(tree, source);
  const exact = exactly(indicator, indicator.formula, source);
  const edges = Float64Array.from(indicator.upperEdgesClosed);
  const smallEdges = indicator.upperEdgesClosed.map((it) => {
    const edge = { over: 0, under: 1 };
    return writtenAs(it, edge) ? edge : null;
  });
  const exactEdges = indicator.upperEdgesClosed.map(fromDecimal);
  const last = edges.length - 1;

  /** Sign of value − edge where the doubles do not say. */
  const compareExactly = (band: number): number => {
    const edge = smallEdges[band];
    const sign = edge && small.compute() ? compareSmall(small, edge) : Number.NaN;
    return Number.isNaN(sign) ? exact().compare(exactEdges[band] ?? 0) : sign;
  };

  return (isOrdinary) => {
    near.compute();
    const value = near.outcome[VALUE] ?? Number.NaN;
    const error = isOrdinary ? near.outcome[ERROR] ?? Infinity : Infinity;
    for (let band = 0; band < last; band += 1) {
      const edge = edges[band] ?? 0;
      const doubt = error + Math.abs(edge) * EDGE_ROUNDING;
      const distance = value - edge;
      if (distance < -doubt) return band;
      if (!(distance > doubt) && compareExactly(band) <= 0) return band;
    }
    return last; // what exceeds it is in it
  };
}

export function measuredTrend(indicator: IndicatorOf<"trend">, source: FigureSource): MeasuredOption {
  const [now, before] = [indicator.formulas.now, indicator.formulas.before].map((expression) => {
    const tree = treeOf(indicator, expression);
    return { near: approximate(tree, source), small: smallFraction(tree, source), exact: exactly(indicator, expression, source) };
  });
  if (now === undefined || before === undefined) throw new RangeError("a trend compares two formulas");
  const letters = Object.keys(indicator.options);
  const { outcomes, better } = indicator;
  const flat = letters.indexOf(outcomes.flat);
  const up = letters.indexOf(better === "up" ? outcomes.better : outcomes.worse);
  const down = letters.indexOf(better === "down" ? outcomes.better : outcomes.worse);

  const [first, second] = [now.near.outcome, before.near.outcome];

  const compareExactly = (): number => {
    const sign = now.small.compute() && before.small.compute() ? compareSmall(now.small, before.small) : Number.NaN;
    return Number.isNaN(sign) ? now.exact().compare(before.exact()) : sign;
  };

  return (isOrdinary) => {
    now.near.compute();
    before.near.compute();
    const change = (first[VALUE] ?? 0) - (second[VALUE] ?? 0);
    const doubt = isOrdinary ? (first[ERROR] ?? 0) + (second[ERROR] ?? 0) : Infinity;
    const sign = Math.abs(change) > doubt ? change : compareExactly();
    return sign > 0 ? up : sign < 0 ? down : flat;
  };
}

const treeOf = (indicator: Indicator, expression: string): FormulaTree => unwrap(formulaTree(expression, figureKinds(indicator), indicator.id));

function exactly(indicator: Indicator, expression: string, { figures, slotOf, years }: FigureSource): () => Fraction {
  const formula = figureFormula(indicator, expression);
  const asked = figuresOf(indicator).map(({ id, yearly }) => ({ id, slot: slotOf(id), isYearly: yearly !== undefined }));
  return () => formula(Object.fromEntries(asked.map(({ id, slot, isYearly }): [string, FigureValue] =>
    [id, isYearly ? [...figures.subarray(slot, slot + years())] : figures[slot] ?? 0])));
}
