/** The bytes of a file or of standard input, unpacked when they are compressed. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { joined } from "../batch/bytes.js";
import { UnreadableDataset } from "./unreadable.js";
import { unzipped } from "./unzipped.js";

export interface OpenBytes {
  /** The first bytes, fewer only when there are no more. */
  readonly start: Uint8Array;
  /** All of them, the first too. */
  readonly chunks: AsyncGenerator<Uint8Array, void>;
  /** Also when they were not gone through. */
  readonly close: () => void;
  /** As the file has them; `null`: nobody knows. */
  readonly total: number | null;
  /** How many of those were read. */
  readonly read: () => number;
}

const CHUNK = 2 ** 19;
const START = 2 ** 10;

/** @throws what opening and reading the file throws. */
export async function openBytes(path: string, stdin: NodeJS.ReadableStream): Promise<OpenBytes> {
  const total = path === "-" ? null : await sizeOf(path);
  const stream = path === "-" ? stdin : createReadStream(path, { highWaterMark: CHUNK });
  let read = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of stream) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      read += bytes.length;
      yield bytes;
    }
  };
  return { ...await peek(unpacked(counted())), total, read: () => read, close: () => void ("destroy" in stream && typeof stream.destroy === "function" && stream.destroy()) };
}

async function sizeOf(path: string): Promise<number | null> {
  const it = await stat(path);
  return it.isFile() ? it.size : null; // a pipe has no size
}

/** All members of a compressed file; others as they are. */
async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield* unzipped(bytes);
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw new UnreadableDataset("a compressed file (.gz), damaged or cut off");
    throw error;
  }
}

async function peek(chunks: AsyncGenerator<Uint8Array, void>): Promise<Pick<OpenBytes, "start" | "chunks">> {
  let held: Uint8Array = new Uint8Array();
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    held = joined(held, next.value);
    if (held.length >= START) break;
  }
  return { start: held.subarray(0, START), chunks: withFirst(held, chunks) };
}

async function* withFirst(first: Uint8Array, rest: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array, void> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return();
  }
}
