/** Candidates and products for tests: what is not given is unknown. */
import { unwrap } from "../../src/index.js";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import type { Candidate } from "../../src/diagnosis/products/candidates.js";
import { readProducts } from "../../src/diagnosis/products/products.js";
import type { ProductCatalogue } from "../../src/diagnosis/products/schema.js";
import { readFixture } from "./fixtures.js";
import { pack2024 } from "./packs.js";

export const candidate = (given: Pick<Candidate, "id" | "name" | "provider"> & Partial<Candidate>): Candidate => ({
  version: null, kinds: null, deployment: null, pricing: null, price: null, runningCost: null, days: null, review: null, modelFirms: null, unknown: [],
  order: { named: false, exactSubIndustry: null, neededAreas: 0, similarModelFirm: null, days: null, price: null }, ...given,
});

export const context = { catalogue: builtInCatalogue(), pack: pack2024 };
export const productFile = (...products: readonly unknown[]): Record<string, unknown> => ({ productsFormat: 1, id: "own", version: "1.0.0", title: "T", products });
export const catalogueOf = (...products: readonly unknown[]): ProductCatalogue => unwrap(readProducts([productFile(...products)], context));
export const sampleFile = (): unknown => JSON.parse(readFixture("products/sample-products.json"));
export const sampleProducts = (): ProductCatalogue => unwrap(readProducts([sampleFile()], context));
