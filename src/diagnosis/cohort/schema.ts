/** Cohort figures as plain data: how a set of firms stands, who moved and why, and how far a programme has come. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import type { Issue } from "../../issues.js";
import { basisSchema } from "../../scoring/result.js";

const count = z.int().min(0);
const points = z.number().min(0).describe("points; sums are exact, a mean is divided once at the edge");
const share = z.number().min(0).max(1).nullable().describe("exact quotient of two counts or points beside it; null: nothing to divide by");
const byBasis = z.array(z.strictObject({ basis: basisSchema, firms: count }));
const byLevel = z.array(z.strictObject({ level: z.int().min(0), firms: count }));

const spread = z.strictObject({
  firms: count, min: points.nullable(), lowerQuartile: points.nullable(), median: points.nullable(), upperQuartile: points.nullable(), max: points.nullable(), mean: points.nullable(),
  bins: z.array(z.strictObject({ from: points, upTo: points, firms: count })).describe("from included, upTo excluded; of the last: included"),
});

const change = z.strictObject({
  kind: z.enum(["indicator", "area"]), id: z.string(),
  from: z.number().nullable(), to: z.number().nullable().describe("points of an indicator, rating of an area; null: unanswered or not applicable"),
});

const standing = z.strictObject({
  level: z.int(), points, assessedOn: z.string().nullable(), stage: z.enum(["before", "after"]).nullable(),
  finished: z.boolean().describe("false: points are those at worst; the level is certain all the same"),
});

const movementSchema = z.strictObject({
  firms: count.describe("firms with two sheets or more, first against latest, whose level is certain on both"),
  undetermined: z.array(z.string()).describe("ids of firms with two sheets or more, left out here: what is open leaves a level open"),
  transitions: z.array(z.strictObject({ from: z.int(), to: z.int(), firms: count })).describe("every pair of levels that occurs"),
  rose: count, fell: count, stayed: count,
  meanPointsChange: z.number().nullable().describe("over firms whose both sheets are finished; null: none"),
  moves: z.array(z.strictObject({
    id: z.string(), name: z.string().nullable(), subIndustry: z.string(),
    from: standing,
    to: standing,
    conditions: z.array(z.strictObject({
      level: z.int(), fact: z.string(), required: z.number().nullable(), from: z.number().nullable(), to: z.number().nullable(), met: z.boolean(),
    })).describe("level conditions whose outcome turned for certain: met or lost"),
    changes: z.array(change).describe("indicators and areas that changed, by share of their maximum, largest first, then id; those open on one side last"),
  })).describe("rose most first, then by change of points, then by id"),
});

/** Why a target cannot be told; words are found at print time. */
const lackingSchema = z.enum([
  "above-scale-firms", "above-scale-firms-too-few", "above-scale", "uses-cloud", "stage", "level", "order", "rows", "firms", "records",
]).describe([
  "above-scale-firms: the programme file does not give their number for every sub-industry", "above-scale-firms-too-few: more were counted than the file says there are",
  "above-scale, uses-cloud: sheets that do not say it", "stage: sheets that do not say whether before or after", "level: unfinished sheets that leave it open",
  "order: firms whose sheets cannot be put in order", "rows: rows of the dataset that could not be read", "firms: no pilot firm, or no above-scale one, to take a share of",
  "records: the programme file has no list of records for the target (an empty list: there are none)",
].join("; "));
const targetKindSchema = z.enum(["retrofitted-firms", "coverage", "every-firm-level", "level-count", "cloud-firms", "records"]);

