/** What holds for every cohort, and an independent count of it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { score, unwrap } from "../../src/index.js";
import { describeCohort } from "../../src/diagnosis/cohort/cohort.js";
import { readProgramme } from "../../src/diagnosis/cohort/programme.js";
import { cohortSchema, type Cohort, type TargetProgress } from "../../src/diagnosis/cohort/schema.js";
import { firmOf, type AssessedFirm } from "../../src/diagnosis/firms.js";
import { firmAt, openFirm } from "../diagnosis/cohort-firms.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { readSheet } from "../support/sheets.js";

/** Really scored sheets, of every level, finished or not; who answered them is drawn for each run. */
const pool: readonly AssessedFirm[] = [
  ...fc.sample(anySheet, { seed, numRuns: 60 }).map((it) => readSheet({ ...it })).map((it) => firmOf(score(it, pack2024), it)),
  ...[0, 1, 2, 3, 4].map((level) => firmAt(level)), openFirm(),
];

interface Particulars {
  readonly id: string;
  readonly sheet: number;
  readonly stage: "before" | "after" | null;
  readonly assessedOn: string | null;
  readonly subIndustry: string | null;
  readonly aboveScale: boolean | null;
  readonly usesCloud: boolean | null;
  readonly basis: "self" | "diagnosis" | "on-site";
}

function firmWith({ id, sheet, stage, assessedOn, subIndustry, aboveScale, usesCloud, basis }: Particulars): AssessedFirm {
  const scored = pool[sheet];
  if (scored === undefined) throw new Error(`no sheet ${sheet}`);
  return {
    ...scored, assessedOn, basis, enterprise: { id, ...(subIndustry !== null && { subIndustry }) }, ...(stage !== null && { stage }),
    profile: { ...(aboveScale !== null && { aboveScale }), ...(usesCloud !== null && { usesCloud }) },
    receipt: { ...scored.receipt, answersSha256: JSON.stringify([id, sheet, stage, assessedOn, subIndustry, aboveScale, usesCloud, basis]) },
  };
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 });
const particulars = (id: fc.Arbitrary<string>): fc.Arbitrary<Particulars> => fc.record({
  id, sheet: fc.nat({ max: pool.length - 1 }), stage: maybe(fc.constantFrom("before", "after")), assessedOn: maybe(fc.constantFrom("2024-05-01", "2024-11-30", "2025-06-01")),
  subIndustry: maybe(fc.constantFrom("heavy-equipment-sets", "marine-engineering-equipment", "elsewhere")), aboveScale: maybe(fc.boolean()), usesCloud: maybe(fc.boolean()),
  basis: fc.constantFrom("self", "diagnosis", "on-site"),
});
const fewIds = fc.nat({ max: 14 }).map((it) => `E${it}`);
const sheets = fc.array(particulars(fewIds).map(firmWith), { maxLength: 30 });

const pilotSubIndustries = ["heavy-equipment-sets", "marine-engineering-equipment"];
const subIndustries = pilotSubIndustries.map((id) => ({ id, name: id }));
const programmeWith = (n: number): ReturnType<typeof readProgramme> => readProgramme({
  programmeFormat: 1, id: "sample", name: "样例", source: "样例", deadline: null, subIndustries: pilotSubIndustries,
  aboveScaleFirms: { "heavy-equipment-sets": 140, "marine-engineering-equipment": 60 },
  targets: [
    { id: "retrofitted", name: "样例", kind: "retrofitted-firms", atLeast: n },
    { id: "cloud", name: "样例", kind: "cloud-firms", atLeast: n },
    { id: "level-3", name: "样例", kind: "level-count", level: 3, atLeast: n, includeHigher: false },
    { id: "level-2-or-higher", name: "样例", kind: "level-count", level: 2, atLeast: n, includeHigher: true },
    { id: "level-2-official", name: "样例", kind: "level-count", level: 2, atLeast: n, includeHigher: true, basis: ["on-site"] },
    { id: "every", name: "样例", kind: "every-firm-level", level: 2 },
    { id: "coverage", name: "样例", kind: "coverage", share: n / 200 },
  ],
}, { subIndustries, pack: pack2024 });

