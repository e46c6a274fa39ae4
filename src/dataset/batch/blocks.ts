/**
 * A dataset as blocks: stretches of complete rows, cut by the content alone, never by how the bytes came. What a block comes to depends on the
 * block, the head and the pack, on nothing else: threads, an interrupted run gone on with, and shards on many machines give the same bytes.
 */
import type { Issue } from "../../issues.js";

/** What all blocks of a table share; of other datasets there is nothing to share. */
export interface TableHead {
  readonly headers: readonly string[];
  /** Of CSV text; `null`: the rows come as cells. */
  readonly delimiter: "," | ";" | "\t" | null;
}

/** Plain data, that threads can be handed. */
export type Block = { readonly no: number } & BlockContent;

export type BlockContent =
  /** NDJSON: complete lines, UTF-8 if they are what they should be. `firstLine` is the physical line of the first byte. */
  | { readonly kind: "lines"; readonly firstLine: number; readonly bytes: Uint8Array }
  /** CSV below its headers: complete rows, UTF-8 if they are what they should be, line breaks as in the file; quotation marks that open a cell close it. */
  | { readonly kind: "csv"; readonly firstLine: number; readonly bytes: Uint8Array }
  /** Rows of a workbook's sheet. */
  | { readonly kind: "rows"; readonly rows: readonly CellRow[] }
  /** Sheets that came one a file, such as filled forms. */
  | { readonly kind: "sheets"; readonly sheets: readonly GivenSheet[] }
  /** Rows of a text whose bytes were let go: too long, or with a quotation mark that never closes. */
  | { readonly kind: "broken"; readonly rows: readonly BrokenRow[] };

export interface BrokenRow {
  /** Physical line on which it starts. */
  readonly line: number;
  readonly issue: Issue;
}

export interface CellRow {
  /** Number of the row on the sheet, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface GivenSheet {
  /** Name of the file within the folder. */
  readonly name: string;
  /** The answer sheet, yet to be checked; `null`: the file gave none. */
  readonly value: unknown;
  /** What the file itself has to say: with a `null` value at least one error; paths are those of the file. */
  readonly issues: readonly Issue[];
  /** Where in the file a path of the value stands, by path. */
  readonly places: Readonly<Record<string, string>>;
}

/** Rows a block of rows or sheets holds at most; text is cut at the first row end after so many bytes. */
export const BLOCK_ROWS = 512;
export const BLOCK_BYTES = 2 ** 20;
