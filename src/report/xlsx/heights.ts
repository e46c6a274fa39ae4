/** How tall a row must be for its wrapped texts: not every program finds out for itself. */
import { widthOf } from "../words.js";

/** At the workbook's font of ten points on a screen of 96 dots an inch, as column widths are meant. */
const EM = 13.4;
const LETTER = 7;
const PADDING = 16;
const LINE = 14.5;
const MARGIN = 2;
/** Spreadsheets know no taller row. */
const TALLEST = 409;

/** In points; `texts` beside the widths of their columns in letters. */
export const heightOf = (texts: readonly (readonly [text: string, width: number])[]): number =>
  Math.min(TALLEST, MARGIN + LINE * Math.max(1, ...texts.map(([text, width]) => linesIn(text, width))));

function linesIn(text: string, width: number): number {
  const room = Math.max(EM, width * LETTER - PADDING) / EM;
  return text.split("\n").reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(widthOf(paragraph) / room)), 0);
}
