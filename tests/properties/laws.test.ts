/** What holds for every sheet, whatever it says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { score, unwrap, verify, type AssessmentResult } from "../../src/index.js";
import { anySheet, completionOf, fullSheet, partialSheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { areas, questions, type PlainSheet } from "../support/reference.js";
import { readSheet, scoreSheet } from "../support/sheets.js";

const scorePlain = (sheet: PlainSheet): AssessmentResult => scoreSheet({ ...sheet });
const milli = (points: number): number => Math.round(points * 1000);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const openIn = (result: AssessmentResult) => (id: string): boolean => result.indicators.some((it) => it.id === id && it.status === "unanswered");

/** The sheet with one question answered as it was or better, or one area a step higher. */
function improve(sheet: PlainSheet, result: AssessmentResult, which: number): PlainSheet {
  const ids = [...Object.keys(questions), ...Object.keys(areas)];
  const id = ids[which % ids.length] ?? "";
  const question = questions[id];
  if (question === undefined) return { ...sheet, areas: { ...sheet.areas, [id]: Math.min(4, (sheet.areas[id] ?? 0) + 1) } };
  const ticked = result.indicators.find((it) => it.id === id)?.options ?? [];
  const letters = Object.keys(question.worth);
  const more = question.several
    ? [...ticked.filter((it) => it !== "A"), ...letters.filter((it) => it !== "A" && !ticked.includes(it)).slice(0, 1)]
    : letters[Math.min(letters.length - 1, letters.indexOf(ticked[0] ?? "A") + 1)];
  return { ...sheet, answers: { ...sheet.answers, [id]: more } };
}

describe("a better answer", () => {
  it("never lowers points, level or the best that can still be", () => {
    let better = 0;
    fc.assert(fc.property(anySheet, fc.nat({ max: 30 }), (sheet, which) => {
      const before = scorePlain(sheet);
      const after = scorePlain(improve(sheet, before, which));
      expect(after.points).toBeGreaterThanOrEqual(before.points);
      expect(after.level).toBeGreaterThanOrEqual(before.level);
      if (before.completeness === 1) expect(after.levelRange[1]).toBeGreaterThanOrEqual(before.levelRange[1]);
      if (after.points > before.points) better += 1;
    }), { seed, numRuns: 600 });
    expect(better).toBeGreaterThan(100);
  });
});

describe("order", () => {
  it("of letters, answers and areas does not matter", () => {
    fc.assert(fc.property(anySheet, (sheet) => {
      const reversed = (value: unknown): unknown => (Array.isArray(value) ? [...value].reverse() : value);
      const shuffled: PlainSheet = {
        areas: Object.fromEntries(Object.entries(sheet.areas).reverse()),
        answers: Object.fromEntries(Object.entries(sheet.answers).reverse().map(([id, answer]) => {
          if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return [id, reversed(answer)];
          const { options, ...rest } = answer as Readonly<Record<string, unknown>>;
          return [id, { ...Object.fromEntries(Object.entries(rest).reverse()), ...(options === undefined ? {} : { options: reversed(options) }) }];
        })),
      };
      const [a, b] = [scorePlain(sheet), scorePlain(shuffled)];
      expect({ ...b, receipt: null }).toEqual({ ...a, receipt: null });
      expect({ ...b.receipt, answersSha256: "" }).toEqual({ ...a.receipt, answersSha256: "" });
    }), { seed, numRuns: 400 });
  });
});

describe("the trace", () => {
  it("replayed gives the points of each indicator, group and dimension, and the total", () => {
    fc.assert(fc.property(anySheet, (sheet) => {
      const result = scorePlain(sheet);
      for (const it of result.indicators) {
        expect(sum(it.credits.map((credit) => milli(credit.points)))).toBe(milli(it.points));
        expect(it.credits.map((credit) => credit.points)).toEqual(it.credits.map((credit) => (it.maxPoints * 1000 * credit.share) / 1_000_000));
        expect(milli(it.lost)).toBe(milli(it.maxPoints) - milli(it.points));
      }
      for (const dimension of result.dimensions) {
        expect(sum(result.indicators.filter((it) => it.dimension === dimension.id).map((it) => milli(it.points)))).toBe(milli(dimension.points));
        for (const group of dimension.groups) expect(sum(result.indicators.filter((it) => it.group === group.id).map((it) => milli(it.points)))).toBe(milli(group.points));
      }
      expect(sum(result.dimensions.map((it) => milli(it.points)))).toBe(milli(result.points));
      expect(sum(result.dimensions.map((it) => milli(it.maxPoints)))).toBe(milli(result.maxPoints));
    }), { seed, numRuns: 400 });
  });

  it("re-evaluated gives the level, what is missing, and every gap", () => {
    fc.assert(fc.property(anySheet, (sheet) => {
      const result = scorePlain(sheet);
      const fact = (name: string): number => {
        const [kind, rating, which] = name.split(".");
        if (kind === "points") return result.points;
        return result.areas.filter((it) => (it.rating ?? 0) >= Number(rating) && (which === "all" || it.kind === which)).length;
      };
      for (const { met, conditions } of result.decision) {
        for (const it of conditions) {
          expect(it.actual).toBe(fact(it.fact));
          expect(it.met).toBe(fact(it.fact) >= (it.required ?? NaN));
          expect(milli(it.gap)).toBe(Math.max(0, milli(it.required ?? NaN) - milli(fact(it.fact))));
        }
        expect(met).toBe(conditions.every((it) => it.met));
      }
      const highest = Math.max(0, ...result.decision.filter((it) => it.met).map((it) => it.level));
      expect(result.level).toBe(highest);
      const next = result.decision.find((it) => it.level === highest + 1);
      expect(result.next).toEqual(next === undefined ? null : { level: next.level, missing: next.conditions.filter((it) => !it.met) });
    }), { seed, numRuns: 400 });
  });
});

