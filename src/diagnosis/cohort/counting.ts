/** Counting and averaging without rounding: whole thousandths of a point, one division at the edge. */
import { compareText } from "../firms.js";
import { Fraction } from "../../indicators/exact.js";

/** Exact, a point having three decimals. */
export const milliOf = (points: number): number => Math.round(points * 1000);

export const sumOf = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0);

/** Mean in points of values in thousandths; null: there are none. */
export const meanPointsOf = (milli: readonly number[]): number | null => (milli.length === 0 ? null : sumOf(milli) / (milli.length * 1000));

export const countOf = <T>(list: readonly T[], holds: (it: T) => boolean): number => list.filter(holds).length;

/** The members of a list by a key, each in the order of the list. */
export function groupBy<T, K>(list: readonly T[], keyOf: (it: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const it of list) {
    const key = keyOf(it);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [it]);
    else group.push(it);
  }
  return groups;
}

/** The members of many short lists by their id. */
export function groupById<T extends { readonly id: string }>(lists: readonly (readonly T[])[]): ReadonlyMap<string, readonly T[]> {
  const all: T[] = [];
  for (const list of lists) all.push(...list); // several times faster than flatMap
  return groupBy(all, (it) => it.id);
}

/** An exact quotient; null: nothing to divide by. */
export const quotient = (over: number, under: number): Fraction | null => (under === 0 ? null : new Fraction(over).div(under));

/** The rows with the least exact measure first, those without one last; ties by id. */
export function weakestFirst<T extends { readonly id: string }>(rows: readonly { readonly row: T; readonly measure: Fraction | null }[]): readonly T[] {
  const compare = (a: Fraction | null, b: Fraction | null): number => (a === null || b === null ? Number(a === null) - Number(b === null) : a.compare(b));
  return [...rows].sort((a, b) => compare(a.measure, b.measure) || compareText(a.row.id, b.row.id)).map((it) => it.row);
}
