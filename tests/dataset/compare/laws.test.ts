/** What holds of every two runs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScoreRecord } from "../../../src/dataset/batch/record.js";
import type { Change, Comparison, Move } from "../../../src/dataset/compare/schema.js";
import { unwrap, type LoadedPack } from "../../../src/index.js";
import { anySheet, seed } from "../../support/arbitraries.js";
import { randomPack, sheetFor } from "../../support/random-pack.js";
import { scoreSheet } from "../../support/sheets.js";
import { compared, record, recordOf, runOf, unscored } from "./support.js";

const firm = fc.oneof({ weight: 6, arbitrary: anySheet.map((it) => (id: string) => record(id, { ...it })) }, { weight: 1, arbitrary: fc.constantFrom("unknown-key", "rating-type").map((code) => (id: string) => unscored(id, code)) });
const run = fc.array(fc.tuple(fc.constantFrom("A", "B", "C", "D", "E", "F", "G"), firm), { minLength: 1, maxLength: 9 }).map((all) => all.map(([id, make]) => make(id)));
/** Two runs with something in common. */
const runs = fc.tuple(run, run, firm, firm).map(([a, b, x, y]): readonly [readonly ScoreRecord[], readonly ScoreRecord[]] => [[...a, x("Z")], [y("Z"), ...b]]);
const options = { seed, numRuns: 40 };

const mirrored: Readonly<Record<Change, Change>> = {
  up: "down", down: "up", same: "same", "newly-scored": "no-longer-scored", "no-longer-scored": "newly-scored", unscored: "unscored", added: "removed", removed: "added",
};
const turnedRound = (it: Move): Move => ({
  ...it, change: mirrored[it.change], from: it.to, to: it.from, pointsFrom: it.pointsTo, pointsTo: it.pointsFrom, pointsChange: it.pointsChange === null ? null : 0 - it.pointsChange,
  rangeFrom: it.rangeTo, rangeTo: it.rangeFrom,
  conditions: it.conditions.map((c) => ({ ...c, requiredFrom: c.requiredTo, requiredTo: c.requiredFrom, actualFrom: c.actualTo, actualTo: c.actualFrom, metFrom: c.metTo, metTo: c.metFrom })),
  indicators: it.indicators.map(({ id, from, to }) => ({ id, from: to, to: from })), areas: it.areas.map(({ id, from, to }) => ({ id, from: to, to: from })),
  issuesFrom: it.issuesTo, issuesTo: it.issuesFrom,
});
const inOrder = (moves: readonly Move[]): readonly string[] => moves.map((it) => JSON.stringify(it)).sort();

