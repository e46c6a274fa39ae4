/** What is asked of a farm, and the jobs made of it: plain data, checked when it is given and again when it comes out of the queue. */
import sanitize from "sanitize-filename";
import { z } from "zod";
import { shardSchema } from "../../dataset/batch/summary.js";
import type { DeepReadonly } from "../../indicators/deep-readonly.js";
import { hashJson } from "../../indicators/hash.js";
import { snapshot } from "../../indicators/plain.js";
import { isRecord } from "../../indicators/record.js";
import { issuesFromZod, show } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { chapterIds } from "../../report/build-report.js";
import { reportFormats } from "../../report/formats.js";
import { engineVersion } from "../../version.js";

const LONGEST_PATH = 400;
const MOST_SHARDS = 100_000;

/** Names that every file system takes, none of them hidden: nothing of the farm's own, nothing outside its folder can be named like this. */
const isPlainPath = (path: string): boolean =>
  path.length <= LONGEST_PATH && path.split("/").every((it) => it !== "" && !it.startsWith(".") && it === it.trim() && sanitize(it) === it);
const plainPath = z.string().refine(isPlainPath, "a path within the farm's folder: plain names with / between them, none beginning with a dot");

const among = (names: readonly string[]): z.ZodString => z.string().refine((it) => names.includes(it), `one of ${names.join(", ")}`);
const endingWith = (ending: string) => (path: string | undefined): boolean => path === undefined || path.endsWith(ending);

const shard = shardSchema.refine((it) => it.index <= it.of && it.of <= MOST_SHARDS, `a part from 1 to the number of parts, of at most ${MOST_SHARDS}`);

const scoring = {
  kind: z.literal("score"),
  dataset: plainPath.describe("file in the farm's folder"),
  sheet: z.string().min(1).max(100).optional().describe("of a workbook; absent: its first"),
  shard: shard.optional().describe("absent: the whole"),
  out: plainPath.refine(endingWith(".ndjson"), "a name that ends with .ndjson").optional(),
};

const printing = {
  kind: z.literal("report"),
  format: among(reportFormats.map((it) => it.id)),
  date: z.iso.date().optional().describe("absent: assessedOn of the sheet"),
  chapters: z.array(among(chapterIds)).min(1).max(chapterIds.length).optional().describe("absent: all that have something to say"),
  target: z.int().min(0).max(100).optional().describe("level to be reached; absent: the next one"),
  out: plainPath.optional(),
};

const extensionOf = (format: string): string => reportFormats.find((it) => it.id === format)?.extension ?? "";
const fitsFormat = { error: "a name that ends as the format's files do", path: ["out"] };

const taskSchemas = {
  score: z.strictObject({ ...scoring, pack: z.unknown() }),
  report: z.strictObject({ ...printing, pack: z.unknown().optional(), answers: z.unknown() }).refine((it) => endingWith(extensionOf(it.format))(it.out), fitsFormat),
};

/** A task that was checked; its pack and answers were not yet. */
export type CheckedTask = z.infer<typeof taskSchemas.score> | z.infer<typeof taskSchemas.report>;

/** Every problem of a task at once; paths are those of the task. */
export function readTask(given: unknown): Result<CheckedTask> {
  const plain = snapshot(given);
  if (!plain.ok) return plain;
  const { value } = plain;
  if (!isRecord(value)) return fail([issue("not-an-object", { expected: "a task", actual: show(value) })]);
  const { kind } = value;
  if (kind !== "score" && kind !== "report") return fail([issue("field-invalid", { path: "kind", expected: "score or report", actual: show(kind) })]);
  const read = taskSchemas[kind].safeParse(value);
  return read.success ? succeed(read.data) : fail(issuesFromZod(read.error, value, () => Object.keys(taskSchemas[kind].shape)));
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a job needs beside its task, to be done on any machine: the pack by its fingerprint, the dataset by that of its bytes. */
const everyJob = {
  jobVersion: z.literal(1),
  engineVersion: z.string().max(100),
  pack: z.strictObject({ id: z.string().max(200), sha256, stored: sha256.nullable().describe("hash of the pack's files kept in the folder; null: a built-in pack") }),
};
const jobSchemas = {
  score: z.strictObject({ ...everyJob, ...scoring, datasetSha256: sha256 }),
  report: z.strictObject({ ...everyJob, ...printing, answers: z.unknown().describe("null: kept in the folder"), stored: sha256.nullable().describe("hash of an answer sheet kept in the folder") })
    .refine((it) => endingWith(extensionOf(it.format))(it.out), fitsFormat),
};
export type ScoreJob = z.infer<typeof jobSchemas.score>;
export type ReportJob = z.infer<typeof jobSchemas.report>;
export type FarmJob = ScoreJob | ReportJob;

/** The job that came out of the queue under this name: what was placed there by other hands is refused as any input. */
export function readJob(given: unknown, name: string): Result<FarmJob> {
  const plain = snapshot(given);
  if (!plain.ok) return plain;
  const { value } = plain;
  if (!isRecord(value)) return fail([issue("not-an-object", { expected: "a job", actual: show(value) })]);
  const { kind } = value;
  if (kind !== "score" && kind !== "report") return fail([issue("field-invalid", { path: "kind", expected: "score or report", actual: show(kind) })]);
  const read = jobSchemas[kind].safeParse(value);
  if (!read.success) return fail(issuesFromZod(read.error, value));
  const issues = strangerIn(read.data, name);
  return issues.length > 0 ? fail(issues) : succeed(read.data);
}

function strangerIn(job: FarmJob, name: string): readonly Issue[] {
  const own = nameOf(job);
  return [
    ...(own === name ? [] : [issue("field-invalid", { path: "name", expected: own, actual: show(name) })]),
    ...(job.engineVersion === engineVersion ? [] : [issue("field-invalid", { path: "engineVersion", expected: engineVersion, actual: show(job.engineVersion) })]),
  ];
}

/** SHA-256 of the job: task, pack and engine; what is asked twice has one name. */
export const nameOf = (job: FarmJob): string => hashJson(job);

/** Where the result lies, relative to the farm's folder. */
export const outOf = (job: FarmJob, name: string): string =>
  job.out ?? (job.kind === "score" ? `scores/${name}.ndjson` : `reports/${name}${extensionOf(job.format)}`);

/** What was made by which job: lies in the farm's folder beside the results, and is believed only where the files have these hashes. */
export const receiptSchema = z.strictObject({
  receiptVersion: z.literal(1),
  job: sha256,
  out: plainPath,
  files: z.array(z.strictObject({ path: plainPath, sha256, bytes: z.int().min(0) })).max(10).describe("the one named `out` last; paths are relative to the farm's folder"),
});
export type FarmReceipt = DeepReadonly<z.infer<typeof receiptSchema>>;
