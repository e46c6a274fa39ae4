/** Small random packs with the least wording they need, and sheets, efforts and wishes for them. */
import fc from "fast-check";
import { readPack, unwrap, type Indicator, type IndicatorPack, type LoadedPack } from "../../src/index.js";
import type { RawSheet } from "./sheets.js";

export type Method = Indicator["method"];
const LETTERS = "ABCDE";

/** Whole numbers of this sum, each at least 1. */
const partsOf = (sum: number, parts: number): fc.Arbitrary<readonly number[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max: sum - 1 }), { minLength: parts - 1, maxLength: parts - 1 }).map((cuts) => {
    const edges = [0, ...[...cuts].sort((a, b) => a - b), sum];
    return edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
  });

/** Shares in tens of per mille, in any printed order, with ties; the best is the whole. */
const ladderShares = fc.integer({ min: 1, max: 3 }).chain((more) => fc.tuple(fc.array(fc.constantFrom(0, 0, 200, 250, 500, 500, 700, 1000), { minLength: more, maxLength: more }), fc.nat({ max: more })))
  .map(([others, at]) => [...others.slice(0, at), 1000, ...others.slice(at)]);
const tickShares = fc.integer({ min: 1, max: 3 }).chain((options) => partsOf(10, options)).map((parts) => parts.map((it) => it * 100));

const optionsOf = (shares: readonly number[]): Record<string, number> => Object.fromEntries(shares.map((share, i) => [LETTERS[i] ?? "", share]));

/** An indicator without its place and weight. */
const body = fc.constantFrom<Method>("choice", "choices", "choices", "bands", "trend").chain((method): fc.Arbitrary<Record<string, unknown>> => {
  switch (method) {
    case "choice": return ladderShares.map((shares) => ({ method, options: optionsOf(shares) }));
    case "choices": return fc.tuple(tickShares, fc.constantFrom("none", "zero")).map(([shares, exclusive]) =>
      (exclusive === "none" ? { method, options: optionsOf(shares) } : { method, exclusive: "A", options: optionsOf([0, ...shares]) }));
    case "bands": return ladderShares.map((shares) => ({
      method, options: optionsOf(shares), unit: "percent", upperEdgesClosed: shares.map((_, i) => (i + 1) * 20),
      figures: [{ id: "share", unit: "percent", max: 100 }], formula: "share",
    }));
    case "trend": return fc.shuffledSubarray([0, 500, 1000], { minLength: 3 }).map((shares) => ({
      method, options: optionsOf(shares), better: "up", outcomes: { worse: "A", flat: "B", better: "C" },
      figures: [{ id: "now", unit: "percent", max: 100 }, { id: "before", unit: "percent", max: 100 }], formulas: { now: "now", before: "before" },
    }));
  }
});

const fact = (dimensions: number, top: number): fc.Arbitrary<string> => fc.oneof(
  { weight: 3, arbitrary: fc.constant("points") },
  { weight: 2, arbitrary: fc.nat({ max: dimensions - 1 }).map((d) => `dimensions.d${d}`) },
  { weight: 4, arbitrary: fc.tuple(fc.integer({ min: 1, max: top }), fc.constantFrom("all", "binding", "guiding")).map(([rating, kind]) => `areas.${rating}.${kind}`) },
);

type JsonRule = Record<string, unknown>;
const line = (dimensions: number, top: number, points: number): fc.Arbitrary<JsonRule> => fact(dimensions, top).chain((name) => {
  const required = name.startsWith("areas") ? fc.constantFrom(0, 1, 1, 2, 2, 1.5, 3)
    : fc.oneof(fc.integer({ min: 0, max: points }), fc.integer({ min: 0, max: points * 1000 }).map((it) => it / 1000), 
      // just above what sums of options give, and beyond everything
      fc.tuple(fc.integer({ min: 0, max: points - 1 }), fc.constantFrom(0.0004, 0.001, 0.1, 0.101)).map(([it, more]) => it + more), fc.constant(points * 1.01));
  return fc.tuple(required, fc.boolean()).map(([it, listed]) => ({ ">=": [{ var: listed ? [name] : name }, it] }));
});
const rule = (dimensions: number, top: number, points: number): fc.Arbitrary<JsonRule> => fc.oneof(
  { weight: 1, arbitrary: line(dimensions, top, points) },
  { weight: 5, arbitrary: fc.array(line(dimensions, top, points), { minLength: 1, maxLength: 4 }).map((lines) => ({ and: lines })) },
  { weight: 1, arbitrary: fc.tuple(line(dimensions, top, points), line(dimensions, top, points), line(dimensions, top, points)).map(([a, b, c]) => ({ and: [a, { and: [b, c] }] })) },
);