/** A target of a programme with what was counted towards it. */
const targetProgressSchema = z.strictObject({
  id: z.string(), kind: targetKindSchema, name: z.string(),
  level: z.int().nullable().describe("of targets about levels; null: of others"),
  includeHigher: z.boolean().nullable().describe("whether a firm above that level counts too"),
  basis: z.array(basisSchema).nullable().describe("bases of the sheets that count; null: any"),
  required: z.number().describe("a count, or a share for coverage and for every-firm targets"),
  actual: z.number().nullable().describe("what is certain; null: a share of nothing or of an unknown number"),
  unit: z.enum(["firms", "share", "records"]),
  of: count.nullable().describe("what a share is taken of; null: unknown, or no share"),
  met: z.boolean().nullable().describe("null: cannot be told"),
  missing: z.number().min(0).nullable().describe("what is still missing, in the unit of required"),
  missingFirms: count.nullable().describe("of a share: how many firms at least that is; null: unknown, or no share"),
  retrofitted: count.nullable().describe("of every-firm targets: how many of the firms have a sheet from after the retrofit; null: of others"),
  countedBases: byBasis.describe("the counted firms by the basis of the sheet judged; empty: records"),
  counted: z.array(z.string()).describe("evidence: ids of firms, or names of records, that were counted"),
  short: z.array(z.string()).describe("ids or names that do not count yet"),
  unknown: z.array(z.string()).describe("ids or names of which nobody can say"),
  records: z.array(z.strictObject({
    id: z.string(), name: z.string(), evidence: z.array(z.string()), date: z.string().nullable(), firm: z.string().nullable(),
  })).describe("of record targets: all of them, as the programme file has them; one without evidence does not count"),
  lacking: z.array(lackingSchema).describe("what is missing before the target can be told; empty when it can"),
});

export const cohortSchema = z.strictObject({
  cohortVersion: z.literal(1),
  pack: z.strictObject({ id: z.string(), version: z.string(), edition: z.string() }),
  sheets: count.describe("sheets given, those left out and copies included"),
  firms: count.describe("each firm counts once, by its latest sheet"),
  leftOut: z.strictObject({
    repeated: count.describe("firms whose sheets cannot be put in order"),
    unreadable: count.describe("rows of the dataset that could not be read"),
  }),
  assessed: z.strictObject({
    from: z.string().nullable(), to: z.string().nullable(), undated: count.describe("sheets without a date"),
  }).describe("earliest and latest assessment among the sheets that count; null: none has a date"),
  bases: byBasis.describe("by the basis of the sheet that counts"),
  levels: byLevel.describe("firms whose level is certain, by level, 0 first"),
  undetermined: count.describe("unfinished sheets whose level depends on what is open"),
  unfinished: count.describe("firms whose sheet leaves something open; the level of some is certain all the same"),
  subIndustries: z.array(z.strictObject({ id: z.string(), name: z.string(), firms: count, levels: byLevel, undetermined: count, meanPoints: points.nullable().describe("of finished sheets") }))
    .describe("in the order of the catalogue, others by id; those without a firm only when the programme names them"),
  points: spread.describe("of finished sheets"),
  maxPoints: points,
  dimensions: z.array(z.strictObject({ id: z.string(), firms: count, meanPoints: points.nullable(), maxPoints: points, share })).describe("of finished sheets, in the order of the pack"),
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
    firms: count.describe("pilot firms: those counted here of the programme's sub-industries"),
    names: z.array(z.strictObject({ id: z.string(), name: z.string() })).describe("of pilot firms that gave one, those left out for their sheets included"),
    targets: z.array(targetProgressSchema),
  }).nullable(),
  issues: z.array(z.strictObject({
    code: z.string(), severity: z.enum(["error", "warning"]), path: z.string(), message: z.string(), expected: z.string(), actual: z.string(), hint: z.string(),
  })),
});

export type Cohort = Omit<DeepReadonly<z.infer<typeof cohortSchema>>, "issues"> & { readonly issues: readonly Issue[] };
export type Movement = DeepReadonly<z.infer<typeof movementSchema>>;
export type Lacking = z.infer<typeof lackingSchema>;
export type TargetKind = z.infer<typeof targetKindSchema>;
export type TargetProgress = DeepReadonly<z.infer<typeof targetProgressSchema>>;
