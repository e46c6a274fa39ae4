/** What a run comes to: the same for the same input, pack and engine, however it was made. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";

const count = z.int().min(0);

export const shardSchema = z.strictObject({ index: z.int().min(1), of: z.int().min(1) });

export const summarySchema = z.strictObject({
  summaryVersion: z.literal(1),
  rows: count.describe("rows of the dataset, or of the shard"),
  scored: count,
  broken: count.describe("rows that could not be scored; rows = scored + broken"),
  incomplete: count.describe("scored rows whose level at worst and at best differ"),
  levels: z.record(z.string(), count).describe("scored rows by level at worst, '0' to the pack's highest"),
  issues: z.record(z.string(), count).describe("issues by code, sorted; warnings too"),
  shard: shardSchema.nullable().describe("null: the whole"),
  receipt: z.strictObject({ engineVersion: z.string(), pack: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }) }),
});

export type BatchSummary = DeepReadonly<z.infer<typeof summarySchema>>;
/** Part `index` of `of`, from 1: of the blocks those whose number leaves `index - 1` when divided by `of`. */
export type Shard = z.infer<typeof shardSchema>;