const describeFirms = (firms: readonly AssessedFirm[], n = 3, unreadable = 0): Cohort =>
  describeCohort(firms, { pack: pack2024, programme: unwrap(programmeWith(n)), unreadable });
const targetsOf = (cohort: Cohort): readonly TargetProgress[] => cohort.programme?.targets ?? [];
const total = (rows: readonly { readonly firms: number }[]): number => rows.reduce((sum, it) => sum + it.firms, 0);

describe("every cohort", () => {
  it("is the same bytes in any order of its sheets", () => {
    const shuffled = sheets.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })));
    fc.assert(fc.property(shuffled, ([firms, again]) => {
      expect(JSON.stringify(describeFirms(again))).toBe(JSON.stringify(describeFirms(firms)));
    }), { seed, numRuns: 300 });
  });

  it("adds up", () => {
    let moved = 0;
    fc.assert(fc.property(sheets, (firms) => {
      const cohort = describeFirms(firms);
      expect(cohortSchema.safeParse(cohort).error).toBeUndefined();
      expect(total(cohort.levels) + cohort.undetermined).toBe(cohort.firms);
      expect(total(cohort.bases)).toBe(cohort.firms);
      expect(total(cohort.subIndustries)).toBe(cohort.firms);
      for (const it of cohort.subIndustries) expect(total(it.levels) + it.undetermined).toBe(it.firms);
      expect(cohort.firms + cohort.leftOut.repeated).toBe(new Set(firms.map((it) => it.enterprise.id)).size);
      expect(cohort.points.firms).toBe(cohort.firms - cohort.unfinished);
      expect(total(cohort.points.bins)).toBe(cohort.points.firms);
      for (const it of cohort.indicators) {
        expect(it.scored + it.unanswered + it.notApplicable).toBe(cohort.firms);
        expect(it.full + it.nothing).toBeLessThanOrEqual(it.scored);
      }
      for (const it of cohort.areas) expect([it.rated + it.unrated, total(it.ratings)]).toEqual([cohort.firms, it.rated]);
      const { movement } = cohort;
      if (movement !== null) {
        expect([total(movement.transitions), movement.rose + movement.fell + movement.stayed, movement.moves.length]).toEqual([movement.firms, movement.firms, movement.firms]);
        moved += movement.rose;
      }
      for (const it of targetsOf(cohort).filter((target) => target.kind !== "coverage")) {
        expect(new Set([...it.counted, ...it.short, ...it.unknown]).size).toBe(it.counted.length + it.short.length + it.unknown.length);
        expect(it.counted.length + it.short.length + it.unknown.length).toBeGreaterThanOrEqual(cohort.programme?.firms ?? 0);
        expect(it.lacking.length > 0).toBe(it.met === null);
      }
    }), { seed, numRuns: 300 });
    expect(moved).toBeGreaterThan(10);
  });
});

/** A plain recount: loops and decimals as whole numbers, nothing from src; each firm has one sheet or two with stages. */
function recount(firms: readonly (readonly [AssessedFirm, ...AssessedFirm[]])[]) {
  const latest = firms.map((all) => all[all.length - 1] ?? all[0]);
  const finished = latest.filter((it) => it.indicators.every((i) => i.status !== "unanswered") && it.areas.every((a) => a.rating !== null));
  const thousandths = (it: { readonly points: number }): number => Number((it.points * 1000).toFixed(0));
  const points = finished.map(thousandths).sort((a, b) => a - b);
  const mean = (values: readonly number[], unit: number): number | null => {
    let sum = 0;
    for (const it of values) sum += it;
    return values.length === 0 ? null : sum / (values.length * unit);
  };
  const quartile = (q: number): number | null => {
    if (points.length === 0) return null;
    // walk the list in quarters of a step
    const steps = points.flatMap((it, i) => (i === points.length - 1 ? [it * 4] : [0, 1, 2, 3].map((k) => it * 4 + ((points[i + 1] ?? 0) - it) * k)));
    return (steps[(points.length - 1) * q] ?? Number.NaN) / 4000;
  };
  const isCertain = (it: AssessedFirm): boolean => it.levelRange[0] === it.levelRange[1];
  const pairs = firms.flatMap(([first, ...more]) => more.slice(-1).map((last) => ({ first, last }))).filter(({ first, last }) => isCertain(first) && isCertain(last));
  return {
    levels: [0, 1, 2, 3, 4].map((level) => latest.filter((it) => isCertain(it) && it.level === level).length),
    finished: finished.length,
    mean: mean(points, 1000), quartiles: [0, 1, 2, 3, 4].map(quartile),
    bins: Array.from({ length: 10 }, (_, i) => points.filter((it) => it >= i * 10_000 && (it < (i + 1) * 10_000 || i === 9)).length),
    indicators: Object.fromEntries(pool[0]?.indicators.map(({ id }) => {
      const scored = latest.flatMap((it) => it.indicators.filter((i) => i.id === id && i.status === "scored"));
      return [id, { scored: scored.length, mean: mean(scored.map(thousandths), 1000) }];
    }) ?? []),
    areas: Object.fromEntries(pool[0]?.areas.map(({ id }) => {
      const ratings = latest.flatMap((it) => it.areas.filter((a) => a.id === id).flatMap((a) => (a.rating === null ? [] : [a.rating])));
      return [id, { rated: ratings.length, mean: mean(ratings, 1) }];
    }) ?? []),
    rose: pairs.filter(({ first, last }) => last.level > first.level).length,
    fell: pairs.filter(({ first, last }) => last.level < first.level).length,
    moved: pairs.length,
  };
}

