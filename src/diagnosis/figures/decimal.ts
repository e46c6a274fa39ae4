/** Numbers as the decimals they were written as: exact sums and ties, and writing them in full. */

interface Decimal {
  readonly digits: bigint;
  /** Decimal places; below 0: trailing zeros left out. */
  readonly places: number;
}

function decimalOf(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
}

const placesOf = (decimals: readonly Decimal[]): number => decimals.reduce((most, it) => Math.max(most, it.places), 0);
const scale = ({ digits, places }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - places);

/** The values as whole numbers of one common small unit. */
export function toWhole(values: readonly number[]): readonly bigint[] {
  const decimals = values.map(decimalOf);
  const places = placesOf(decimals);
  return decimals.map((it) => scale(it, places));
}

/** The exact decimal sum, rounded once to a number. */
export function sumDecimals(values: readonly number[]): number {
  const sum = toWhole(values).reduce((total, it) => total + it, 0n);
  return Number(`${sum}e-${placesOf(values.map(decimalOf))}`);
}

/** The decimal in full, without an exponent. */
export function inFull(value: number): string {
  const { digits, places } = decimalOf(value);
  const text = scale({ digits, places }, Math.max(0, places)).toString().padStart(places + 1, "0");
  return places > 0 ? `${text.slice(0, -places)}.${text.slice(-places)}` : text;
}
