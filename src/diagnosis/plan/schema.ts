/** The upgrade plan as plain data, and the shape of what a caller may ask of one. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { effortsSchema } from "../../indicators/schema.js";
import { resultSchema } from "../../scoring/result.js";
import { amountSchema } from "../figures/schema.js";

const points = z.number().min(0).describe("points, exact to three decimals");
const effort = z.number().min(0).describe("in the plan's unit, where sourced; a sum of decimals, exact");
const count = z.int().min(0);
const letters = z.array(z.string()).min(1);

/** Who said what a step costs; `default`: nobody did, 1 a step; `free`: nothing is entered that costs. */
export const effortSource = z.enum(["caller", "catalogue", "pack", "default"]);
const stepSource = z.enum([...effortSource.options, "mixed", "free"]);

const standing = z.strictObject({
  level: z.int(),
  points,
  areaCounts: z.array(z.strictObject({ rating: z.int(), all: count, binding: count, guiding: count })).describe("areas at that rating or above"),
});

const condition = resultSchema.shape.decision.element.shape.conditions.element;

const common = {
  id: z.string(),
  effort,
  effortSource: stepSource.describe("mixed: see parts"),
  parts: z.array(z.strictObject({ to: z.string().describe("letter or rating entered"), effort, source: effortSource })).describe("what the effort is the sum of"),
  scenarios: z.array(z.string()).describe("scenarios of the catalogue that serve this step for this firm"),
  needs: z.array(z.strictObject({ scenario: z.string(), area: z.string(), rating: z.int() }))
    .describe("prerequisites of those scenarios that neither the firm nor the plan reaches"),
  contributes: z.array(z.strictObject({ fact: z.string(), required: z.number(), from: z.number(), to: z.number() }))
    .describe("lines of the level the plan reaches that this step moves"),
  turns: z.array(condition.extend({ level: z.int() })).describe("conditions of any level up to the one the plan reaches that this step meets"),
  after: standing.describe("the sheet scored again with every step so far"),
};

const stepSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("indicator"), ...common,
    from: z.union([z.string(), letters]).nullable().describe("letter, or letters of a several-choice question; null: unanswered"),
    to: z.union([z.string(), letters]),
    points: z.number().describe("points gained"),
    figures: amountSchema.nullable().describe("of a band: what it takes in figures; null: none given, the option ticked contradicts them, or nothing can be promised"),
  }),
  z.strictObject({ kind: z.literal("area"), ...common, from: z.int().nullable().describe("null: unrated"), to: z.int() }),
]);

/** Why an indicator or area can go no further, though the pack could give more. */
export const holdReason = z.enum(["forbidden", "outcome", "not-applicable", "fixed"]);

const obstacleSchema = z.strictObject({
  fact: z.string(),
  required: z.number(),
  attainable: z.number().describe("the most the options of this plan allow"),
  gap: z.number().describe("required less attainable"),
  attainableWithAll: z.number().describe("the most if everything held back were allowed; below required: no firm of this kind can reach the line"),
  heldBack: z.array(z.strictObject({
    kind: z.enum(["indicator", "area"]), id: z.string(), reason: holdReason,
    worth: z.number().describe("points, or areas, that allowing it would add"),
  })),
});

const givenLetters = z.union([z.string(), z.array(z.string())]);

/** The options of a plan as a caller writes them; what they name is checked against the pack. */
export const planOptionsSchema = z.strictObject({
  efforts: effortsSchema.optional(),
  unit: effortsSchema.shape.unit,
  fixed: z.strictObject({
    indicators: z.record(z.string(), givenLetters).optional(),
    areas: z.record(z.string(), z.number()).optional(),
  }).optional(),
  forbidden: z.strictObject({
    indicators: z.record(z.string(), z.union([z.literal(true), givenLetters])).optional(),
    areas: z.record(z.string(), z.union([z.literal(true), z.number()])).optional(),
  }).optional(),
  allowOutcomes: z.boolean().optional(),
});

export const planSchema = z.strictObject({
  planVersion: z.literal(1),
  target: z.int(),
  reachable: z.boolean(),
  totalEffort: effort.describe("of all steps listed; of an unreachable target: of the fixed steps alone"),
  sourcedEffort: effort.describe("what of it somebody gave: the caller, the catalogue, the pack"),
  unsourcedSteps: count.describe("options and ratings entered whose effort nobody gave: counted as 1 each in totalEffort, so that the fewest are taken"),
  steps: z.array(stepSchema).describe("in the order to be taken"),
  after: standing.extend({
    dimensions: z.array(z.strictObject({ id: z.string(), points, maxPoints: points })),
    decision: z.array(z.strictObject({ level: z.int(), met: z.boolean(), conditions: z.array(condition) })),
  }).describe("the sheet scored again with every step"),
  from: standing.describe("where the firm stands; of an unfinished sheet: at worst"),
  open: z.strictObject({ indicators: count, areas: count }).describe("still unanswered, counted at worst"),
  pack: z.strictObject({ id: z.string(), version: z.string(), edition: z.string() }),
  enterprise: z.strictObject({ id: z.string(), name: z.string().optional(), creditCode: z.string().optional(), subIndustry: z.string().optional() }),
  basis: resultSchema.shape.basis.describe("what the sheet rests on"),
  unit: z.string().nullable().describe("what sourced efforts are counted in; null: not said"),
  effortSources: z.array(effortSource).describe("all that the efforts of the plan came from; default: unsourced"),
  obstacles: z.array(obstacleSchema).describe("of an unreachable target: the lines that cannot be met, and what holds them back"),
  issues: z.array(z.strictObject({
    code: z.string(), severity: z.enum(["error", "warning"]), path: z.string(), message: z.string(), expected: z.string(), actual: z.string(), hint: z.string(),
  })),
  receipt: z.strictObject({
    planVersion: z.literal(1),
    engineVersion: z.string(),
    pack: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
    catalogue: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }).nullable(),
    answersSha256: z.string(),
    options: planOptionsSchema.describe("as given; together with target, all that the plan was made from"),
  }),
});

export type EffortSource = z.infer<typeof effortSource>;
export type HoldReason = z.infer<typeof holdReason>;
export interface UpgradePlan extends DeepReadonly<z.infer<typeof planSchema>> {}
export type PlanStep = UpgradePlan["steps"][number];
export type PlanStanding = UpgradePlan["from"];
export type PlanObstacle = UpgradePlan["obstacles"][number];
/** What may be asked of a plan, as plain data. */
export type GivenPlanOptions = DeepReadonly<z.infer<typeof planOptionsSchema>>;
