/** Where the records of a run go block by block: a file with a journal beside it, or a stream. Everything here throws what writing throws. */
import { constants } from "node:fs";
import { chmod, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { hashFile } from "../hash-file.js";
import { journalLine, type JournalEntry, type JournalHeader } from "./journal.js";
import type { Places } from "./places.js";

export interface Spool {
  readonly write: (block: Omit<JournalEntry, "end">, bytes: Uint8Array) => Promise<void>;
  /** Puts what was written onto the disk for good. */
  readonly close: () => Promise<void>;
}

/**
 * A file that goes on behind the entries. First the records, then the line that says so; what is written behind the last line is not believed.
 * Nothing is forced onto the disk meanwhile: what power loss takes, `entriesThere` finds missing.
 */
export async function openSpool({ out, part, journal, draft }: Places, header: JournalHeader, kept: readonly JournalEntry[]): Promise<Spool> {
  let end = kept.at(-1)?.end ?? 0;
  if (end === 0) await createLike(part, out);
  // a link that somebody put there would lead to another file
  const records = await open(part, constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0));
  await records.truncate(end);
  // in one step, so that what is kept stays known at any moment
  await createAnew(draft, [header, ...kept].map(journalLine).join(""));
  await rename(draft, journal);
  const lines = await open(journal, "a");
  return {
    write: async (block, bytes) => {
      await records.appendFile(bytes);
      end += bytes.length;
      await lines.appendFile(journalLine({ ...block, end }));
    },
    close: async () => {
      await lines.close();
      try {
        await records.datasync();
      } finally {
        await records.close();
      }
    },
  };
}

/** Of the entries those whose records the file really holds, up to the first that are not there. */
export async function entriesThere(part: string, entries: readonly JournalEntry[]): Promise<readonly JournalEntry[]> {
  const size = await sizeOf(part);
  let start = 0;
  for (const [i, { end, sha256 }] of entries.entries()) {
    if (end > size || (await hashFile(part, start, end)).sha256 !== sha256) return entries.slice(0, i);
    start = end;
  }
  return entries;
}

/** Bytes of a file; 0: there is none. */
const sizeOf = (path: string): Promise<number> => stat(path).then((it) => (it.isFile() ? it.size : 0), () => 0);

/** An output that was put in its place when only the journal was still to be cleared away is unfinished again: the journal tells all of it. */
export async function takeBack({ out, part }: Places, entries: readonly JournalEntry[]): Promise<void> {
  const end = entries.at(-1)?.end ?? 0;
  if (end === 0 || await sizeOf(part) > 0 || await sizeOf(out) !== end) return;
  if ((await entriesThere(out, entries)).length === entries.length) await rename(out, part);
}

/** Leaves nothing of an unfinished run; the journal first, without which the rest is nothing to go on with. */
export async function clearAway({ journal, draft, part }: Places): Promise<void> {
  for (const it of [journal, draft, part]) await rm(it, { force: true });
}

/** A file of one's own: what stands there goes, and is not written through where it is a link. */
export async function createAnew(path: string, content: string, mode = 0o666): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, content, { flag: "wx", mode });
}

/** Who could not read the old output cannot read the new, not even while it is written. */
export async function createLike(path: string, old: string): Promise<void> {
  const mode = await stat(old).then((it) => (it.isFile() ? it.mode & 0o777 : null), () => null);
  await createAnew(path, "", mode === null ? 0o666 : 0o600);
  if (mode !== null) await chmod(path, mode);
}

/** A pipe, a device, or standard output: what is written is gone. */
export async function openStream(path: string, stdout: NodeJS.WritableStream): Promise<Pick<Spool, "close"> & { readonly put: (bytes: Uint8Array) => Promise<void> }> {
  if (path === "-") {
    return {
      // a reader may keep what it is handed; the memory of the bytes is used again
      put: (bytes) => new Promise((resolve, reject) => void stdout.write(bytes.slice(), (error) => (error ? reject(error) : resolve()))),
      close: () => Promise.resolve(),
    };
  }
  const file = await open(path, "w");
  return { put: (bytes) => file.appendFile(bytes), close: () => file.close() };
}
