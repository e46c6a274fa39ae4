/** The parts of a zip file one by one, unpacked as they are read: what a file says of its own size is not believed. */
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { crc32 } from "./crc32.js";
import { UnreadableDataset } from "./unreadable.js";

/** Bytes of a file from any place in it; fewer at its end. */
export interface RandomBytes {
  readonly size: number;
  readonly at: (from: number, length: number) => Promise<Buffer>;
}

/** Opened for every read, so that nobody has to close it. */
export const fileBytes = (path: string, size: number): RandomBytes => ({
  size,
  at: async (from, length) => {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  },
});

export const givenBytes = (bytes: Buffer): RandomBytes =>
  ({ size: bytes.length, at: (from, length) => Promise.resolve(bytes.subarray(from, from + length)) });

export interface ZipPart {
  readonly name: string;
  /** Unpacked, as the file says. */
  readonly size: number;
  /** Fails when it is not what the file says; the last bytes come when all are known to be right. */
  readonly content: (onRead?: (packed: number) => void) => AsyncGenerator<Buffer, void>;
}

const MOST_PARTS = 2000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LOCAL_MARK = Buffer.of(0x50, 0x4b, 0x03, 0x04);
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_DIRECTORY = 4 * 2 ** 20;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** The larger format, which streaming writers use whatever the size: a number that does not fit stands elsewhere. */
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END_SIZE = 56;
const LOCATOR_SIZE = 20;
const ZIP64_FIELD = 0x0001;
const ELSEWHERE = 0xffffffff;
/** Worksheets shrink to a tenth, empty ones further; small ones cannot do harm. */
const MOST_RATIO = 300;
const SMALL = 64 * 2 ** 20;
const CHUNK = 2 ** 16;

/** @throws UnreadableDataset */
export async function zipParts(source: RandomBytes): Promise<readonly ZipPart[]> {
  const { count, size, start } = await endOf(source);
  if (count > MOST_PARTS || size > MOST_DIRECTORY) throw new UnreadableDataset(`more than ${MOST_PARTS} files in one`);
  const directory = await source.at(start, size);
  const parts: ZipPart[] = [];
  for (let at = 0; parts.length < count;) {
    if (at + ENTRY_SIZE > directory.length || directory.readUInt32LE(at) !== ENTRY) throw damaged();
    const nameEnd = at + ENTRY_SIZE + directory.readUInt16LE(at + 28);
    const fieldsEnd = nameEnd + directory.readUInt16LE(at + 30);
    const place = placeIn(directory.subarray(at, at + ENTRY_SIZE), directory.subarray(nameEnd, fieldsEnd));
    parts.push(partOf(source, directory.subarray(at, at + ENTRY_SIZE), place, directory.toString("utf8", at + ENTRY_SIZE, nameEnd)));
    at = fieldsEnd + directory.readUInt16LE(at + 32);
  }
  if (new Set(parts.map((it) => it.name)).size < parts.length) throw new UnreadableDataset("a zip file with two entries of one name");
  return parts;
}

const damaged = (): UnreadableDataset => new UnreadableDataset("a damaged zip file");

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly start: number;
}

/** Where the directory stands, as the end of the file says. */
async function endOf(source: RandomBytes): Promise<Directory> {
  const from = Math.max(0, source.size - LOCATOR_SIZE - END_SIZE - LONGEST_COMMENT);
  const tail = await source.at(from, source.size - from);
  let end = tail.length - END_SIZE;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw (await source.at(0, 4)).equals(LOCAL_MARK) ? damaged() : new UnreadableDataset("no zip file");
  const [count, size, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)] as const;
  if (count !== 0xffff && size !== ELSEWHERE && start !== ELSEWHERE) return { count, size, start };
  if (end < LOCATOR_SIZE || tail.readUInt32LE(end - LOCATOR_SIZE) !== ZIP64_LOCATOR) throw damaged();
  const larger = await source.at(numberAt(tail, end - LOCATOR_SIZE + 8), ZIP64_END_SIZE);
  if (larger.length < ZIP64_END_SIZE || larger.readUInt32LE(0) !== ZIP64_END) throw damaged();
  return { count: numberAt(larger, 32), size: numberAt(larger, 40), start: numberAt(larger, 48) };
}

