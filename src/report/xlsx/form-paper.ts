/** How a sheet of a form falls onto A4: one page wide, and no question broken between pages that fits on one. */
import type { WriteSheet } from "hucre/xlsx";
import type { FormSheet } from "../../dataset/form/layout.js";

/** Letters side by side at full size, in the widest font a machine without ours takes instead. */
const LETTERS = { landscape: 122, portrait: 83 } as const;
/** Points between the margins of a page, less what programs measure otherwise than we do. */
const ROOM = { landscape: 475, portrait: 728 } as const;

export const margins = { left: 0.45, right: 0.45, top: 0.75, bottom: 0.65, header: 0.35, footer: 0.3 } as const;

type OnPaper = Pick<WriteSheet, "rowBreaks"> & { readonly pageSetup: NonNullable<WriteSheet["pageSetup"]> };

/** @param heights of the rows, in points. */
export function paperOf({ orientation, widths, heads, rows, onePage }: FormSheet, heights: readonly number[]): OnPaper {
  const common = { paperSize: "a4", orientation, margins, horizontalCentered: true, printTitlesRow: `$1:$${heads}` } as const;
  if (onePage) return { pageSetup: { ...common, fitToPage: true, fitToWidth: 1, fitToHeight: 1 } };
  // beside a fixed scale only are breaks between rows kept by every program
  const scale = Math.min(100, Math.floor((100 * LETTERS[orientation]) / widths.reduce((sum, it) => sum + it, 0)));
  const heightOf = (from: number, to: number): number => heights.slice(from, to).reduce((sum, it) => sum + it, 0);
  const room = (ROOM[orientation] * 100) / scale - heightOf(0, heads);
  const starts = rows.flatMap((row, r) => (r >= heads && row.some((it) => it.opensBlock) && !rows[r - 1]?.some((it) => it.look === "section") ? [r] : []));
  const breaks: number[] = [];
  let top = heads;
  starts.forEach((start, i) => {
    const end = starts[i + 1] ?? rows.length;
    if (start === top || heightOf(top, end) <= room) return;
    breaks.push(start - 1);
    top = start;
  });
  return { pageSetup: { ...common, scale }, rowBreaks: breaks };
}
