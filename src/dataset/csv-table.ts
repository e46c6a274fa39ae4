/** CSV that spreadsheets open as it was meant: UTF-8 with its mark, CRLF, and no text that becomes a formula. */
import { legible } from "../wording/legible.js";

export const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** What a spreadsheet takes for a formula, also when written full-width or after blanks. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/;

/** A text that stays a text: an apostrophe before what would be a formula; what no file can hold is replaced by U+FFFD. */
export function safeCell(text: string): string {
  const inert = legible(text);
  return FORMULA.test(text) ? `'${inert}` : inert;
}

type CsvCell = string | number | null;

/** A whole file: heads, then rows. Numbers are written in full, `null` is an empty cell. */
export const csvText = (columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  BYTE_ORDER_MARK + [columns, ...rows].map(csvRow).join("");

/** One row with its line end. */
export const csvRow = (cells: readonly CsvCell[]): string => cells.map(written).join(",") + LINE_END;

function written(cell: CsvCell): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell) : quoted(safeCell(cell));
}

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
