/** What holds for every list, and an independent count of thousands of random cohorts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CatalogueScenario } from "../../src/diagnosis/catalogue/catalogue.js";
import type { AssessedFirm } from "../../src/diagnosis/firms.js";
import type { ScenarioList } from "../../src/diagnosis/list/schema.js";
import { catalogueOf, firm, heavy, list, marine, scenario } from "../diagnosis/list-support.js";
import { seed } from "../support/arbitraries.js";

const areas = ["product-design", "human-resources", "energy-management"] as const;
const places = ["general", marine, heavy];

interface PlainFirm { readonly sub: string; readonly ratings: Readonly<Record<string, number | null>>; readonly declined: readonly string[] }
interface PlainScenario { readonly id: string; readonly area: string; readonly from: number; readonly to: number; readonly suits: readonly string[]; readonly withdrawn: boolean }
/** Lines in thousandths, so that the count below needs no fractions. */
interface PlainRule { readonly threshold: number; readonly floor: number; readonly minCount: number; readonly targetRating: number }
interface Case { readonly firms: readonly PlainFirm[]; readonly scenarios: readonly PlainScenario[]; readonly rule: PlainRule; readonly sub: string }

const rating = fc.option(fc.integer({ min: 0, max: 4 }), { freq: 8 });
const ids = ["A-01", "B-01", "C-01", "D-01", "E-01", "F-01"];
const anyFirm: fc.Arbitrary<PlainFirm> = fc.record({
  sub: fc.oneof({ weight: 4, arbitrary: fc.constant(marine) }, { weight: 1, arbitrary: fc.constantFrom(...places) }),
  ratings: fc.record(Object.fromEntries(areas.map((it) => [it, rating]))),
  declined: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(ids) }),
});
const anyScenario = (id: string): fc.Arbitrary<PlainScenario> => fc.record({
  id: fc.constant(id),
  area: fc.constantFrom(...areas),
  step: fc.constantFrom<readonly number[]>([1, 2], [2, 3], [3, 4], [1, 3], [2, 4]),
  suits: fc.oneof(fc.constant(["general"]), fc.subarray([marine, heavy], { minLength: 1 })),
  withdrawn: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
}).map(({ step: [from = 1, to = 2], ...rest }) => ({ ...rest, from, to }));
const line = fc.oneof(fc.constantFrom(0, 100, 333, 500, 667, 1000), fc.integer({ min: 0, max: 1000 }));
const anyCase: fc.Arbitrary<Case> = fc.record({
  firms: fc.array(anyFirm, { minLength: 0, maxLength: 24 }).map((them) => [...them, { sub: marine, ratings: { "product-design": 1 }, declined: [] }, { sub: "general", ratings: {}, declined: [] }]),
  scenarios: fc.tuple(...ids.map(anyScenario)),
  rule: fc.record({ threshold: line, floor: line, minCount: fc.integer({ min: 0, max: 6 }), targetRating: fc.integer({ min: 1, max: 4 }) }),
  sub: fc.oneof({ weight: 4, arbitrary: fc.constant(marine) }, { weight: 1, arbitrary: fc.constant("general") }),
});

/** The rule once more, plainly. */
function recount({ firms, scenarios, rule, sub }: Case): ReadonlyMap<string, readonly [string, number, number]> {
  return new Map(scenarios.filter((it) => it.suits.includes("general") || it.suits.includes(sub)).map(({ id, area, from, to, suits, withdrawn }) => {
    let [needing, applicable] = [0, 0];
    for (const it of firms) {
      const rating = it.ratings[area] ?? null;
      if (it.sub !== sub || it.declined.includes(id) || withdrawn || rating === null) continue;
      applicable += 1;
      if (from <= Math.max(rating, 1) && Math.max(rating, 1) < to && to <= rule.targetRating) needing += 1;
    }
    const reaches = (thousandths: number): boolean => applicable > 0 && needing * 1000 >= thousandths * applicable;
    const kind = reaches(rule.threshold) && needing >= rule.minCount ? "N" : (!suits.includes("general") && needing >= 1) || reaches(rule.floor) ? "X" : "dropped";
    return [id, [kind, needing, applicable]];
  }));
}

