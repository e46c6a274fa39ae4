/** A workbook (.xlsx) → sheets of rows of cell texts, as people see them; the only reader that loads the library. */
import { zipSync } from "fflate";
import type { Workbook } from "hucre/xlsx";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { textOfCell } from "./cell-text.js";
import { isOldWorkbook, whyNotText } from "./first-bytes.js";
import { MOST_COLUMNS, MOST_ROWS, whyUnfit } from "./workbook-parts.js";
import { UnreadableDataset } from "./unreadable.js";
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
  /** From column A; empty cells are "". Formulas have the value last calculated, or `#GETTING_DATA`: a program wrote them without. */
  readonly cells: readonly string[];
}

/** As much as a cell takes in a spreadsheet. */
const LONGEST_TEXT = 32_767;

/**
 * Every sheet, hidden ones too. Numbers have up to 15 digits, as spreadsheets show them, and neither separators nor units, but `%` when the
 * cell's format is a percentage (of 0.5: `50%`); dates are `YYYY-MM-DD`; truth values `TRUE` and `FALSE`. Fails when the bytes are no workbook, are encrypted or damaged, or hold more than 200 MB unpacked,
 * 100 000 rows or 2000 columns: what is too large is never unpacked whole.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly SheetOfTexts[]>> {
  if (isOldWorkbook(bytes)) return unreadable(whyNotText(bytes) ?? "");
  if (isText(bytes)) return unreadable("text, such as CSV");
  const entries = await zipEntries(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableDataset) return error.message;
    throw error;
  });
  if (typeof entries === "string") return unreadable(entries);
  if (!entries.has("[Content_Types].xml")) return unreadable("a zip file that is no workbook");
  const unfit = whyUnfit(entries);
  if (unfit !== null) return unreadable(unfit);
  const workbook = await parse(entries);
  if (workbook === null) return unreadable("a damaged workbook, or one that holds too many cells");
  if (workbook.sheets.some(({ rows }) => rows.length > MOST_ROWS)) return unreadable(`a sheet of more than ${MOST_ROWS} rows`);
  if (workbook.sheets.some(({ rows }) => rows.some((it) => it.length > MOST_COLUMNS))) return unreadable(`a sheet of more than ${MOST_COLUMNS} columns`);
  if (workbook.sheets.some(({ rows }) => rows.some((cells) => cells.some((it) => typeof it === "string" && it.length > LONGEST_TEXT)))) return unreadable("a text longer than a cell takes");
  return succeed(workbook.sheets.map(({ name, hidden, veryHidden, rows, cells }) => ({
    name, hidden: hidden === true || veryHidden === true,
    rows: rows.map((values, i) => ({ row: i + 1, cells: values.map((it, column) => textOfCell(it, cells?.get(`${i},${column}`))) })).filter(({ cells }) => cells.some((it) => it.trim() !== "")),
  })));
}

/** A zip file has zeros right at its start. */
const isText = (bytes: Uint8Array): boolean => bytes.length > 0 && !bytes.subarray(0, 2 ** 10).includes(0);

const unreadable = (actual: string): Result<never> => fail([issue("file-unreadable", { expected: "a workbook (.xlsx)", actual })]);

/** The library gets what was unpacked within bounds, packed again as it is: it cannot see the file otherwise than we did. */
async function parse(entries: ReadonlyMap<string, Uint8Array>): Promise<Workbook | null> {
  const { readXlsx } = await import("hucre/xlsx");
  try {
    return await readXlsx(zipSync(Object.fromEntries(entries), { level: 0 }), { maxRows: MOST_ROWS + 1, readStyles: [...entries.values()].some(hasPercents) });
  } catch {
    return null; // its messages speak of the parts of a file, not to its owner
  }
}

const STYLE_SHEET = /<(?:[\w.-]{1,64}:)?styleSheet[\s>]/;
/** The two percentages every spreadsheet has, and those of one's own. */
const PERCENTS = /numFmtId\s*=\s*["'](?:9|10)["']|formatCode\s*=\s*(?:"[^"%]*%|'[^'%]*%)/;

/** Whether a part names a format of percentages: without one the formats of the cells need not be read, which takes as long as all else. */
function hasPercents(part: Uint8Array): boolean {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  return STYLE_SHEET.test(bytes.toString("latin1", 0, 4096)) && PERCENTS.test(bytes.toString("latin1"));
}
