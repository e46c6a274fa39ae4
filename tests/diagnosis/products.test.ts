/** Product files: what is read of them, what they may not say, and where they are told so. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readProducts } from "../../src/diagnosis/products/products.js";
import { issueCodes, type Issue } from "../../src/index.js";
import { seed } from "../support/arbitraries.js";
import { fixtureNames, readFixture } from "../support/fixtures.js";
import { catalogueOf, context, productFile, sampleFile, sampleProducts } from "../support/products.js";

const product = { id: "A", name: "a", provider: { name: "P" }, serves: [{ area: "product-design" }] };
const problems = (...values: readonly unknown[]): readonly string[] => {
  const read = readProducts(values, context);
  expect(read.ok).toBe(false);
  return read.issues.map((it) => `${it.code} ${it.path}`);
};

describe("a product file", () => {
  it("leaves unknown what it does not say", () => {
    expect(catalogueOf(product).products).toEqual([{
      ...product, provider: { name: "P", creditCode: null, contact: null }, serves: [{ area: "product-design", from: null, to: null }],
      version: null, ownIp: null, subIndustries: null, scenarios: null, kinds: null, deployment: null, pricing: null, price: null, runningCost: null, days: null,
      prerequisites: null, interfaces: null, cases: null, review: null, note: null,
    }]);
  });

  it("is put together with others, by id, with a receipt of each and every note once", () => {
    const read = readProducts([{ ...productFile({ ...product, id: "B" }), notes: ["n", "m"] }, { ...productFile(product), id: "other", notes: ["n"] }], context);
    expect(read.ok && read.value).toMatchObject({ notes: ["n", "m"], files: [{ id: "own", version: "1.0.0", title: "T", products: 1 }, { id: "other", products: 1 }] });
    expect(read.ok && read.value.products.map((it) => it.id)).toEqual(["A", "B"]);
    expect(read.ok && new Set([read.value.sha256, ...read.value.files.map((it) => it.sha256)]).size).toBe(3);
  });

  it("cannot be changed once it is read", () => {
    const { products, files } = catalogueOf({ ...product, cases: [{ firm: "f" }] });
    expect([products, products[0], products[0]?.serves, products[0]?.cases?.[0], files[0]].every((it) => Object.isFrozen(it))).toBe(true);
  });

  it("has a hash of what it says, not of the schema it was edited by", () => {
    const hash = (value: unknown): string | undefined => { const read = readProducts([value], context); return read.ok ? read.value.files[0]?.sha256 : undefined; };
    expect(hash({ ...productFile(product), $schema: "x" })).toBe(hash(productFile(product)));
    expect(hash(productFile({ ...product, name: "b" }))).not.toBe(hash(productFile(product)));
  });

  it("no file at all is a catalogue of nothing", () => {
    expect(catalogueOf().products).toEqual([]);
    expect(readProducts([], context)).toMatchObject({ ok: true, value: { files: [], products: [], notes: [] } });
  });
});

describe("the sample", () => {
  it("is plainly invented, and covers every sub-industry", () => {
    const { products, notes, files } = sampleProducts();
    expect(products.length).toBeGreaterThanOrEqual(30);
    expect(products.every((it) => it.name.includes("示例") && it.provider.name.includes("示例"))).toBe(true);
    expect([...notes, ...files.map((it) => it.title)].every((it) => it.includes("虚构"))).toBe(true);
    expect(new Set(products.flatMap((it) => it.subIndustries ?? ["unknown"]))).toEqual(new Set(["general", "intelligent-instruments", "heavy-equipment-sets", "marine-engineering-equipment", "unknown"]));
  });
});

const inFull: readonly (readonly [code: string, path: string, expected: string, actual: string])[] = [
  ["field-invalid", "[0].products[0].scenarios[0]", "a scenario of an area it serves, or quality-management among those", "QM-01"],
  ["field-type", "[0].products[0].price.min", "number", '"30,000"'],
  ["product-repeated", "[0].products[2].id", "each id once", "SP-1"],
  ["rating-out-of-range", "[0].products[0].serves[0].to", "a whole number from 1 to 4", "5"],
  ["required-missing", "[0].products[0].days.max", "number", ""],
  ["scenario-unknown", "[0].products[0].scenarios[1]", "the id of a scenario", "PD-10"],
  ["step-not-rising", "[0].products[0].serves[0].to", "from below to", "2 → 2"],
  ["sub-industry-unknown", "[0].products[0].subIndustries[0]", "marine-engineering-equipment", "marine-engineering-equipments"],
  ["unknown-area", "[0].products[0].serves[0].area", "product-design", "product-desing"],
  ["unknown-key", "[0].products[0].deploymet", "deployment", "deploymet"],
];

describe("a file that is wrong", () => {
  it("there is one for every code", () => {
    expect(fixtureNames("invalid/products")).toEqual(inFull.map(([code]) => code));
    expect(inFull.every(([code]) => issueCodes.has(code))).toBe(true);
  });

  it.each(inFull)("%s at its place", (code, path, expected, actual) => {
    const { issues }: { readonly issues: readonly Issue[] } = readProducts([JSON.parse(readFixture(`invalid/products/${code}.json`))], context);
    expect(issues.map((it) => ({ code: it.code, path: it.path, expected: it.expected, actual: it.actual }))).toEqual([{ code, path, expected, actual }]);
  });

  it("tells all at once, of every file, shape and sense", () => {
    expect(problems(
      { ...productFile({ ...product, name: 1, serves: [{ area: "x-y", from: 9, to: 3 }], scenarios: ["ZZ-99"] }), version: "1" },
      productFile(product, { ...product, days: { min: 3, max: 2 }, cases: [{ firm: "f", subIndustry: "nowhere" }] }, 7),
      null,
    )).toEqual([
      "field-invalid [0].version", "field-type [0].products[0].name", "unknown-area [0].products[0].serves[0].area", "rating-out-of-range [0].products[0].serves[0].from", "scenario-unknown [0].products[0].scenarios[0]",
      "field-invalid [1].products[1].days", "field-type [1].products[2]", "product-repeated [1].products[0].id", "product-repeated [1].products[1].id", "sub-industry-unknown [1].products[1].cases[0].subIndustry",
      "not-an-object [2]",
    ]);
  });

  it("a word that is no id is told once, as the area it may have meant", () => {
    expect(problems(productFile({ ...product, serves: [{ area: "Product Design" }] }))).toEqual(["unknown-area [0].products[0].serves[0].area"]);
  });

  it.each([
    ["a line break in a name", { name: "a\nb" }], ["a mark that turns the direction of reading", { provider: { name: "a\u202eb" } }], ["an id with spaces", { id: "a b" }],
    ["no area", { serves: [] }], ["a price below zero", { price: { min: -1, max: 2 } }], ["a deployment twice", { deployment: ["saas", "saas"] }], ["a day that is none", { review: { result: "r", date: "2025-02-30" } }],
    ["half a range", { price: { min: 1 } }], ["an empty list of sub-industries", { subIndustries: [] }], ["own properties of every object", { constructor: 1 }],
  ])("refuses %s", (_what, fields) => {
    expect(problems(productFile({ ...product, ...fields })).length).toBeGreaterThan(0);
  });

  it("whatever is given is read or refused, never thrown at", () => {
    fc.assert(fc.property(fc.anything(), fc.anything(), (a, b) => {
      const read = readProducts([a, productFile(b)], context);
      expect(read.ok || read.issues.length > 0).toBe(true);
    }), { seed, numRuns: 300 });
  });

  it("reads the same whatever the order of the files, but for their receipts", () => {
    const [one, two] = [productFile(product), productFile({ ...product, id: "B" })];
    const [a, b] = [readProducts([one, two], context), readProducts([two, one], context)];
    expect(a.ok && b.ok && a.value.sha256 === b.value.sha256).toBe(true);
  });
});

it("the value given is not the one kept", () => {
  const value = sampleFile();
  readProducts([value], context);
  expect(value).toEqual(sampleFile());
  expect(Object.isFrozen(value)).toBe(false);
});
