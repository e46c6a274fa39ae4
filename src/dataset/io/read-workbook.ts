/** A workbook (.xlsx) → sheets of rows of cell texts, as people see them; the only reader that loads the library. */
import { zipSync } from "fflate";
import type { CellValue, Workbook } from "hucre/xlsx";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { zipEntries } from "./zip-entries.js";

export interface SheetOfTexts {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that hold anything. */
  readonly rows: readonly RowOfTexts[];
}

export interface RowOfTexts {
  /** Number of the row on the sheet, from 1. */
  readonly row: number;
  /** From column A; empty cells are "". Formulas have the value last calculated. */
  readonly cells: readonly string[];
}

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 2000;

/**
 * Every sheet, hidden ones too. Numbers have up to 15 digits, as spreadsheets show them, and neither separators nor units; dates are
 * `YYYY-MM-DD`; truth values `TRUE` and `FALSE`. Fails when the bytes are no workbook, are encrypted or damaged, or hold more than 200 MB unpacked,
 * 100 000 rows or 2000 columns: what is too large is never unpacked whole.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly SheetOfTexts[]>> {
  if (OLD_OR_ENCRYPTED.every((it, i) => bytes[i] === it)) return unreadable("an old workbook (.xls), or one protected by a password");
  const entries = zipEntries(bytes);
  if (!entries.ok) return entries;
  if (!entries.value.has("[Content_Types].xml")) return unreadable("a zip file that is no workbook");
  const workbook = await parse(entries.value);
  if (workbook === null) return unreadable("a damaged workbook, or one that holds too many cells");
  if (workbook.sheets.some(({ rows }) => rows.length > MOST_ROWS)) return unreadable(`a sheet of more than ${MOST_ROWS} rows`);
  if (workbook.sheets.some(({ rows }) => rows.some((it) => it.length > MOST_COLUMNS))) return unreadable(`a sheet of more than ${MOST_COLUMNS} columns`);
  return succeed(workbook.sheets.map(({ name, hidden, veryHidden, rows }) => ({
    name, hidden: hidden === true || veryHidden === true,
    rows: rows.map((cells, i) => ({ row: i + 1, cells: cells.map(textOf) })).filter(({ cells }) => cells.some((it) => it.trim() !== "")),
  })));
}

const OLD_OR_ENCRYPTED = [0xd0, 0xcf, 0x11, 0xe0];
const unreadable = (actual: string): Result<never> => fail([issue("file-unreadable", { expected: "a workbook (.xlsx)", actual })]);

/** The library gets what was unpacked within bounds, packed again as it is: it cannot see the file otherwise than we did. */
async function parse(entries: ReadonlyMap<string, Uint8Array>): Promise<Workbook | null> {
  const { readXlsx } = await import("hucre/xlsx");
  try {
    return await readXlsx(zipSync(Object.fromEntries(entries), { level: 0 }), { maxRows: MOST_ROWS + 1 });
  } catch {
    return null; // its messages speak of the parts of a file, not to its owner
  }
}

/** Digits a spreadsheet keeps; what is behind them is the noise of binary fractions. */
const DIGITS = 15;
const MIDNIGHT = /T00:00:00\.000Z$/;

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n");
  if (typeof value === "number") return String(Number(value.toPrecision(DIGITS)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (Number.isNaN(value.getTime())) return "";
  return value.toISOString().replace(MIDNIGHT, "").replace(/\.000Z$/, "");
}

/** The address of a cell as the user knows it: row 7, column 3 → `D7`. */
export const addressOf = (row: number, column: number): string => `${lettersOf(column)}${row}`;

function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}
