/** The fast path and the traced path agree on every sheet: where the fast one says something, it is what the traced one says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswers, score, type LoadedPack } from "../../src/index.js";
import { quickScorer, type QuickScore } from "../../src/scoring/quick/scorer.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024, patchedPack } from "../support/packs.js";
import { measuredPack, measuredSheetFor } from "../support/measured-pack.js";
import { randomPack, sheetFor } from "../support/random-pack.js";
import { areas, questions } from "../support/reference.js";
import { sheetWith } from "../support/sheets.js";

const scorer = quickScorer(pack2024);

/** What the traced path says; `null`: it has an issue. */
function traced(value: unknown, pack: LoadedPack): QuickScore | null {
  const read = readAnswers(value, pack);
  if (!read.ok || read.issues.length > 0) return null;
  const result = score(read.value, pack);
  return {
    id: result.enterprise.id, level: result.level, levelRange: result.levelRange, points: result.points, completeness: result.completeness,
    dimensions: result.dimensions.map((it) => it.points),
    indicators: result.indicators.map((it) => (it.status === "scored" ? it.points : null)),
    areas: result.areas.map((it) => it.rating),
  };
}

/** Both say the same; whether they said a score. */
function agree(value: unknown, pack = pack2024, quick = scorer): boolean {
  const expected = traced(value, pack);
  expect(quick.score(value)).toEqual(expected);
  return expected !== null;
}

interface Trick { readonly at: string; readonly later: unknown; readonly how: "changes" | "throws later" | "throws"; readonly by: "getter" | "proxy" }

/** A copy in which places of these names give one value when read first, and another, or none, when read again. */
function tampered(value: unknown, tricks: readonly Trick[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  const copy: object = Array.isArray(value) ? [] : {};
  const parts = new Map(Object.entries(value).map(([key, inner]) => [key, tampered(inner, tricks)]));
  if (Array.isArray(value)) parts.set("length", value.length);
  for (const [key, inner] of parts) Reflect.set(copy, key, inner);
  return tricks.reduce<object>((made, { at, later, how, by }) => {
    if (!parts.has(at)) return made;
    const first = parts.get(at);
    let reads = 0;
    const get = (): unknown => {
      reads += 1;
      if (how === "throws" || (how === "throws later" && reads > 1)) throw new RangeError("read too often");
      return reads === 1 ? first : later;
    };
    if (by === "proxy") return new Proxy(made, { get: (target, key) => (key === at ? get() : Reflect.get(target, key)) });
    if (at !== "length") Object.defineProperty(made, at, { get, enumerable: true, configurable: true });
    return made;
  }, copy);
}

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withObjectString: true, withSparseArray: true, withTypedArray: true });
const basis = fc.constantFrom("self", "diagnosis", "on-site", undefined, null);
const number = fc.oneof(fc.double(), fc.constantFrom(0, -0, 5e-324, 1e-300, 1e15, 9007199254740991, 9007199254740992, 0.1, 0.3, 1 / 3, 100, 100.00000000000001), fc.nat({ max: 100 }));

