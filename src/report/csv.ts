/** CSV that spreadsheets open as it was meant: UTF-8 with its mark, CRLF, and no text that becomes a formula. */
import type { ScenarioList } from "../diagnosis/list/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { legible } from "./legible.js";
import { cellsOf, type Cell } from "./tables/column.js";
import { listColumns, numbered } from "./tables/list-columns.js";

const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** What a spreadsheet takes for a formula, also when written full-width or after blanks. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/;

/** A text that stays a text: an apostrophe before what would be a formula; what no file can hold is replaced by U+FFFD. */
export function safeCell(text: string): string {
  const inert = legible(text);
  return FORMULA.test(text) ? `'${inert}` : inert;
}

/** A whole file: heads, then rows. Numbers are written in full, `null` is an empty cell. */
export const csvText = (columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  BYTE_ORDER_MARK + [columns, ...rows].map((cells) => cells.map(written).join(",") + LINE_END).join("");

function written(cell: string | number | null): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell) : quoted(safeCell(cell));
}

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The list as one table: N, X and dropped rows. With the pack the areas have their names, without it their ids. */
export function listCsv(list: ScenarioList, pack: LoadedPack | null = null): string {
  const columns = listColumns(list, pack);
  return csvText(columns.map(({ header }) => header), cellsOf(columns, numbered(list.rows)).map((cells) => cells.map(plain)));
}

const plain = (cell: Cell): string | number | null => (typeof cell === "object" && cell !== null ? cell.value : cell);
