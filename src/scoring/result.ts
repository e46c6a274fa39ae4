/** The product of scoring: a self-contained, versioned JSON that every report, table and service is a view of. */
import { z } from "zod";
import type { DeepReadonly } from "../indicators/deep-readonly.js";
import { ruleSchema } from "../indicators/schema.js";
import fields from "../wording/fields.en.json" with { type: "json" };

/** What the published JSON Schema says of each field. */
const say = fields.result;
/** No object takes a key it does not name. */
const object = z.strictObject;

const text = z.string();
const whole = z.int();
const amount = z.number();
const points = amount.min(0).describe(say.points);
const rating = z.int().min(0).max(9).nullable().describe(say.rating);
const exact = z.string().regex(/^-?\d+(\/\d+)?$/).describe(say.exact);
const kind = z.enum(["binding", "guiding"]);
const statusSchema = z.enum(["scored", "not-applicable", "unanswered"]);
export const stageSchema = z.enum(["before", "after"]);
export const basisSchema = z.enum(["self", "diagnosis", "on-site"]);

const condition = object({
  fact: text.describe(say.fact),
  operator: z.enum([">=", ">", "<=", "<", "==", "rule"]),
  required: amount.nullable().describe(say.required),
  actual: amount.nullable().describe(say.actual),
  met: z.boolean(),
  gap: amount.min(0).describe(say.gap),
  rule: ruleSchema.optional().describe(say.rule),
});

const measure = object({
  figures: z.record(text, z.union([amount, z.array(amount)])),
  values: z.array(object({
    expression: text,
    exact,
    shown: text.describe(say.shown),
  })).describe(say.values),
  option: text.describe(say.option),
  band: object({ above: amount.nullable(), upTo: amount, exceeded: z.boolean().describe(say.exceeded) }).optional(),
  direction: z.enum(["up", "flat", "down"]).optional(),
});

const indicator = object({
  id: text,
  no: whole,
  dimension: text,
  group: text,
  method: z.enum(["choice", "choices", "bands", "trend"]),
  status: statusSchema,
  points,
  maxPoints: points,
  lost: points.describe(say.lost),
  options: z.array(text).describe(say.options),
  by: z.enum(["option", "figures"]).nullable().describe(say.by),
  credits: z.array(object({ option: text, share: whole, points })).describe(say.credits),
  measure: measure.nullable(),
  missingFigures: z.array(text).describe(say.missingFigures),
  evidence: z.array(text).describe(say.evidence),
  note: text.nullable(),
});

const finding = object({
  code: z.enum(["option-contradicts-figures", "answers-contradict", "above-top-band"]),
  about: z.array(text).describe(say.about),
  check: text.optional().describe(say.check),
  option: text.optional().describe(say.findingOption),
  byFigures: text.optional().describe(say.byFigures),
  shown: text.optional().describe(say.findingShown),
  actual: z.record(text, amount).optional().describe(say.findingActual),
});

export const resultSchema = object({
  resultVersion: z.literal(1),
  pack: object({ id: text, version: text, edition: text }),
  enterprise: object({ id: text, name: text.optional(), creditCode: text.optional(), subIndustry: text.optional() }),
  basis: basisSchema,
  assessedOn: text.nullable(),
  stage: stageSchema.optional().describe(say.stage),
  declinedScenarios: z.array(text).optional().describe(say.declinedScenarios),
  level: z.int().min(0).describe(say.level),
  levelRange: z.tuple([whole, whole]).describe(say.levelRange),
  points: points.describe(say.resultPoints),
  maxPoints: points,
  pointsRange: z.tuple([points, points]),
  completeness: amount.min(0).max(1).describe(say.completeness),
  counts: object({ asked: whole, answered: whole, unanswered: whole, notApplicable: whole }),
  dimensions: z.array(object({
    id: text, points, maxPoints: points,
    share: amount.min(0).max(1).describe(say.share),
    groups: z.array(object({ id: text, points, maxPoints: points, share: amount })),
  })),
  indicators: z.array(indicator),
  areas: z.array(object({ id: text, no: whole, group: text, kind, rating, status: statusSchema })),
  areaCounts: z.array(object({ rating: whole, all: whole, binding: whole, guiding: whole }))
    .describe(say.resultSchema),
  decision: z.array(object({ level: whole, met: z.boolean(), conditions: z.array(condition) })),
  next: object({ level: whole, missing: z.array(condition) }).nullable().describe(say.next),
  openQuestions: z.array(object({
    kind: z.enum(["indicator", "area"]), id: text,
    levelIfBest: whole.describe(say.levelIfBest),
    levelIfWorst: whole.describe(say.levelIfWorst),
    pointsAtStake: points,
  })).describe(say.openQuestions),
  findings: z.array(finding).describe(say.findings),
  issues: z.array(object({
    code: text, severity: z.enum(["error", "warning"]), path: text, message: text,
    expected: text, actual: text, hint: text,
  })).describe(say.issues),
  receipt: object({
    resultVersion: z.literal(1),
    engineVersion: text,
    pack: object({ id: text, version: text, sha256: text }),
    answersSha256: text.describe(say.answersSha256),
    options: object({}).describe(say.resultOptions),
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
