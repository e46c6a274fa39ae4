/** Cohort figures as plain data: how a set of firms stands, who moved and why, and how far a programme has come. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";

const count = z.int().min(0);
const points = z.number().min(0).describe("points; sums are exact, a mean is divided once at the edge");
const share = z.number().min(0).max(1).nullable().describe("exact quotient of two counts or points beside it; null: nothing to divide by");
const byLevel = z.array(z.strictObject({ level: z.int().min(0), firms: count }));

const spread = z.strictObject({
  firms: count, min: points.nullable(), lowerQuartile: points.nullable(), median: points.nullable(), upperQuartile: points.nullable(), max: points.nullable(), mean: points.nullable(),
  bins: z.array(z.strictObject({ from: points, upTo: points, firms: count })).describe("from included, upTo excluded; of the last: included"),
});

const change = z.strictObject({
  kind: z.enum(["indicator", "area"]), id: z.string(),
  from: z.number().nullable(), to: z.number().nullable().describe("points of an indicator, rating of an area; null: unanswered"),
});

const movementSchema = z.strictObject({
  firms: count.describe("firms with two sheets or more, first against latest"),
  transitions: z.array(z.strictObject({ from: z.int(), to: z.int(), firms: count })).describe("every pair of levels that occurs"),
  rose: count, fell: count, stayed: count,
  meanPointsChange: z.number().nullable(),
  moves: z.array(z.strictObject({
    id: z.string(), name: z.string().nullable(), subIndustry: z.string(),
    from: z.strictObject({ level: z.int(), points, assessedOn: z.string().nullable(), stage: z.enum(["before", "after"]).nullable() }),
    to: z.strictObject({ level: z.int(), points, assessedOn: z.string().nullable(), stage: z.enum(["before", "after"]).nullable() }),
    conditions: z.array(z.strictObject({
      level: z.int(), fact: z.string(), required: z.number().nullable(), from: z.number().nullable(), to: z.number().nullable(), met: z.boolean(),
    })).describe("level conditions whose outcome turned: met or lost"),
    changes: z.array(change).describe("indicators and areas that changed, largest first"),
  })),
});

/** A target of a programme with what was counted towards it. */
const targetProgressSchema = z.strictObject({
  id: z.string(), kind: z.string(), name: z.string(),
  required: z.number().describe("a count, or a share for coverage and for every-firm targets"),
  actual: z.number().nullable().describe("null: cannot be told from what is there"),
  unit: z.enum(["firms", "share", "records"]),
  of: count.nullable().describe("what a share is taken of; null: unknown, or no share"),
  met: z.boolean().nullable().describe("null: cannot be told"),
  missing: z.number().min(0).nullable().describe("what is still missing, in the unit of required"),
  counted: z.array(z.string()).describe("evidence: ids of firms, or names of records, that were counted"),
  short: z.array(z.string()).describe("ids or names that do not count yet"),
  unknown: z.array(z.string()).describe("ids or names of which nobody can say"),
  lacking: z.array(z.string()).describe("what is missing before the target can be told, as codes"),
});

export const cohortSchema = z.strictObject({
  cohortVersion: z.literal(1),
  pack: z.strictObject({ id: z.string(), version: z.string(), edition: z.string() }),
  sheets: count,
  firms: count.describe("each firm counts once, by its latest sheet"),
  leftOut: z.strictObject({ repeated: count, unreadable: count }),
  bases: z.array(z.strictObject({ basis: z.enum(["self", "diagnosis", "on-site"]), firms: count })),
  levels: byLevel.describe("firms whose level is certain, by level, 0 first"),
  undetermined: count.describe("unfinished sheets whose level depends on what is open"),
  unfinished: count,
  subIndustries: z.array(z.strictObject({ id: z.string(), name: z.string(), firms: count, levels: byLevel, undetermined: count, meanPoints: points.nullable() })),
  points: spread.describe("of finished sheets"),
  maxPoints: points,
  dimensions: z.array(z.strictObject({ id: z.string(), firms: count, meanPoints: points.nullable(), maxPoints: points, share })),
  indicators: z.array(z.strictObject({
    id: z.string(), scored: count, unanswered: count, notApplicable: count, meanPoints: points.nullable(), maxPoints: points, share,
    full: count.describe("firms with all its points"), nothing: count.describe("firms scored with none"),
  })).describe("weakest first, by share of points; ties by id; without any scored firm last"),
  areas: z.array(z.strictObject({
    id: z.string(), kind: z.enum(["binding", "guiding"]), rated: count, unrated: count, meanRating: z.number().nullable(),
    ratings: z.array(z.strictObject({ rating: z.int(), firms: count })),
  })).describe("weakest first, by mean rating; ties by id; unrated ones last"),
  movement: movementSchema.nullable().describe("null: no firm has two sheets"),
  programme: z.strictObject({
    id: z.string(), name: z.string(), source: z.string(), deadline: z.string().nullable(), subIndustries: z.array(z.string()),
    firms: count.describe("pilot firms: those of the programme's sub-industries"),
    targets: z.array(targetProgressSchema),
  }).nullable(),
  issues: z.array(z.strictObject({
    code: z.string(), severity: z.enum(["error", "warning"]), path: z.string(), message: z.string(), expected: z.string(), actual: z.string(), hint: z.string(),
  })),
});

export type Cohort = DeepReadonly<z.infer<typeof cohortSchema>>;
export type Movement = DeepReadonly<z.infer<typeof movementSchema>>;
export type TargetProgress = DeepReadonly<z.infer<typeof targetProgressSchema>>;