/** Beyond what a number holds exactly no file has a place. */
function numberAt(bytes: Buffer, at: number): number {
  const number = at + 8 <= bytes.length ? Number(bytes.readBigUInt64LE(at)) : Infinity;
  if (!Number.isSafeInteger(number)) throw damaged();
  return number;
}

interface Place {
  readonly packed: number;
  readonly size: number;
  readonly local: number;
}

/** Of a part; what does not fit into its entry stands in a field behind it, in this order. */
function placeIn(entry: Buffer, fields: Buffer): Place {
  const given = { size: entry.readUInt32LE(24), packed: entry.readUInt32LE(20), local: entry.readUInt32LE(42) };
  let at = 0;
  while (at + 4 <= fields.length && fields.readUInt16LE(at) !== ZIP64_FIELD) at += 4 + fields.readUInt16LE(at + 2);
  at += 4;
  const larger = (value: number): number => {
    if (value !== ELSEWHERE) return value;
    at += 8;
    return numberAt(fields, at - 8);
  };
  const [size, packed, local] = [larger(given.size), larger(given.packed), larger(given.local)] as const;
  return { packed, size, local };
}

function partOf(source: RandomBytes, entry: Buffer, { packed, size, local }: Place, name: string): ZipPart {
  const [flags, method, crc] = [entry.readUInt16LE(8), entry.readUInt16LE(10), entry.readUInt32LE(16)] as const;
  if ((flags & ENCRYPTED) !== 0) throw new UnreadableDataset("an encrypted zip file");
  if (method !== STORED && method !== DEFLATED) throw new UnreadableDataset("a zip file packed in an unknown way");

  async function* bytes(onRead: (packed: number) => void): AsyncGenerator<Buffer, void> {
    const header = await source.at(local, LOCAL_SIZE);
    if (header.length < LOCAL_SIZE || header.readUInt32LE(0) !== LOCAL) throw damaged();
    const start = local + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
    for (let done = 0; done < packed;) {
      const chunk = await source.at(start + done, Math.min(CHUNK, packed - done));
      if (chunk.length === 0) throw new UnreadableDataset("a zip file cut off");
      done += chunk.length;
      onRead(chunk.length);
      yield chunk;
    }
  }

  async function* content(onRead: (packed: number) => void = () => undefined): AsyncGenerator<Buffer, void> {
    if (size > SMALL && size > packed * MOST_RATIO) throw new UnreadableDataset("a zip file that unpacks to far more than it holds");
    let [left, sum, held] = [size, crc32(new Uint8Array()), null as Buffer | null];
    for await (const chunk of method === STORED ? bytes(onRead) : inflated(bytes(onRead))) {
      left -= chunk.length;
      if (left < 0) throw damaged();
      sum = crc32(chunk, sum);
      if (held !== null) yield held;
      held = chunk;
    }
    if (left !== 0 || sum !== crc) throw damaged();
    if (held !== null) yield held;
  }
  return { name, size, content };
}

async function* inflated(packed: AsyncGenerator<Buffer, void>): AsyncGenerator<Buffer, void> {
  const source = Readable.from(packed);
  const unpacked = source.on("error", (error) => unpacked.destroy(error)).pipe(createInflateRaw({ chunkSize: CHUNK }));
  try {
    yield* unpacked;
  } catch (error) {
    throw error instanceof Error && "code" in error && String(error.code).startsWith("Z_") ? damaged() : error;
  } finally {
    source.destroy();
  }
}

/** All of a part that is not larger than `most`; `null`: it is. */
export async function wholePart(part: ZipPart, most: number): Promise<Buffer | null> {
  if (part.size > most) return null;
  const chunks: Buffer[] = [];
  for await (const it of part.content()) chunks.push(it);
  return Buffer.concat(chunks);
}
