/** Points inside the engine: whole thousandths. */
export type Milli = number;

/** Exact by the pack's checks: points have three decimals, and points × share is whole. */
export const toMilli = (points: number): Milli => Math.round(points * 1000);
/** The one division at the edge; correctly rounded, so comparing with a written line stays right. */
export const toPoints = (milli: Milli): number => milli / 1000;

export function sumMilli(values: Iterable<Milli>): Milli {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