describe("an unfinished sheet", () => {
  it("ends within its range however it is completed", () => {
    const apart = new Set<string>();
    const both = partialSheet.chain((sheet) => {
      const result = scorePlain(sheet);
      return completionOf(sheet, openIn(result)).map((full) => [result, full] as const);
    });
    fc.assert(fc.property(both, ([{ levelRange, pointsRange }, full]) => {
      const result = scorePlain(full);
      expect(result.completeness).toBe(1);
      expect(result.level).toBeGreaterThanOrEqual(levelRange[0]);
      expect(result.level).toBeLessThanOrEqual(levelRange[1]);
      expect(result.points).toBeGreaterThanOrEqual(pointsRange[0]);
      expect(result.points).toBeLessThanOrEqual(pointsRange[1]);
      apart.add(levelRange.join());
    }), { seed, numRuns: 500 });
    expect(apart.size).toBeGreaterThan(5);
  });

  it("reaches both ends of its range", () => {
    fc.assert(fc.property(partialSheet, (sheet) => {
      const result = scorePlain(sheet);
      const isOpen = openIn(result);
      const end = (letters: (id: string) => unknown, rating: number): AssessmentResult => scorePlain({
        answers: Object.fromEntries(Object.keys(questions).map((id) => [id, isOpen(id) ? letters(id) : sheet.answers[id]])),
        areas: Object.fromEntries(Object.keys(areas).map((id) => [id, sheet.areas[id] ?? rating])),
      });
      const best = (id: string): unknown => (questions[id]?.several ? Object.keys(questions[id].worth).slice(1) : Object.keys(questions[id]?.worth ?? {}).at(-1));
      const [worst, top] = [end(() => "A", 0), end(best, 4)];
      expect([[worst.level, top.level], [worst.points, top.points]]).toEqual([result.levelRange, result.pointsRange]);
    }), { seed, numRuns: 200 });
  });

  it("names as open exactly what is unanswered, with the levels a single answer could give", () => {
    fc.assert(fc.property(partialSheet, (sheet) => {
      const result = scorePlain(sheet);
      const unanswered = [...result.indicators, ...result.areas].filter((it) => it.status === "unanswered").map((it) => it.id);
      expect([...result.openQuestions.map((it) => it.id)].sort()).toEqual([...unanswered].sort());
      for (const it of result.openQuestions) {
        expect(it.levelIfBest).toBeGreaterThanOrEqual(result.levelRange[0]);
        expect(it.levelIfBest).toBeLessThanOrEqual(result.levelRange[1]);
        expect(it.levelIfWorst).toBeGreaterThanOrEqual(result.levelRange[0]);
        expect(it.levelIfWorst).toBeLessThanOrEqual(result.levelRange[1]);
      }
    }), { seed, numRuns: 200 });
  });
});

describe("verify", () => {
  it("always agrees with what score gave, also after a trip through JSON", () => {
    fc.assert(fc.property(anySheet, (plain) => {
      const sheet = readSheet({ ...plain });
      const result = score(sheet, pack2024);
      expect(unwrap(verify(result, sheet, pack2024))).toEqual(result);
      expect(verify(JSON.parse(JSON.stringify(result)) as AssessmentResult, sheet, pack2024).ok).toBe(true);
    }), { seed, numRuns: 200 });
  });

  it("never agrees when the points were changed", () => {
    fc.assert(fc.property(fullSheet, fc.integer({ min: 1, max: 100_000 }), (plain, change) => {
      const sheet = readSheet({ ...plain });
      const result = score(sheet, pack2024);
      const points = ((milli(result.points) + change) % 100_001) / 1000;
      fc.pre(points !== result.points);
      expect(verify({ ...result, points }, sheet, pack2024).issues.map((it) => it.path)).toEqual(["points"]);
    }), { seed, numRuns: 100 });
  });
});
