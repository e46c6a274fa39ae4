/** The programme file: the targets of a pilot programme as data, and the records that count towards them. */
import { z } from "zod";
import { deepFreeze } from "../../indicators/deep-freeze.js";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import type { LoadedPack } from "../../indicators/load.js";
import { expectedAmong } from "../../indicators/nearest.js";
import { snapshot, strayPrototypes } from "../../indicators/plain.js";
import { ONE_LINE } from "../../indicators/one-line.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type IssueCode, type Result } from "../../issues.js";
import { basisSchema } from "../../scoring/result.js";
import { GENERAL, type SubIndustry } from "../catalogue/schema.js";
import type { TargetKind } from "./schema.js";

const line = z.string().trim().min(1).max(200).regex(ONE_LINE, "one line of text");
const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "a kebab-case id").max(64);
const atLeast = z.int().min(1).max(1_000_000);
const level = z.int().min(1).max(9);
const once = (list: readonly string[]): boolean => new Set(list).size === list.length;
const basis = z.array(basisSchema).min(1).refine(once, "each id once").optional()
  .describe("which sheets count: the latest of these bases; absent: the latest of any. on-site alone gives official levels");

const target = <K extends TargetKind, S extends z.ZodRawShape>(kind: K, fields: S) =>
  z.strictObject({ id: kebab, name: line, kind: z.literal(kind), ...fields });

const targets = [
  target("retrofitted-firms", { atLeast }),
  target("coverage", { share: z.number().gt(0).max(1).describe("above-scale pilot firms of the dataset / aboveScaleFirms") }),
  target("every-firm-level", { level, basis }),
  target("level-count", { level, atLeast, includeHigher: z.boolean().describe("whether a firm of a higher level counts too"), basis }),
  target("cloud-firms", { atLeast }),
  target("records", { atLeast }),
] as const;
const kinds = targets.map((it) => it.shape.kind.value);

const record = z.strictObject({
  id: z.string().trim().min(1).max(100).regex(ONE_LINE, "one line of text"),
  name: line,
  evidence: z.array(z.string().trim().min(1).max(2000)).max(50).describe("what proves it; empty: the record does not count yet"),
  date: z.iso.date().optional(),
  firm: z.string().max(200).regex(ONE_LINE, "one line of text").optional().describe("id of the enterprise it is about"),
});

export const programmeSchema = z.strictObject({
  $schema: z.string().optional(),
  programmeFormat: z.literal(1),
  id: kebab,
  name: line,
  source: z.string().trim().min(1).max(2000).describe("the document the targets were set by"),
  deadline: z.iso.date().nullable().describe("printed beside the targets; what is dated later counts all the same"),
  subIndustries: z.array(kebab).min(1).max(50).refine(once, "each id once").describe("those of the pilot firms"),
  aboveScaleFirms: z.record(z.string(), z.int().min(0).max(1_000_000)).default({}).describe("how many above-scale firms each sub-industry has; absent: unknown"),
  targets: z.array(z.discriminatedUnion("kind", targets, { error: () => `one of ${kinds.join(", ")}` })).min(1).max(200),
  records: z.record(z.string(), z.array(record).max(10_000)).default({}).describe("by the id of a target of kind records; a target without a key: unknown, an empty list: none"),
});

export type Programme = DeepReadonly<z.infer<typeof programmeSchema>>;
export type Target = Programme["targets"][number];
export type ProgrammeRecord = Programme["records"][string][number];

/** What a programme is read against: the sub-industries it may name, and the pack whose levels it sets as targets. */
export interface ProgrammeContext {
  readonly subIndustries: readonly SubIndustry[];
  readonly pack: LoadedPack;
}

/**
 * Checks the value of a programme file; every problem at once, of shape and of sense.
 * Issues: those of any file (`field-type`, `unknown-key` …), `sub-industry-unknown`, `target-unknown` (a level the pack
 * does not have), `target-repeated`, `record-repeated`.
 */
export function readProgramme(value: unknown, context: ProgrammeContext): Result<Programme> {
  const plain = snapshot(value);
  if (!plain.ok) return plain;
  const read = programmeSchema.safeParse(plain.value);
  const draft = draftSchema.parse(plain.value);
  const issues = [
    ...strayPrototypes(plain.value),
    ...(read.success ? [] : issuesFromZod(read.error, plain.value, (path) => knownKeys(path, draft))),
    ...senseOf(draft, context),
  ];
  return read.success && issues.length === 0 ? succeed(deepFreeze(read.data)) : fail(issues);
}

function knownKeys([part, index]: readonly PropertyKey[], draft: Draft): readonly string[] {
  if (part === undefined) return Object.keys(programmeSchema.shape);
  if (part === "records") return Object.keys(record.shape);
  const kind = draft.targets[Number(index)]?.kind;
  return targets.flatMap((it) => (it.shape.kind.value === kind ? Object.keys(it.shape) : []));
}

/** The same value read leniently, so that what makes no sense is found beside what has no shape; `undefined`: unreadable, reported with the shape. */
const name = z.string().optional().catch(undefined);
const draftSchema = z.object({
  subIndustries: z.array(name).catch([]),
  aboveScaleFirms: z.record(z.string(), z.unknown()).catch({}),
  targets: z.array(z.object({ id: name, kind: name, level: level.optional().catch(undefined) }).catch({})).catch([]),
  records: z.record(z.string(), z.array(z.object({ id: name }).catch({})).catch([])).catch({}),
}).catch({ subIndustries: [], aboveScaleFirms: {}, targets: [], records: {} });
type Draft = z.infer<typeof draftSchema>;

function senseOf(draft: Draft, { subIndustries, pack }: ProgrammeContext): readonly Issue[] {
  const known = [...new Set([...subIndustries.map((it) => it.id), GENERAL])];
  const named = draft.subIndustries.flatMap((it) => it ?? []);
  const levels = pack.definition.levels.map((it) => it.level);
  const counted = draft.targets.flatMap(({ id, kind }) => (kind === "records" && id !== undefined ? [id] : []));
  return [
    ...draft.subIndustries.flatMap((id, i) => unlessAmong(known, "sub-industry-unknown", `subIndustries[${i}]`, id)),
    ...Object.keys(draft.aboveScaleFirms).flatMap((id) => unlessAmong(named, "field-invalid", `aboveScaleFirms.${id}`, id)),
    ...repeated("target-repeated", "targets", draft.targets),
    ...draft.targets.flatMap((it, i) => unlessAmong(levels.map(String), "target-unknown", `targets[${i}].level`, it.level?.toString())),
    ...Object.entries(draft.records).flatMap(([id, list]) => [
      ...unlessAmong(counted, "unknown-key", `records.${id}`, id),
      ...repeated("record-repeated", `records.${id}`, list),
    ]),
  ];
}

const unlessAmong = (known: readonly string[], code: IssueCode, path: string, given: string | undefined): readonly Issue[] =>
  given === undefined || known.includes(given) ? [] : [issue(code, { path, expected: expectedAmong(given, known), actual: given })];

function repeated(code: IssueCode, path: string, list: readonly { readonly id?: string | undefined }[]): readonly Issue[] {
  const seen = new Set<string>();
  return list.flatMap(({ id }, i) => {
    if (id === undefined) return [];
    if (seen.has(id)) return [issue(code, { path: `${path}[${i}].id`, expected: "each id once", actual: id })];
    seen.add(id);
    return [];
  });
}
