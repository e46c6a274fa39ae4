/** How a sheet falls onto A4: one page wide where that can be read, else broken between columns, the frozen ones repeated. */
import type { Sheet } from "./workbook.js";

/** Letters side by side on the paper at full size, in the widest font a machine without ours takes instead. */
const LETTERS = { landscape: 122, portrait: 83 } as const;
/** Below this letters of ten points print smaller than eight. */
const LEAST_SCALE = 0.8;

export interface Paper {
  /** In per cent. */
  readonly scale: number;
  /** Columns a page ends after, counted from 0; none: one page wide. */
  readonly breaks: readonly number[];
}

export function paperOf({ columns, frozenColumns, orientation }: Sheet): Paper {
  const letters = LETTERS[orientation];
  const most = letters / LEAST_SCALE;
  const repeated = widthOf(columns.slice(0, frozenColumns));
  const breaks: number[] = [];
  let [widest, width] = [0, 0];
  const fits = widthOf(columns) <= most;
  columns.forEach((column, i) => {
    if (!fits && i > frozenColumns && (column.opensPage === true || width + column.width > most)) {
      breaks.push(i - 1);
      width = repeated;
    }
    width += column.width;
    widest = Math.max(widest, width);
  });
  return { scale: Math.min(100, Math.floor((100 * letters) / widest)), breaks };
}

const widthOf = (columns: Sheet["columns"]): number => columns.reduce((sum, it) => sum + it.width, 0);
