/** Opens a dataset file or standard input and gives its rows to whoever needs them. */
import { createReadStream } from "node:fs";
import { extname } from "node:path";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, type Result } from "../../issues.js";
import { readCsv } from "../csv.js";
import { readNdjson } from "../ndjson.js";
import type { DatasetRow, ReadRows } from "../rows.js";
import { decode, UndecodableError } from "./decode.js";

type Reader = (chunks: AsyncIterable<string>, pack?: LoadedPack) => ReadRows;

/** A new format is a row here. */
const readers: Readonly<Record<string, Reader>> = { ".ndjson": readNdjson, ".jsonl": readNdjson, ".csv": readCsv, ".tsv": readCsv };

/** Where a dataset comes from, and the pack to read it with. */
export interface DatasetSource {
  /** '-': standard input. */
  readonly path: string;
  readonly stdin: NodeJS.ReadableStream;
  /** Absent: the one the sheets name. */
  readonly pack?: LoadedPack | undefined;
}

/**
 * What `use` makes of the rows; the file is closed when it is done.
 * The format is that of the ending, or of the first character: a brace or bracket begins JSON, all else is CSV.
 * @throws what opening and reading the file throws.
 */
export async function readDataset<T>({ path, stdin, pack }: DatasetSource, use: (rows: AsyncIterable<DatasetRow>) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    const { head, chunks } = await peek(decode(path === "-" ? bytesOf(stdin) : createReadStream(path, { highWaterMark: 2 ** 18 })));
    const read = readers[extname(path).toLowerCase()] ?? (/^[[{]/.test(head) ? readNdjson : readCsv);
    const rows = await read(chunks, pack);
    return rows.ok ? await use(rows.value) : rows;
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error;
    return fail([issue("dataset-unreadable", { expected: "text in UTF-8 or GB18030", actual: error.message })]);
  }
}

async function* bytesOf(stream: NodeJS.ReadableStream): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of stream) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

interface Peeked {
  /** The text up to the first chunk that holds more than blanks, those cut off. */
  readonly head: string;
  readonly chunks: AsyncIterable<string>;
}

const MOST_BLANKS = 2 ** 20;

async function peek(chunks: AsyncGenerator<string, void>): Promise<Peeked> {
  let text = "";
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    text += next.value;
    if (/[^\s\uFEFF]/.test(next.value) || text.length > MOST_BLANKS) break;
  }
  return { head: text.replace(/^[\s\uFEFF]+/, ""), chunks: withFirst(text, chunks) };
}

async function* withFirst(first: string, rest: AsyncIterable<string>): AsyncGenerator<string, void> {
  yield first;
  yield* rest;
}
