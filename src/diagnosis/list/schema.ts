/** The N+X list of a sub-industry (N+X 清单) as plain data: which scenarios its firms need, how many, and why each is common, specific or dropped. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { basisSchema, stageSchema } from "../../scoring/result.js";
import { scenarioSchema, subIndustrySchema } from "../catalogue/schema.js";
import { candidatesSchema } from "../products/candidates.js";
import { productReceiptSchema } from "../products/receipt.js";

const count = z.int().min(0);
export const scenarioClass = z.enum(["N", "X", "dropped"]);

export const listRuleSchema = z.strictObject({
  threshold: z.number().min(0).max(1).describe("N: share at least this, and needing at least minCount"),
  minCount: z.int().min(0),
  floor: z.number().min(0).max(1).describe("X: special to the sub-industry and needed at all, or share at least this"),
  targetRating: z.int().min(1).max(9).describe("scenarios lifting beyond this rating are not needed yet"),
  maxCommon: z.int().min(1).nullable().describe("cap on N; null: none. What is cut becomes X, marked"),
  stage: z.enum(["latest", "before", "after"]).describe("which of a firm's sheets counts"),
});

/** Why a row has its class by the rule. */
export const listReason = z.enum([
  "share-reaches-threshold", // N
  "special-and-needed", "share-reaches-floor", "cut-from-common", // X
  "below-floor", "needed-by-none", "applicable-to-none", "beyond-target-rating", "withdrawn", // dropped
]);

const rowSchema = z.strictObject({
  ...scenarioSchema.shape,
  class: scenarioClass,
  reason: listReason.describe("why the rule puts it there"),
  byRule: scenarioClass.describe("class by the rule alone"),
  override: z.strictObject({ name: z.string(), reason: z.string() }).nullable().describe("the expert who put it elsewhere, and why"),
  special: z.boolean().describe("special to the sub-industry, not general"),
  areaKind: z.enum(["binding", "guiding"]),
  needing: count,
  applicable: count.describe("firms it suits, which did not decline it and whose rating is known"),
  share: z.number().min(0).max(1).nullable().describe("needing / applicable, exact; null: applicable is 0"),
  unknown: count.describe("firms left out of both because a rating or fact is unknown"),
  declined: count.describe("firms that declined it"),
  meanGap: z.number().min(0).nullable().describe("mean of to minus rating over the firms needing it; null: none does"),
  ratings: z.array(z.strictObject({ rating: z.int(), firms: count })).describe("distribution of ratings in its area over all firms of the list, lowest first"),
  unrated: count,
  firms: z.array(z.string()).describe("ids of the firms needing it"),
  supply: candidatesSchema.shape.supply,
  productsRuledOut: candidatesSchema.shape.ruledOut,
  productsTotal: count.describe("products that pass; at least as many as in `products`"),
  products: candidatesSchema.shape.shown,
});

export const scenarioListSchema = z.strictObject({
  listVersion: z.literal(1),
  subIndustry: z.string(),
  subIndustryName: z.string(),
  pack: z.strictObject({ id: z.string(), version: z.string(), edition: z.string() }),
  catalogue: z.strictObject({
    id: z.string(), version: z.string(), title: z.string(), sha256: z.string(), notes: z.array(z.string()),
    layers: z.array(z.strictObject({
      id: z.string(), version: z.string(), title: z.string(), sha256: z.string(), added: count, changed: count, withdrawn: count,
    })).describe("the files it is made of, the built-in one first, and how many rows each added, changed and took out"),
  }),
  firms: count.describe("firms of the sub-industry whose sheet counts"),
  rule: listRuleSchema,
  products: productReceiptSchema.nullable().describe("the product catalogue the candidates come from; null: none was given, supply is unknown"),
  rows: z.array(rowSchema).describe("N, then X, then dropped; within N and X: binding areas, share, mean gap, id"),
  members: z.array(z.strictObject({
    id: z.string(), name: z.string().nullable(), basis: basisSchema, stage: stageSchema.nullable().describe("null: the sheet does not say"), level: z.int(), levelRange: z.tuple([z.int(), z.int()]), assessedOn: z.string().nullable(),
    areas: z.array(z.strictObject({ id: z.string(), rating: z.int().nullable() })),
    needs: z.array(z.string()).describe("ids of the scenarios it needs"),
    unknown: z.array(z.string()).describe("ids of the scenarios nobody can say of"),
    declined: z.array(z.string()),
  })).describe("the firms behind the list, by id"),
  leftOut: z.strictObject({
    otherSubIndustry: count, noSuchStage: count, repeated: count,
    unreadable: count.describe("rows of the dataset that could not be read"),
  }),
  subIndustries: z.array(subIndustrySchema),
  issues: z.array(z.strictObject({
    code: z.string(), severity: z.enum(["error", "warning"]), path: z.string(), message: z.string(), expected: z.string(), actual: z.string(), hint: z.string(),
  })),
});

export type ScenarioList = DeepReadonly<z.infer<typeof scenarioListSchema>>;
export type ScenarioRow = ScenarioList["rows"][number];
export type ScenarioClass = z.infer<typeof scenarioClass>;
export type ListReason = z.infer<typeof listReason>;
export type ListRule = DeepReadonly<z.infer<typeof listRuleSchema>>;
