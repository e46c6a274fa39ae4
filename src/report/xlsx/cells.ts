/** What a spreadsheet's cell can hold: texts of its length and alphabet, numbers, dates. */
import { isIsoDate } from "../iso-date.js";
import { legible } from "../../wording/legible.js";
import type { Cell, CellType, Column } from "../tables/column.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };

export interface Written {
  readonly value: string | number | null;
  readonly type: CellType;
  readonly places: number;
}

const MOST_CHARACTERS = 32_767;
/** Room for the sentence that says the text is cut. */
const KEPT = 32_600;

export function written(cell: Cell, column: Column): Written {
  const { type, places = 0 } = column;
  if (cell === null) return { value: null, type, places };
  if (typeof cell === "object") return { value: cell.value, type: cell.type, places: cell.places ?? 0 };
  if (typeof cell === "number") return { value: cell, type, places };
  const day = type === "date" ? serialOf(cell) : null;
  if (day !== null) return { value: day, type, places };
  return { value: fitting(legible(cell)), type: type === "text" ? "text" : column.type, places };
}

/** The text, or its beginning with a sentence that tells so. */
function fitting(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const head = text.slice(0, KEPT).replace(/[\uD800-\uDBFF]$/, "");
  return head + fill(words.cut, { length: text.length, kept: head.length });
}

const MILLISECONDS_A_DAY = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Spreadsheets count a 29th of February 1900: dates before it have no certain number. */
const FIRST = "1900-03-01";

/** The number of a day, as spreadsheets count; `null`: no such date, the text stays. */
const serialOf = (date: string): number | null =>
  isIsoDate(date) && date >= FIRST ? (Date.parse(date) - DAY_ZERO) / MILLISECONDS_A_DAY : null;
