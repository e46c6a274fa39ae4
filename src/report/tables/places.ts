/** How many decimals a column shows, so that no number seems to stand on the wrong side of a line. */
import { decimalsOf } from "../numbers.js";

const MOST = 6;

/** Decimals of a percentage at which every share shown is below, at or above each line as the share itself is. */
export function placesOfShares(shares: readonly (number | null)[], lines: readonly number[]): number {
  const known = shares.filter((it) => it !== null);
  for (let places = 1; places < MOST; places += 1) {
    const rounded = (share: number): number => Number((share * 100).toFixed(places));
    if (known.every((share) => lines.every((line) => Math.sign(rounded(share) - rounded(line)) === Math.sign(share - line)))) return places;
  }
  return MOST;
}

/** Decimals it takes to write every one of these points in full; means are cut at thousandths, as points are. */
export const placesOfPoints = (points: readonly (number | null)[]): number =>
  Math.max(0, ...points.map((it) => (it === null ? 0 : Math.min(3, decimalsOf(it)))));
