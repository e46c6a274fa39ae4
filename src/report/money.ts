/** Money and working days for people: yuan as written, or in ten thousands, exact either way; ranges said once where both ends are the same. */
import type { Range } from "../diagnosis/products/schema.js";
import { inFull as digitsOf } from "../diagnosis/figures/decimal.js";
import proposalWords from "../wording/report-proposal.zh-CN.json" with { type: "json" };
import { decimalsOf, inFull } from "./numbers.js";
import { fill, words } from "./words.js";

const { money } = proposalWords;

/** Decimal places from yuan to ten thousand yuan. */
const WAN_PLACES = 4;
/** Amounts from here are said in ten thousands. */
const WAN = 10_000;
/** More decimals than these are harder to read than the yuan they stand for. */
const READABLE_PLACES = 2;

/** Yuan → 万元, the same decimal digits, rounded once to a number: 185000 is 18.5. */
export const toWan = (yuan: number): number => Number(`${digitsOf(yuan)}e-${WAN_PLACES}`);

/** As `numbers.alike`, without its limit to two decimals: every digit, the same number of decimals for all. */
function placesOf(values: readonly number[]): number {
  return Math.max(0, ...values.map(decimalsOf));
}

function decimal(value: number, places: number): string {
  const [whole = "0", decimals = ""] = digitsOf(value).split(".");
  const grouped = inFull(Number(whole));
  return places === 0 ? grouped : `${grouped}.${decimals.padEnd(places, "0")}`;
}

const joined = (min: string, max: string): string => (min === max ? min : fill(money.range, { min, max }));

/**
 * A range of yuan in words: "12.0万～18.5万元", or in yuan where ten thousands would take more than two decimals; `null` is unknown.
 * Every digit is said, nothing is rounded; equal ends are said once.
 */
export function yuanRange(range: Range | null): string {
  if (range === null) return words.unknown;
  const wan = [toWan(range.min), toWan(range.max)];
  const [min = 0, max = 0] = wan;
  const places = placesOf(wan);
  if (range.max < WAN || places > READABLE_PLACES) {
    const most = placesOf([range.min, range.max]);
    return fill(money.yuan, { value: joined(decimal(range.min, most), decimal(range.max, most)) });
  }
  const ends = [fill(money.wan, { value: decimal(min, places) }), fill(money.wan, { value: decimal(max, places) })] as const;
  return fill(money.yuan, { value: joined(...ends) });
}

/** Amounts of yuan as 万元 without the unit, all with the same decimals, for a column whose head names the unit; `null` is unknown. */
export function wanColumn(yuan: readonly (number | null)[]): (value: number | null) => string {
  const places = placesOf(yuan.flatMap((it) => (it === null ? [] : [toWan(it)])));
  return (value) => (value === null ? words.unknown : decimal(toWan(value), Math.max(places, decimalsOf(toWan(value)))));
}

/** As `wanColumn`, for both ends of ranges. */
export function wanEnds(ranges: readonly (Range | null)[]): (range: Range | null) => readonly [min: string, max: string] {
  const one = wanColumn(ranges.flatMap((it) => (it === null ? [] : [it.min, it.max])));
  return (range) => [one(range?.min ?? null), one(range?.max ?? null)];
}

/** As `wanEnds`, in one: "12.0～18.5". */
export function wanRanges(ranges: readonly (Range | null)[]): (range: Range | null) => string {
  const ends = wanEnds(ranges);
  return (range) => joined(...ends(range));
}

/** A range of numbers without a unit, such as working days: "20～35"; `null` is unknown. */
export const numberRange = (range: Range | null): string => (range === null ? words.unknown : joined(inFull(range.min), inFull(range.max)));

/** Working days in words: "20～35个工作日"; `null` is unknown. */
export const dayRange = (range: Range | null): string => (range === null ? words.unknown : fill(money.days, { value: numberRange(range) }));
