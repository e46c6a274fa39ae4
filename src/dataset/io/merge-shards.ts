/** The shards of a run put together: the same bytes as of one run without shards. */
import { createHash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, succeed, type Result } from "../../issues.js";
import type { BatchSummary } from "../batch/summary.js";
import { addTallies, NO_ROWS } from "../batch/tally.js";
import { finish } from "./run/finish.js";
import { inTheirOrder } from "./run/fits.js";
import { readJournal } from "./run/journal.js";
import { lock } from "./run/lock.js";
import { isStream, placesOf, type Places } from "./run/places.js";
import { readShard, unfit, type GivenShard } from "./run/shard-file.js";
import { clearAway, createLike, openStream } from "./run/spool.js";
import { formatByEnding, tableMaker, type RecordFormat } from "./run/table.js";
import { isReaderGone, notWritable, UnwritableError, writing } from "./run/unwritable.js";
import { packOfRun } from "./run-pack.js";
import { issueOfReading } from "./unreadable.js";

export interface MergeRequest {
  /** Outputs of `batch` with a shard, in any order. */
  readonly shards: readonly string[];
  /** File to write; '-', a pipe or a device: records go there as NDJSON. */
  readonly out: string;
  /** Absent: that of the process. */
  readonly stdout?: NodeJS.WritableStream;
  /** Absent: by the ending of `out`; NDJSON where that names none. */
  readonly format?: RecordFormat;
  /** Absent: the one the run names. Only tables need it. */
  readonly pack?: LoadedPack | undefined;
  /** Called when an interrupted run lies beside the output: it is given up. */
  readonly onAnew?: () => void;
}

/** Writes the whole run; gives its summary. */
export async function mergeShards(request: MergeRequest): Promise<Result<BatchSummary>> {
  try {
    const read = await Promise.all(request.shards.map(readShard));
    const bad = read.flatMap((it) => (it.ok ? [] : it.issues));
    if (bad.length > 0) return fail(bad);
    const shards = inTheirOrder(read.flatMap((it) => (it.ok ? [it.value] : [])));
    if (!shards.ok) return shards;
    return await isStream(request.out) ? await mergeIntoStream(request, shards.value) : await mergeIntoFile(request, shards.value);
  } catch (error) {
    if (error instanceof UnwritableError) return notWritable(request.out, error);
    return fail([issueOfReading(error)]);
  }
}

async function mergeIntoStream({ out, stdout = process.stdout }: MergeRequest, shards: readonly GivenShard[]): Promise<Result<BatchSummary>> {
  const stream = await writing(openStream(out, stdout));
  try {
    const merged = await eachBlock(shards, (bytes) => writing(stream.put(bytes)));
    return merged.ok ? succeed(summaryOf(shards)) : merged;
  } catch (error) {
    if (error instanceof UnwritableError && isReaderGone(error)) return succeed(summaryOf(shards)); // it has what it wanted
    throw error;
  } finally {
    await stream.close();
  }
}

async function mergeIntoFile({ shards: [first = ""], out, format = formatByEnding(out) ?? "ndjson", pack: given, onAnew }: MergeRequest, shards: readonly GivenShard[]): Promise<Result<BatchSummary>> {
  const pack = format === "ndjson" ? null : await packOfRun(first, given, true);
  if (pack?.ok === false) return pack;
  const places = await placesOf(out);
  const locked = await writing(lock(places.lock));
  if (!locked.ok) return locked;
  try {
    if (await readJournal(places.journal) !== null) onAnew?.();
    await writing(clearAway(places));
    const merged = await fillPart(places, shards);
    return merged.ok ? await finish(places, summaryOf(shards), pack === null ? null : tableMaker(format, pack.value)) : merged;
  } finally {
    await clearAway(places);
    await locked.value();
  }
}

async function fillPart(places: Places, shards: readonly GivenShard[]): Promise<Result<null>> {
  await writing(createLike(places.part, places.out));
  const part = await writing(open(places.part, "a"));
  try {
    const merged = await eachBlock(shards, (bytes) => writing(part.appendFile(bytes)));
    await writing(part.datasync());
    return merged;
  } finally {
    await part.close();
  }
}

/** The bytes of every block in the order of the dataset; fails at the first that is not what its shard says. */
async function eachBlock(shards: readonly GivenShard[], put: (bytes: Uint8Array) => Promise<void>): Promise<Result<null>> {
  const files: FileHandle[] = [];
  try {
    for (const { path } of shards) files.push(await open(path));
    for (const [i, { path, file: { parts } }] of shards.entries()) {
      const size = (await files[i]?.stat())?.size;
      const end = parts.at(-1)?.end ?? 0;
      if (size !== end) return unfit(path, `${end} bytes`, `${size ?? 0} bytes`);
    }
    for (let no = 0, blocks = shards[0]?.file.blocks ?? 0; no < blocks; no += 1) {
      const [shard, file] = [shards[no % shards.length], files[no % shards.length]];
      const n = Math.floor(no / shards.length);
      const part = shard?.file.parts[n];
      if (shard === undefined || file === undefined || part === undefined) throw new TypeError("checked shards have every block");
      const sha256 = await eachChunk(file, shard.file.parts[n - 1]?.end ?? 0, part.end, put);
      if (sha256 !== part.sha256) return unfit(shard.path, "the records it was written with", "others");
    }
    return succeed(null);
  } finally {
    for (const it of files) await it.close();
  }
}

const CHUNK = 2 ** 18;

/** Hands on a stretch of a file; gives its SHA-256. */
async function eachChunk(file: FileHandle, start: number, end: number, put: (bytes: Uint8Array) => Promise<void>): Promise<string> {
  const hash = createHash("sha256");
  for (let at = start; at < end;) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(Math.min(CHUNK, end - at)), 0, null, at);
    if (bytesRead === 0) break; // cut off since it was measured: the hash will tell
    const bytes = buffer.subarray(0, bytesRead);
    hash.update(bytes);
    await put(bytes);
    at += bytesRead;
  }
  return hash.digest("hex");
}

/** Counts of the shards added up. */
function summaryOf(shards: readonly GivenShard[]): BatchSummary {
  const summaries = shards.map(({ file }) => file.summary);
  const [first] = summaries;
  if (first === undefined) throw new TypeError("no shards");
  const { rows, broken, incomplete, levels, issues } = summaries.reduce(addTallies, NO_ROWS);
  return { summaryVersion: 1, rows, scored: rows - broken, broken, incomplete, levels, issues, shard: null, receipt: first.receipt };
}