describe("an independent recount", () => {
  const oneFirm = (id: string) => fc.tuple(particulars(fc.constant(id)), fc.option(particulars(fc.constant(id))))
    .map(([it, later]): readonly [AssessedFirm, ...AssessedFirm[]] => (later === null ? [firmWith(it)] : [firmWith({ ...it, stage: "before" }), firmWith({ ...later, stage: "after" })]));
  const someFirms = fc.integer({ min: 0, max: 25 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => oneFirm(`E${i}`))));

  it("gives the same figures", () => {
    fc.assert(fc.property(someFirms, (firms) => {
      const cohort = describeFirms(firms.flat());
      const { points, movement } = cohort;
      const { indicators, areas, ...counts } = recount(firms);
      expect({
        levels: cohort.levels.map((it) => it.firms), finished: points.firms, mean: points.mean,
        quartiles: [points.min, points.lowerQuartile, points.median, points.upperQuartile, points.max], bins: points.bins.map((it) => it.firms),
        rose: movement?.rose ?? 0, fell: movement?.fell ?? 0, moved: movement?.firms ?? 0,
      }).toEqual(counts);
      expect(Object.fromEntries(cohort.indicators.map((it) => [it.id, { scored: it.scored, mean: it.meanPoints }]))).toEqual(indicators);
      expect(Object.fromEntries(cohort.areas.map((it) => [it.id, { rated: it.rated, mean: it.meanRating }]))).toEqual(areas);
    }), { seed, numRuns: 300 });
  });

  it("finds the weakest first, ties by id", () => {
    fc.assert(fc.property(someFirms, (firms) => {
      const cohort = describeFirms(firms.flat());
      // a doubt of rounding is none here: sums are below 2^53, so that equal quotients give equal doubles
      const ordered = (rows: readonly { readonly id: string; readonly value: number | null }[]): readonly string[] =>
        [...rows].sort((a, b) => (a.value ?? 2 ** 40) - (b.value ?? 2 ** 40) || (a.id < b.id ? -1 : 1)).map((it) => it.id);
      expect(cohort.indicators.map((it) => it.id)).toEqual(ordered(cohort.indicators.map((it) => ({ id: it.id, value: it.share }))));
      expect(cohort.areas.map((it) => it.id)).toEqual(ordered(cohort.areas.map((it) => ({ id: it.id, value: it.meanRating }))));
    }), { seed, numRuns: 200 });
  });
});

