/** The product of scoring: a self-contained, versioned JSON that every report, table and service is a view of. */
import { z } from "zod";
import type { DeepReadonly } from "../indicators/deep-readonly.js";
import { ruleSchema } from "../indicators/schema.js";

const points = z.number().min(0).describe("points, exact to three decimals");
const rating = z.int().min(0).max(9).nullable().describe("null: not rated");
const exact = z.string().regex(/^-?\d+(\/\d+)?$/).describe("exact fraction, e.g. 2/5");
const kind = z.enum(["binding", "guiding"]);
const statusSchema = z.enum(["scored", "not-applicable", "unanswered"]);
export const stageSchema = z.enum(["before", "after"]);
export const basisSchema = z.enum(["self", "diagnosis", "on-site"]);

const condition = z.strictObject({
  fact: z.string().describe("points, dimensions.<id> or areas.<rating>.<all|binding|guiding>; of several: joined by a comma"),
  operator: z.enum([">=", ">", "<=", "<", "==", "rule"]),
  required: z.number().nullable().describe("the line; null for operator 'rule'"),
  actual: z.number().nullable().describe("null for operator 'rule'"),
  met: z.boolean(),
  gap: z.number().min(0).describe("what is missing to the line, exact; 0 when met"),
  rule: ruleSchema.optional().describe("for operator 'rule': the JSON Logic itself"),
});

const measure = z.strictObject({
  figures: z.record(z.string(), z.union([z.number(), z.array(z.number())])),
  values: z.array(z.strictObject({
    expression: z.string(),
    exact,
    shown: z.string().describe("decimal for people that does not contradict the outcome"),
  })).describe("one value for a band; for a trend: now, before"),
  option: z.string().describe("the option the figures lead to"),
  band: z.strictObject({ above: z.number().nullable(), upTo: z.number(), exceeded: z.boolean().describe("the value lies beyond the last band") }).optional(),
  direction: z.enum(["up", "flat", "down"]).optional(),
});

const indicator = z.strictObject({
  id: z.string(),
  no: z.int(),
  dimension: z.string(),
  group: z.string(),
  method: z.enum(["choice", "choices", "bands", "trend"]),
  status: statusSchema,
  points,
  maxPoints: points,
  lost: points.describe("maxPoints - points"),
  options: z.array(z.string()).describe("options that scored"),
  by: z.enum(["option", "figures"]).nullable().describe("what decided: the option ticked, or the figures"),
  credits: z.array(z.strictObject({ option: z.string(), share: z.int(), points })).describe("sum up to points"),
  measure: measure.nullable(),
  missingFigures: z.array(z.string()).describe("figures missing beside others of the question"),
  evidence: z.array(z.string()).describe("as named in the answer sheet"),
  note: z.string().nullable(),
});

const finding = z.strictObject({
  code: z.enum(["option-contradicts-figures", "answers-contradict", "above-top-band"]),
  about: z.array(z.string()).describe("indicator ids"),
  check: z.string().optional().describe("id of the pack's check"),
  option: z.string().optional().describe("option ticked"),
  byFigures: z.string().optional().describe("option the figures lead to"),
  shown: z.string().optional().describe("value the figures give"),
  actual: z.record(z.string(), z.number()).optional().describe("facts the check compared"),
});

export const resultSchema = z.strictObject({
  resultVersion: z.literal(1),
  pack: z.strictObject({ id: z.string(), version: z.string(), edition: z.string() }),
  enterprise: z.strictObject({ id: z.string(), name: z.string().optional(), creditCode: z.string().optional(), subIndustry: z.string().optional() }),
  basis: basisSchema,
  assessedOn: z.string().nullable(),
  stage: stageSchema.optional().describe("before or after the retrofit, where the sheet says"),
  declinedScenarios: z.array(z.string()).optional().describe("ids of scenarios the firm declined"),
  level: z.int().min(0).describe("0: below level 1; of an unfinished sheet: at worst"),
  levelRange: z.tuple([z.int(), z.int()]).describe("level at worst and at best"),
  points: points.describe("at worst"),
  maxPoints: points,
  pointsRange: z.tuple([points, points]),
  completeness: z.number().min(0).max(1).describe("answered / asked, over indicators and areas"),
  counts: z.strictObject({ asked: z.int(), answered: z.int(), unanswered: z.int(), notApplicable: z.int() }),
  dimensions: z.array(z.strictObject({
    id: z.string(), points, maxPoints: points,
    share: z.number().min(0).max(1).describe("points / maxPoints"),
    groups: z.array(z.strictObject({ id: z.string(), points, maxPoints: points, share: z.number() })),
  })),
  indicators: z.array(indicator),
  areas: z.array(z.strictObject({ id: z.string(), no: z.int(), group: z.string(), kind, rating, status: statusSchema })),
  areaCounts: z.array(z.strictObject({ rating: z.int(), all: z.int(), binding: z.int(), guiding: z.int() }))
    .describe("areas at that rating or above, lowest rating first"),
  decision: z.array(z.strictObject({ level: z.int(), met: z.boolean(), conditions: z.array(condition) })),
  next: z.strictObject({ level: z.int(), missing: z.array(condition) }).nullable().describe("what is missing for the next level; null at the top"),
  openQuestions: z.array(z.strictObject({
    kind: z.enum(["indicator", "area"]), id: z.string(),
    levelIfBest: z.int().describe("level with this one at best and the others at worst"),
    levelIfWorst: z.int().describe("level with this one at worst and the others at best"),
    pointsAtStake: points,
  })).describe("unanswered, the one that matters most first"),
  findings: z.array(finding).describe("what in the answers contradicts itself"),
  issues: z.array(z.strictObject({
    code: z.string(), severity: z.enum(["error", "warning"]), path: z.string(), message: z.string(),
    expected: z.string(), actual: z.string(), hint: z.string(),
  })).describe("what could be scored but should be mended"),
  receipt: z.strictObject({
    resultVersion: z.literal(1),
    engineVersion: z.string(),
    pack: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
    answersSha256: z.string().describe("of the answer sheet as given, canonical JSON (RFC 8785)"),
    options: z.strictObject({}).describe("options of scoring; none yet"),
  }),
});

export interface AssessmentResult extends DeepReadonly<z.infer<typeof resultSchema>> {}
export type IndicatorResult = DeepReadonly<z.infer<typeof indicator>>;
export type AreaResult = AssessmentResult["areas"][number];
export type LevelDecision = AssessmentResult["decision"][number];
export type Condition = DeepReadonly<z.infer<typeof condition>>;
export type Measure = DeepReadonly<z.infer<typeof measure>>;
export type Finding = DeepReadonly<z.infer<typeof finding>>;
export type Status = z.infer<typeof statusSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Basis = z.infer<typeof basisSchema>;