describe("quick", () => {
  it("agrees on random sheets of the built-in pack, on every basis", () => {
    const seen = { scored: 0, refused: 0 };
    fc.assert(fc.property(anySheet, basis, (sheet, on) => {
      seen[agree(sheetWith({ ...sheet, ...(on !== undefined && { basis: on }) })) ? "scored" : "refused"] += 1;
    }), { seed, numRuns: 3000 });
    expect(seen.scored).toBeGreaterThan(500);
    expect(seen.refused).toBeGreaterThan(500);
  });

  it("agrees on random packs, with one scorer for many sheets", () => {
    const seen = { scored: 0, refused: 0 };
    fc.assert(fc.property(randomPack.chain((pack) => fc.tuple(fc.constant(pack), fc.array(fc.tuple(sheetFor(pack), basis), { minLength: 3, maxLength: 3 }))), ([pack, sheets]) => {
      const quick = quickScorer(pack);
      for (const [sheet, on] of sheets) seen[agree({ ...sheet, basis: on }, pack, quick) ? "scored" : "refused"] += 1;
    }), { seed, numRuns: 400 });
    expect(seen.scored).toBeGreaterThan(400);
  });

  it("agrees on random packs that compute: arithmetic, yearly figures, checks across questions", () => {
    const seen = { scored: 0, refused: 0 };
    fc.assert(fc.property(measuredPack.chain((pack) => fc.tuple(fc.constant(pack), fc.array(fc.tuple(measuredSheetFor(pack), basis), { minLength: 4, maxLength: 4 }))), ([pack, sheets]) => {
      const quick = quickScorer(pack);
      for (const [sheet, on] of sheets) seen[agree({ ...sheet, basis: on }, pack, quick) ? "scored" : "refused"] += 1;
    }), { seed, numRuns: 500 });
    expect(Math.min(seen.scored, seen.refused)).toBeGreaterThan(200);
  });

  it("never says what is wrong of data that changes as it is read, or throws: the same as the traced path, or nothing", () => {
    const whole = sheetWith({
      basis: "self", answers: { "network-infrastructure": ["B", "C"], "information-systems": { option: "C", note: "n" }, funding: { figures: { digitalSpend: [1, 2], revenue: [30, 40] } } }, areas: { "product-design": 2, "process-design": 1 },
    });
    const keys = ["pack", "enterprise", "id", "basis", "answers", "areas", "network-infrastructure", "0", "1", "length", "information-systems", "option", "note", "funding", "figures", "digitalSpend", "revenue", "product-design"];
    const then = fc.oneof(anything, fc.constantFrom("A", "B", 0, 3, ["B"], [9, 9], "on-site", "E2", {}, undefined, null));
    const trick = fc.record({ at: fc.constantFrom(...keys), later: then, how: fc.constantFrom<Trick["how"]>("changes", "throws later", "throws"), by: fc.constantFrom<Trick["by"]>("getter", "proxy") });
    const seen = { same: 0, nothing: 0 };
    fc.assert(fc.property(fc.array(trick, { minLength: 1, maxLength: 2 }), (tricks) => {
      const found = scorer.score(tampered(whole, tricks));
      seen[found === null ? "nothing" : "same"] += 1;
      if (found !== null) expect(found).toEqual(traced(tampered(whole, tricks), pack2024));
    }), { seed, numRuns: 2000 });
    expect(Math.min(seen.same, seen.nothing)).toBeGreaterThan(200);
  });

  it("agrees on anything at all", () => {
    fc.assert(fc.property(anything, (value) => void agree(value)), { seed, numRuns: 500 });
  });

  it("agrees on any JSON for an answer, its parts, a rating", () => {
    const answer = fc.oneof(anything, fc.constantFrom("A", ["A"], ["B", "C"], ["A", "B"], ["B", "B"], [], "", "a", "Ａ", "AB", [null], [["A"]]),
      fc.record({ option: fc.constantFrom(null, "A", ["B"], "", undefined), options: fc.constantFrom(null, undefined, ["C", "B"], "A"), figures: anything, evidence: fc.oneof(anything, fc.constant("x"), fc.constant(["x"])), note: fc.oneof(anything, fc.string()), notApplicable: fc.oneof(anything, fc.boolean(), fc.constant(null)) }, { requiredKeys: [] }));
    fc.assert(fc.property(fc.constantFrom(...Object.keys(questions)), answer, fc.constantFrom(...Object.keys(areas), "nowhere", "__proto__"), fc.oneof(anything, fc.integer({ min: -1, max: 5 }), fc.constant(-0)), (id, given, area, rating) => {
      agree(sheetWith({ answers: { [id]: given }, areas: { [area]: rating } }));
    }), { seed, numRuns: 2000 });
  });

  const fields = ["pack", "enterprise", "basis", "assessedOn", "stage", "survey", "texts", "pictures", "declinedScenarios", "investment", "reportNumber", "revision", "$schema", "answers", "areas", "other"];
  const likely = fc.oneof(anything, fc.string(), fc.constantFrom(null, undefined, "before", "2024-02-29", "2023-02-29", "on-site", "miit-sme-2024", {}, [], [undefined], ["x"], { date: "2024-01-01", members: [{ name: "x" }] }, { products: "x" }, { planned: 1, actual: -0 }, { planned: -1 }));
  it("agrees on anything in any field of the frame", () => {
    fc.assert(fc.property(fc.constantFrom(...fields), likely, (field, value) => void agree(sheetWith({ [field]: value }))), { seed, numRuns: 2000 });
  });

  const years = (amount: fc.Arbitrary<unknown>) => fc.array(fc.record({ year: fc.constantFrom(2022, 2023, 1899, "2022"), amount }), { maxLength: 3 });
  it("agrees on anything in the firm's particulars", () => {
    const id = fc.oneof(fc.string({ maxLength: 210 }), fc.constantFrom(" a", "a ", "", "a\n", "a\u2028", "\ud800", "😀", "（甲）", "x".repeat(200), "x".repeat(201), "😀".repeat(200)));
    const profile = fc.record({
      contact: id, staff: fc.oneof(number, fc.constant("1")), aboveScale: fc.constantFrom(true, false, null, "true"), sizeClass: fc.constantFrom("small", "tiny", null), revenue: years(number), certificates: fc.array(id, { maxLength: 3 }),
      registeredCapital: number, mainProducts: id, stranger: fc.constant(1),
    }, { requiredKeys: [] });
    fc.assert(fc.property(id, fc.option(id, { nil: undefined }), fc.option(profile, { nil: undefined }), (own, name, about) => void agree({ pack: "miit-sme-2024", enterprise: { id: own, name, profile: about } })), { seed, numRuns: 1500 });
  });

  it("agrees on any number for a figure, in any combination", () => {
    const list = fc.array(number, { maxLength: 4 });
    const seen = { scored: 0, refused: 0 };
    const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 12 });
    fc.assert(fc.property(basis, some(number), some(number), list, list, number, (on, a, b, digitalSpend, revenue, c) => {
      seen[agree(sheetWith({ basis: on, answers: {
        "equipment-digitalization": { figures: { productionEquipment: a, digitalEquipment: b } }, "product-quality": { figures: { passRateAfter: a, passRateBefore: c } },
        "green-low-carbon": { figures: { energyAfter: a, revenueAfter: b, energyBefore: b, revenueBefore: a } },
      } })) ? "scored" : "refused"] += 1;
      agree(sheetWith({ answers: { funding: { figures: { digitalSpend, revenue } } } }));
      agree(sheetWith({ answers: { "green-low-carbon": { figures: { energyAfter: a, revenueAfter: b, energyBefore: b, revenueBefore: c } } } }));
      agree(sheetWith({ answers: { "product-quality": { figures: { passRateAfter: c, passRateBefore: b } } } }));
    }), { seed, numRuns: 3000 });
    expect(seen.scored).toBeGreaterThan(5);
  });
});

