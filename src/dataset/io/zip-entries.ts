/** The entries of a zip file, unpacked within bounds: what a file says of its own size is not believed. */
import { inflateRawSync } from "node:zlib";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { crc32 } from "./crc32.js";

/** Far more than any workbook people fill by hand. */
const MOST_ENTRIES = 2000;
const MOST_BYTES = 200 * 2 ** 20;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** The mark of the larger format, which no workbook needs. */
const ZIP64 = 0xffffffff;

class Unusable extends Error {}

/** Every entry by name, or why the file is not taken: no zip, encrypted, damaged, or larger unpacked than any workbook. */
export function zipEntries(bytes: Uint8Array): Result<ReadonlyMap<string, Uint8Array>> {
  try {
    return succeed(unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  } catch (error) {
    // whatever else is thrown here came from offsets that lead nowhere, or from zlib
    const actual = error instanceof Unusable ? error.message : "a damaged zip file";
    return fail([issue("file-unreadable", { expected: "a workbook (.xlsx)", actual })]);
  }
}

function unpack(data: Buffer): ReadonlyMap<string, Uint8Array> {
  const end = endOf(data);
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new Unusable(`more than ${MOST_ENTRIES} files in one`);
  const entries = new Map<string, Uint8Array>();
  let left = MOST_BYTES;
  for (let i = 0, at = data.readUInt32LE(end + 16); i < count; i += 1) {
    if (data.readUInt32LE(at) !== ENTRY) throw new Unusable("a damaged zip file");
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString("utf8", at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength);
    if (entries.has(name)) throw new Unusable("a zip file with two entries of one name");
    const content = contentOf(data, at, left);
    if (crc32(content) !== data.readUInt32LE(at + 16)) throw new Unusable("a damaged zip file");
    left -= content.length;
    entries.set(name, content);
    at += ENTRY_SIZE + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

function endOf(data: Buffer): number {
  for (let at = data.length - END_SIZE; at >= Math.max(0, data.length - END_SIZE - LONGEST_COMMENT); at -= 1) {
    if (data.readUInt32LE(at) === END) return at;
  }
  throw new Unusable("no zip file");
}

function contentOf(data: Buffer, at: number, left: number): Uint8Array {
  const [flags, method, size, local] = [data.readUInt16LE(at + 8), data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt32LE(at + 42)] as const;
  if ((flags & ENCRYPTED) !== 0) throw new Unusable("an encrypted zip file");
  if (size === ZIP64 || local === ZIP64 || data.readUInt32LE(local) !== LOCAL) throw new Unusable("a damaged zip file");
  const start = local + LOCAL_SIZE + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + size > data.length) throw new Unusable("a zip file cut off");
  const packed = data.subarray(start, start + size);
  if (method === STORED && size <= left) return packed;
  if (method === STORED) throw tooLarge();
  if (method !== DEFLATED) throw new Unusable("a zip file packed in an unknown way");
  if (left < 1) throw tooLarge();
  try {
    return inflateRawSync(packed, { maxOutputLength: left });
  } catch (error) {
    throw error instanceof RangeError ? tooLarge() : error; // stopped as soon as it passed the limit
  }
}

const tooLarge = (): Unusable => new Unusable(`more than ${MOST_BYTES / 2 ** 20} MB unpacked`);
