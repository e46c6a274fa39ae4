/** The value of a cell as the text people see. */
import type { Cell, CellValue } from "hucre/xlsx";
import { NOT_CALCULATED } from "../cells.js";

/** Digits a spreadsheet keeps; what is behind them is the noise of binary fractions. */
const DIGITS = 15;
const MIDNIGHT = /T00:00:00\.000Z$/;

const FIRST_DATE = Date.UTC(1900, 2, 2);
/** The word spreadsheets have for a figure that is none; readers of tables refuse it as they refuse theirs. */
const NO_DATE = "#NUM!";

/** Of a value in its cell: what is shown as a percentage is one, and a formula nobody has calculated is not an empty cell. */
export function textOfCell(value: CellValue | undefined, cell: Cell | undefined): string {
  if (cell?.formula !== undefined && value === null) return NOT_CALCULATED;
  return typeof value === "number" && showsPercent(cell?.style?.numFmt ?? "") ? `${textOf(value * 100)}%` : textOf(value);
}

/** Percent signs that are quoted, escaped or a colour's do not multiply. */
const showsPercent = (format: string): boolean => format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "").includes("%");

export function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n");
  if (typeof value === "number") return String(Number(value.toPrecision(DIGITS)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  // spreadsheets show these as ####: dates that are none, times without a date, and the days before the one in 1900 that never was
  if (!(value.getTime() >= FIRST_DATE)) return NO_DATE;
  return value.toISOString().replace(MIDNIGHT, "").replace(/\.000Z$/, "");
}