interface Part { readonly points: number; readonly bodies: readonly (readonly [Record<string, unknown>, boolean])[]; readonly weights: readonly number[] }
const part: fc.Arbitrary<Part> = fc.integer({ min: 1, max: 2 }).chain((count) => fc.record({
  points: fc.constantFrom(10, 20, 100), bodies: fc.array(fc.tuple(body, fc.boolean()), { minLength: count, maxLength: count }),
  weights: fc.oneof(partsOf(10, count).map((parts) => parts.map((it) => it * 10)), partsOf(100, count)),
}));

/** A pack that passes every check. */
export const randomPack: fc.Arbitrary<LoadedPack> = fc.record({
  parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  kinds: fc.array(fc.constantFrom("binding", "guiding"), { minLength: 0, maxLength: 4 }),
  top: fc.integer({ min: 1, max: 3 }),
  policy: fc.constantFrom("not-allowed", "zero", "excluded"),
}).chain(({ parts, kinds, top, policy }) => {
  const points = parts.reduce((sum, it) => sum + it.points, 0);
  return fc.array(rule(parts.length, top, points), { minLength: 1, maxLength: 3 }).map((rules) => {
    let no = 0;
    const dimensions = parts.map((it, d) => ({
      id: `d${d}`, points: it.points,
      groups: [{
        id: `g${d}`, weight: 100,
        indicators: it.bodies.map(([own, mayNotApply], i) => {
          no += 1;
          const weight = it.weights[i] ?? 0;
          return { id: `i${d}${i}`, no, weight, points: it.points * weight / 100, evidence: [], ...(mayNotApply && { notApplicable: true }), ...own };
        }),
      }],
    }));
    return finish({
      packFormat: 1, id: "random", version: "1.0.0", edition: "r", source: { number: "1", issued: "2024-01-01", status: "unverified" },
      policy: { unanswered: "zero", unrated: "zero", notApplicable: policy }, dimensions,
      areas: { topRating: top, groups: kinds.length === 0 ? [] : [{ id: "areas", areas: kinds.map((kind, i) => ({ id: `a${i}`, no: i + 1, kind })) }] },
      levels: rules.map((it, i) => ({ level: i + 1, rule: it })), checks: [],
    });
  });
});

/** The pack with the least wording its check asks for. */
export function finish(definition: Record<string, unknown>): LoadedPack {
  const pack = definition as unknown as IndicatorPack;
  const named = (ids: readonly string[]): Record<string, { name: string }> => Object.fromEntries(ids.map((id) => [id, { name: id }]));
  const ratings = Array.from({ length: pack.areas.topRating }, (_, i) => String(i + 1));
  const texts = (ids: readonly string[]): Record<string, string> => Object.fromEntries(ids.map((id) => [id, id]));
  const indicators = pack.dimensions.flatMap((it) => it.groups.flatMap((group) => group.indicators));
  return unwrap(readPack({
    definition,
    wording: {
      pack: pack.id, locale: "zh-CN", title: "t", shortTitle: "t", provenance: ["p"], areasTitle: "a", unratedStep: "u", levelClause: "l",
      sourceStatus: { official: "o", transcribed: "t", unverified: "u" }, nature: { self: ["n"], diagnosis: ["n"], "on-site": ["n"] },
      dimensions: named(pack.dimensions.map((it) => it.id)), groups: named(pack.dimensions.flatMap((it) => it.groups.map((group) => group.id))),
      indicators: Object.fromEntries(indicators.map((it) => [it.id, {
        name: it.id, question: "q", clause: "c", options: texts(Object.keys(it.options)), evidence: {},
        ...("figures" in it && { measure: "m", figures: Object.fromEntries(it.figures.map(({ id }) => [id, { label: id, unit: "u" }])) }),
        ...(it.method === "trend" && { periods: { now: "n", before: "b" } }),
      }])),
      areaGroups: named(pack.areas.groups.map((it) => it.id)),
      areas: Object.fromEntries(pack.areas.groups.flatMap((it) => it.areas).map(({ id }) => [id, { name: id, clause: "c", system: "s", ladder: Object.fromEntries(ratings.map((it) => [it, ["x"]])) }])),
      areaEvidence: texts(ratings), levels: named(["0", ...pack.levels.map((it) => String(it.level))]), checks: texts(pack.checks.map((it) => it.id)),
    },
  }));
}

export const indicatorsIn = (pack: LoadedPack): readonly Indicator[] => pack.definition.dimensions.flatMap((it) => it.groups.flatMap((group) => group.indicators));
export const areasIn = (pack: LoadedPack) => pack.definition.areas.groups.flatMap((it) => it.areas);

