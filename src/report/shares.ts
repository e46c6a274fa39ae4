/** Shares and means for people: rounded, yet never onto or past a line the number itself does not reach. */
import { fill, words } from "./words.js";

const SHARE_PLACES = 1;
const MEAN_PLACES = 2;
const MOST_PLACES = 6;

/** Far less than two different quotients of the counts we meet are apart, far more than a double is off. */
const NOISE = 1e-9;

/** Rounded half up, as spreadsheets do: 6.25 is 6.3, though a double may lie below. */
const rounded = (value: number, places: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 10 ** places + NOISE)) / 10 ** places;

/** Below, at or above a line. */
const side = (value: number, line: number): number => (Math.abs(value - line) < NOISE ? 0 : Math.sign(value - line));

/** As few decimals as keep the number on its side of every line. */
function placesOf(value: number, least: number, lines: readonly number[]): number {
  for (let places = least; places < MOST_PLACES; places += 1) {
    if (lines.every((line) => side(rounded(value, places), line) === side(value, line))) return places;
  }
  return MOST_PLACES;
}

/** Decimals a share is shown with, in per cent: not 100 for less, not 0 for more than nothing, on its side of the lines someone set. */
export const placesOfShare = (share: number | null, lines: readonly number[] = []): number =>
  (share === null ? SHARE_PLACES : placesOf(share * 100, SHARE_PLACES, [0, 100, ...lines.map((it) => it * 100)]));

/** Decimals a mean is shown with. */
export const placesOfMean = (value: number | null, lines: readonly number[] = []): number => (value === null ? MEAN_PLACES : placesOf(value, MEAN_PLACES, [0, ...lines]));

/** Rounded, with so many decimals and our minus. */
const decimal = (value: number, places: number): string => {
  const shown = rounded(value, places);
  return shown < 0 ? fill(words.minus, { value: (-shown).toFixed(places) }) : shown.toFixed(places);
};

/** A share in per cent; `null` is unknown. `lines`: limits it is held against, as shares. */
export const quotient = (share: number | null, lines: readonly number[] = []): string =>
  (share === null ? words.unknown : fill(words.percent, { value: decimal(share * 100, placesOfShare(share, lines)) }));

/** One whole number of another, in per cent. */
export const shareOf = (part: number, whole: number, lines: readonly number[] = []): string => quotient(whole === 0 ? null : part / whole, lines);

/** A mean; `null` is unknown. `lines`: limits it is held against. */
export const mean = (value: number | null, lines: readonly number[] = []): string => (value === null ? words.unknown : decimal(value, placesOfMean(value, lines)));

/** Length of a thin bar, in per cent. */
export const barOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10);

/** A limit someone set, in per cent and in full: 0.57 is 57, though 0.57 × 100 is less. */
export const limit = (share: number): string => fill(words.percent, { value: String(Number((share * 100).toFixed(10))) });

/** What a share is short of, in percentage points, with the decimals a share has; something missing never reads as nothing. */
export const lackingShare = (share: number): string => decimal(share * 100, placesOfShare(share));
