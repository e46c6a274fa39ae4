/** The candidate products of one scenario, as plain data. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { deployments, pricings, rangeSchema, sizeClasses } from "./schema.js";

/** Hard filters; a product fails one only when what it says rules it out. */
export const filterIds = ["scenario", "rating", "sub-industry", "deployment", "budget"] as const;

/** Those that only say what the caller wishes: without them there is more to choose from. */
export const wishes = ["deployment", "budget"] as const satisfies readonly (typeof filterIds)[number][];

const candidateSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  provider: z.string(),
  kinds: z.array(z.string()).nullable(),
  deployment: z.array(z.enum(deployments)).nullable(),
  pricing: z.array(z.enum(pricings)).nullable(),
  price: rangeSchema.nullable().describe("yuan; null: unknown"),
  runningCost: rangeSchema.nullable().describe("yuan a year; null: unknown"),
  days: rangeSchema.nullable().describe("working days; null: unknown"),
  review: z.strictObject({ result: z.string(), date: z.string().nullable() }).nullable(),
  modelFirms: z.array(z.string()).nullable().describe("null: unknown"),
  unknown: z.array(z.enum(filterIds)).describe("filters nobody can decide: the product does not say"),
  /** What its place rests on, first things first. */
  order: z.strictObject({
    named: z.boolean().describe("offered for this very scenario"),
    exactSubIndustry: z.boolean().nullable().describe("made for the sub-industry, not general; null: unknown"),
    neededAreas: z.int().min(0).describe("areas in need that it serves"),
    similarModelFirm: z.boolean().nullable().describe("a model firm of this region and size; null: unknown"),
    days: z.number().nullable().describe("its shortest"),
    price: z.number().nullable().describe("its lowest"),
  }),
});

export const candidatesSchema = z.strictObject({
  supply: z.enum(["several", "single", "gap", "unknown"]).describe("providers of the products that pass: several, one, none; unknown: no product catalogue was given"),
  ruledOut: z.int().min(0).describe("products that serve it, but not as wished: deployment, budget"),
  total: z.int().min(0).describe("products that pass; at least as many as shown"),
  shown: z.array(candidateSchema).describe("in order; the last place is another provider's where all others were one's"),
});

/** What the matching was asked, printed wherever its result is. */
export const matchingSchema = z.strictObject({
  limit: z.int().min(1).max(50),
  deployment: z.array(z.enum(deployments)).min(1).nullable().describe("null: any"),
  budget: z.number().min(0).nullable().describe("yuan for one product; null: any"),
  region: z.string().nullable().describe("null: unknown, no model firm counts as local"),
  sizeClass: z.enum(sizeClasses).nullable(),
});

export type Candidate = DeepReadonly<z.infer<typeof candidateSchema>>;
export type Candidates = DeepReadonly<z.infer<typeof candidatesSchema>>;
export type Matching = DeepReadonly<z.infer<typeof matchingSchema>>;
