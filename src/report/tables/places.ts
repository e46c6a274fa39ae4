/** How many decimals a whole column shows. */
import { decimalsOf } from "../numbers.js";
import { placesOfShare } from "../shares.js";

/** Decimals at which every share of a column stands on its side of each line. */
export const placesOfShares = (shares: readonly (number | null)[], lines: readonly number[]): number =>
  Math.max(placesOfShare(null), ...shares.map((it) => placesOfShare(it, lines)));

/** Decimals it takes to write every one of these points in full; means are cut at thousandths, as points are. */
export const placesOfPoints = (points: readonly (number | null)[]): number =>
  Math.max(0, ...points.map((it) => (it === null ? 0 : Math.min(3, decimalsOf(it)))));
