/** The order of the steps: the preferred first, what another needs before it; a climb is split only where two wait for each other. */
import { entriesIn, type Climb, type Entry } from "./climbs.js";
import type { Services } from "./services.js";

/** Part of a climb, taken at one go. */
export interface Move {
  readonly climb: Climb;
  readonly entries: readonly Entry[];
}

const keyOf = (area: string, rating: number | string): string => `${area} ${rating}`;

/**
 * Again and again the most preferred climb all of whose prerequisites inside the plan are done; when there is none,
 * the most preferred of those that wait for each other goes as far as it can. Scenarios that need each other in a circle
 * do not stop the plan: the most preferred climb then takes one step all the same.
 */
export function orderMoves(climbs: readonly Climb[], entries: readonly Entry[], services: Services): readonly Move[] {
  const chosen = new Set(entries);
  const pending = climbs.map((climb) => ({ climb, entries: entriesIn([climb]).filter((it) => chosen.has(it)) })).filter((it) => it.entries.length > 0);
  const waiting = new Set(pending.flatMap(({ climb, entries: own }) => own.map((it) => keyOf(climb.id, it.at))));
  const before = new Map(pending.flatMap(({ climb, entries: own }) => own.map((it) => [it, prerequisitesOf(climb, it, services)] as const)));
  const canGo = ({ entries: own }: Move): number => {
    const blocked = own.findIndex((it) => before.get(it)?.some((key) => waiting.has(key)));
    return blocked < 0 ? own.length : blocked;
  };

  const waitsFor = (one: Move, other: Move): boolean => other.climb !== one.climb
    && one.entries.some((it) => before.get(it)?.some((key) => other.entries.some((step) => keyOf(other.climb.id, step.at) === key)));
  /** Whether the climb waits, over others, for itself. */
  const isInCircle = (start: Move): boolean => {
    const seen = new Set<Move>();
    const leadsBack = (from: Move): boolean => pending.some((it) => waitsFor(from, it) && !seen.has(it) && (seen.add(it), waitsFor(it, start) || leadsBack(it)));
    return leadsBack(start);
  };

  const moves: Move[] = [];
  while (pending.length > 0) {
    const next = pending.find((it) => canGo(it) === it.entries.length)
      ?? pending.find((it) => canGo(it) > 0 && isInCircle(it)) ?? pending.find(isInCircle) ?? pending[0];
    if (next === undefined) break;
    const count = Math.max(1, canGo(next));
    const taken = next.entries.slice(0, count);
    const last = moves.at(-1);
    if (last?.climb === next.climb) moves.splice(-1, 1, { climb: last.climb, entries: [...last.entries, ...taken] });
    else moves.push({ climb: next.climb, entries: taken });
    for (const it of taken) waiting.delete(keyOf(next.climb.id, it.at));
    const rest = next.entries.slice(count);
    pending.splice(pending.indexOf(next), 1, ...(rest.length > 0 ? [{ climb: next.climb, entries: rest }] : []));
  }
  return moves;
}

/** Of other areas alone: within its own a ladder is in order anyway. */
const prerequisitesOf = ({ kind, id }: Climb, { at }: Entry, services: Services): readonly string[] =>
  (kind === "indicator" ? [] : services.ofArea(id, Number(at)).flatMap(services.before).filter(({ area }) => area !== id).map(({ area, to }) => keyOf(area, to)));
