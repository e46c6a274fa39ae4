/** Candidates: what rules a product out, what nobody can decide, and the order, which can be explained. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterIds, type Candidate, type Candidates, type Matching } from "../../src/diagnosis/products/candidates.js";
import { compareCandidates, matchProducts, type ProductSeeker } from "../../src/diagnosis/products/match.js";
import { defaultMatching, readMatching } from "../../src/diagnosis/products/matching.js";
import { providersOf } from "../../src/diagnosis/products/providers.js";
import type { Product, ProductCatalogue } from "../../src/diagnosis/products/schema.js";
import { seed } from "../support/arbitraries.js";
import { catalogueOf, sampleProducts } from "../support/products.js";

const marine = "marine-engineering-equipment";
const heavy = "heavy-equipment-sets";
const scenario = { id: "PD-02", area: "product-design", from: 2, to: 3 };
const firm: ProductSeeker = { subIndustry: marine, needed: new Set(["product-design", "quality-management"]) };
/** A product no filter has anything against. */
const fit = { name: "n", provider: { name: "P" }, serves: [{ area: "product-design", from: 2, to: 3 }], scenarios: ["PD-02"], subIndustries: [marine] };
const match = (products: readonly object[], matching: Partial<Matching> = {}, seeker = firm): Candidates =>
  matchProducts(scenario, seeker, catalogueOf(...products), { ...defaultMatching, ...matching });
const one = (fields: object, matching: Partial<Matching> = {}, seeker = firm): Candidate | undefined => match([{ id: "A", ...fit, ...fields }], matching, seeker).shown[0];

describe("hard filters", () => {
  it("nothing given is unknown supply, not a gap", () => {
    expect(matchProducts(scenario, firm, null, defaultMatching)).toEqual({ supply: "unknown", ruledOut: 0, total: 0, shown: [] });
    expect(match([])).toEqual({ supply: "gap", ruledOut: 0, total: 0, shown: [] });
  });

  it.each<[what: string, fields: object, matching: Partial<Matching>]>([
    ["another area", { serves: [{ area: "work-safety", from: 2, to: 3 }], scenarios: null }, {}],
    ["other scenarios", { scenarios: ["PD-01"] }, {}],
    ["it begins above", { serves: [{ area: "product-design", from: 3, to: 4 }] }, {}],
    ["it ends below", { serves: [{ area: "product-design", from: 1, to: 2 }] }, {}],
    ["one end rules it out, the other is unknown", { serves: [{ area: "product-design", to: 2 }] }, {}],
    ["other sub-industries", { subIndustries: [heavy] }, {}],
    ["deployed otherwise", { deployment: ["saas", "hybrid"] }, { deployment: ["edge"] }],
    ["dearer than the budget", { price: { min: 10001, max: 20000 } }, { budget: 10000 }],
  ])("rule out: %s", (_what, fields, matching) => {
    expect(one(fields, matching)).toBeUndefined();
  });

  it.each<[what: string, fields: object, matching: Partial<Matching>, unknown: readonly string[]]>([
    ["everything said and fitting", { deployment: ["edge"], price: { min: 10000, max: 20000 } }, { deployment: ["edge", "saas"], budget: 10000 }, []],
    ["it names no scenarios", { scenarios: null }, {}, ["scenario"]],
    ["a list of scenarios with nothing in it", { scenarios: [] }, {}, ["scenario"]],
    ["it does not say the ratings", { serves: [{ area: "product-design" }] }, {}, ["rating"]],
    ["it says one end", { serves: [{ area: "product-design", from: 1 }] }, {}, ["rating"]],
    ["wider ratings", { serves: [{ area: "product-design", from: 1, to: 4 }] }, {}, []],
    ["several entries, the best of them", { serves: [{ area: "product-design", from: 1, to: 2 }, { area: "product-design" }, { area: "product-design", from: 2, to: 3 }] }, {}, []],
    ["several entries, the better unknown", { serves: [{ area: "product-design", from: 1, to: 2 }, { area: "product-design" }] }, {}, ["rating"]],
    ["general", { subIndustries: ["general"] }, {}, []],
    ["it does not say the sub-industries", { subIndustries: null }, {}, ["sub-industry"]],
    ["deployment and price unknown, and asked for", {}, { deployment: ["edge"], budget: 1 }, ["deployment", "budget"]],
    ["deployment and price unknown, and not asked for", {}, {}, []],
  ])("pass: %s", (_what, fields, matching, unknown) => {
    expect(one(fields, matching)?.unknown).toEqual(unknown);
  });

  it("a firm of no sub-industry is served by what is general alone", () => {
    const seeker = { ...firm, subIndustry: "general" };
    expect(one({}, {}, seeker)).toBeUndefined();
    expect(one({ subIndustries: ["general", marine] }, {}, seeker)?.order.exactSubIndustry).toBe(false);
  });
});

