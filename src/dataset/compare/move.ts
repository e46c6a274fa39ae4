/** One firm's records in both runs → what it did, and by which condition, indicator and area. */
import { compareText } from "../../diagnosis/firms.js";
import { toPoints } from "../../scoring/compile.js";
import { standingOf } from "./decider.js";
import { crossingsOf } from "./lines.js";
import type { Entry, Pair } from "./match.js";
import type { Change, Move } from "./schema.js";
import type { Scored, Side } from "./side.js";

/** A question or area both packs have: where it stands in each. */
interface Shared {
  readonly id: string;
  readonly old: number;
  readonly new: number;
}

export const sharedIds = (old: readonly string[], other: readonly string[]): readonly Shared[] =>
  old.flatMap((id, i) => (other.includes(id) ? [{ id, old: i, new: other.indexOf(id) }] : []));

/** @param sameAnswers the two runs are of one dataset. */
export function moverOf(old: Side, other: Side, sameAnswers: boolean): (pair: Pair) => Move {
  const crossings = crossingsOf(old, other, sameAnswers);
  const indicators = sharedIds(old.indicators, other.indicators);
  const areas = sharedIds(old.areas, other.areas);
  return ({ id, occurrence, old: before, new: after }) => {
    const [from, to] = [before?.scored ?? null, after?.scored ?? null];
    const change = changeOf(before, after);
    const crossed = from !== null && to !== null && from.level !== to.level
      ? crossings.between(old.decider.decide(standingOf(old, from.indicators, from.areas)), other.decider.decide(standingOf(other, to.indicators, to.areas)))
      : { conditions: [], by: null };
    return {
      id, occurrence, change, from: from?.level ?? null, to: to?.level ?? null,
      pointsFrom: from && toPoints(from.points), pointsTo: to && toPoints(to.points), pointsChange: from && to && toPoints(to.points - from.points),
      rangeFrom: rangeOf(from), rangeTo: rangeOf(to),
      by: crossed.by, conditions: crossed.conditions,
      indicators: from && to ? changed(indicators, from.indicators, to.indicators, toPoints) : [],
      areas: from && to ? changed(areas, from.areas, to.areas, (it) => it) : [],
      issuesFrom: before?.codes ?? [], issuesTo: after?.codes ?? [],
    };
  };
}

const rangeOf = (it: Scored | null): [number, number] | null => it && [it.level, it.best];

function changeOf(old: Entry | null, other: Entry | null): Change {
  if (old === null) return "added";
  if (other === null) return "removed";
  if (old.scored === null) return other.scored === null ? "unscored" : "newly-scored";
  if (other.scored === null) return "no-longer-scored";
  const rise = other.scored.level - old.scored.level;
  return rise > 0 ? "up" : rise < 0 ? "down" : "same";
}

type Changed = Move["indicators"];

/** None counts as 0, as it does in the points; what changes by nothing, none to 0, comes last. */
function changed(ids: readonly Shared[], from: readonly number[], to: readonly number[], unit: (value: number) => number): Changed {
  const shown = (value: number): number | null => (value < 0 ? null : unit(value));
  return ids.map((it) => ({ id: it.id, from: from[it.old] ?? -1, to: to[it.new] ?? -1 })).filter((it) => it.from !== it.to)
    .map((it) => ({ ...it, size: Math.abs(Math.max(0, it.to) - Math.max(0, it.from)) }))
    .sort((a, b) => b.size - a.size || compareText(a.id, b.id))
    .map((it) => ({ id: it.id, from: shown(it.from), to: shown(it.to) }));
}
