/** The shape of a product catalogue (小快轻准产品目录): what providers offer, as data. What nobody gave is `null`: unknown, never "no". */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { ONE_LINE } from "../../indicators/one-line.js";
import { GENERAL, scenarioId } from "../catalogue/schema.js";

const line = z.string().trim().min(1).max(200).regex(ONE_LINE, "one line of text");
const lines = z.array(line).max(50);
const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "a kebab-case id").max(64);
const rating = z.int().min(1).max(9);
const once = (list: readonly string[]): boolean => new Set(list).size === list.length;

export const deployments = ["saas", "on-premises", "hybrid", "edge"] as const;
export const pricings = ["subscription", "purchase", "per-point"] as const;
export const sizeClasses = ["medium", "small", "micro", "large"] as const;

/** A range of which both ends are known. */
export const rangeSchema = z.strictObject({ min: z.number().min(0).max(1e9), max: z.number().min(0).max(1e9) }).refine((it) => it.min <= it.max, "min at most max");

const caseSchema = z.strictObject({
  firm: line.describe("the firm that uses it; a model firm where `model`"),
  model: z.boolean().default(false),
  subIndustry: kebab.nullable().default(null),
  region: line.nullable().default(null).describe("compared as written"),
  sizeClass: z.enum(sizeClasses).nullable().default(null),
});

export const productSchema = z.strictObject({
  id: z.string().trim().min(1).max(64).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "an id of letters, digits, . _ -"),
  name: line,
  version: line.nullable().default(null),
  provider: z.strictObject({ name: line, creditCode: line.nullable().default(null), contact: line.nullable().default(null) }),
  ownIp: z.boolean().nullable().default(null).describe("own intellectual property"),
  subIndustries: z.array(kebab).min(1).max(50).refine(once, "each id once").nullable().default(null).describe(`those it is made for, or ${GENERAL}`),
  serves: z.array(z.strictObject({ area: kebab, from: rating.nullable().default(null), to: rating.nullable().default(null) })).min(1).max(50)
    .describe("areas it serves, and from which rating to which"),
  scenarios: z.array(scenarioId).max(200).refine(once, "each id once").nullable().default(null).describe("scenarios it is offered for; null: not said, the areas decide"),
  kinds: lines.nullable().default(null).describe("e.g. MES, PLM"),
  deployment: z.array(z.enum(deployments)).min(1).refine(once, "each once").nullable().default(null),
  pricing: z.array(z.enum(pricings)).min(1).refine(once, "each once").nullable().default(null),
  price: rangeSchema.nullable().default(null).describe("yuan, one-off or first year"),
  runningCost: rangeSchema.nullable().default(null).describe("yuan a year"),
  days: rangeSchema.nullable().default(null).describe("working days to implement"),
  prerequisites: lines.nullable().default(null),
  interfaces: lines.nullable().default(null),
  cases: z.array(caseSchema).max(200).nullable().default(null),
  review: z.strictObject({ result: line, date: z.iso.date().nullable().default(null) }).nullable().default(null).describe("of the city's review of its pool"),
  note: z.string().max(2000).nullable().default(null),
});

/** One product file, JSON; CSV and XLSX files are read into the same. */
export const productFileSchema = z.strictObject({
  $schema: z.string().optional(),
  productsFormat: z.literal(1),
  id: kebab,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version such as 1.0.0").max(40),
  title: line,
  notes: z.array(z.string().trim().min(1).max(2000)).max(20).default([]).describe("printed wherever its products are: where they come from, that they are invented"),
  products: z.array(productSchema).max(5000),
});

export type Range = DeepReadonly<z.infer<typeof rangeSchema>>;
export type Product = DeepReadonly<z.infer<typeof productSchema>>;
export type ProductFile = DeepReadonly<z.infer<typeof productFileSchema>>;

/** Products of one or several files, checked against pack and catalogue. */
export interface ProductCatalogue {
  readonly files: readonly { readonly id: string; readonly version: string; readonly title: string; readonly sha256: string; readonly products: number }[];
  readonly notes: readonly string[];
  /** By id. */
  readonly products: readonly Product[];
  /** SHA-256 of the merged content, canonical JSON. */
  readonly sha256: string;
}
