/** A run: every block of a dataset scored and written in order, on threads, gone on with after any end, in shards. */
import { fail, succeed, type Issue, type Result } from "../../issues.js";
import { engineVersion } from "../../version.js";
import type { BatchSummary, Shard } from "../batch/summary.js";
import { summarize } from "../batch/tally.js";
import { openBlocks, type DatasetSource, type OpenBlocks } from "./open-dataset.js";
import { finish } from "./run/finish.js";
import { differences, readJournal, type JournalEntry, type JournalHeader } from "./run/journal.js";
import { lock } from "./run/lock.js";
import { isStream, placesOf, type Places } from "./run/places.js";
import { scoreAll, type Done } from "./run/score-all.js";
import { writeShardFile } from "./run/shard-file.js";
import { clearAway, entriesThere, openSpool, openStream, takeBack, type Spool } from "./run/spool.js";
import { tableMaker, type RecordFormat } from "./run/table.js";
import { openScorers } from "./run/threads.js";
import { notWritable, UnwritableError, writing } from "./run/unwritable.js";
import { issueOfReading } from "./unreadable.js";

export interface Progress {
  readonly rows: number;
  /** As in OpenBlocks. */
  readonly read: number;
  readonly total: number | null;
}

export interface BatchRequest extends DatasetSource {
  /** File to write; '-': standard output. Into that, and into pipes and devices, records go as NDJSON, and nothing is gone on with. */
  readonly out: string;
  readonly stdout: NodeJS.WritableStream;
  readonly format: RecordFormat;
  /** Threads that score, 1 to 64; 1: this one. */
  readonly workers: number;
  /** Goes on with an interrupted run of the same input; without one starts anew. */
  readonly resume: boolean;
  /** Ends at the first issue, and writes nothing. */
  readonly strict: boolean;
  readonly shard: Shard | null;
  readonly onProgress?: (progress: Progress) => void;
  /** Called with the first issues found, as in the records; at most MOST_TOLD. */
  readonly onIssue?: (issue: Issue) => void;
  /** Called when an interrupted run lies beside the output and is not gone on with. */
  readonly onAnew?: () => void;
  /** Stops the run where it is; `resume` goes on. */
  readonly signal?: AbortSignal;
}

export interface BatchRun {
  /** Of the rows that were done. */
  readonly summary: BatchSummary;
  /** False: stopped by the signal, or by the reader of a stream. */
  readonly isWhole: boolean;
}

/** What tests put in place of the real parts. */
export interface BatchParts {
  readonly openBlocks: typeof openBlocks;
  readonly workerFile?: URL;
}

/** An input that cannot be read is an issue, as is an output that cannot be written; broken rows are counted and stand in their records. */
export async function runBatch(request: BatchRequest, parts: BatchParts = { openBlocks }): Promise<Result<BatchRun>> {
  const { signal } = request;
  const stop = (): void => endInput(request);
  signal?.addEventListener("abort", stop);
  try {
    return await isStream(request.out) ? await runIntoStream(request, parts) : await runIntoFile(request, parts);
  } catch (error) {
    if (error instanceof UnwritableError) return notWritable(request.out, error);
    return fail([issueOfReading(error)]);
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}

/** Standard input is waited for as long as it is open. */
function endInput({ path, stdin }: DatasetSource): void {
  if (path === "-" && "destroy" in stdin && typeof stdin.destroy === "function") stdin.destroy();
}

async function runIntoStream(request: BatchRequest, parts: BatchParts): Promise<Result<BatchRun>> {
  const opened = await parts.openBlocks(request);
  if (!opened.ok) return opened;
  const stream = await writing(openStream(request.out, request.stdout));
  try {
    const done = await scoreOn(request, parts, opened.value, { ...stream, write: (_block, bytes) => stream.put(bytes) }, []);
    return done.ok ? succeed({ summary: summaryOf(done.value, request, opened.value), isWhole: done.value.isWhole }, opened.issues) : done;
  } finally {
    await writing(stream.close());
  }
}

async function runIntoFile(request: BatchRequest, parts: BatchParts): Promise<Result<BatchRun>> {
  const places = await placesOf(request.out);
  const locked = await writing(lock(places.lock));
  if (!locked.ok) return locked;
  try {
    const opened = await parts.openBlocks(request);
    if (!opened.ok) return opened;
    const [first] = opened.issues;
    if (request.strict && first !== undefined) return fail([first]);
    const run = await runLocked(request, parts, opened.value, places);
    return { ...run, issues: [...opened.issues, ...run.issues] };
  } finally {
    await locked.value();
  }
}

async function runLocked(request: BatchRequest, parts: BatchParts, opened: OpenBlocks, places: Places): Promise<Result<BatchRun>> {
  const header = headerOf(request, opened);
  const kept = await keptOf(request, header, places);
  if (!kept.ok) return kept;
  const spool = await writing(openSpool(places, header, kept.value));
  const done = await scoreOn(request, parts, opened, spool, kept.value).finally(() => writing(spool.close()));
  if (!done.ok) {
    if (request.strict) await writing(clearAway(places));
    return done;
  }
  const summary = summaryOf(done.value, request, opened);
  if (!done.value.isWhole) return succeed({ summary, isWhole: false });
  const told = request.shard === null ? succeed("") : await writeShardFile(places, done.value, summary);
  const finished = told.ok ? await finish(places, summary, tableMaker(request.format, opened.pack)) : told;
  if (!finished.ok) return finished;
  await writing(clearAway(places));
  return succeed({ summary, isWhole: true });
}

/** What an interrupted run left that can be built on. */
async function keptOf({ resume, onAnew }: BatchRequest, header: JournalHeader, places: Places): Promise<Result<readonly JournalEntry[]>> {
  const journal = await readJournal(places.journal);
  if (journal === null) return succeed([]);
  if (!resume) {
    onAnew?.();
    return succeed([]);
  }
  const foreign = differences(journal.header, header);
  if (foreign.length > 0) return fail(foreign);
  await writing(takeBack(places, journal.entries));
  return succeed(await entriesThere(places.part, journal.entries));
}

async function scoreOn(
  { workers, shard, strict, signal, onProgress, onIssue }: BatchRequest, { workerFile }: BatchParts, { pack, head, blocks, read, total }: OpenBlocks,
  spool: Spool, kept: readonly JournalEntry[],
): Promise<Result<Done>> {
  const scorers = openScorers(workers, pack, head, workerFile);
  try {
    return await scoreAll({
      blocks, scorers, spool, kept, shard, strict, signal,
      onBlock: (rows) => onProgress?.({ rows, read: read(), total }),
      onIssue: (it) => onIssue?.(it),
    });
  } finally {
    await scorers.close();
  }
}

const headerOf = ({ shard }: BatchRequest, { pack: { definition: { id, version }, sha256 }, head }: OpenBlocks): JournalHeader =>
  ({ journalVersion: 1, engineVersion, pack: { id, version, sha256 }, head, shard });

const summaryOf = ({ tally }: Done, { shard }: BatchRequest, { pack }: OpenBlocks): BatchSummary => summarize([tally], pack, shard);
