/** What is noted of each firm, and of the run: all that an index needs, and all that tells whether a report need not be made again. */
import { z } from "zod";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { issue, type Issue } from "../../issues.js";
import { resultSchema } from "../../scoring/result.js";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** What a run is of; only runs that agree in it go on with each other's reports. */
export const headerSchema = z.strictObject({
  journalVersion: z.literal(1),
  engineVersion: z.string(),
  /** Everything that may change a report beside the sheet, the pack and the engine. */
  options: z.array(z.tuple([z.string(), z.string()])),
});

export const entrySchema = z.strictObject({
  /** Number of the row in the dataset, from 1. */
  row: z.int().min(1),
  /** Where the row stands: `line 17`, `row 17`, or the name of the file. */
  place: z.string(),
  /** `broken`: the row gives no answer sheet; `failed`: it does, but no report. */
  outcome: z.enum(["written", "broken", "failed"]),
  id: z.string().nullable(),
  name: z.string().nullable(),
  /** The first row of the same id: the name of this one's file has a number. */
  sameIdAs: z.int().min(1).nullable(),
  answersSha256: sha256.nullable(),
  pack: z.strictObject({ id: z.string(), version: z.string(), sha256 }).nullable(),
  levelRange: z.tuple([count, count]).nullable(),
  points: z.number().min(0).nullable(),
  file: z.strictObject({ name: z.string(), bytes: count, sha256, pages: count.nullable() }).nullable(),
  /** The first of them. */
  issues: resultSchema.shape.issues,
  moreIssues: count,
});

export type Header = DeepReadonly<z.infer<typeof headerSchema>>;
export type Entry = DeepReadonly<z.infer<typeof entrySchema>>;

/** In what another run differs from this one; the place of an issue is the option. */
export function differences(then: Header, now: Header): readonly Issue[] {
  const [before, after] = [factsOf(then), factsOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((it) => before.get(it) !== after.get(it)).map((path) =>
    issue("journal-differs", { path, expected: before.get(path) ?? "none", actual: after.get(path) ?? "none" }));
}

/** An option may be given more than once. */
function factsOf({ engineVersion, options }: Header): ReadonlyMap<string, string> {
  const facts = new Map([["engine", engineVersion]]);
  for (const [option, value] of options) facts.set(option, [...(facts.has(option) ? [facts.get(option)] : []), value].join(", "));
  return facts;
}
