/** The cheapest way through stages: dynamic programming over what is gained, without anything another way betters. */

/** What was picked on a way, as a tree: joining two ways costs nothing. */
export type Picks<T> = null | { readonly one: T } | { readonly left: Picks<T>; readonly right: Picks<T> };

export interface Way<T> {
  /** By line, never below 0. */
  readonly gains: readonly number[];
  /** Exact; two different ways never cost the same. */
  readonly cost: bigint;
  readonly picks: Picks<T>;
}

/** One of these ways is taken. */
export type Stage<T> = readonly Way<T>[];

/** How much may still be tried; shared by all stages of one plan. */
export interface Budget { left: number }

/** What a line needs, and beyond what more of it is worth nothing. */
export interface Bound {
  readonly need: number;
  readonly cap: number;
}

/**
 * Every way through all stages that gains what is needed, but for those another betters (no more cost, no less gain);
 * cheapest first, none: the needs cannot be met. `null`: the budget ran out.
 */
export function combine<T>(stages: readonly Stage<T>[], bounds: readonly Bound[], budget: Budget): readonly Way<T>[] | null {
  // the largest stage last: by then most ways either have enough or cannot get enough any more
  const ordered = [...stages].sort((a, b) => a.length - b.length);
  const rest = restsOf(ordered, bounds.length);
  let ways: readonly Way<T>[] = [{ gains: bounds.map(() => 0), cost: 0n, picks: null }];
  for (const [i, stage] of ordered.entries()) {
    const joined = join(ways, stage, bounds, rest[i + 1] ?? [], budget);
    const kept = joined && (bounds.length === 1 ? undominatedInOne(joined) : undominated(joined, budget));
    if (kept === null) return null;
    ways = kept;
  }
  return ways.filter(({ gains }) => bounds.every(({ need }, k) => (gains[k] ?? 0) >= need));
}

/** The most that the stages from each one on can still add, by line. */
function restsOf<T>(stages: readonly Stage<T>[], lines: number): readonly (readonly number[])[] {
  const rests: (readonly number[])[] = [Array.from({ length: lines }, () => 0)];
  for (const stage of [...stages].reverse()) {
    const [after = []] = rests;
    rests.unshift(after.map((sum, k) => sum + stage.reduce((most, it) => Math.max(most, it.gains[k] ?? 0), 0)));
  }
  return rests;
}

/** The cheapest way to each gain; what can no longer meet the needs is left out. */
function join<T>(ways: readonly Way<T>[], stage: Stage<T>, bounds: readonly Bound[], rest: readonly number[], budget: Budget): readonly Way<T>[] | null {
  const best = new Map<number | string, Way<T>>();
  const isSingle = bounds.length === 1;
  for (const right of stage) {
    for (const left of ways) {
      budget.left -= 1;
      if (budget.left < 0) return null;
      const gains = bounds.map(({ cap }, k) => Math.min(cap, (left.gains[k] ?? 0) + (right.gains[k] ?? 0)));
      if (bounds.some(({ need }, k) => (gains[k] ?? 0) + (rest[k] ?? 0) < need)) continue;
      const [first = 0] = gains;
      const key = isSingle ? first : gains.join();
      const cost = left.cost + right.cost;
      const known = best.get(key);
      if (known === undefined || cost < known.cost) best.set(key, { gains, cost, picks: { left: left.picks, right: right.picks } });
      // along one line the ways stand from little and cheap to much and dear: those to come cost more and count no more
      if (isSingle && first === bounds[0]?.cap) break;
    }
  }
  return [...best.values()];
}

function undominatedInOne<T>(ways: readonly Way<T>[]): readonly Way<T>[] {
  const kept: Way<T>[] = [];
  for (const way of [...ways].sort((a, b) => (b.gains[0] ?? 0) - (a.gains[0] ?? 0))) {
    const last = kept.at(-1);
    if (last === undefined || way.cost < last.cost) kept.push(way);
  }
  return kept.reverse();
}

function undominated<T>(ways: readonly Way<T>[], budget: Budget): readonly Way<T>[] | null {
  const kept: Way<T>[] = [];
  for (const way of [...ways].sort((a, b) => (a.cost < b.cost ? -1 : 1))) {
    budget.left -= kept.length;
    if (budget.left < 0) return null;
    if (!kept.some((other) => other.gains.every((gain, k) => gain >= (way.gains[k] ?? 0)))) kept.push(way);
  }
  return kept;
}

/** Everything picked on a way. */
export function picked<T>(picks: Picks<T>): readonly T[] {
  const found: T[] = [];
  const open: Picks<T>[] = [picks];
  while (open.length > 0) {
    const it = open.pop();
    if (it === null || it === undefined) continue;
    if ("one" in it) found.push(it.one);
    else open.push(it.left, it.right);
  }
  return found;
}
