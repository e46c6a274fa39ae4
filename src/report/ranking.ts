/** Which indicators stand best and worst, by exact share of their points; ties in the order of the form. */
import type { IndicatorResult } from "../scoring/result.js";
import { compareShares } from "./numbers.js";

export interface Ranking {
  readonly strongest: readonly IndicatorResult[];
  readonly weakest: readonly IndicatorResult[];
}

/** None stands on both sides; an unanswered question on neither. */
export function rank(indicators: readonly IndicatorResult[], count: number): Ranking {
  const scored = indicators.filter((it) => it.status === "scored" && it.maxPoints > 0);
  const strongest = scored.filter((it) => it.points > 0).sort((a, b) => compareShares(b, a) || a.no - b.no).slice(0, count);
  return { strongest, weakest: weakestOf(scored.filter((it) => !strongest.includes(it)), count) };
}

export const weakestOf = (indicators: readonly IndicatorResult[], count: number): readonly IndicatorResult[] =>
  indicators.filter((it) => it.status === "scored" && it.lost > 0).sort((a, b) => compareShares(a, b) || a.no - b.no).slice(0, count);

/** Largest loss first; ties in the order of the form. */
export const byLoss = (indicators: readonly IndicatorResult[]): readonly IndicatorResult[] =>
  [...indicators].sort((a, b) => b.lost - a.lost || a.no - b.no);