describe("a candidate", () => {
  it("carries what the product says of itself, and nothing it does not", () => {
    const cases = [{ firm: "f", model: true }, { firm: "g" }];
    expect(one({ version: "1", kinds: ["PLM"], pricing: ["purchase"], days: { min: 3, max: 5 }, runningCost: { min: 0, max: 1 }, review: { result: "r" }, cases })).toEqual({
      id: "A", name: "n", version: "1", provider: "P", kinds: ["PLM"], deployment: null, pricing: ["purchase"], price: null, runningCost: { min: 0, max: 1 }, days: { min: 3, max: 5 },
      review: { result: "r", date: null }, modelFirms: ["f"], unknown: [],
      order: { named: true, exactSubIndustry: true, neededAreas: 1, similarModelFirm: null, days: 3, price: null },
    });
    expect([one({ cases: [] })?.modelFirms, one({})?.modelFirms]).toEqual([[], null]);
  });

  it("counts each needed area once", () => {
    expect(one({ serves: [...fit.serves, ...fit.serves, { area: "quality-management" }, { area: "work-safety" }] })?.order.neededAreas).toBe(2);
  });

  it.each([
    ["the same region and size", { region: "R", sizeClass: "small" }, true], ["another size", { region: "R", sizeClass: "medium" }, false], ["size unknown", { region: "R" }, null],
    ["elsewhere, size unknown", { region: "S" }, false], ["no model", { model: false, region: "R", sizeClass: "small" }, false],
  ])("a model firm like it: %s", (_what, given, expected) => {
    const of = (matching: Partial<Matching>): boolean | null | undefined => one({ cases: [{ firm: "f", model: true, ...given }] }, matching)?.order.similarModelFirm;
    expect(of({ region: "R", sizeClass: "small" })).toBe(expected);
    expect([of({ region: "R" }), of({ sizeClass: "small" }), of({})]).toEqual([null, null, null]);
  });

  it("nobody knows the model firms of a product that names no cases", () => {
    expect([one({}, { region: "R", sizeClass: "small" }), one({ cases: [] }, { region: "R", sizeClass: "small" })].map((it) => it?.order.similarModelFirm)).toEqual([null, false]);
  });
});

describe("the order", () => {
  const asked: Partial<Matching> = { region: "R", sizeClass: "small", limit: 50 };
  const like = { cases: [{ firm: "f", model: true, region: "R", sizeClass: "small" }] };
  const two = { serves: [...fit.serves, { area: "quality-management" }] };
  /** Each is worse than the one before in one thing, and better in all that come after it. */
  const steps: readonly (readonly [what: string, before: object, after: object])[] = [
    ["offered for this very scenario", { subIndustries: null }, { scenarios: null, ...two, ...like }],
    ["made for the sub-industry", {}, { subIndustries: ["general"], ...two, ...like }],
    ["general before unknown", { subIndustries: ["general"] }, { subIndustries: null, ...two, ...like }],
    ["more needed areas", two, { ...like, days: { min: 1, max: 1 } }],
    ["a model firm like it", like, { cases: [], days: { min: 1, max: 1 } }],
    ["none before unknown", { cases: [] }, { days: { min: 1, max: 1 } }],
    ["shorter", { days: { min: 1, max: 9 } }, { days: { min: 2, max: 2 }, price: { min: 0, max: 0 } }],
    ["time known", { days: { min: 99, max: 99 } }, { price: { min: 0, max: 0 } }],
    ["cheaper", { price: { min: 1, max: 9 } }, { price: { min: 2, max: 2 } }],
    ["price known", { price: { min: 99, max: 99 } }, {}],
  ];

  it.each(steps)("%s", (_what, before, after) => {
    expect(match([{ id: "Z", ...fit, ...before }, { id: "A", ...fit, ...after }], asked).shown.map((it) => it.id)).toEqual(["Z", "A"]);
  });

  it("all else equal, by id", () => {
    expect(match([{ id: "B", ...fit }, { id: "A", ...fit }]).shown.map((it) => it.id)).toEqual(["A", "B"]);
  });
});