/** Other formulas than the built-in pack's: they subtract, they multiply, they use constants of any size. */
const formulas = [
  "mean(digitalSpend ./ revenue) * 100", "mean(digitalSpend) / mean(revenue) * 100", "mean(digitalSpend .* digitalSpend ./ revenue) - 0.1",
  "(mean(digitalSpend) - mean(revenue)) / (mean(revenue) + 0.3) * 100", "-(0.1 - mean(digitalSpend)) * 3", "mean(digitalSpend) - 0.1 - 0.2 + 10 * 0.1", "mean(digitalSpend) * 1e-200 * 1e-200 / 1e-300 / 1e-100",
];
const bandPacks = formulas.map((formula) => patchedPack({ definition: [{ op: "replace", path: "/dimensions/1/groups/1/indicators/1/formula", value: formula }] }));

describe("quick, exactly at an edge or beside it", () => {
  it.each(formulas.map((formula, i) => [formula, i] as const))("%s", (_, i) => {
    const pack = bandPacks[i] ?? pack2024;
    const quick = quickScorer(pack);
    const beside = fc.constantFrom(0, 0, 0, 1e-12, -1e-12, 1e-15, -1e-15, 1e-9);
    const revenue = fc.oneof(fc.integer({ min: 1, max: 1e7 }).map((it) => it / 100), fc.constantFrom(1, 3, 7, 1e-14, 1e-16, 9007199254740991, 1e300, 0.3));
    const year = fc.tuple(revenue, fc.constantFrom(0, 0.1, 0.2, 0.4, 0.6, 1, 1.5), beside).map(([whole, ratio, off]) => [Math.max(0, Number((whole * ratio).toPrecision(15)) + off), whole] as const);
    const seen = new Set<unknown>();
    fc.assert(fc.property(fc.array(year, { minLength: 1, maxLength: 3 }), fc.constantFrom(undefined, "B"), basis, (list, option, on) => {
      const figures = { digitalSpend: list.map(([part]) => part), revenue: list.map(([, whole]) => whole) };
      agree(sheetWith({ pack: "miit-sme-2024", basis: on, answers: { funding: { option, figures } } }), pack, quick);
      seen.add(quick.score(sheetWith({ answers: { funding: { figures } } }))?.points);
    }), { seed, numRuns: 600 });
    expect(seen.size).toBeGreaterThan(1);
  });

  it("trends that are flat, or all but", () => {
    const value = fc.integer({ min: 1, max: 1e6 }).map((it) => it / 100);
    const seen = new Map<unknown, number>();
    fc.assert(fc.property(value, value, fc.constantFrom(1, 2, 3, 0.7, 10), fc.constantFrom(0, 0, 1e-12, -1e-12, 1e-15), (over, under, factor, off) => {
      const figures = { energyAfter: Math.max(0, Number((over * factor).toPrecision(14)) + off), revenueAfter: Number((under * factor).toPrecision(14)), energyBefore: over, revenueBefore: under };
      const sheet = sheetWith({ answers: { "green-low-carbon": { figures } } });
      agree(sheet);
      const points = scorer.score(sheet)?.points;
      seen.set(points, (seen.get(points) ?? 0) + 1);
    }), { seed, numRuns: 2000 });
    for (const points of [0, 3.5, 7]) expect(seen.get(points) ?? 0, String(points)).toBeGreaterThan(50);
  });
});
