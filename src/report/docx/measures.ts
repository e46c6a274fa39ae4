/** Sizes of paper and type, in the units of Word: twentieths of a point ("twips") for lengths, half points for type. */
import type { Part, Report } from "../report.js";

export type Orientation = Report["orientation"];

const TWIPS_PER_MM = 1440 / 25.4;
export const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);

/** Pixels of a picture put on paper at 96 to the inch. */
export const MM_PER_PIXEL = 25.4 / 96;
export const pixels = (mm: number): number => mm / MM_PER_PIXEL;

export const halfPoints = (points: number): number => Math.round(points * 2);

export const PAPER = { width: twips(210), height: twips(297) } as const;

/** In a document that lies on its side every part does. */
export const lieOf = (part: Part, document: Orientation): Orientation => (document === "landscape" ? "landscape" : part.orientation);

interface Sheet {
  /** Of the text, in millimetres. */
  readonly textWidth: number;
  readonly textHeight: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number; readonly header: number; readonly footer: number };
}

/** As in report.css and landscape.css. */
export const sheets: Readonly<Record<Orientation, Sheet>> = {
  portrait: { textWidth: 170, textHeight: 252, margin: { top: twips(24), right: twips(20), bottom: twips(21), left: twips(20), header: twips(13), footer: twips(11) } },
  landscape: { textWidth: 261, textHeight: 171, margin: { top: twips(21), right: twips(18), bottom: twips(18), left: twips(18), header: twips(11), footer: twips(9) } },
};

/** Whole widths in proportion to these that add up to the whole. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, it) => all + Math.max(it, 0), 0);
  let upTo = 0;
  let given = 0;
  return weights.map((it) => {
    upTo += Math.max(it, 0);
    const width = Math.round(sum > 0 ? (total * upTo) / sum : 0) - given;
    given += width;
    return width;
  });
}
