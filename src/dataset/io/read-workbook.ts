/** A workbook (.xlsx) → sheets of rows of cell texts, as people see them; the only reader that loads the library. */
import { zipSync } from "fflate";
import type { Workbook } from "hucre/xlsx";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { textOf } from "./cell-text.js";
import { MOST_COLUMNS, MOST_ROWS, whyUnfit } from "./workbook-parts.js";
import { zipEntries } from "./zip-entries.js";

export { addressOf } from "./workbook-parts.js";

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

/** As much as a cell takes in a spreadsheet. */
const LONGEST_TEXT = 32_767;

/**
 * Every sheet, hidden ones too. Numbers have up to 15 digits, as spreadsheets show them, and neither separators nor units; dates are
 * `YYYY-MM-DD`; truth values `TRUE` and `FALSE`. Fails when the bytes are no workbook, are encrypted or damaged, or hold more than 200 MB unpacked,
 * 100 000 rows or 2000 columns: what is too large is never unpacked whole.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly SheetOfTexts[]>> {
  if (OLD_OR_ENCRYPTED.every((it, i) => bytes[i] === it)) return unreadable("an old workbook (.xls), or one protected by a password");
  if (isText(bytes)) return unreadable("text, such as CSV");
  const entries = zipEntries(bytes);
  if (!entries.ok) return entries;
  if (!entries.value.has("[Content_Types].xml")) return unreadable("a zip file that is no workbook");
  const unfit = whyUnfit(entries.value);
  if (unfit !== null) return unreadable(unfit);
  const workbook = await parse(entries.value);
  if (workbook === null) return unreadable("a damaged workbook, or one that holds too many cells");
  if (workbook.sheets.some(({ rows }) => rows.length > MOST_ROWS)) return unreadable(`a sheet of more than ${MOST_ROWS} rows`);
  if (workbook.sheets.some(({ rows }) => rows.some((it) => it.length > MOST_COLUMNS))) return unreadable(`a sheet of more than ${MOST_COLUMNS} columns`);
  if (workbook.sheets.some(({ rows }) => rows.some((cells) => cells.some((it) => typeof it === "string" && it.length > LONGEST_TEXT)))) return unreadable("a text longer than a cell takes");
  return succeed(workbook.sheets.map(({ name, hidden, veryHidden, rows }) => ({
    name, hidden: hidden === true || veryHidden === true,
    rows: rows.map((cells, i) => ({ row: i + 1, cells: cells.map(textOf) })).filter(({ cells }) => cells.some((it) => it.trim() !== "")),
  })));
}

/** A zip file has zeros right at its start. */
const isText = (bytes: Uint8Array): boolean => bytes.length > 0 && !bytes.subarray(0, 2 ** 10).includes(0);

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
