/** What changed between two sheets of one firm, before and after its retrofit, as plain data. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { projectSchema } from "../project/schema.js";
import { basisSchema, resultSchema, stageSchema } from "../../scoring/result.js";

const points = z.number().min(0).describe("points, exact to three decimals");
const by = z.number().describe("after less before, exact to three decimals");
const count = z.int().min(0);
const status = resultSchema.shape.indicators.element.shape.status;
const exact = z.string().regex(/^-?\d+(\/\d+)?$/).describe("exact fraction");

const standing = z.strictObject({
  basis: basisSchema, stage: stageSchema.nullable(), assessedOn: z.string().nullable(),
  level: z.int(), levelRange: z.tuple([z.int(), z.int()]), points, pointsRange: z.tuple([points, points]), completeness: z.number(),
  areaCounts: resultSchema.shape.areaCounts, answersSha256: z.string(),
});
const side = z.strictObject({ status, options: z.array(z.string()), points, shown: z.string().nullable().describe("value of its figures, for people: 42.71%; of a trend: before → now") });
const condition = resultSchema.shape.decision.element.shape.conditions.element;
/** Of a target, a step, a check. */
export const stateSchema = z.enum(["met", "not-met", "unknown"]);

/** Where the plan comes from: the one that was agreed on, or one made again from the target and the project. */
export const planBasisSchema = z.enum(["agreed", "derived"]);
const kind = resultSchema.shape.areas.element.shape.kind;

export const effectOutcome = projectSchema.shape.effects.unwrap().element.extend({
  moved: z.enum(["better", "worse", "same", "unknown"]).describe("actual against baseline, in its direction; unknown: one of them is missing"),
  change: z.number().nullable().describe("actual less baseline, exact decimal"),
  relative: z.strictObject({ exact, shown: z.string() }).nullable().describe("change / baseline, in per cent; null: unknown, or the baseline is 0 or below"),
  state: stateSchema.describe("the target against the actual value"),
});

const source = z.enum(["project", "sheet"]);

/** 投入产出: only where the figures are given. */
export const returnsSchema = z.strictObject({
  planned: z.number().nullable().describe("10k yuan; of the project's items: the sum of those given"), actual: z.number().nullable().describe("10k yuan, likewise"), annualBenefit: z.number().nullable().describe("10k yuan a year"),
  plannedMissing: count.describe("items of the project whose planned amount is unknown: in no sum"), actualMissing: count.describe("likewise for the actual amount"),
  actualSource: source.nullable().describe("where the actual investment comes from: the project's items, else the later sheet; null: unknown"),
  plannedSource: source.nullable().describe("likewise for the planned one"),
  benefitSource: source.nullable(),
  differences: z.array(z.strictObject({
    figure: z.enum(["planned", "actual", "annualBenefit"]), sheet: stageSchema.describe("the first sheet or the later one"), onSheet: z.number(), inProject: z.number(),
  })).describe("figures a sheet and the project both give, and not alike; 10k yuan. The project's count"),
  ratio: z.strictObject({ exact, shown: z.string() }).nullable().describe("annual benefit / actual investment, in per cent a year; null: unknown, also in part, or nothing was invested"),
  paybackYears: z.strictObject({ exact, shown: z.string() }).nullable().describe("actual investment / annual benefit; null: unknown, also in part, or no benefit"),
});

export const changeSchema = z.strictObject({
  changeVersion: z.literal(1),
  pack: resultSchema.shape.pack,
  enterprise: resultSchema.shape.enterprise,
  before: standing,
  after: standing,
  points: z.strictObject({ before: points, after: points, by }),
  dimensions: z.array(z.strictObject({ id: z.string(), before: points, after: points, by, maxPoints: points })),
  indicators: z.array(z.strictObject({ id: z.string(), no: z.int(), dimension: z.string(), maxPoints: points, before: side, after: side, by, changed: z.boolean().describe("options, status or points differ") })),
  areas: z.array(z.strictObject({ id: z.string(), no: z.int(), kind, before: z.int().nullable(), after: z.int().nullable(), by: z.int().nullable().describe("null: one of them is unrated") })),
  counts: z.strictObject({ indicatorsUp: count, indicatorsDown: count, areasUp: count, areasDown: count }).describe("answered on both sheets, and more or less now"),
  decision: z.array(z.strictObject({
    level: z.int(), before: z.boolean().describe("met then"), after: z.boolean().describe("met now"),
    conditions: z.array(condition.extend({ before: z.number().nullable().describe("actual value then"), metBefore: z.boolean() })),
  })).describe("every level with its conditions, then and now"),
  turned: z.array(condition.extend({ level: z.int(), before: z.number().nullable() })).describe("conditions of levels met now and not before, or the reverse; of unfinished sheets only what certainly turned"),
  next: resultSchema.shape.next.describe("of the later sheet: what is missing for the next level"),
  targets: z.strictObject({
    basis: planBasisSchema.describe("agreed: against the plan that was agreed on; derived: against one made from the first sheet, its target and the project"),
    level: z.strictObject({ target: z.int(), reached: z.int(), state: stateSchema }),
    steps: z.array(z.strictObject({
      kind: z.enum(["indicator", "area"]), id: z.string(), from: z.union([z.string(), z.array(z.string()), z.int()]).nullable(), to: z.union([z.string(), z.array(z.string()), z.int()]),
      reached: z.union([z.string(), z.array(z.string()), z.int()]).nullable().describe("null: unanswered or unrated"), state: stateSchema,
    })),
  }).nullable().describe("against a plan; null: none given"),
  effects: z.array(effectOutcome),
  returns: returnsSchema,
  cautions: z.array(z.enum(["basis-differs", "unfinished-before", "unfinished-after", "contradictions-before", "contradictions-after", "dates-unknown", "stages-unknown", "investment-differs"])).describe("what to bear in mind"),
  receipt: z.strictObject({
    changeVersion: z.literal(1), engineVersion: z.string(), pack: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string() }),
    before: z.string(), after: z.string(), planSha256: z.string().nullable(), projectSha256: z.string().nullable(),
  }),
});

export interface FirmChange extends DeepReadonly<z.infer<typeof changeSchema>> {}
export type EffectOutcome = DeepReadonly<z.infer<typeof effectOutcome>>;
export type State = z.infer<typeof stateSchema>;
export type PlanBasis = z.infer<typeof planBasisSchema>;
export type Returns = DeepReadonly<z.infer<typeof returnsSchema>>;
