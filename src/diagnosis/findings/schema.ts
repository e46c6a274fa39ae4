/** The gaps of one firm as plain data (差距项): what each is, what closing it is worth, why it matters, what proves it, what helps. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { resultSchema } from "../../scoring/result.js";
import { amountSchema, valueSchema } from "../figures/schema.js";

const points = z.number().min(0).describe("points, exact to three decimals");
const rating = z.int().min(0).max(9);
const letter = z.string().regex(/^[A-Z]$/);
const letters = z.union([letter, z.array(letter)]);
const trend = z.strictObject({
  kind: z.literal("trend"),
  better: z.enum(["up", "down"]),
  now: valueSchema,
  line: valueSchema.describe("the value before: now must be beyond it, in the better direction"),
  atLine: z.strictObject({ option: letter, points }).nullable().describe("what exactly equal is worth more than now; null: nothing"),
  possible: z.boolean().describe("false: the figures leave no room beyond the line (100 % before)"),
});

const shared = {
  id: z.string().describe("stable: kind, subject, and the option, rating or 'open'"),
  subject: z.string().describe("id of the indicator or area"),
  open: z.boolean().describe("unanswered or unrated: to be answered first, worth at most this much"),
  outcome: z.boolean().describe("shown by results alone; nobody can buy it"),
  points: points.describe("points closing it adds, alone; of an open one: at most"),
  pointsToTop: points.describe("points from here to the subject's maximum"),
  effect: z.strictObject({
    levelAlone: z.int().min(0).describe("level when this gap alone is closed, all else (at worst) as it is"),
    turns: z.array(z.string()).describe("facts of the next level's conditions that this alone meets"),
    advances: z.array(z.strictObject({ fact: z.string(), by: z.number().min(0) })).describe("facts of its other unmet conditions that come nearer, and by how much"),
  }),
  why: z.strictObject({
    kind: z.enum(["binding", "guiding"]).nullable().describe("of an area; null: an indicator"),
    serves: z.array(resultSchema.shape.decision.element.shape.conditions.element).describe("unmet conditions of the next level that this or a later step of the subject counts towards"),
  }),
  evidenceMissing: z.strictObject({
    toReach: z.array(z.string()).describe("evidence the pack asks for what is to be reached and the sheet does not name; of an area: rating-<n>"),
    claimed: z.array(z.string()).describe("the same for what is claimed already"),
  }),
  evidenceGiven: z.int().min(0).nullable().describe("free texts of evidence the sheet names for the subject; null: the sheet has no place for them"),
  scenarios: z.array(z.string()).describe("ids of catalogue rows whose pain the firm has at its step and which serve this; the next step's first"),
};

const indicatorGap = z.strictObject({
  ...shared,
  kind: z.literal("indicator"),
  from: letters.nullable().describe("options that score now, a list where several may be ticked; null: unanswered"),
  to: letters.describe("options that score when the gap is closed"),
  option: letter.nullable().describe("of several-choice questions: the one option this gap adds"),
  figures: z.discriminatedUnion("kind", [amountSchema, trend]).nullable().describe("what it takes in figures; null: none given, or the option ticked contradicts them"),
});

const areaGap = z.strictObject({
  ...shared,
  kind: z.literal("area"),
  from: rating.nullable().describe("null: unrated"),
  to: rating.describe("the next rating; of an unrated area the top one"),
});

export const gapSchema = z.discriminatedUnion("kind", [indicatorGap, areaGap]);

export const diagnosisSchema = z.strictObject({
  diagnosisVersion: z.literal(1),
  pack: resultSchema.shape.pack,
  enterprise: resultSchema.shape.enterprise,
  level: resultSchema.shape.level,
  levelRange: resultSchema.shape.levelRange,
  target: resultSchema.shape.next.describe("the next level and what is missing for it; null at the top"),
  findings: z.array(gapSchema).describe("every gap: by level alone, conditions turned, any advanced, points, id"),
  receipt: z.strictObject({
    ...resultSchema.shape.receipt.shape,
    catalogue: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }).nullable().describe("where the scenarios come from; null: none serves this pack"),
  }),
});

export type Gap = DeepReadonly<z.infer<typeof gapSchema>>;
export type IndicatorGap = DeepReadonly<z.infer<typeof indicatorGap>>;
export type AreaGap = DeepReadonly<z.infer<typeof areaGap>>;
export type TrendLine = DeepReadonly<z.infer<typeof trend>>;
export interface Diagnosis extends DeepReadonly<z.infer<typeof diagnosisSchema>> {}