describe("laws", () => {
  it("the matrix sums up: rows to OLD, columns to NEW, all to the changes", async () => {
    await fc.assert(fc.asyncProperty(runs, async ([a, b]) => {
      const { result, moves } = await compared(runOf("a", a), runOf("b", b));
      const { matrix, changes, firms, records } = unwrap(result);
      expect(moves).toHaveLength(records);
      expect(firms).toBe(new Set(moves.map((it) => it.id)).size);
      expect(Object.values(changes).reduce((sum, it) => sum + it, 0)).toBe(records);
      const of = (name: string, list: readonly number[]): number => list[matrix.names.indexOf(name)] ?? Number.NaN;
      const totals = matrix.rows.map((it) => it.total);
      expect(totals.reduce((sum, it) => sum + it, 0)).toBe(records);
      expect(records - of("absent", totals)).toBe(a.length);
      expect(records - of("absent", matrix.totals)).toBe(b.length);
      for (const [side, sums] of [[a, totals], [b, matrix.totals]] as const) {
        for (const name of matrix.names.slice(0, -1)) expect(of(name, sums)).toBe(side.filter((it) => String(it.level ?? "unscored") === name).length);
      }
      matrix.rows.forEach((it) => expect(it.to.reduce((sum, n) => sum + n, 0)).toBe(it.total));
    }), options);
  });

  it("swapping OLD and NEW mirrors everything", async () => {
    await fc.assert(fc.asyncProperty(runs, async ([a, b]) => {
      const there = await compared(runOf("a", a), runOf("b", b));
      const back = await compared(runOf("b", b), runOf("a", a));
      expect(inOrder(back.moves)).toEqual(inOrder(there.moves.map(turnedRound)));
      const [x, y] = [unwrap(there.result), unwrap(back.result)];
      expect(y.net).toEqual({ levels: 0 - x.net.levels, points: 0 - x.net.points });
      expect(y.matrix.rows.map((it) => it.to)).toEqual(x.matrix.names.map((_, c) => x.matrix.rows.map((row) => row.to[c])));
      expect(y.by).toEqual(x.by);
      const turns = ({ conditions }: Comparison, one: "gained" | "lost"): readonly string[] => conditions.map((it) => `${it.level} ${it.fact} ${it[one]}`).sort();
      expect([turns(y, "gained"), turns(y, "lost")]).toEqual([turns(x, "lost"), turns(x, "gained")]);
    }), options);
  });

  it("a run compared with itself has nobody who moved, in its own order", async () => {
    await fc.assert(fc.asyncProperty(run, fc.integer({ min: 1, max: 4 }), async (a, size) => {
      const { result, moves } = await compared(runOf("a", a), runOf("a", a, undefined, size));
      expect(moves.map((it) => it.id)).toEqual(a.map((it) => it.id));
      expect(moves.every((it) => (it.change === "same" || it.change === "unscored") && it.indicators.length + it.areas.length + it.conditions.length === 0)).toBe(true);
      expect(unwrap(result)).toMatchObject({ net: { levels: 0, points: 0 }, conditions: [], indicators: [], areas: [] });
    }), options);
  });

  it("a shuffled NEW gives the same moves, in whatever parts it comes", async () => {
    const distinct = run.map((all) => [...new Map(all.map((it) => [it.id, it])).values()]);
    await fc.assert(fc.asyncProperty(distinct.chain((b) => fc.tuple(distinct, fc.constant(b), fc.shuffledSubarray(b, { minLength: b.length }), firm)), async ([a, b, shuffled, make]) => {
      const z = make("Z");
      const straight = await compared(runOf("a", [...a, z]), runOf("b", [...b, z]));
      const other = await compared(runOf("a", [...a, z], undefined, 1), runOf("b", [z, ...shuffled], undefined, 2));
      expect(inOrder(other.moves)).toEqual(inOrder(straight.moves));
      expect(other.result).toEqual(straight.result);
    }), options);
  });

  it("agrees with score() of any pack: level, points, and the conditions that turned", async () => {
    const pairs = randomPack.chain((pack) => fc.tuple(fc.constant<LoadedPack>(pack), sheetFor(pack), sheetFor(pack)));
    await fc.assert(fc.asyncProperty(pairs, async ([pack, first, second]) => {
      const [before, after] = [scoreSheet(first, pack), scoreSheet(second, pack)];
      const { result, moves } = await compared(runOf("a", [recordOf(before)], pack), runOf("b", [recordOf(after)], pack));
      expect(unwrap(result).sides).toEqual({ old: { rows: 1, withoutId: 0, invalid: 0 }, new: { rows: 1, withoutId: 0, invalid: 0 } });
      const [move] = moves;
      expect(move).toMatchObject({ from: before.level, to: after.level, pointsFrom: before.points, pointsTo: after.points, rangeFrom: before.levelRange, rangeTo: after.levelRange });
      const turned = after.decision.filter((it) => it.level > Math.min(before.level, after.level) && it.level <= Math.max(before.level, after.level)).flatMap(({ level, conditions }) => conditions.flatMap((now, c) => {
        const then = before.decision.find((it) => it.level === level)?.conditions[c];
        return then === undefined || then.met === now.met ? [] : [[level, now.fact, then.actual, now.actual, then.met, now.met]];
      }));
      expect(move?.conditions.map((it) => [it.level, it.fact, it.actualFrom, it.actualTo, it.metFrom, it.metTo])).toEqual(turned);
      expect(move?.by).toBe(before.level === after.level ? null : "answers");
    }), { seed, numRuns: 150 });
  });
});
