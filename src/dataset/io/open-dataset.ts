/** Opens a dataset of any form and gives its rows, as checked sheets or as blocks yet to be scored. */
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import type { Block, TableHead } from "../batch/blocks.js";
import { EMPTY, type OpenContent } from "./content.js";
import { utf8Of } from "./decode.js";
import { beginsWith, whyNotText, ZIP } from "./first-bytes.js";
import { openBytes, type OpenBytes } from "./open-bytes.js";
import { openFolder } from "./open-folder.js";
import { openCsvTable, openNdjson } from "./open-text.js";
import { openWorkbook } from "./open-workbook.js";
import { issueOfReading, UnreadableDataset } from "./unreadable.js";
import { fileBytes, givenBytes } from "./zip-parts.js";

export interface DatasetSource {
  /** A file, a folder of filled forms, or '-': standard input. */
  readonly path: string;
  /** Absent: that of the process. */
  readonly stdin?: NodeJS.ReadableStream | undefined;
  /** Absent: the one the sheets name. */
  readonly pack?: LoadedPack | undefined;
  /** To score all sheets by `pack`, whatever pack they name (see `recordsOf`): the packs a form may be of beside those that are built in. */
  readonly formPacks?: readonly LoadedPack[] | undefined;
  /** Name of the workbook's sheet; absent: its first. */
  readonly sheet?: string | undefined;
  /** Ends the wait for a stream that gives nothing; reading from it then fails. */
  readonly signal?: AbortSignal | undefined;
}

export interface OpenBlocks {
  /** The one given, or the one the first rows name; rows that name another are broken. */
  readonly pack: LoadedPack;
  readonly head: TableHead | null;
  /** To be gone through once; who does not go through them closes. @throws what `issueOfReading` tells: the file was found damaged on the way. */
  readonly blocks: AsyncIterable<Block>;
  /** Bytes of the file, or files of the folder; `null`: nobody knows. */
  readonly total: number | null;
  /** How much of that has been read. */
  readonly read: () => number;
  /** Gives the file free, however far the blocks were gone through. */
  readonly close: () => Promise<void>;
}

/** Fails when it cannot be read, holds no row, has strange headers, or says nowhere which pack it answers. */
export async function openBlocks(source: DatasetSource): Promise<Result<OpenBlocks>> {
  const opened = await openDataset(source);
  if (!opened.ok) return opened;
  const { content: { pack = NO_PACK, head, contents }, total, read, close } = opened.value;
  if (pack.ok) return succeed({ pack: pack.value, head, blocks: numbered(contents, close), total, read, close });
  await close();
  return pack;
}

const NO_PACK: Result<never> = fail([issue("pack-missing", { path: "pack", expected: "an id such as miit-sme-2024" })]);

async function* numbered(contents: OpenContent["contents"], close: () => Promise<void>): AsyncGenerator<Block, void> {
  let no = 0;
  try {
    for await (const it of contents) {
      yield { no, ...it };
      no += 1;
    }
  } finally {
    await close();
  }
}

export interface OpenDataset extends Pick<OpenBlocks, "total" | "read" | "close"> {
  readonly content: OpenContent;
}

/** The same when the sheets need name no pack in common. */
export async function openDataset(source: DatasetSource): Promise<Result<OpenDataset>> {
  try {
    if (source.path !== "-" && (await stat(source.path)).isDirectory()) return await openFolder(source.path, source.pack, source.formPacks);
    const bytes = await openBytes(source.path, source.stdin, source.signal);
    let isOpen = false;
    try {
      const opened = await openFile(source, bytes);
      isOpen = opened.ok;
      return opened;
    } finally {
      if (!isOpen) await bytes.close();
    }
  } catch (error) {
    return fail([issueOfReading(error)]);
  }
}

/** The form is that of the first bytes, then of the first character; the ending helps where that begins no JSON. */
async function openFile(source: DatasetSource, bytes: OpenBytes): Promise<Result<OpenDataset>> {
  const { path, pack, sheet } = source;
  const { start, chunks, total, read, close } = bytes;
  if (start.length === 0) return fail([EMPTY]);
  if (beginsWith(start, ZIP)) return openZip(source, bytes);
  const other = whyNotText(start);
  if (other !== null) throw new UnreadableDataset(other);
  if (start.reduce((zeros, it) => zeros + Number(it === 0), 0) * MOST_ZEROS > start.length) throw new UnreadableDataset("bytes that are no text");
  if (sheet !== undefined) throw new UnreadableDataset("text, such as CSV", "a workbook (.xlsx)");
  const isJson = /^[\ufeff\s]*[[{]/.test(new TextDecoder().decode(start)) || /\.(ndjson|jsonl)(\.gz)?$/i.test(path);
  const content = await (isJson ? openNdjson : openCsvTable)(utf8Of(chunks), pack);
  return content.ok ? succeed({ content: content.value, total, read, close }) : content;
}

/** One byte in so many: of UTF-16 and programs more are zero; those in a text that was damaged break their own row. */
const MOST_ZEROS = 8;

/** Larger ones are read from a file only, not from a stream. */
const MOST_BUFFERED = 256 * 2 ** 20;

async function openZip({ path, pack, formPacks, sheet }: DatasetSource, { chunks, total, close }: OpenBytes): Promise<Result<OpenDataset>> {
  const file = total === null ? null : fileBytes(path, total);
  // a workbook may have been compressed once more
  const isPlain = file !== null && beginsWith(await file.at(0, ZIP.length), ZIP);
  const bytes = isPlain ? file : givenBytes(await gathered(chunks));
  if (isPlain) await close();
  let read = isPlain ? 0 : bytes.size;
  const content = await openWorkbook({ bytes, name: basename(path), sheet, pack, formPacks, onRead: (it) => void (read += it) });
  return content.ok ? succeed({ content: content.value, total: isPlain ? total : null, read: () => read, close }) : content;
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const it of chunks) {
    size += it.length;
    if (size > MOST_BUFFERED) throw new UnreadableDataset(`a workbook of more than ${MOST_BUFFERED / 2 ** 20} MB that is no plain file`);
    all.push(it);
  }
  return Buffer.concat(all);
}
