/** The counts of a comparison, added up move by move. */
import { compareText } from "../../diagnosis/firms.js";
import { toMilli, toPoints, type Milli } from "../../scoring/compile.js";
import { changes, type Cause, type Change, type Comparison, type Move } from "./schema.js";

export type Counts = Pick<Comparison, "firms" | "records" | "changes" | "net" | "matrix" | "by" | "conditions" | "indicators" | "areas">;

export interface Tally {
  readonly add: (move: Move) => void;
  readonly counts: () => Counts;
}

interface Turns { gained: number; lost: number; points: Milli }
type Direction = "up" | "down";
type Directions = Readonly<Record<Direction, Turns>>;
type Crossed = { readonly condition: Move["conditions"][number] } & { gained: number; lost: number };

/** @param topLevel the highest level of either pack. Counters are changed in place: there may be millions of firms. */
export function tallyOf(topLevel: number): Tally {
  const names = [...Array.from({ length: topLevel + 1 }, (_, i) => String(i)), "unscored", "absent"];
  const cells = names.map(() => names.map(() => 0));
  const byChange: Record<Change, number> = { up: 0, down: 0, same: 0, "newly-scored": 0, "no-longer-scored": 0, unscored: 0, added: 0, removed: 0 };
  const by: Record<Cause, number> = { answers: 0, rules: 0, both: 0 };
  const net = { levels: 0, points: 0 };
  let firms = 0;
  const conditions = new Map<string, Crossed>();
  const indicators = new Map<string, Directions>();
  const areas = new Map<string, Directions>();

  const add = (move: Move): void => {
    const { change, from, to, pointsChange } = move;
    byChange[change] += 1;
    if (move.occurrence === 1) firms += 1;
    const row = cells[names.indexOf(from === null ? (change === "added" ? "absent" : "unscored") : String(from))];
    const column = names.indexOf(to === null ? (change === "removed" ? "absent" : "unscored") : String(to));
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
    if (pointsChange !== null) net.points += toMilli(pointsChange);
    if (from === null || to === null || (change !== "up" && change !== "down")) return;
    net.levels += to - from;
    if (move.by !== null) by[move.by] += 1;
    for (const it of move.conditions) {
      const crossed = known(conditions, [it.level, it.fact, it.operator, it.requiredFrom, it.requiredTo].join(" "), () => ({ condition: it, gained: 0, lost: 0 }));
      if (it.metFrom === false || it.metTo === true) crossed.gained += 1;
      else crossed.lost += 1;
    }
    for (const it of move.indicators) turn(known(indicators, it.id, noTurns)[change], it);
    for (const it of move.areas) turn(known(areas, it.id, noTurns)[change], it);
  };

  const counts = (): Counts => ({
    firms,
    records: changes.reduce((sum, it) => sum + byChange[it], 0),
    changes: { ...byChange },
    net: { levels: net.levels, points: toPoints(net.points) },
    matrix: {
      names,
      rows: names.map((from, r) => ({ from, to: [...cells[r] ?? []], total: sum(cells[r] ?? []) })),
      totals: names.map((_, c) => sum(cells.map((row) => row[c] ?? 0))),
    },
    by: { ...by },
    conditions: [...conditions.values()].sort((a, b) => b.gained + b.lost - a.gained - a.lost || a.condition.level - b.condition.level || compareText(a.condition.fact, b.condition.fact))
      .map(({ condition: { level, fact, operator, requiredFrom, requiredTo }, gained, lost }) => ({ level, fact, operator, requiredFrom, requiredTo, gained, lost })),
    indicators: mostFirst(indicators).map(([id, { up, down }]) => ({ id, up: { ...up, points: toPoints(up.points) }, down: { ...down, points: toPoints(down.points) } })),
    areas: mostFirst(areas).map(([id, { up, down }]) => ({ id, up: { gained: up.gained, lost: up.lost }, down: { gained: down.gained, lost: down.lost } })),
  });
  return { add, counts };
}

const sum = (values: readonly number[]): number => values.reduce((all, it) => all + it, 0);

const noTurns = (): Directions => ({ up: { gained: 0, lost: 0, points: 0 }, down: { gained: 0, lost: 0, points: 0 } });

function known<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function turn(turns: Turns, { from, to }: Move["indicators"][number]): void {
  const rise = toMilli(to ?? 0) - toMilli(from ?? 0);
  if (rise > 0) turns.gained += 1;
  if (rise < 0) turns.lost += 1;
  turns.points += rise;
}

const weightOf = ({ up, down }: Directions): number => up.gained + up.lost + down.gained + down.lost;
const mostFirst = (all: ReadonlyMap<string, Directions>): readonly (readonly [string, Directions])[] =>
  [...all].filter(([, it]) => weightOf(it) > 0).sort(([a, x], [b, y]) => weightOf(y) - weightOf(x) || compareText(a, b));
