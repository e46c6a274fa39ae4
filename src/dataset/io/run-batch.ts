/** A run: every block of a dataset scored and written in order, on threads, gone on with after any end, in shards. */
import { availableParallelism } from "node:os";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
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
import { formatByEnding, tableMaker, type RecordFormat } from "./run/table.js";
import { openScorers } from "./run/threads.js";
import { notWritable, UnwritableError, writing } from "./run/unwritable.js";
import { issueOfReading } from "./unreadable.js";
import { liesIn } from "./within.js";

export interface Progress {
  readonly rows: number;
  /** As in OpenBlocks. */
  readonly read: number;
  readonly total: number | null;
}

export interface BatchRequest extends DatasetSource {
  /** File to write; '-': standard output. Into that, and into pipes and devices, records go as NDJSON, and nothing is gone on with. */
  readonly out: string;
  /** Absent: that of the process. */
  readonly stdout?: NodeJS.WritableStream;
  /** Absent: by the ending of `out`; NDJSON where that names none. */
  readonly format?: RecordFormat;
  /** Threads that score at most, 1 to 64; 1, as when absent: this one. No more are started than two a core, and one for each 4 MB of a file. */
  readonly workers?: number;
  /** Goes on with an interrupted run of the same input; without one starts anew. */
  readonly resume?: boolean;
  /** Ends at the first issue, and writes nothing. */
  readonly strict?: boolean;
  /** `null`, as when absent: all of it. */
  readonly shard?: Shard | null;
  readonly onProgress?: (progress: Progress) => void;
  /** Called with the first issues found, as in the records; at most MOST_TOLD. */
  readonly onIssue?: (issue: Issue) => void;
  /** Called when an interrupted run lies beside the output and is not gone on with. */
  readonly onAnew?: () => void;
  /** Stops the run where it is; `resume` goes on. Before the first row the run fails without an issue. */
  readonly signal?: AbortSignal | undefined;
}

type WholeRequest = BatchRequest & Required<Pick<BatchRequest, "stdout" | "format" | "workers" | "resume" | "strict" | "shard">>;

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

const REAL_PARTS: BatchParts = { openBlocks };

/** An input that cannot be read is an issue, as is an output that cannot be written; broken rows are counted and stand in their records. */
export async function runBatch(given: BatchRequest, parts: BatchParts = REAL_PARTS): Promise<Result<BatchRun>> {
  const { out, stdout = process.stdout, format = formatByEnding(out) ?? "ndjson", workers = 1, resume = false, strict = false, shard = null, signal } = given;
  const request: WholeRequest = { ...given, stdout, format, workers, resume, strict, shard };
  const stop = (): void => endInput(request);
  signal?.addEventListener("abort", stop);
  try {
    return await isStream(out) ? await runIntoStream(request, parts) : await runIntoFile(request, parts);
  } catch (error) {
    if (error instanceof UnwritableError) return notWritable(out, error);
    if (signal?.aborted === true) return fail([]); // reading from what was closed to stop it fails
    return fail([issueOfReading(error)]);
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
}

/** Standard input is waited for as long as it is open. */
function endInput({ path, stdin = process.stdin }: DatasetSource): void {
  if (path === "-" && "destroy" in stdin && typeof stdin.destroy === "function") stdin.destroy();
}

async function runIntoStream(request: WholeRequest, parts: BatchParts): Promise<Result<BatchRun>> {
  const opened = await parts.openBlocks(request);
  if (!opened.ok) return opened;
  try {
    const stream = await writing(openStream(request.out, request.stdout));
    try {
      const done = await scoreOn(request, parts, opened.value, { ...stream, write: (_block, bytes) => stream.put(bytes) }, []);
      return done.ok ? succeed({ summary: summaryOf(done.value, request, opened.value), isWhole: done.value.isWhole }, opened.issues) : done;
    } finally {
      await writing(stream.close());
    }
  } finally {
    await opened.value.close();
  }
}

async function runIntoFile(request: WholeRequest, parts: BatchParts): Promise<Result<BatchRun>> {
  if (await liesIn(request.out, request.path)) return fail([issue("output-not-writable", { path: request.out, expected: "a place outside the folder that is read", actual: "inside it" })]);
  const places = await placesOf(request.out);
  const locked = await writing(lock(places.lock));
  if (!locked.ok) return locked;
  try {
    const opened = await parts.openBlocks(request);
    if (!opened.ok) return opened;
    try {
      const [first] = opened.issues;
      if (request.strict && first !== undefined) return fail([first]);
      const run = await runLocked(request, parts, opened.value, places);
      return { ...run, issues: [...opened.issues, ...run.issues] };
    } finally {
      await opened.value.close();
    }
  } finally {
    await locked.value();
  }
}

async function runLocked(request: WholeRequest, parts: BatchParts, opened: OpenBlocks, places: Places): Promise<Result<BatchRun>> {
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
async function keptOf({ resume, onAnew }: WholeRequest, header: JournalHeader, places: Places): Promise<Result<readonly JournalEntry[]>> {
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
  { workers, shard, strict, signal, onProgress, onIssue }: WholeRequest, { workerFile }: BatchParts, { pack, head, blocks, read, total }: OpenBlocks,
  spool: Spool, kept: readonly JournalEntry[],
): Promise<Result<Done>> {
  const scorers = openScorers(threadsFor(workers, total), pack, head, workerFile);
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

/** Of so many bytes a thread more is worth its start; cores that others use as well are shared twice at most. */
const BYTES_A_THREAD = 4 * 2 ** 20;
const THREADS_A_CORE = 2;

/** What comes out does not depend on it; memory does. */
function threadsFor(wanted: number, bytes: number | null): number {
  const useful = bytes === null ? wanted : Math.max(2, Math.ceil(bytes / BYTES_A_THREAD));
  return Math.min(wanted, useful, Math.max(2, THREADS_A_CORE * availableParallelism()));
}

const headerOf = ({ shard }: WholeRequest, { pack: { definition: { id, version }, sha256 }, head }: OpenBlocks): JournalHeader =>
  ({ journalVersion: 1, engineVersion, pack: { id, version, sha256 }, head, shard });

const summaryOf = ({ tally }: Done, { shard }: WholeRequest, { pack }: OpenBlocks): BatchSummary => summarize([tally], pack, shard);
