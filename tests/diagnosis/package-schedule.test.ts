/** When scenarios are carried out: what waits for what, how many at once, what of unknown times. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slicesOf } from "../../src/diagnosis/package/phases.js";
import { scheduleOf, type Schedule, type Task } from "../../src/diagnosis/package/schedule.js";
import type { UpgradePlan } from "../../src/diagnosis/plan/index.js";
import { seed } from "../support/arbitraries.js";

const task = (id: string, days: number | readonly [number, number] | null, over: Partial<Task> = {}): Task => ({
  id, area: id, from: 1, to: 2, prerequisites: [], phase: 1, days: days === null ? null : typeof days === "number" ? { min: days, max: days } : { min: days[0], max: days[1] }, ...over,
});
/** `id start–end` by the shortest and by the longest times. */
const spans = ({ tasks }: Schedule): readonly string[] => tasks.map(({ scenario, span }) =>
  (span === null ? `${scenario} —` : `${scenario} ${span.start.min}–${span.end.min} ${span.start.max}–${span.end.max}`));

describe("a schedule", () => {
  it("runs so many at a time, in the order given", () => {
    expect(spans(scheduleOf([task("a", 3), task("b", 5), task("c", 2), task("d", 1)], [1], 2))).toEqual(["a 0–3 0–3", "b 0–5 0–5", "c 3–5 3–5", "d 5–6 5–6"]);
    expect(spans(scheduleOf([task("a", 3), task("b", 5)], [1], 1))).toEqual(["a 0–3 0–3", "b 3–8 3–8"]);
  });

  it("lets nobody idle who need not wait", () => {
    const made = scheduleOf([task("a", 3), task("b", 5, { prerequisites: ["a"] }), task("c", 2)], [1], 2);
    expect(spans(made)).toEqual(["a 0–3 0–3", "b 3–8 3–8", "c 0–2 0–2"]);
    expect(made.tasks.map((it) => it.after)).toEqual([[], ["a"], []]);
  });

  it("climbs an area from below, whatever the order", () => {
    const made = scheduleOf([task("high", 1, { area: "x", from: 2, to: 3 }), task("low", [2, 4], { area: "x", from: 1, to: 2 }), task("beside", 1, { area: "x", from: 1, to: 3 })], [1], 9);
    expect(spans(made)).toEqual(["high 2–3 4–5", "low 0–2 0–4", "beside 0–1 0–1"]);
  });

  it("adds decimals as they are written", () => {
    expect(spans(scheduleOf([task("a", 0.1), task("b", 0.2)], [1], 1))).toEqual(["a 0–0.1 0–0.1", "b 0.1–0.3 0.1–0.3"]);
  });

  it("lets one phase begin when the last of the other ends; a later one is waited for by none", () => {
    const made = scheduleOf([task("a", [1, 2], { prerequisites: ["c"] }), task("b", [2, 7]), task("c", 1, { phase: 2, prerequisites: ["b"] })], [1, 2], 3);
    expect(spans(made)).toEqual(["a 0–1 0–2", "b 0–2 0–7", "c 2–3 7–8"]);
    expect(made.tasks.map((it) => it.after)).toEqual([[], [], ["b"]]);
    expect([...made.phases]).toEqual([
      [1, { span: { start: { min: 0, max: 0 }, end: { min: 2, max: 7 } }, undated: 0 }], [2, { span: { start: { min: 2, max: 7 }, end: { min: 3, max: 8 } }, undated: 0 }],
    ]);
  });

  it("leaves unknown times out: who waits for one waits for what that waited for", () => {
    const made = scheduleOf([task("a", 4), task("b", null, { prerequisites: ["a"] }), task("c", 1, { prerequisites: ["b"] }), task("d", null, { phase: 2 })], [1, 2, 3], 3);
    expect(spans(made)).toEqual(["a 0–4 0–4", "b —", "c 4–5 4–5", "d —"]);
    expect([...made.phases.values()].map((it) => [it.span?.end.max ?? null, it.undated])).toEqual([[5, 1], [null, 1], [null, 0]]);
    expect([made.time, made.tasks.map((it) => it.days?.max ?? null)]).toEqual([{ days: { min: 5, max: 5 }, undated: 2 }, [4, null, 1, null]]);
    expect(scheduleOf([task("a", null)], [1], 1).time).toEqual({ days: null, undated: 1 });
  });

  it("is not stopped by scenarios that wait for each other", () => {
    const made = scheduleOf([task("a", 1, { prerequisites: ["b"] }), task("b", 1, { prerequisites: ["a"] })], [1], 3);
    expect([spans(made), made.tasks.map((it) => it.after)]).toEqual([["a 0–1 0–1", "b 1–2 1–2"], [[], ["a"]]]);
  });

  const anyDays = fc.option(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })).map(([a, b]) => ({ min: Math.min(a, b) / 10, max: Math.max(a, b) / 10 })), { freq: 4 });
  const anyTasks = fc.array(fc.record({
    area: fc.constantFrom("x", "y", "z"), from: fc.constantFrom(1, 2, 3), lift: fc.constantFrom(1, 2), phase: fc.constantFrom(1, 2), days: anyDays, before: fc.array(fc.nat(9), { maxLength: 2 }),
  }), { maxLength: 10 }).map((all) => all.map(({ area, from, lift, phase, days, before }, i): Task => (
    { id: `t${i}`, area, from, to: from + lift, phase, days, prerequisites: before.filter((at) => at < all.length && at !== i).map((at) => `t${at}`) })));

  it("never runs more at once than it may, never starts before what it waits for, and never ends earlier by longer times", () => {
    fc.assert(fc.property(anyTasks, fc.integer({ min: 1, max: 4 }), (tasks, parallel) => {
      const made = scheduleOf(tasks, [1, 2], parallel);
      expect(made.tasks.map((it) => it.scenario)).toEqual(tasks.map((it) => it.id));
      const byId = new Map(made.tasks.map((it) => [it.scenario, it]));
      expect(made.tasks.map((it) => it.days)).toEqual(tasks.map((it) => it.days));
      const ends = made.tasks.flatMap((it) => it.span?.end ?? []);
      expect(made.time.days).toEqual(ends.length === 0 ? null : { min: Math.max(...ends.map((it) => it.min)), max: Math.max(...ends.map((it) => it.max)) });
      for (const side of ["min", "max"] as const) {
        const own = made.tasks.flatMap((it) => (it.span === null ? [] : [{ ...it, from: it.span.start[side], to: it.span.end[side] }]));
        for (const at of own) {
          expect(own.filter((it) => it.from <= at.from && at.from < it.to && it.to > it.from).length).toBeLessThanOrEqual(parallel);
          for (const id of at.after) expect(byId.get(id)?.span?.end[side] ?? 0).toBeLessThanOrEqual(at.from);
          expect(at.to - at.from).toBeCloseTo(tasks.find((it) => it.id === at.scenario)?.days?.[side] ?? -1, 9);
          if (at.phase === 2) expect(at.from).toBeGreaterThanOrEqual(made.phases.get(1)?.span?.end[side] ?? 0);
        }
      }
      for (const { span, scenario } of made.tasks) {
        expect(span === null).toBe(tasks.find((it) => it.id === scenario)?.days === null);
        if (span !== null) expect([span.start.min <= span.start.max, span.end.min <= span.end.max]).toEqual([true, true]);
      }
    }), { seed, numRuns: 1500 });
  });
});

describe("phases", () => {
  const planWith = (levels: readonly number[], from = 1): UpgradePlan => {
    const standing = (level: number) => ({ level, points: 0, areaCounts: [] });
    return { from: standing(from), steps: levels.map((level) => ({ after: standing(level) })) } as unknown as UpgradePlan;
  };
  const cut = (levels: readonly number[], most: number): readonly unknown[] => slicesOf(planWith(levels), most).map((it) => [it.no, it.steps, it.reachesLevel]);

  it("end where the level rises, and where they are long enough", () => {
    expect(cut([1, 1, 2, 2, 2, 2, 3], 3)).toEqual([[1, [0, 1, 2], 2], [2, [3, 4, 5], null], [3, [6], 3]]);
    expect(cut([2, 3, 3], 5)).toEqual([[1, [0], 2], [2, [1], 3], [3, [2], null]]);
    expect(cut([1, 3], 1)).toEqual([[1, [0], null], [2, [1], 3]]);
    expect(cut([], 5)).toEqual([]);
  });
});