describe("what is shown", () => {
  const of = (id: string, name: string, creditCode?: string): object => ({ id, ...fit, provider: { name, ...(creditCode !== undefined && { creditCode }) } });
  const ids = ({ shown }: Candidates): readonly string[] => shown.map((it) => it.id);

  it("the last place is another provider's where all others were one's", () => {
    const products = [of("A", "P"), of("B", "P"), of("C", "P"), of("D", "Q"), of("E", "R")];
    expect(ids(match(products, { limit: 3 }))).toEqual(["A", "B", "D"]);
    expect(ids(match(products, { limit: 2 }))).toEqual(["A", "D"]);
    expect(ids(match(products, { limit: 4 }))).toEqual(["A", "B", "C", "D"]);
    expect(ids(match(products, { limit: 1 }))).toEqual(["A"]);
    expect(match(products, { limit: 1 })).toMatchObject({ supply: "several", total: 5 });
  });

  it("of one provider alone as many as there are", () => {
    expect(match([of("A", "P"), of("B", " P "), of("C", "P")], { limit: 2 })).toMatchObject({ supply: "single", total: 3, shown: [{ id: "A" }, { id: "B" }] });
  });

  it("providers are one by credit code or by name, also by way of a third", () => {
    expect(match([of("A", "P", "1"), of("B", "Q", "1")]).supply).toBe("single");
    expect(match([of("A", "P", "1"), of("B", "P")]).supply).toBe("single");
    expect(match([of("A", "P", "1"), of("B", "Q", "2")]).supply).toBe("several");
    expect(match([of("A", "P"), of("B", "Q")]).supply).toBe("several");
    expect(match([of("A", "P"), of("B", "Q"), { ...of("C", "P", "1"), scenarios: ["PD-01"] }, { ...of("D", "Q", "1"), scenarios: ["PD-01"] }])).toMatchObject({ supply: "single", total: 2 });
  });
});

it("what is asked is checked", () => {
  expect(readMatching({})).toMatchObject({ ok: true, value: defaultMatching });
  const wrong = readMatching({ limit: 0, deployment: [], budget: -1, size: 1 });
  expect(wrong.issues.map((it) => `${it.code} ${it.path}`)).toEqual(["field-invalid matching.limit", "field-invalid matching.deployment", "field-invalid matching.budget", "unknown-key matching.size"]);
});

