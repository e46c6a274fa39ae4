/** What a band takes in figures: the least value of the one figure that can grow which enters the next band that earns more. */
import { fromDecimal, type Fraction } from "../../indicators/exact.js";
import { compileFormula, type Operand } from "../../indicators/formula.js";
import type { Figure, IndicatorOf } from "../../indicators/schema.js";
import { figureKinds } from "../../indicators/structure.js";
import { unwrap } from "../../issues.js";
import type { CompiledIndicator } from "../../scoring/compile.js";
import type { Measure } from "../../scoring/result.js";
import type { Answer, FigureValue } from "../../scoring/sheet.js";
import { sumDecimals } from "./decimal.js";
import { isLinearIn } from "./linear.js";
import type { Amount } from "./schema.js";

/** Counts grow by one; all else by hundredths of its unit, the finest a statement of accounts is written in. */
const stepsPerUnit = (figure: Figure): number => (figure.integer ? 1 : 100);

/** The amount, and the option the figures then lead to: with few machines one more may pass a whole band. */
export interface Reach {
  readonly amount: Amount;
  /** `null`: the band cannot be entered by this figure alone. */
  readonly option: string | null;
}

/**
 * @param letter the band to be entered: one above where the figures lead now.
 * @returns `null` where the indicator has no bands, no one figure can grow, or the formula does not grow evenly with it.
 */
export function amountInto({ indicator, judge }: CompiledIndicator, measure: Measure, letter: string): Reach | null {
  if (indicator.method !== "bands") return null;
  // bands stand in the order of their edges; each begins where the one before it ends
  const letters = Object.keys(indicator.options);
  const band = letters.indexOf(letter);
  const edge = indicator.upperEdgesClosed[band - 1];
  if (edge === undefined || band <= letters.indexOf(measure.option)) return null;
  const [lever, ...others] = indicator.figures.filter((it) => !it.positive);
  const [now] = measure.values;
  if (lever === undefined || others.length > 0 || now === undefined || !isLinearIn(indicator.formula, lever.id)) return null;
  const given = measure.figures[lever.id];
  const actual = latest(given);
  if (given === undefined || actual === undefined) return null;

  const limit = limitOf(lever, measure);
  const enters = leastAbove(indicator, lever, measure, actual, edge);
  const atLeast = enters === null ? null : asFigure(enters, Math.min(limit?.value ?? Infinity, lever.max ?? Infinity));
  // the engine's own judgement of the answer, asked again with the new figure
  const then = atLeast === null ? null : judge(figuresAlone({ ...measure.figures, [lever.id]: withLatest(given, atLeast) })).measure;
  const [value] = then?.values ?? [];
  return {
    option: then?.option ?? null,
    amount: {
      kind: "amount", figure: lever.id, latestOf: typeof given === "number" ? null : given.length, actual, atLeast,
      more: atLeast === null ? null : sumDecimals([atLeast, -actual]),
      limit, exceeds: atLeast === null ? null : exceeded(indicator, lever, measure, atLeast),
      now: { exact: now.exact, shown: now.shown }, above: edge, then: value === undefined ? null : { exact: value.exact, shown: value.shown },
    },
  };
}

const latest = (value: FigureValue | undefined): number | undefined => (typeof value === "object" ? value.at(-1) : value);
const withLatest = (value: FigureValue, last: number): FigureValue => (typeof value === "number" ? last : [...value.slice(0, -1), last]);
const figuresAlone = (figures: Answer["figures"]): Answer => ({ options: null, figures, evidence: [], note: null, notApplicable: false });

function limitOf({ partOf }: Figure, { figures }: Measure): Amount["limit"] {
  const value = partOf === undefined ? undefined : latest(figures[partOf]);
  return partOf === undefined || value === undefined ? null : { figure: partOf, value };
}

/** The figure in the same unit that the lever is measured against and is no part of, where the lever would be above it. */
function exceeded({ figures }: IndicatorOf<"bands">, lever: Figure, measure: Measure, atLeast: number): Amount["exceeds"] {
  const base = figures.find((it) => it.positive && it.unit === lever.unit && it.id !== lever.partOf);
  const value = base && latest(measure.figures[base.id]);
  return base === undefined || value === undefined || atLeast <= value ? null : { figure: base.id, value };
}

/** The first step of the figure at which the formula exceeds the edge; `null`: more of it does not raise the value. */
function leastAbove(indicator: IndicatorOf<"bands">, lever: Figure, measure: Measure, actual: number, edge: number): Fraction | null {
  const formula = unwrap(compileFormula(indicator.formula, figureKinds(indicator), indicator.id));
  const operands = Object.fromEntries(Object.entries(measure.figures).map(([id, it]): readonly [string, Operand] =>
    [id, typeof it === "number" ? fromDecimal(it) : it.map(fromDecimal)]));
  const at = (value: Fraction): Fraction => {
    const operand = operands[lever.id];
    return formula({ ...operands, [lever.id]: operand !== undefined && "map" in operand ? [...operand.slice(0, -1), value] : value });
  };
  const start = fromDecimal(actual);
  const slope = at(start.add(1)).sub(at(start));
  if (slope.compare(0) <= 0) return null;
  const line = start.add(fromDecimal(edge).sub(at(start)).div(slope));
  const steps = stepsPerUnit(lever);
  return line.mul(steps).floor().add(1).div(steps);
}

/** The number to write on the form, if it may be written there and keeps every digit. */
function asFigure(value: Fraction, most: number): number | null {
  const figure = value.valueOf();
  return figure <= Math.min(most, Number.MAX_SAFE_INTEGER) && fromDecimal(figure).equals(value) ? figure : null;
}
