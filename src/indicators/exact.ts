/** Exact numbers: fractions from what was written, and decimals for people that never contradict them. */
import Fraction from "fraction.js";

export { Fraction };

/** Decimals of fewer than 16 digits are told apart by their doubles: one that gives the number is the one that was written. */
const FEW_DIGITS = 1e15;
const MOST_SCALE = 1e4;

/**
 * The decimal a person wrote, as a fraction: 12.3 is 123/10, not the nearest binary number.
 * @throws RangeError when the number is not finite.
 */
export function fromDecimal(value: number): Fraction {
  if (Number.isSafeInteger(value)) return new Fraction(value);
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  for (let scale = 10; scale <= MOST_SCALE; scale *= 10) {
    const digits = Math.round(value * scale);
    if (Math.abs(digits) < FEW_DIGITS && digits / scale === value) return new Fraction(digits, scale);
  }
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", decimals = ""] = mantissa.split(".");
  const places = decimals.length - Number(exponent);
  const digits = BigInt(whole + decimals);
  return places >= 0 ? new Fraction(digits, 10n ** BigInt(places)) : new Fraction(digits * 10n ** BigInt(-places), 1n);
}

const MOST_PLACES = 12;
const LONGEST_FRACTION = 60;

/** Two places, more for numbers below 1: three digits that tell them apart. */
function fewestPlaces(values: readonly Fraction[]): number {
  const smallest = Math.min(...values.map((it) => it.abs().valueOf()).filter((it) => it > 0));
  return Number.isFinite(smallest) ? Math.min(MOST_PLACES, Math.max(2, 2 - Math.floor(Math.log10(smallest)))) : 2;
}

/** As fraction.js writes it; of decimals that a double tells apart the language says the same sooner. */
function decimal(rounded: Fraction, places: number): string {
  const value = rounded.valueOf();
  const size = Math.abs(value);
  return size >= 1e-6 && size * 10 ** places < FEW_DIGITS ? String(value) : rounded.toString(places);
}

/**
 * Decimals for people, all with the same few places, more where needed, for which `agrees` still holds;
 * the fractions themselves when no such decimals are short enough to read, cut off when they are not either.
 */
export function showExact(values: readonly Fraction[], agrees: (rounded: readonly Fraction[]) => boolean): readonly string[] {
  for (let places = fewestPlaces(values); places <= MOST_PLACES; places += 1) {
    const rounded = values.map((it) => it.round(places));
    if (agrees(rounded)) return rounded.map((it) => decimal(it, places));
  }
  return values.map((it) => (it.toFraction().length <= LONGEST_FRACTION ? it.toFraction() : `${it.floor(MOST_PLACES).toString(MOST_PLACES)}…`));
}
