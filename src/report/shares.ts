/** Shares and means for people: cut, never rounded past a line, with the counts they come from. */
import { percent } from "./numbers.js";
import { fill, words } from "./words.js";

/** One whole number of another, in per cent. */
export const shareOf = (part: number, whole: number): string => percent({ points: part, maxPoints: whole });

/** Length of a thin bar, in per cent. */
export const barOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10);

/** Far less than two different quotients of the counts we meet are apart, far more than a double is off. */
const NOISE = 1e-9;

/** Cut after so many decimals, towards zero. */
export const cut = (value: number, decimals: number): string => {
  const scale = 10 ** decimals;
  const kept = Math.floor(Math.abs(value) * scale + NOISE) / scale;
  return value < 0 && kept > 0 ? fill(words.minus, { value: kept.toFixed(decimals) }) : kept.toFixed(decimals);
};

/** A quotient already taken, in per cent; `null` is unknown. */
export const quotient = (share: number | null): string => (share === null ? words.unknown : fill(words.percent, { value: cut(share * 100, 1) }));

/** A mean with two decimals; `null` is unknown. */
export const mean = (value: number | null): string => (value === null ? words.unknown : cut(value, 2));

/** A limit someone set, in per cent and in full: 0.57 is 57, though 0.57 × 100 is less. */
export const limit = (share: number): string => fill(words.percent, { value: String(Number((share * 100).toFixed(10))) });

/** What a share is short of, in percentage points: rounded up, so that something missing never reads as nothing. */
export const lackingShare = (share: number): string => (Math.ceil(share * 1000 - NOISE) / 10).toFixed(1);
