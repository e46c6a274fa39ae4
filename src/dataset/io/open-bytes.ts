/** The bytes of a file or of standard input, unpacked when they are compressed. */
import { constants, createReadStream, openSync, ReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Socket } from "node:net";
import { joined } from "../batch/bytes.js";
import { UnreadableDataset } from "./unreadable.js";
import { unzipped } from "./unzipped.js";

export interface OpenBytes {
  /** The first bytes, fewer only when there are no more. */
  readonly start: Uint8Array;
  /** All of them, the first too. */
  readonly chunks: AsyncGenerator<Uint8Array, void>;
  /** Gives the file free, also when they were not gone through. */
  readonly close: () => Promise<void>;
  /** As the file has them; `null`: nobody knows. */
  readonly total: number | null;
  /** How many of those were read. */
  readonly read: () => number;
}

const CHUNK = 2 ** 19;
const START = 2 ** 10;

/** @param signal ends the wait for a stream that gives nothing. @throws what opening and reading the file throws. */
export async function openBytes(path: string, stdin: NodeJS.ReadableStream = process.stdin, signal?: AbortSignal): Promise<OpenBytes> {
  const total = path === "-" ? null : await sizeOf(path);
  const stream = path === "-" ? stdin : total === null ? await openPipe(path) : createReadStream(path, { highWaterMark: CHUNK });
  if (total === null) signal?.addEventListener("abort", () => void closed(stream), { once: true });
  if (total === null && signal?.aborted === true) await closed(stream);
  let read = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of stream) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      read += bytes.length;
      yield bytes;
    }
    // a size of 0 is that of what the system makes up as it is read
    if (total !== null && total > 0 && read !== total) throw new UnreadableDataset("changed while it was read", "a file that stays as it is");
  };
  return { ...await peek(unpacked(counted())), total, read: () => read, close: () => closed(stream) };
}

/** A generator that was never begun does not close its file: only this does. */
async function closed(stream: NodeJS.ReadableStream | ReadStream): Promise<void> {
  if (stream instanceof ReadStream) await new Promise<void>((resolve) => (stream.closed ? resolve() : stream.once("close", resolve).destroy()));
  else if ("destroy" in stream && typeof stream.destroy === "function") stream.destroy();
}

/** A named pipe, opened without waiting for who writes it: a thread that waits could not be called back. */
async function openPipe(path: string): Promise<NodeJS.ReadableStream | ReadStream> {
  if (!(await stat(path)).isFIFO()) return createReadStream(path, { highWaterMark: CHUNK });
  return new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false });
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
