/** One job, from the queue to its file: a pure function of the job and the farm's folder, so that who does it, and how often, makes no difference. */
import { basename, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { whyNotFile } from "../../dataset/io/reason.js";
import { runBatch } from "../../dataset/io/run-batch.js";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { hashFile } from "../../dataset/io/hash-file.js";
import { fileIn, madeBefore, publish, withDraft, type FarmRoot } from "./folder.js";
import { packOfJob } from "./packs.js";
import { makeReport, type Writers } from "./report-job.js";
import { outOf, readJob, type FarmJob, type FarmReceipt, type ScoreJob } from "./task.js";

export interface Workshop {
  readonly root: FarmRoot;
  readonly writers: Writers;
}

/** @param given the data of the job as it came out of the queue. @throws what is no fault of input or files: a mistake of ours. */
export async function doJob(given: unknown, name: string, { root, writers }: Workshop): Promise<Result<FarmReceipt>> {
  const read = readJob(given, name);
  if (!read.ok) return read;
  const job = read.value;
  const out = outOf(job, name);
  try {
    const before = await madeBefore(root, name, out);
    if (before !== null) return succeed(before);
    const pack = await packOfJob(root, job.pack);
    if (!pack.ok) return pack;
    return await withDraft(root, name, async (folder) => {
      const made = await make(job, pack.value, { root, writers }, join(folder, basename(out)));
      if (!made.ok) return made;
      const published = await publish(root, name, out, folder);
      return { ...published, issues: [...made.issues, ...published.issues] };
    });
  } catch (error) {
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    return fail([issue("output-not-writable", { path: out, expected: "storage that can be read and written", actual: whyNotFile(error) })]);
  }
}

/** Makes the file, and what belongs beside it. */
function make(job: FarmJob, pack: LoadedPack, { root, writers }: Workshop, file: string): Promise<Result<unknown>> {
  return job.kind === "score" ? makeRecords(root, job, pack, file) : makeReport(root, job, pack, writers, file);
}

async function makeRecords(root: FarmRoot, { dataset, datasetSha256, sheet, shard }: ScoreJob, pack: LoadedPack, out: string): Promise<Result<unknown>> {
  const source = await fileIn(root, dataset);
  if (!source.ok) return source;
  const { sha256 } = await hashFile(source.value);
  if (sha256 !== datasetSha256) return fail([issue("journal-differs", { path: dataset, expected: datasetSha256, actual: sha256 })]);
  return runBatch({
    path: source.value, stdin: Readable.from([]), pack, sheet, out, stdout: new Writable(), format: "ndjson",
    workers: 1, resume: false, strict: false, shard: shard ?? null,
  });
}
