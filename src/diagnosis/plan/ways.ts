/** The ways each climb can go, with one exact cost that ranks whole plans without a tie. */
import { toWhole } from "../figures/decimal.js";
import type { AreaClimb, Climb, Entry, IndicatorClimb, LadderClimb, TicksClimb } from "./climbs.js";
import { entriesIn } from "./climbs.js";
import { combine, type Budget, type Picks, type Stage, type Way } from "./cheapest.js";
import type { AreaLine } from "./lines.js";

export interface Costs {
  readonly of: (entry: Entry) => bigint;
  /** Of climbing at all, beside what is entered. */
  readonly touch: bigint;
}

/**
 * One whole number from four, the first decisive: effort, how many climbs are touched, how many steps are entered,
 * and which: of two sets the better has the most preferred of the steps that only one of them has.
 */
export function costsOf(climbs: readonly Climb[]): Costs {
  const entries = entriesIn(climbs);
  const efforts = toWhole(entries.map((it) => it.effort));
  const width = BigInt(entries.length);
  const perStep = 1n << width;
  const touch = perStep * (width + 1n);
  const perEffort = touch * BigInt(climbs.length + 1);
  const costs = new Map(entries.map((it, i) =>
    [it, it.isFree ? 0n : (efforts[i] ?? 0n) * perEffort + perStep - (1n << (width - 1n - BigInt(i)))]));
  return { of: (entry) => costs.get(entry) ?? 0n, touch };
}

const STAY: Way<Entry> = { gains: [0], cost: 0n, picks: null };

/** Ways up a ladder: after each rung one can stop. */
function rungWays({ rungs, least }: LadderClimb | AreaClimb, gainsAt: (worth: number) => readonly number[], now: number, costs: Costs): Stage<Entry> {
  const ways: Way<Entry>[] = [{ gains: gainsAt(now), cost: 0n, picks: null }];
  let cost = costs.touch;
  let picks: Picks<Entry> = null;
  for (const rung of rungs) {
    cost += costs.of(rung);
    picks = { left: picks, right: { one: rung } };
    ways.push({ gains: gainsAt(rung.worth), cost, picks });
  }
  return ways.slice(least);
}

/** Sets of options to tick; of those worth the same only the cheapest. */
function tickWays(climb: TicksClimb, costs: Costs, budget: Budget): Stage<Entry> | null {
  const { items, must, alone, isPinned } = climb;
  const take = (it: Entry): Way<Entry> => ({ gains: [it.worth], cost: costs.of(it), picks: { one: it } });
  const enterAlone = alone ? [{ gains: [alone.worth], cost: costs.of(alone) + costs.touch, picks: { one: alone } }] : [];
  if (isPinned) return alone ? enterAlone : [STAY];
  const most = items.reduce((sum, it) => sum + it.worth, 0);
  const sets = combine(items.map((it) => (must.has(it.at) ? [take(it)] : [STAY, take(it)])), [{ need: 0, cap: most }], budget);
  const ticked = sets?.filter((it) => it.cost > 0n).map(({ gains: [gain = 0], cost, picks }) => ({ gains: [gain], cost: cost + costs.touch, picks }));
  return ticked ? [...(must.size > 0 ? [] : [STAY, ...enterAlone]), ...ticked] : null;
}

/** Points gained over now, in thousandths; `null`: the budget ran out. */
export const pointWays = (climb: IndicatorClimb, costs: Costs, budget: Budget): Stage<Entry> | null =>
  (climb.shape === "ticks" ? tickWays(climb, costs, budget) : rungWays(climb, (worth) => [worth - climb.now], climb.now, costs));

/** For each line 1 when the area comes to count for it. */
export function areaWays(climb: AreaClimb, lines: readonly AreaLine[], costs: Costs): Stage<Entry> {
  const gainsAt = (rating: number): readonly number[] => lines.map((line) => Number(counts(climb, line, rating) && !counts(climb, line, climb.now)));
  return rungWays(climb, gainsAt, climb.now, costs);
}

export const counts = ({ areaKind }: AreaClimb, line: AreaLine, rating: number): boolean =>
  rating >= line.rating && (line.kind === "all" || line.kind === areaKind);
