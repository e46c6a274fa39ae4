/** CSV → rows of cells with the line each starts on. */
import Papa from "papaparse";
import { encoded, isPlainBlank, joined, textOf, withoutMark } from "./batch/bytes.js";
import { cutCsv, type CsvPiece, type GivenUp } from "./batch/cut-csv.js";
import { LONGEST_ROW } from "./batch/scan-csv.js";

export { LONGEST_ROW };

/** `encoding`: bytes that are no UTF-8. */
export type Fault = GivenUp | "encoding";

export interface CsvRow {
  /** Number of the line in the file on which the row starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What keeps the cells from being trusted; they are empty then. */
  readonly fault: Fault | null;
}

const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

/** The delimiter that stands most often outside quotation marks in the first line that holds anything. */
export function delimiterOf(text: string): Delimiter {
  const line = /\S.*/.exec(text)?.[0] ?? "";
  const bare = line.replace(/"[^"]*"/g, "");
  const [best = ","] = delimiters.map((it) => [it, bare.split(it).length] as const).sort(([, a], [, b]) => b - a).map(([it]) => it);
  return best;
}

export interface OpenCsv {
  readonly delimiter: Delimiter;
  /** The first row that holds anything; `null`: none does. */
  readonly head: CsvRow | null;
  /** The rows below it. */
  readonly pieces: AsyncGenerator<CsvPiece, void>;
}

/** @param size bytes of a piece; absent: those of a block. */
export async function openCsv(chunks: AsyncIterable<Uint8Array>, size?: number): Promise<OpenCsv> {
  const { start, all } = await startOf(withoutMark(chunks));
  const delimiter = delimiterOf(start);
  let isHeadFound = false;
  const pieces = cutCsv(all, delimiter.charCodeAt(0), (row) => {
    if (isHeadFound || isEmpty(row, delimiter.charCodeAt(0))) return false;
    return (isHeadFound = csvRowsIn(row, 1, delimiter).length > 0);
  }, size);
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    const [head] = csvRowsOfPiece(next.value, delimiter);
    isHeadFound ||= head !== undefined;
    if (head !== undefined) return { delimiter, head, pieces };
  }
  return { delimiter, head: null, pieces };
}

/** Whether nothing but delimiters and plain blanks stands there: to ask the parser of every such row would take long. */
const isEmpty = (row: Uint8Array, delimiter: number): boolean => row.every((it) => isPlainBlank(it) || it === delimiter);

/** The first line that holds anything, as far as a row may reach, and what is before it. */
async function startOf(chunks: AsyncGenerator<Uint8Array, void>): Promise<{ readonly start: string; readonly all: AsyncIterable<Uint8Array> }> {
  let held: Uint8Array = new Uint8Array();
  const text = (): string => new TextDecoder().decode(held.subarray(0, LONGEST_ROW));
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    held = joined(held, next.value);
    if (held.length > LONGEST_ROW || /[\r\n]/.test(text().trimStart())) break;
  }
  return { start: text(), all: withFirst(held, chunks) };
}

async function* withFirst<T>(first: T, rest: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  yield first;
  yield* rest;
}

/** Rows as they come; empty lines and rows of empty cells are left out. */
export async function* csvRowsOf(chunks: AsyncIterable<string>): AsyncGenerator<CsvRow, void> {
  const { delimiter, head, pieces } = await openCsv(encoded(chunks));
  if (head !== null) yield head;
  for await (const it of pieces) yield* csvRowsOfPiece(it, delimiter);
}

export const csvRowsOfPiece = (piece: CsvPiece, delimiter: Delimiter, most = Infinity): readonly CsvRow[] =>
  (piece.kind === "csv" ? csvRowsIn(piece.bytes, piece.firstLine, delimiter, most) : [{ line: piece.line, cells: [], fault: piece.fault }]);

/** What stands in a text for bytes that were no character. */
const UNREADABLE = "\ufffd";

/** The rows of a piece of complete rows, so many at most. */
export function csvRowsIn(bytes: Uint8Array, firstLine: number, delimiter: Delimiter, most = Infinity): readonly CsvRow[] {
  const whole = textOf(bytes);
  const all = (whole ?? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).replace(/\r\n?/g, "\n");
  const empty = /^\n*/.exec(all)?.[0].length ?? 0;
  const text = all.slice(empty);
  const rows: CsvRow[] = [];
  let [line, end] = [firstLine + empty, 0];
  const parser = new Papa.Parser({
    delimiter, newline: "\n",
    step: ({ data, errors, meta }: Papa.ParseStepResult<readonly (readonly string[])[]>) => {
      const [cells = []] = data;
      if (errors.length > 0) rows.push({ line, cells: [], fault: "quotation" });
      else if (whole === null && cells.some((it) => it.includes(UNREADABLE))) rows.push({ line, cells: [], fault: "encoding" });
      else if (cells.some((it) => it.trim() !== "")) rows.push({ line, cells, fault: null });
      line += lineBreaksIn(text, end, meta.cursor);
      end = meta.cursor;
      if (rows.length >= most) parser.abort();
    },
  });
  parser.parse(text, 0, false);
  return rows;
}

function lineBreaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
