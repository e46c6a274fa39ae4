/** One firm's line of a run: what `batch` writes, merges and compares. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { resultSchema } from "../../scoring/result.js";

const points = z.number().min(0);

/** Keys in the order they are written. Where `level` is null nothing was scored: the issues say why, the other values are null or empty. */
export const recordSchema = z.strictObject({
  id: z.string().nullable().describe("null: the row gave none"),
  level: z.int().min(0).nullable().describe("at worst, as in a result; null: not scored"),
  points: points.nullable().describe("at worst"),
  levelRange: z.tuple([z.int(), z.int()]).nullable().describe("level at worst and at best"),
  completeness: z.number().min(0).max(1).nullable(),
  dimensions: z.record(z.string(), points).describe("points by dimension id"),
  indicators: z.record(z.string(), points.nullable()).describe("points by indicator id; null: unanswered or not applicable"),
  areas: z.record(z.string(), z.int().min(0).nullable()).describe("rating by area id; null: not rated"),
  issues: resultSchema.shape.issues.describe("paths begin with the place of the row: line 17, row 17, or the name of the file"),
});

export type ScoreRecord = DeepReadonly<z.infer<typeof recordSchema>>;
