/** The acceptance sheet (验收情况表) of one firm after its retrofit, as plain data. It gathers what assessors ask for; it decides nothing. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { basisSchema } from "../../scoring/result.js";
import { changeSchema, stateSchema, type FirmChange } from "../change/schema.js";
import { documentKinds } from "../project/schema.js";

const count = z.int().min(0);

export const requirementSchema = z.strictObject({
  level: z.int().min(1).max(9).describe("level to be reached"),
  basis: basisSchema.describe("what the later sheet must rest on"),
  joinedRating: z.int().min(1).max(9).describe("an area at this rating or above counts as joined"),
});

/** The published types say its name instead of everything in it. */
const change: z.ZodType<FirmChange> = changeSchema;

export const acceptanceSchema = z.strictObject({
  acceptanceVersion: z.literal(1),
  change,
  requirement: requirementSchema,
  target: z.int().nullable().describe("level the firm agreed on, beside what is required; null: nobody said"),
  checks: z.array(z.strictObject({
    id: z.enum(["level", "target", "basis", "sheet-before", "sheet-after", ...documentKinds]),
    state: stateSchema,
    evidence: z.array(z.string()).describe("what was named as proof: of a sheet its report number, of a document kind what the project lists"),
  })).describe("what is asked at acceptance, in its usual order; target: only where one was agreed on; unknown: nobody said"),
  dataJoining: z.strictObject({
    rating: z.int().describe("areas at this rating or above count as joined"),
    areas: z.strictObject({ all: count, binding: count, of: count, ids: z.array(z.string()), unrated: count }),
    areasBefore: count,
    collection: z.strictObject({
      indicator: z.string(), links: z.array(z.string()).nullable().describe("letters of the links with automatic collection now; null: unanswered"), linksBefore: z.array(z.string()).nullable(), of: count,
    }).nullable().describe("the question whose options are areas; null: the pack has none"),
  }).describe("how far data are joined, by the firm's own answers"),
  evidence: z.array(z.strictObject({
    kind: z.enum(["indicator", "area"]), id: z.string(), claimed: z.union([z.string(), z.array(z.string()), z.int()]),
    named: z.array(z.string()).describe("as the sheet names it"),
    missing: z.array(z.string()).describe("ids of the pack's evidence the sheet does not name; of an area: rating-<n>"),
  })).describe("for everything the later sheet claims that earns or counts"),
  missing: count.describe("pieces of evidence still missing"),
  receipt: changeSchema.shape.receipt.omit({ changeVersion: true }).extend({ acceptanceVersion: z.literal(1) }),
});

export interface Acceptance extends DeepReadonly<z.infer<typeof acceptanceSchema>> {}
export type Requirement = DeepReadonly<z.infer<typeof requirementSchema>>;
