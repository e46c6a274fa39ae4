/** The product catalogue: the files of providers, checked against pack and scenario catalogue and put together. */
import { z } from "zod";
import { deepFreeze } from "../../indicators/deep-freeze.js";
import { hashJson } from "../../indicators/hash.js";
import type { LoadedPack } from "../../indicators/load.js";
import { snapshot } from "../../indicators/plain.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { compareText } from "../firms.js";
import { checkProduct, knownOf, type Known, type LooseProduct } from "./check.js";
import { productFileSchema, productSchema, type ProductCatalogue, type ProductFile } from "./schema.js";

/** What product files are read against: the scenarios and sub-industries they may name, and the areas and ratings of the pack. */
export interface ProductContext {
  readonly catalogue: Catalogue;
  readonly pack: LoadedPack;
}

/**
 * Product files, given as values, as one catalogue that nothing can change.
 * Issues name the place as `[0].products[3].serves[0].area`, `[0]` being the first value; all problems of all files are told at once:
 * those of any file (`field-type`, `unknown-key` …), `unknown-area`, `scenario-unknown`, `sub-industry-unknown`, `step-not-rising`,
 * `rating-out-of-range`, `product-repeated`, and `field-invalid` where a scenario is named whose area the product does not serve.
 */
export function readProducts(values: readonly unknown[], { catalogue, pack }: ProductContext): Result<ProductCatalogue> {
  const known = knownOf(catalogue, pack);
  const seen = new Set<string>();
  const read = values.map((it, i) => readFile(it, `[${i}]`, known, seen));
  const files = read.flatMap((it) => (it.ok ? [it.value] : []));
  if (files.length < read.length) return fail(read.flatMap((it) => it.issues));
  const notes = [...new Set(files.flatMap((it) => it.notes))];
  const products = files.flatMap((it) => it.products).sort((a, b) => compareText(a.id, b.id));
  return succeed(deepFreeze({
    files: files.map((file) => ({ id: file.id, version: file.version, title: file.title, sha256: hashOf(file), products: file.products.length })),
    notes, products, sha256: hashJson({ notes, products }),
  }));
}

/** Of what a file says; by which schema it was edited says nothing. */
function hashOf({ $schema: _schema, ...content }: ProductFile): string {
  return hashJson(content);
}

/** @param seen ids of the products before; those of this file are added. */
function readFile(given: unknown, place: string, known: Known, seen: Set<string>): Result<ProductFile> {
  const below = (it: Issue): Issue => ({ ...it, path: it.path === "" || it.path.startsWith("[") ? `${place}${it.path}` : `${place}.${it.path}` });
  const plain = snapshot(given);
  if (!plain.ok) return fail(plain.issues.map(below));
  const file = productFileSchema.safeParse(plain.value);
  const { products } = draftSchema.parse(plain.value);
  const strange = products.flatMap((it, i) => [...repeated(it, i, seen), ...checkProduct(it, `products[${i}]`, known)]);
  const said = new Set(strange.map((it) => it.path)); // an area nobody knows is more than a text that is no id
  const issues = [
    ...(file.success ? [] : issuesFromZod(file.error, plain.value, knownKeys)).filter((it) => it.code !== "field-invalid" || !said.has(it.path)),
    ...strange,
  ];
  return file.success && issues.length === 0 ? succeed(file.data) : fail(issues.map(below));
}

function repeated({ id }: LooseProduct, i: number, seen: Set<string>): readonly Issue[] {
  if (id === undefined) return [];
  if (seen.has(id)) return [issue("product-repeated", { path: `products[${i}].id`, expected: "each id once", actual: id })];
  seen.add(id);
  return [];
}

const keysOfParts: Readonly<Record<string, readonly string[]>> = {
  provider: ["name", "creditCode", "contact"], serves: ["area", "from", "to"], cases: ["firm", "model", "subIndustry", "region", "sizeClass"],
  price: ["min", "max"], runningCost: ["min", "max"], days: ["min", "max"], review: ["result", "date"],
};

function knownKeys([first, , part]: readonly PropertyKey[]): readonly string[] {
  if (first === undefined) return Object.keys(productFileSchema.shape);
  return part === undefined ? Object.keys(productSchema.shape) : keysOfParts[String(part)] ?? [];
}

/** The same value read leniently, so that what makes no sense is found beside what has no shape; `undefined`: unreadable, reported with the shape. */
const text = z.string().optional().catch(undefined);
const rating = z.int().optional().catch(undefined);
const texts = z.array(text).catch([]);
const draftSchema = z.object({
  products: z.array(z.object({
    id: z.string().trim().min(1).optional().catch(undefined),
    subIndustries: texts,
    serves: z.array(z.object({ area: text, from: rating, to: rating }).catch({})).catch([]),
    scenarios: texts,
    cases: z.array(z.object({ subIndustry: text }).catch({})).catch([]),
  }).catch({ subIndustries: [], serves: [], scenarios: [], cases: [] })).catch([]),
}).catch({ products: [] });