/** Always the same firms for the same plain ones, wherever they stand. */
const firmsOf = (plain: readonly PlainFirm[]): readonly AssessedFirm[] =>
  plain.map((it, i) => firm({ id: `E${i}`, subIndustry: it.sub === "general" && i % 2 === 0 ? null : it.sub, areas: it.ratings, declined: it.declined, sheet: `${i}` }));
const scenariosOf = (plain: readonly PlainScenario[]): readonly CatalogueScenario[] =>
  plain.map(({ suits, ...it }) => scenario({ ...it, subIndustries: suits }));
const listOf = (given: Case, firms = firmsOf(given.firms), more: Partial<ScenarioList["rule"]> = {}): ScenarioList => list(firms, {
  catalogue: catalogueOf(...scenariosOf(given.scenarios)), subIndustry: given.sub,
  rule: { ...given.rule, threshold: given.rule.threshold / 1000, floor: given.rule.floor / 1000, ...more },
});
const needingIn = ({ rows }: ScenarioList): ReadonlyMap<string, number> => new Map(rows.map((it) => [it.id, it.needing]));

describe("every list", () => {
  it("counts and classes as an independent count does", () => {
    const seen = new Map<string, number>();
    fc.assert(fc.property(anyCase, (given) => {
      const { rows } = listOf(given);
      expect(new Map(rows.map((it) => [it.id, [it.class, it.needing, it.applicable]]))).toEqual(recount(given));
      for (const it of rows) seen.set(`${it.class} ${it.reason}`, (seen.get(`${it.class} ${it.reason}`) ?? 0) + 1);
    }), { seed, numRuns: 4000 });
    for (const often of [
      "N share-reaches-threshold", "X special-and-needed", "X share-reaches-floor", "dropped below-floor", "dropped needed-by-none",
      "dropped applicable-to-none", "dropped beyond-target-rating", "dropped withdrawn",
    ]) expect(seen.get(often) ?? 0, often).toBeGreaterThan(40);
  });

  it("is the same bytes for the same firms in any order", () => {
    fc.assert(fc.property(anyCase.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray([...firmsOf(given.firms)], { minLength: given.firms.length }))), ([given, shuffled]) => {
      expect(JSON.stringify(listOf(given, shuffled))).toBe(JSON.stringify(listOf(given)));
    }), { seed, numRuns: 500 });
  });

  it("adds up: every firm is applicable, unknown or declined, and the rated and unrated are all", () => {
    fc.assert(fc.property(anyCase, (given) => {
      const made = listOf(given);
      const withdrawn = new Set(given.scenarios.filter((it) => it.withdrawn).map((it) => it.id));
      for (const it of made.rows) {
        expect(it.applicable + it.unknown + it.declined).toBe(withdrawn.has(it.id) ? 0 : made.firms);
        expect(it.ratings.reduce((sum, { firms }) => sum + firms, it.unrated)).toBe(made.firms);
        expect(it.firms).toHaveLength(it.needing);
        expect(it.share).toBe(it.applicable === 0 ? null : it.needing / it.applicable);
        expect(made.members.filter((member) => member.needs.includes(it.id)).map((member) => member.id)).toEqual(it.firms);
      }
      expect(made.firms + made.leftOut.otherSubIndustry).toBe(given.firms.length);
    }), { seed, numRuns: 500 });
  });

  it("stands in order: class, then binding, then share, then mean gap, then id", () => {
    const byRounded = (a: number, b: number): number => (Math.abs(a - b) < 1e-9 ? 0 : b - a);
    fc.assert(fc.property(anyCase, (given) => {
      const { rows } = listOf(given);
      const classes = rows.map((it) => "NXd".indexOf(it.class.slice(0, 1)));
      expect(classes).toEqual([...classes].sort());
      const sorted = [...rows].sort((a, b) => "NXd".indexOf(a.class.slice(0, 1)) - "NXd".indexOf(b.class.slice(0, 1))
        || (a.class === "dropped" ? 0 : (a.areaKind < b.areaKind ? -1 : a.areaKind > b.areaKind ? 1 : 0) || byRounded(a.share ?? -1, b.share ?? -1) || byRounded(a.meanGap ?? -1, b.meanGap ?? -1))
        || (a.id < b.id ? -1 : 1));
      expect(rows.map((it) => it.id)).toEqual(sorted.map((it) => it.id));
    }), { seed, numRuns: 1000 });
  });
});

