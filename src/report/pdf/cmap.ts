/** Reads from a font file which characters it can draw, and whether it is of the kind that prints well. */
import { open, type FileHandle } from "node:fs/promises";

/** A run of characters drawn by a run of glyphs. */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly glyph: number;
}

export interface CharacterMap {
  /** Ascending by character. */
  readonly runs: readonly Run[];
  readonly count: number;
  has(codePoint: number): boolean;
}

const known = new Map<string, Promise<CharacterMap>>();

/** Read once a process: only the table of characters, not the 10 MB of shapes. */
export function readCharacterMap(path: string): Promise<CharacterMap> {
  const earlier = known.get(path);
  if (earlier !== undefined) return earlier;
  const reading = openCharacterMap(path);
  known.set(path, reading);
  reading.catch(() => known.delete(path));
  return reading;
}

async function openCharacterMap(path: string): Promise<CharacterMap> {
  const file = await open(path, "r");
  try {
    const tables = await readTables(file);
    // variable and CFF fonts print as a hundred and more Type 3 fonts
    if (!tables.has("glyf") || tables.has("fvar")) throw new Error("not a static TrueType font");
    const cmap = tables.get("cmap");
    if (cmap === undefined) throw new Error("the font maps no characters");
    return characterMap(readRuns(await readAt(file, cmap.offset, cmap.length)));
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
function readRuns(cmap: Buffer): readonly Run[] {
  const start = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8)).find((at) => cmap.readUInt16BE(at) === 12);
  if (start === undefined) throw new Error("the font has no full map of characters");
  return Array.from({ length: cmap.readUInt32BE(start + 12) }, (_, i) => {
    const at = start + 16 + i * 12;
    return { first: cmap.readUInt32BE(at), last: cmap.readUInt32BE(at + 4), glyph: cmap.readUInt32BE(at + 8) };
  });
}

function characterMap(runs: readonly Run[]): CharacterMap {
  const has = (codePoint: number): boolean => {
    let low = 0;
    let high = runs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = runs[middle];
      if (run === undefined || codePoint < run.first) high = middle - 1;
      else if (codePoint > run.last) low = middle + 1;
      else return true;
    }
    return false;
  };
  return { runs, count: runs.reduce((sum, it) => sum + it.last - it.first + 1, 0), has };
}
