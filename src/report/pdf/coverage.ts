/** Reads from a font file which characters it can draw, and whether it is of the kind that prints well. */
import { open, type FileHandle } from "node:fs/promises";

/** Ranges of code points, first and last of each, ascending. */
type Ranges = Uint32Array;

export interface Coverage {
  readonly count: number;
  has(codePoint: number): boolean;
}

const known = new Map<string, Promise<Coverage>>();

/** Read once a process: only the table of characters, not the 10 MB of shapes. */
export function readCoverage(path: string): Promise<Coverage> {
  const earlier = known.get(path);
  if (earlier !== undefined) return earlier;
  const reading = openCoverage(path);
  known.set(path, reading);
  reading.catch(() => known.delete(path));
  return reading;
}

async function openCoverage(path: string): Promise<Coverage> {
  const file = await open(path, "r");
  try {
    const tables = await readTables(file);
    // variable and CFF fonts print as a hundred and more Type 3 fonts
    if (!tables.has("glyf") || tables.has("fvar")) throw new Error("not a static TrueType font");
    const cmap = tables.get("cmap");
    if (cmap === undefined) throw new Error("the font maps no characters");
    return coverageOf(readRanges(await readAt(file, cmap.offset, cmap.length)));
  } finally {
    await file.close();
  }
}

interface Table {
  readonly offset: number;
  readonly length: number;
}

async function readTables(file: FileHandle): Promise<ReadonlyMap<string, Table>> {
  const head = await readAt(file, 0, 12);
  if (head.readUInt32BE(0) !== 0x00010000) throw new Error("not a static TrueType font");
  const count = head.readUInt16BE(4);
  const directory = await readAt(file, 12, count * 16);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = i * 16;
      return [directory.toString("latin1", at, at + 4), { offset: directory.readUInt32BE(at + 8), length: directory.readUInt32BE(at + 12) }];
    }),
  );
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead < length) throw new Error("the font file is cut off");
  return buffer;
}

/** Format 12 is the one that reaches beyond U+FFFF; every full Chinese font has it. */
function readRanges(cmap: Buffer): Ranges {
  const start = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8)).find((at) => cmap.readUInt16BE(at) === 12);
  if (start === undefined) throw new Error("the font has no full map of characters");
  const groups = cmap.readUInt32BE(start + 12);
  const ranges = new Uint32Array(groups * 2);
  for (let i = 0; i < groups; i++) {
    const at = start + 16 + i * 12;
    ranges[i * 2] = cmap.readUInt32BE(at);
    ranges[i * 2 + 1] = cmap.readUInt32BE(at + 4);
  }
  return ranges;
}

function coverageOf(ranges: Ranges): Coverage {
  const edge = (i: number): number => ranges[i] ?? Infinity;
  const groups = ranges.length / 2;
  let count = 0;
  for (let i = 0; i < groups; i++) count += edge(i * 2 + 1) - edge(i * 2) + 1;
  const has = (codePoint: number): boolean => {
    let low = 0;
    let high = groups - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (codePoint < edge(middle * 2)) high = middle - 1;
      else if (codePoint > edge(middle * 2 + 1)) low = middle + 1;
      else return true;
    }
    return false;
  };
  return { count, has };
}