const lettersOf = (it: Indicator): fc.Arbitrary<readonly string[]> => {
  const all = Object.keys(it.options);
  if (it.method !== "choices") return fc.constantFrom(...all).map((letter) => [letter]);
  const { exclusive } = it;
  const others = fc.shuffledSubarray(all.filter((letter) => letter !== exclusive), { minLength: 1 });
  return exclusive === undefined ? others : fc.oneof(fc.constant([exclusive]), others);
};

function answerOf(it: Indicator, policy: string): fc.Arbitrary<unknown> {
  const ticked = lettersOf(it).map((options): unknown => ({ options }));
  const figures = it.method === "bands" ? fc.integer({ min: 0, max: 100 }).map((share): unknown => ({ figures: { share } }))
    : it.method === "trend" ? fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })).map(([now, before]): unknown => ({ figures: { now, before } })) : ticked;
  const out = policy !== "not-allowed" && it.notApplicable ? fc.constant<unknown>({ notApplicable: true }) : ticked;
  return fc.oneof({ weight: 4, arbitrary: ticked }, { weight: 2, arbitrary: figures }, { weight: 1, arbitrary: out }, { weight: 2, arbitrary: fc.constant<unknown>(null) });
}

const byId = <T>(entries: readonly (readonly [string, fc.Arbitrary<T>])[]): fc.Arbitrary<Record<string, T>> => fc.record(Object.fromEntries(entries)) as fc.Arbitrary<Record<string, T>>;

export const sheetFor = (pack: LoadedPack): fc.Arbitrary<RawSheet> => {
  const { topRating } = pack.definition.areas;
  return fc.record({
    pack: fc.constant("random"), enterprise: fc.constant({ id: "E" }),
    answers: byId(indicatorsIn(pack).map((it) => [it.id, answerOf(it, pack.definition.policy.notApplicable)] as const)),
    areas: byId(areasIn(pack).map(({ id }) => [id, fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: topRating }) }, { weight: 1, arbitrary: fc.constant(null) })] as const)),
  });
};

/** Small whole numbers (many ties), money with decimals, and doubles with all their digits. */
const amounts = fc.constantFrom(
  fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 30 }).map((it) => it / 10),
  fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }),
).map((amount) => amount.map((it) => Math.abs(it)));

type Steps = Record<string, Record<string, number>>;
export interface RawEfforts { readonly indicators: Steps; readonly areas: Steps }

/** Of some of the steps; the others cost 1. */
export const effortsFor = (pack: LoadedPack): fc.Arbitrary<RawEfforts> => amounts.chain((amount) => {
  const steps = (names: readonly string[]): fc.Arbitrary<Record<string, number>> => fc.dictionary(fc.constantFrom(...names), amount).map((it) => ({ ...it }));
  const ratings = Array.from({ length: pack.definition.areas.topRating }, (_, i) => String(i + 1));
  return fc.record({
    indicators: byId(indicatorsIn(pack).map((it) => [it.id, steps(Object.keys(it.options))] as const)),
    areas: byId(areasIn(pack).map(({ id }) => [id, steps(ratings)] as const)),
  });
});

export interface RawWishes {
  readonly fixed: { readonly indicators: Record<string, readonly string[]>; readonly areas: Record<string, number> };
  readonly forbidden: { readonly indicators: Record<string, true | readonly string[]>; readonly areas: Record<string, true | number> };
  readonly allowOutcomes: boolean;
}

const some = <T>(entries: readonly (readonly [string, fc.Arbitrary<T>])[]): fc.Arbitrary<Record<string, T>> =>
  fc.subarray([...entries], { maxLength: Math.min(1, entries.length) }).chain((chosen) => byId(chosen));

/** At most one step of each kind asked for or forbidden, so that most wishes go together. */
export const wishesFor = (pack: LoadedPack): fc.Arbitrary<RawWishes> => {
  const { topRating } = pack.definition.areas;
  const indicators = indicatorsIn(pack);
  const areas = areasIn(pack);
  return fc.record({
    fixed: fc.record({
      indicators: some(indicators.map((it) => [it.id, lettersOf(it)] as const)),
      areas: some(areas.map(({ id }) => [id, fc.integer({ min: 0, max: topRating })] as const)),
    }),
    forbidden: fc.record({
      indicators: some(indicators.map((it) => [it.id, fc.oneof(fc.constant<true>(true), fc.constantFrom(...Object.keys(it.options)).map((letter): readonly string[] => [letter]))] as const)),
      areas: some(areas.map(({ id }) => [id, fc.oneof(fc.constant<true>(true), fc.integer({ min: 1, max: topRating }))] as const)),
    }),
    allowOutcomes: fc.boolean(),
  });
};

export const noWishes: RawWishes = { fixed: { indicators: {}, areas: {} }, forbidden: { indicators: {}, areas: {} }, allowOutcomes: false };
