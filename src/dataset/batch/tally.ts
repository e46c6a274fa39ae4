/** Counts of rows: block by block, added up, and as the summary of a run. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Issue } from "../../issues.js";
import type { QuickStanding } from "../../scoring/quick/scorer.js";
import { engineVersion } from "../../version.js";
import type { BatchSummary, Shard } from "./summary.js";

/** Counts of some rows; adding those of all blocks gives the summary's. */
export interface Tally {
  readonly rows: number;
  readonly broken: number;
  readonly incomplete: number;
  /** Scored rows by level at worst. */
  readonly levels: Readonly<Record<string, number>>;
  /** Issues by code. */
  readonly issues: Readonly<Record<string, number>>;
}

export const NO_ROWS: Tally = { rows: 0, broken: 0, incomplete: 0, levels: {}, issues: {} };

/** Counts one row after the other. */
export interface Counter {
  readonly scored: (standing: QuickStanding, issues: readonly Issue[]) => void;
  readonly broken: (issues: readonly Issue[]) => void;
  readonly tally: () => Tally;
}

export function counter(): Counter {
  let rows = 0;
  let broken = 0;
  let incomplete = 0;
  const levels = new Map<number, number>();
  const codes = new Map<string, number>();
  const told = (issues: readonly Issue[]): void => {
    for (const { code } of issues) codes.set(code, (codes.get(code) ?? 0) + 1);
  };
  return {
    scored: ({ levelWorst, levelBest }, issues) => {
      rows += 1;
      if (levelWorst !== levelBest) incomplete += 1;
      levels.set(levelWorst, (levels.get(levelWorst) ?? 0) + 1);
      if (issues.length > 0) told(issues);
    },
    broken: (issues) => {
      rows += 1;
      broken += 1;
      told(issues);
    },
    tally: () => ({ rows, broken, incomplete, levels: sorted(levels), issues: sorted(codes) }),
  };
}

const sorted = (counts: ReadonlyMap<string | number, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].map(([key, count]) => [String(key), count] as const).sort(([a], [b]) => (a < b ? -1 : 1)));

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    rows: a.rows + b.rows, broken: a.broken + b.broken, incomplete: a.incomplete + b.incomplete,
    levels: added(a.levels, b.levels), issues: added(a.issues, b.issues),
  };
}

function added(a: Tally["levels"], b: Tally["levels"]): Tally["levels"] {
  const sum = new Map(Object.entries(a));
  for (const [key, count] of Object.entries(b)) sum.set(key, (sum.get(key) ?? 0) + count);
  return sorted(sum);
}

/** What the rows counted come to; every level of the pack is there, also one that no firm has. */
export function summarize(tallies: Iterable<Tally>, { definition: { id, version, levels }, sha256 }: LoadedPack, shard: Shard | null): BatchSummary {
  let sum = NO_ROWS;
  for (const it of tallies) sum = addTallies(sum, it);
  return {
    summaryVersion: 1,
    rows: sum.rows, scored: sum.rows - sum.broken, broken: sum.broken, incomplete: sum.incomplete,
    levels: Object.fromEntries([0, ...levels.map((it) => it.level)].map((level) => [String(level), sum.levels[level] ?? 0])),
    issues: sum.issues,
    shard,
    receipt: { engineVersion, pack: { id, version, sha256 } },
  };
}
