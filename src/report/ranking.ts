/** Which indicators stand best and worst, and which lost most; an unanswered question stands nowhere and has lost nothing yet. */
import type { IndicatorResult } from "../scoring/result.js";
import { compareShares, sumOf } from "./numbers.js";

export interface Ranking {
  readonly strongest: readonly IndicatorResult[];
  readonly weakest: readonly IndicatorResult[];
}

/** By exact share of their points, ties in the order of the form; none stands on both sides. */
export function rank(indicators: readonly IndicatorResult[], count: number): Ranking {
  const scored = indicators.filter((it) => it.status === "scored" && it.maxPoints > 0);
  const strongest = scored.filter((it) => it.points > 0).sort((a, b) => compareShares(b, a) || a.no - b.no).slice(0, count);
  return { strongest, weakest: weakestOf(scored.filter((it) => !strongest.includes(it)), count) };
}

export const weakestOf = (indicators: readonly IndicatorResult[], count: number): readonly IndicatorResult[] =>
  indicators.filter((it) => it.status === "scored" && it.lost > 0).sort((a, b) => compareShares(a, b) || a.no - b.no).slice(0, count);

export interface Losses {
  /** Which sentence is true. */
  readonly state: "lost" | "lostOpen" | "none" | "noneOpen" | "allOpen" | "nothing";
  /** What counts, settled before open: largest loss first, ties in the order of the form. */
  readonly ordered: readonly IndicatorResult[];
  /** Settled, and short of the maximum. */
  readonly losing: readonly IndicatorResult[];
  readonly points: number;
  readonly open: number;
  /** Points the open ones could still earn. */
  readonly stake: number;
}

export function lossesOf(indicators: readonly IndicatorResult[]): Losses {
  const counted = [...indicators].filter((it) => it.maxPoints > 0).sort((a, b) => b.lost - a.lost || a.no - b.no);
  const settled = counted.filter((it) => it.status !== "unanswered");
  const open = counted.filter((it) => it.status === "unanswered");
  const losing = settled.filter((it) => it.lost > 0);
  const state = counted.length === 0 ? "nothing" : settled.length === 0 ? "allOpen"
    : losing.length > 0 ? (open.length > 0 ? "lostOpen" : "lost") : open.length > 0 ? "noneOpen" : "none";
  return {
    state, losing, ordered: [...settled, ...open],
    points: sumOf(losing.map((it) => it.lost)), open: open.length, stake: sumOf(open.map((it) => it.maxPoints)),
  };
}