describe("a change of the rule", () => {
  it("a higher target never lowers what is needed", () => {
    let more = 0;
    fc.assert(fc.property(anyCase, fc.integer({ min: 1, max: 4 }), (given, target) => {
      const [low, high] = [needingIn(listOf(given, undefined, { targetRating: Math.min(target, given.rule.targetRating) })), needingIn(listOf(given, undefined, { targetRating: Math.max(target, given.rule.targetRating) }))];
      for (const [id, needing] of low) {
        expect(high.get(id) ?? 0).toBeGreaterThanOrEqual(needing);
        if ((high.get(id) ?? 0) > needing) more += 1;
      }
    }), { seed, numRuns: 500 });
    expect(more).toBeGreaterThan(100);
  });

  it("a higher threshold never adds to N, a higher floor never to the list; lines change no count", () => {
    fc.assert(fc.property(anyCase, line, (given, other) => {
      const base = listOf(given);
      const idsOf = ({ rows }: ScenarioList, ...classes: readonly string[]): readonly string[] => rows.filter((it) => classes.includes(it.class)).map((it) => it.id);
      const stricter = listOf(given, undefined, { threshold: Math.max(other, given.rule.threshold) / 1000 });
      const higher = listOf(given, undefined, { floor: Math.max(other, given.rule.floor) / 1000 });
      expect(idsOf(base, "N")).toEqual(expect.arrayContaining([...idsOf(stricter, "N")]));
      expect(idsOf(base, "N", "X")).toEqual(expect.arrayContaining([...idsOf(higher, "N", "X")]));
      for (const it of [stricter, higher]) expect([...needingIn(it)].sort()).toEqual([...needingIn(base)].sort());
    }), { seed, numRuns: 500 });
  });

  it("a cap keeps the first of N in their order and puts the rest among X", () => {
    let cuts = 0;
    fc.assert(fc.property(anyCase, fc.integer({ min: 1, max: 3 }), (given, maxCommon) => {
      const idsOf = ({ rows }: ScenarioList, kind: string): readonly string[] => rows.filter((it) => it.class === kind).map((it) => it.id);
      const [whole, cut] = [listOf(given), listOf(given, undefined, { maxCommon })];
      expect(idsOf(cut, "N")).toEqual(idsOf(whole, "N").slice(0, maxCommon));
      const moved = idsOf(whole, "N").slice(maxCommon);
      expect(cut.rows.filter((it) => it.reason === "cut-from-common").map((it) => it.id).sort()).toEqual([...moved].sort());
      expect([...idsOf(cut, "X")].sort()).toEqual([...idsOf(whole, "X"), ...moved].sort());
      expect(idsOf(cut, "dropped")).toEqual(idsOf(whole, "dropped"));
      cuts += moved.length;
    }), { seed, numRuns: 500 });
    expect(cuts).toBeGreaterThan(20);
  });
});

describe("one more firm", () => {
  it("adds to each count what it is, and takes from none", () => {
    fc.assert(fc.property(anyCase, anyFirm, (given, added) => {
      const before = needingIn(listOf(given));
      const after = listOf(given, [...firmsOf(given.firms), ...firmsOf([added]).map((it) => ({ ...it, enterprise: { ...it.enterprise, id: "new" } }))]);
      const needs = new Set(after.members.find((it) => it.id === "new")?.needs);
      for (const [id, needing] of needingIn(after)) expect(needing).toBe((before.get(id) ?? 0) + (needs.has(id) ? 1 : 0));
    }), { seed, numRuns: 500 });
  });
});
