/** Numbers for people: every digit there is, the same decimals down a column, never rounded past a line. */
import words from "../wording/report.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";

export type Format = (value: number | null) => string;

/** Decimals it takes to write the number in full. */
export function decimalsOf(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const written = mantissa.split(".")[1]?.length ?? 0;
  return Math.max(0, written - Number(exponent));
}

const MOST_DECIMALS = 20;
/** Amounts of money come from spreadsheets, with the noise of binary fractions: 135802.45799999998. */
const MONEY_DECIMALS = 2;

/** Writes numbers with as many decimals as the longest of them needs; `null` is unknown. */
export function alike(values: readonly (number | null)[], most = MOST_DECIMALS): Format {
  const places = Math.max(0, ...values.map((it) => (it === null ? 0 : decimalsOf(Number(it.toFixed(most))))));
  return (value) => (value === null ? words.unknown : signed(value.toFixed(Math.min(most, places))));
}

/** As `alike`, for amounts of money. */
export const amounts = (values: readonly (number | null)[]): Format => alike(values, MONEY_DECIMALS);

/** One amount of money. */
export const amount: Format = (value) => amounts([value])(value);

/** A minus as wide as a digit; none before what is cut to zero. `toFixed` writes 1e21 and above with an exponent. */
function signed(decimal: string): string {
  const digits = decimal.replace("-", "");
  const plain = digits.includes("e") ? String(BigInt(Number(digits))) : group(digits);
  return decimal.startsWith("-") && Number(digits) !== 0 ? fill(words.minus, { value: plain }) : plain;
}

/** The number alone, in full. */
export const inFull: Format = (value) => alike([value])(value);

/** Thousands separators in the whole part. */
const group = (decimal: string): string => {
  const [whole = "", decimals] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
};

/** Exact sum of points (thousandths), for totals below a column. */
export const sumOf = (points: readonly number[]): number => points.reduce((sum, it) => sum + toThousandths(it), 0) / 1000;

const toThousandths = (points: number): number => Math.round(points * 1000);

/** Orders by the exact share `points / max`, cross-multiplied so that no quotient is ever rounded. */
export const compareShares = (a: { readonly points: number; readonly maxPoints: number }, b: { readonly points: number; readonly maxPoints: number }): number =>
  toThousandths(a.points) * toThousandths(b.maxPoints) - toThousandths(b.points) * toThousandths(a.maxPoints);

/** Share in per cent, cut after one decimal: 99.99 % is not shown as 100. `null` where there is no maximum. */
export function percent({ points, maxPoints }: { readonly points: number; readonly maxPoints: number }): string {
  if (maxPoints === 0) return words.unknown;
  const tenths = Math.floor((toThousandths(points) * 1000) / toThousandths(maxPoints));
  return fill(words.percent, { value: (tenths / 10).toFixed(1) });
}