describe("targets", () => {
  const manyIds = fc.nat({ max: 1000 }).map((it) => `E${it}`);
  const single = fc.uniqueArray(particulars(manyIds), { maxLength: 20, selector: (it) => it.id });
  const anyCount = fc.integer({ min: 1, max: 10 });

  it("of a count never lose by one more firm", () => {
    fc.assert(fc.property(sheets, particulars(fc.constant("new")), anyCount, (firms, added, n) => {
      const [before, after] = [targetsOf(describeFirms(firms, n)), targetsOf(describeFirms([...firms, firmWith(added)], n))];
      before.forEach((it, i) => {
        const then = after[i];
        expect(then?.counted).toEqual(expect.arrayContaining([...it.counted]));
        if (it.unit === "firms" && it.met === true) expect(then?.met).toBe(true);
      });
    }), { seed, numRuns: 300 });
  });

  /** One way it could really be: what is open is settled, of sheets without an order one stays, unreadable rows are read. */
  interface Settled { readonly level: number; readonly stage: "before" | "after"; readonly aboveScale: boolean; readonly usesCloud: boolean }
  const settledWays: fc.Arbitrary<Settled> = fc.record({ level: fc.nat(), stage: fc.constantFrom("before", "after"), aboveScale: fc.boolean(), usesCloud: fc.boolean() });
  function settle(it: AssessedFirm, way: Settled): AssessedFirm {
    const [worst, best] = it.levelRange;
    const level = worst + (way.level % (best - worst + 1));
    return { ...it, level, levelRange: [level, level], stage: it.stage ?? way.stage, profile: { aboveScale: way.aboveScale, usesCloud: way.usesCloud, ...it.profile } };
  }

  it("that are told stay so however the unknown turns out", () => {
    const seen = { true: 0, false: 0, null: 0 };
    const settings = fc.record({
      firms: single, ways: fc.array(settledWays, { minLength: 30, maxLength: 30 }), twins: fc.uniqueArray(fc.nat({ max: 19 }), { maxLength: 3 }),
      unread: fc.uniqueArray(particulars(manyIds.map((it) => `R${it}`)), { maxLength: 3, selector: (it) => it.id }), n: anyCount,
    });
    fc.assert(fc.property(settings, ({ firms, ways, twins, unread, n }) => {
      // the same firm a second time with nothing but other answers: nobody can say which is the later
      const doubled = firms.flatMap((it, i) => (twins.includes(i) ? [it, { ...it, sheet: (it.sheet + 1) % pool.length }] : [it]));
      const told = targetsOf(describeFirms(doubled.map(firmWith), n, unread.length));
      const settled = [...firms, ...unread].map((it, i) => settle(firmWith(it), ways[i] ?? ways[0] ?? { level: 0, stage: "after", aboveScale: true, usesCloud: true }));
      const really = targetsOf(describeFirms(settled, n));
      told.forEach((it, i) => {
        seen[`${it.met}`] += 1;
        if (it.met !== null) expect({ id: it.id, met: really[i]?.met }).toEqual({ id: it.id, met: it.met });
      });
      for (const it of really) if (it.lacking[0] !== "firms") expect(it.met).not.toBeNull();
    }), { seed, numRuns: 500 });
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(100);
  });

  it("of settled firms agree with a plain count", () => {
    fc.assert(fc.property(single, fc.array(settledWays, { minLength: 20, maxLength: 20 }), anyCount, (firms, ways, n) => {
      const settled = firms.map((it, i) => settle(firmWith(it), ways[i] ?? { level: 0, stage: "after", aboveScale: true, usesCloud: true }));
      const pilot = settled.filter((it) => it.enterprise.subIndustry === "heavy-equipment-sets" || it.enterprise.subIndustry === "marine-engineering-equipment");
      const number = (holds: (it: AssessedFirm) => boolean): number => pilot.filter(holds).length;
      const expected: Readonly<Record<string, boolean | null>> = {
        retrofitted: number((it) => it.stage === "after") >= n,
        cloud: number((it) => it.profile?.usesCloud === true) >= n,
        "level-3": number((it) => it.level === 3) >= n,
        "level-2-or-higher": number((it) => it.level >= 2) >= n,
        "level-2-official": number((it) => it.level >= 2 && it.basis === "on-site") >= n,
        every: pilot.length === 0 ? null : number((it) => it.stage === "after" && it.level >= 2) === pilot.length,
        coverage: number((it) => it.profile?.aboveScale === true) >= n,
      };
      expect(Object.fromEntries(targetsOf(describeFirms(settled, n)).map((it) => [it.id, it.met]))).toEqual(expected);
    }), { seed, numRuns: 300 });
  });
});