const rating = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
const range = fc.option(fc.constantFrom({ min: 10, max: 20 }, { min: 20, max: 20 }, { min: 5, max: 90 }), { nil: null });
const anyProduct = (id: string): fc.Arbitrary<Product> => fc.record({
  id: fc.constant(id), name: fc.constant("n"), version: fc.constant(null), ownIp: fc.constant(null), kinds: fc.constant(null), pricing: fc.constant(null), runningCost: fc.constant(null),
  prerequisites: fc.constant(null), interfaces: fc.constant(null), review: fc.constant(null), note: fc.constant(null),
  provider: fc.record({ name: fc.constantFrom("P", "Q", "R"), creditCode: fc.constantFrom("1", "2", null), contact: fc.constant(null) }),
  subIndustries: fc.option(fc.subarray(["general", marine, heavy], { minLength: 1 }), { nil: null }),
  serves: fc.array(fc.record({ area: fc.constantFrom("product-design", "product-design", "quality-management"), from: rating, to: rating }), { minLength: 1, maxLength: 3 }),
  scenarios: fc.option(fc.subarray(["PD-01", "PD-02"]), { nil: null }),
  deployment: fc.option(fc.subarray(["saas", "edge"] as const, { minLength: 1 }), { nil: null }),
  price: range, days: range,
  cases: fc.option(fc.array(fc.record({ firm: fc.constant("f"), model: fc.boolean(), subIndustry: fc.constant(null), region: fc.constantFrom("R", "S", null), sizeClass: fc.constantFrom("small", "medium", null) }), { maxLength: 2 }), { nil: null }),
});
const anyProducts = fc.integer({ min: 0, max: 12 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anyProduct(`P${String(i).padStart(2, "0")}`))));
const anyMatching: fc.Arbitrary<Matching> = fc.record({
  limit: fc.integer({ min: 1, max: 8 }), deployment: fc.option(fc.constant(["edge"] as const), { nil: null }), budget: fc.option(fc.constant(15), { nil: null }),
  region: fc.constantFrom("R", null), sizeClass: fc.constantFrom("small", null),
});
const catalogue = (products: readonly Product[]): ProductCatalogue => ({ files: [], notes: [], products, sha256: "" });
const run = (products: readonly Product[], matching: Matching): Candidates => matchProducts(scenario, firm, catalogue(products), matching);
const idsOf = (it: Candidates): readonly string[] => it.shown.map(({ id }) => id);
const everything = { limit: 50 };

it("what only the wishes rule out is counted: there is an offer, though not as wished", () => {
  const products = [
    { id: "A", ...fit, deployment: ["saas"], price: { min: 10, max: 10 } }, { id: "B", ...fit, deployment: ["edge"], price: { min: 90, max: 99 } },
    { id: "C", ...fit, scenarios: ["PD-01"], deployment: ["saas"] }, { id: "D", ...fit, serves: [{ area: "work-safety" }], scenarios: null, deployment: ["saas"] }, { id: "E", ...fit },
  ];
  expect(match(products)).toMatchObject({ supply: "single", ruledOut: 0, total: 3 });
  expect(match(products, { deployment: ["edge"] })).toMatchObject({ ruledOut: 1, total: 2 });
  expect(match(products, { deployment: ["edge"], budget: 50 })).toMatchObject({ supply: "single", ruledOut: 2, total: 1, shown: [{ id: "E" }] });
  expect(match(products.slice(0, 4), { deployment: ["edge"], budget: 50 })).toEqual({ supply: "gap", ruledOut: 2, total: 0, shown: [] });
});

