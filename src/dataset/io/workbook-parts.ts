/** The parts of a workbook measured as text, before a library builds rows of them: a small file may ask for more than any memory has. */
import { lettersOf } from "../letters.js";

export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 2000;
/** Of all sheets together; rows are built as wide as the widest. */
const MOST_CELLS = 1_000_000;
const MOST_PLACES = 5_000_000;
const MOST_TEXTS = 500_000;
/** In bytes. A cell takes 32 767 characters, some with marks of their own. */
const LONGEST_TEXT = 200_000;
const MOST_TEXT = 64 * 2 ** 20;
const MEGABYTE = 2 ** 20;
const LARGEST = { worksheet: 50 * MEGABYTE, sst: 20 * MEGABYTE, other: 5 * MEGABYTE } as const;

class Unfit extends Error {}

/** Why the workbook is not taken: too large, or what it says of a cell cannot be; `null`: it is. */
export function whyUnfit(entries: ReadonlyMap<string, Uint8Array>): string | null {
  try {
    const parts = [...entries].flatMap(([name, bytes]) => partOf(name, bytes) ?? []);
    const texts = parts.flatMap((it) => (it.kind === "sst" ? [sizesOfTexts(it)] : []));
    const total: Total = { cells: 0, places: 0, text: 0 };
    // several tables of texts are none that a spreadsheet writes; which one is read is the library's choice
    if (texts.length > 1) throw new Unfit("a damaged workbook");
    for (const it of parts) if (it.kind === "worksheet") measure(it, texts[0] ?? [], total);
    return null;
  } catch (error) {
    if (error instanceof Unfit) return error.message;
    throw error;
  }
}

interface Part {
  readonly name: string;
  readonly kind: keyof typeof LARGEST;
  readonly bytes: Buffer;
}

const HEAD = 4096;
const ROOT = /<(?:[\w.-]{1,64}:)?(worksheet|sst)[\s>/]/;

/** What it is by what it holds: its name is up to who wrote it. `null`: no XML, such as a picture. */
function partOf(name: string, content: Uint8Array): Part | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const head = bytes.subarray(0, HEAD).toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (head !== "" && !head.startsWith("<")) return null;
  const [, root] = ROOT.exec(head) ?? [];
  const kind = root === "worksheet" || root === "sst" ? root : "other";
  if (bytes.length > LARGEST[kind]) throw new Unfit(`a part of more than ${LARGEST[kind] / MEGABYTE} MB`);
  return { name, kind, bytes };
}

const TEXT = /<(?:[\w.-]{1,64}:)?si[\s>/]/g;

/** How many texts there are that cells share. */
export function textsIn(bytes: Buffer): number {
  const xml = bytes.toString("latin1");
  let count = 0;
  for (TEXT.lastIndex = 0; TEXT.test(xml);) count += 1;
  return count;
}

/** Bytes of each shared text, its marks included. */
function sizesOfTexts({ bytes }: Part): readonly number[] {
  const starts: number[] = [];
  const xml = bytes.toString("latin1");
  for (TEXT.lastIndex = 0; TEXT.test(xml);) {
    starts.push(TEXT.lastIndex);
    if (starts.length > MOST_TEXTS) throw new Unfit(`more than ${MOST_TEXTS} texts`);
  }
  return starts.map((at, i) => {
    const size = (starts[i + 1] ?? xml.length) - at;
    if (size > LONGEST_TEXT) throw new Unfit("a text longer than a cell takes");
    return size;
  });
}

interface Total {
  cells: number;
  places: number;
  text: number;
}

/** A row, a cell, or a value, with its attributes; `<cols>` and the like are none of these. */
const TAG = /<(?:[\w.-]{1,64}:)?(row|c|v)(\s[^<>]*)?\/?>/g;
const NUMBER = /\sr\s*=\s*["'](\d{1,7})["']/;
const ADDRESS = /\sr\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']/;
const HAS_PLACE = /\sr\s*=/;
export const IS_SHARED = /\st\s*=\s*["']s["']/;

function measure({ name, bytes }: Part, texts: readonly number[], total: Total): void {
  const xml = bytes.toString("latin1");
  const rows = new Set<number>();
  let [row, column, last, widest] = [0, 0, 0, 0];
  let columns = new Set<number>();
  let isShared = false;
  const damaged = (what: string): Unfit => new Unfit(`a damaged workbook (${name.split("/").at(-1) ?? name}, ${what})`);
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(xml); tag !== null; tag = TAG.exec(xml)) {
    const [, what, attributes = ""] = tag;
    if (what === "row") {
      row = rowOf(attributes, row + 1, () => damaged(`row ${row + 1}`));
      if (rows.has(row)) throw damaged(`row ${row} twice`);
      rows.add(row);
      [columns, column, last] = [new Set(), 0, Math.max(last, row)];
      if (row > MOST_ROWS) throw new Unfit(`a sheet of more than ${MOST_ROWS} rows`);
    } else if (what === "c") {
      column = columnOf(attributes, row, column + 1, damaged);
      if (columns.has(column)) throw damaged(`${addressOf(row, column - 1)} twice`);
      columns.add(column);
      widest = Math.max(widest, column);
      total.cells += 1;
      if (column > MOST_COLUMNS) throw new Unfit(`a sheet of more than ${MOST_COLUMNS} columns`);
      if (total.cells > MOST_CELLS || total.places + last * widest > MOST_PLACES) throw new Unfit("a damaged workbook, or one that holds too many cells");
      isShared = IS_SHARED.test(attributes);
    } else if (isShared) {
      const no = xml.slice(TAG.lastIndex, xml.indexOf("<", TAG.lastIndex));
      const size = /^\s{0,9}\d{1,9}\s{0,9}$/.test(no) ? texts[Number(no)] : undefined;
      if (size === undefined) throw damaged(`${addressOf(row, column - 1)} names a text that is not there`);
      total.text += size;
      if (total.text > MOST_TEXT) throw new Unfit(`more than ${MOST_TEXT / MEGABYTE} MB of text`);
    }
  }
  total.places += last * widest;
}

/** The number a row gives itself, or the next. */
export function rowOf(attributes: string, next: number, damaged: () => Error): number {
  const found = NUMBER.exec(attributes)?.[1];
  if (found === undefined && HAS_PLACE.test(attributes)) throw damaged();
  const place = found === undefined ? next : Number(found);
  if (place < 1) throw damaged();
  return place;
}

/** The number of the column a cell names, from 1, or the next. */
export function columnOf(attributes: string, row: number, next: number, damaged: (what: string) => Error): number {
  const [, letters, number] = ADDRESS.exec(attributes) ?? [];
  if (letters === undefined && !HAS_PLACE.test(attributes)) return next;
  if (letters === undefined || Number(number) !== row) throw damaged(`row ${row}`);
  return [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0);
}

/** The address of a cell as the user knows it: row 7, column 3 → `D7`. */
export const addressOf = (row: number, column: number): string => `${lettersOf(column)}${row}`;
