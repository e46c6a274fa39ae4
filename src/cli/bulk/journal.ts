/** The journal of a folder of reports: a line for each firm that is done with. What was killed at any moment goes on from it. */
import { open, type FileHandle } from "node:fs/promises";
import { linesIn } from "../../dataset/io/file-lines.js";
import { entrySchema, headerSchema, type Entry, type Header } from "./entry.js";

export const JOURNAL = ".sme-reports.journal";

export interface Journal {
  /** What was noted of this row last, in this run or an earlier one. */
  readonly noted: (row: number) => Promise<Entry | null>;
  readonly note: (entry: Entry) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Of the journal at the path the header; `null`: there is none, or none that can be read. */
export async function readHeader(path: string): Promise<Header | null> {
  const file = await open(path, "r").catch(() => null);
  try {
    for await (const { text } of file === null ? [] : linesIn(file)) return valueOf(headerSchema, text);
    return null;
  } finally {
    await file?.close();
  }
}

/** A new journal, in place of an old one. @throws what writing throws. */
export async function startJournal(path: string, header: Header): Promise<Journal> {
  const file = await open(path, "w+");
  const line = lineOf(header);
  await file.write(line, 0, line.length, 0);
  return journalIn(file, line.length, new Map());
}

/** The journal an earlier run left, cut off where that was torn. @throws what reading and writing throws. */
export async function continueJournal(path: string): Promise<Journal> {
  const file = await open(path, "r+");
  const places = new Map<number, Place>();
  let end = 0;
  for await (const { text, start, length } of linesIn(file)) {
    end = start + length;
    const entry = valueOf(entrySchema, text);
    if (entry !== null) places.set(entry.row, { start, length });
  }
  await file.truncate(end);
  return journalIn(file, end, places);
}

/** Where in the file the line of a row stands: this alone is kept of each firm. */
interface Place {
  readonly start: number;
  readonly length: number;
}

function journalIn(file: FileHandle, size: number, places: Map<number, Place>): Journal {
  let end = size;
  let writing = Promise.resolve();
  const append = async (entry: Entry): Promise<void> => {
    const line = lineOf(entry);
    await writeWhole(file, line, end);
    places.set(entry.row, { start: end, length: line.length });
    end += line.length;
  };
  return {
    noted: async (row) => {
      const place = places.get(row);
      if (place === undefined) return null;
      const { buffer } = await file.read(Buffer.alloc(place.length), 0, place.length, place.start);
      return valueOf(entrySchema, buffer.toString("utf8"));
    },
    note: (entry) => {
      const mine = writing.then(() => append(entry));
      writing = mine.catch(() => undefined); // who noted it is told; the next one tries at the same place
      return mine;
    },
    close: async () => {
      await writing;
      await file.close();
    },
  };
}

/** A full disk takes a part and says so only with the next. */
async function writeWhole(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

const lineOf = (value: Header | Entry): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

function valueOf<T>(schema: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: T } }, line: string): T | null {
  try {
    const { success, data } = schema.safeParse(JSON.parse(line));
    return success && data !== undefined ? data : null;
  } catch {
    return null;
  }
}