describe("laws", () => {
  it("the order is total, and independent of that of the input", () => {
    fc.assert(fc.property(anyProducts, anyMatching, fc.infiniteStream(fc.nat()), (products, matching, keys) => {
      const found = run(products, { ...matching, ...everything }).shown;
      found.forEach((a, i) => found.forEach((b, j) => expect(Math.sign(compareCandidates(a, b))).toBe(Math.sign(i - j))));
      const shuffled = products.map((it) => [keys.next().value ?? 0, it] as const).sort(([a], [b]) => a - b).map(([, it]) => it);
      expect(run(shuffled, matching)).toEqual(run(products, matching));
    }), { seed, numRuns: 200 });
  });

  it("as many are shown as exist, up to the limit; of two providers both, where there is room", () => {
    fc.assert(fc.property(anyProducts, anyMatching, (products, matching) => {
      const result = run(products, matching);
      const all = run(products, { ...matching, ...everything });
      expect([result.total, result.shown.length]).toEqual([all.total, Math.min(matching.limit, all.total)]);
      const providerOf = providersOf(catalogue(products));
      const providers = (it: Candidates): number => new Set(products.filter(({ id }) => idsOf(it).includes(id)).map(providerOf)).size;
      expect(result.supply).toBe(["gap", "single"][providers(all)] ?? "several");
      if (matching.limit > 1 && result.supply === "several") expect(providers(result)).toBeGreaterThan(1);
      expect(idsOf(result).slice(0, -1)).toEqual(idsOf(all).slice(0, Math.max(0, result.shown.length - 1)));
    }), { seed, numRuns: 300 });
  });

  /** The filters once more, as the documentation says them. */
  const failsKnown = (it: Product, { deployment, budget }: Matching): boolean => {
    const ruledOut = it.serves.filter(({ area }) => area === scenario.area).every(({ from, to }) => (from !== null && from > scenario.from) || (to !== null && to < scenario.to));
    return ruledOut || (it.scenarios !== null && it.scenarios.length > 0 && !it.scenarios.includes(scenario.id))
      || (it.subIndustries !== null && !it.subIndustries.includes("general") && !it.subIndustries.includes(marine))
      || (deployment !== null && it.deployment !== null && !it.deployment.some((one) => deployment.includes(one)))
      || (budget !== null && it.price !== null && it.price.min > budget);
  };

  it("a product that fails no known filter is always counted, and no other", () => {
    fc.assert(fc.property(anyProducts, anyMatching, (products, matching) => {
      expect([...idsOf(run(products, { ...matching, ...everything }))].sort()).toEqual(products.filter((it) => !failsKnown(it, matching)).map((it) => it.id));
    }), { seed, numRuns: 300 });
  });

  it("a wish only moves products from candidates to those ruled out", () => {
    fc.assert(fc.property(anyProducts, anyMatching, (products, matching) => {
      const { total, ruledOut } = run(products, matching);
      const free = run(products, { ...matching, deployment: null, budget: null });
      expect([total + ruledOut, 0]).toEqual([free.total, free.ruledOut]);
    }), { seed, numRuns: 300 });
  });

  it("more knowledge never adds a candidate: what was unknown and fits stays, what does not goes", () => {
    const fitting: Partial<Product> = { scenarios: ["PD-02"], subIndustries: [marine], deployment: ["edge"], price: { min: 1, max: 2 } };
    const failing: Partial<Product> = { scenarios: ["PD-01"], subIndustries: [heavy], deployment: ["saas"], price: { min: 90, max: 99 } };
    const fields = { scenario: "scenarios", "sub-industry": "subIndustries", deployment: "deployment", budget: "price" } as const;
    const asked: Matching = { ...defaultMatching, ...everything, deployment: ["edge"], budget: 15 };
    fc.assert(fc.property(anyProduct("A"), fc.constantFrom(...filterIds), (product, filter) => {
      const before = run([product], asked).shown[0];
      const learned = (how: "fitting" | "failing"): Product => {
        if (filter === "rating") return { ...product, serves: [{ area: scenario.area, ...(how === "fitting" ? { from: 2, to: 3 } : { from: 3, to: 4 }) }] };
        return { ...product, [fields[filter]]: (how === "fitting" ? fitting : failing)[fields[filter]] };
      };
      if (before?.unknown.includes(filter)) {
        expect(run([learned("fitting")], asked).shown[0]?.unknown).toEqual(before.unknown.filter((it) => it !== filter));
        expect(run([learned("failing")], asked).total).toBe(0);
      } else if (before === undefined) {
        const unknownBefore = filter === "rating" ? product.serves.some((it) => it.area === scenario.area && (it.from === null || it.to === null)) : product[fields[filter]] === null;
        if (unknownBefore && filter !== "rating") expect(run([learned("fitting")], asked).total).toBe(0);
      }
    }), { seed, numRuns: 500 });
  });

  it("holds of the sample too: every candidate serves the area, and no known end rules it out", () => {
    const found = matchProducts({ id: "MO-02", area: "production-control", from: 2, to: 3 }, { subIndustry: heavy, needed: new Set() }, sampleProducts(), defaultMatching);
    expect(idsOf(found)).toEqual(["SP-004", "SP-003"]);
  });
});
