/** What a trend takes in figures: the value before, which the value now must leave behind. */
import { fromDecimal, Fraction } from "../../indicators/exact.js";
import type { IndicatorOf } from "../../indicators/schema.js";
import { toPoints, type CompiledIndicator, type Milli } from "../../scoring/compile.js";
import type { Measure } from "../../scoring/result.js";
import type { TrendLine } from "./schema.js";

/**
 * @param worth points by option.
 * @param points what the answer earns now.
 */
export function trendLine(worth: CompiledIndicator["optionPoints"], indicator: IndicatorOf<"trend">, measure: Measure, points: Milli): TrendLine | null {
  const [now, line] = measure.values;
  if (now === undefined || line === undefined) return null;
  const { flat } = indicator.outcomes;
  const atLine = (worth.get(flat) ?? 0) - points;
  return {
    kind: "trend", better: indicator.better,
    now: { exact: now.exact, shown: now.shown }, line: { exact: line.exact, shown: line.shown },
    atLine: atLine > 0 ? { option: flat, points: toPoints(atLine) } : null,
    possible: hasRoom(indicator, new Fraction(line.exact)),
  };
}

/** No rate is above its maximum, and no quotient of figures, none of which is negative, below zero. */
function hasRoom({ better, figures, formulas: { now } }: IndicatorOf<"trend">, line: Fraction): boolean {
  if (better === "down") return line.compare(0) > 0 || now.includes("-");
  const max = figures.find((it) => it.id === now)?.max;
  return max === undefined || line.compare(fromDecimal(max)) < 0;
}
