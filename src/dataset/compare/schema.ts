/** What comparing two runs comes to: what each firm did, and the counts of all. The same two runs give the same bytes. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { resultSchema } from "../../scoring/result.js";

const count = z.int().min(0);
const points = z.number().describe("points, exact to thousandths");
const level = z.int().min(0);
const levelRange = z.tuple([level, level]).nullable().describe("level at worst and at best; null: not scored, or not in this run");
const values = (what: string) => z.array(z.strictObject({
  id: z.string(), from: z.number().nullable(), to: z.number().nullable(),
})).describe(`${what} that changed, largest change first; null: none, which counts as 0`);

/** up, down, same: scored in both runs. */
export const changes = ["up", "down", "same", "newly-scored", "no-longer-scored", "unscored", "added", "removed"] as const;
const causes = ["answers", "rules", "both"] as const;

/** A line both packs draw, or one of them; null: that pack draws none. */
const line = {
  level: z.int().min(1),
  fact: z.string().describe("points, dimensions.<id> or areas.<rating>.<all|binding|guiding>; of several: joined by a comma"),
  operator: z.enum([">=", ">", "<=", "<", "==", "rule"]),
  requiredFrom: z.number().nullable().describe("the line of the OLD run's pack; null for operator 'rule', and where that pack draws none"),
  requiredTo: z.number().nullable(),
};

export const moveSchema = z.strictObject({
  id: z.string(),
  occurrence: z.int().min(1).describe("which record of this id, where an id stands several times; 1 elsewhere"),
  change: z.enum(changes).describe("by the level at worst; unscored: in both runs; added, removed: in one run only"),
  from: level.nullable().describe("level in the OLD run; null: not scored, or not in it"),
  to: level.nullable(),
  pointsFrom: points.nullable(),
  pointsTo: points.nullable(),
  pointsChange: points.nullable().describe("pointsTo - pointsFrom; null where one is"),
  rangeFrom: levelRange,
  rangeTo: levelRange,
  by: z.enum(causes).nullable().describe(
    "of up and down: answers: points or areas changed under the same lines; rules: the same facts, or the same answers, under other rules; both: both, or not to be told apart",
  ),
  conditions: z.array(z.strictObject({
    ...line,
    actualFrom: z.number().nullable(), actualTo: z.number().nullable(),
    metFrom: z.boolean().nullable().describe("null: not asked by that pack"), metTo: z.boolean().nullable(),
  })).describe("of the levels between, those whose outcome changed"),
  indicators: values("indicators whose points"),
  areas: values("areas whose rating"),
  issuesFrom: z.array(z.string()).describe("codes of the issues for which the OLD run has no score; sorted"),
  issuesTo: z.array(z.string()),
});

/** In how many pairs of records, which are firms where each id stands once. */
const turns = z.strictObject({ gained: count, lost: count });
const worth = z.strictObject({ gained: count.describe("of those whose level rose or fell: in so many it rose"), lost: count, points: points.describe("of all of them together") });
const packReceipt = resultSchema.shape.receipt.shape.pack;
const sides = <T extends z.ZodType>(of: T) => z.strictObject({ old: of, new: of });

export const comparisonSchema = z.strictObject({
  comparisonVersion: z.literal(1),
  firms: count.describe("different ids"),
  records: count.describe("what is counted below: pairs of records, those of one id in their order, and records in one run only; the sum of `changes` and of the matrix"),
  changes: z.strictObject(Object.fromEntries(changes.map((it) => [it, count])) as Record<(typeof changes)[number], typeof count>),
  net: z.strictObject({
    levels: z.int().describe("levels up less levels down"), points: points.describe("sum of all changes of points, of those scored in both runs"),
  }),
  matrix: z.strictObject({
    names: z.array(z.string()).describe("'0' to the highest level of either pack, 'unscored', 'absent': of rows and columns"),
    rows: z.array(z.strictObject({ from: z.string(), to: z.array(count), total: count })),
    totals: z.array(count),
  }).describe("records by what they were (rows) and are (columns)"),
  by: z.strictObject({ answers: count, rules: count, both: count }).describe("what decided for those who moved"),
  conditions: z.array(z.strictObject({ ...line, gained: count, lost: count }))
    .describe("of the levels between: so many of those who moved meet it now and did not before (gained), or the other way round (lost); most first"),
  indicators: z.array(z.strictObject({ id: z.string(), up: worth, down: worth })).describe("changed where the level rose (up), where it fell (down); most first"),
  areas: z.array(z.strictObject({ id: z.string(), up: turns, down: turns })),
  unmatched: sides(z.strictObject({ indicators: z.array(z.string()), areas: z.array(z.string()) })).describe("ids that only this side's pack has: not compared"),
  sides: sides(z.strictObject({
    rows: count.describe("records read"), withoutId: count.describe("of them without an id that could be read: in no other count"),
    invalid: count.describe("of them no record of this pack: with an id they count as unscored"),
  })),
  receipt: z.strictObject({ engineVersion: z.string(), packs: sides(packReceipt) }),
  issues: resultSchema.shape.issues,
});

export type Move = DeepReadonly<z.infer<typeof moveSchema>>;
export type Change = Move["change"];
export type Cause = NonNullable<Move["by"]>;
export type Comparison = DeepReadonly<z.infer<typeof comparisonSchema>>;
