/** Opens one side of a comparison: a run as `batch` wrote it, or a dataset of answer sheets, scored on the way. */
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { textOf, withoutMark } from "../batch/bytes.js";
import { cutLines } from "../batch/cut-lines.js";
import type { GivenRecord } from "../compare/entries.js";
import { openBytes } from "./open-bytes.js";
import type { DatasetSource } from "./open-dataset.js";
import { packOfRun } from "./run-pack.js";
import { issueOfReading } from "./unreadable.js";
import { joined } from "./unzipped.js";

export interface OpenRun {
  readonly pack: LoadedPack;
  /** Records that were scored before, not answer sheets. */
  readonly isRun: boolean;
  /** To be gone through once; who does not go through them closes. @throws UnreadableRun */
  readonly records: AsyncIterable<readonly GivenRecord[]>;
  /** Gives the file free, however far the records were gone through. */
  readonly close: () => Promise<void>;
}

/** The file could not be read to its end. */
export class UnreadableRun extends Error {
  constructor(readonly issue: Issue) {
    super(issue.message);
  }
}

/** Opens the run or dataset; its content tells which it is. Without a pack a run has the one its summary names. Every issue names the file. */
export async function openRun(source: DatasetSource): Promise<Result<OpenRun>> {
  const { path } = source;
  try {
    const opened = await open(source);
    if (!opened.ok) return opened;
    return succeed({ ...opened.value, records: guarded(path, opened.value.records) }, opened.issues);
  } catch (error) {
    return fail([unreadable(path, error)]);
  }
}

async function open(source: DatasetSource): Promise<Result<OpenRun>> {
  const { path, stdin } = source;
  const file = path === "-" ? null : await stat(path);
  if (file?.isDirectory()) return openDataset(source);
  // what is no file, such as a pipe, is there only once
  const isOnce = file?.isFile() !== true;
  const { chunks, close } = await openBytes(path, stdin);
  let isOpen = false;
  try {
    const head = await headOf(chunks);
    const all = joined(head, chunks);
    if (!holdsRecords(head)) {
      const opened = await openDataset(isOnce ? { ...source, path: "-", stdin: Readable.from(all) } : source);
      isOpen = opened.ok && isOnce;
      return opened;
    }
    const pack = await packOfRun(path, source.pack, false);
    isOpen = pack.ok;
    return pack.ok ? succeed({ pack: pack.value, isRun: true, records: closing(recordsOfLines(all), close), close }, pack.issues) : pack;
  } finally {
    if (!isOpen) await close();
  }
}

async function* closing<T>(parts: AsyncIterable<T>, close: () => Promise<void>): AsyncGenerator<T, void> {
  try {
    yield* parts;
  } finally {
    await close();
  }
}

async function openDataset({ path, stdin, pack, formPacks, sheet }: DatasetSource): Promise<Result<OpenRun>> {
  const [{ openBlocks }, { recordsOf }] = await Promise.all([import("./open-dataset.js"), import("../batch/score-block.js")]);
  const opened = await openBlocks({ path, stdin, pack, formPacks, sheet });
  if (!opened.ok) return fail(opened.issues.map((it) => placedIn(path, it)));
  const { pack: own, head, blocks, close } = opened.value;
  const records = async function* (): AsyncGenerator<readonly GivenRecord[], void> {
    for await (const block of blocks) yield recordsOf(block, own, head, { anyPack: formPacks !== undefined }).map((it) => ({ place: "", read: succeed(it) }));
  };
  return succeed({ pack: own, isRun: false, records: records(), close }, opened.issues.map((it) => placedIn(path, it)));
}

/** A record, its issues in full, has less; a sheet with pictures may have more, and is none. */
const LONGEST_RECORD = 4 * 2 ** 20;
/** Lines that may be broken at the beginning of a run before it is taken for something else. */
const DECIDING_LINES = 20;

/** The beginning of the content, as much as it takes to tell what it is. */
async function headOf(bytes: AsyncGenerator<Uint8Array, void>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) {
    parts.push(next.value);
    size += next.value.length;
    const head = Buffer.concat(parts);
    if (size > LONGEST_RECORD || textLines(head).length > DECIDING_LINES || firstObject(head, false) !== undefined) break;
  }
  return Buffer.concat(parts);
}

const holdsRecords = (head: Uint8Array): boolean => {
  const first = firstObject(head, true);
  return first !== undefined && Object.hasOwn(first, "level") && Object.hasOwn(first, "indicators") && !Object.hasOwn(first, "enterprise");
};

const textLines = (head: Uint8Array): readonly string[] => Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("utf8").replace(/^\uFEFF/, "").split("\n", DECIDING_LINES + 1);

/** The first line that is a JSON object, of the lines at the beginning. */
function firstObject(head: Uint8Array, isAll: boolean): object | undefined {
  const lines = textLines(head);
  for (const line of isAll ? lines.slice(0, DECIDING_LINES) : lines.slice(0, -1)) {
    const value = parsed(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const PART_BYTES = 2 ** 18;
const FEED = 0x0a;

async function* recordsOfLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly GivenRecord[], void> {
  for await (const piece of cutLines(withoutMark(bytes), PART_BYTES, LONGEST_RECORD)) {
    if (piece.kind === "lines") yield recordsIn(piece.bytes, piece.firstLine);
    else yield [{ place: `line ${piece.line}`, read: fail([issue("row-too-long", { expected: `at most ${LONGEST_RECORD / 2 ** 20} MB`, actual: "more" })]) }];
  }
}

/** Line by line, so that one that is no UTF-8 breaks no other. */
function recordsIn(bytes: Uint8Array, firstLine: number): readonly GivenRecord[] {
  const records: GivenRecord[] = [];
  let line = firstLine;
  for (let from = 0; from < bytes.length; line += 1) {
    const feed = bytes.indexOf(FEED, from);
    const end = feed < 0 ? bytes.length : feed;
    const text = textOf(bytes.subarray(from, end));
    if (text === null || text.startsWith("{") || /\S/.test(text)) records.push({ place: `line ${line}`, read: readLine(text) });
    from = end + 1;
  }
  return records;
}

function readLine(text: string | null): Result<unknown> {
  try {
    if (text !== null) return succeed(JSON.parse(text));
  } catch {
    return fail([issue("record-invalid", { expected: "valid JSON", actual: "something else" })]);
  }
  return fail([issue("record-invalid", { expected: "text in UTF-8", actual: "another encoding" })]);
}

async function* guarded<T>(path: string, parts: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* parts;
  } catch (error) {
    throw new UnreadableRun(unreadable(path, error));
  }
}

/** With the place where it belongs. @throws the error itself, when it is a mistake of ours. */
const unreadable = (path: string, error: unknown): Issue => placedIn(path, issueOfReading(error));

const placedIn = (path: string, it: Issue): Issue => ({ ...it, path: it.path === "" ? path : `${path}: ${it.path}` });
