/** Quotients as exact fractions, with a decimal for people that does not round a value onto a whole number it is not. */
import { Fraction, showExact } from "../../indicators/exact.js";

export interface ExactFigure {
  readonly exact: string;
  readonly shown: string;
}

/** Plain decimals up to here; what is longer nobody reads. */
const LONGEST = 20;

export function figureOf(value: Fraction): ExactFigure {
  const whole = value.round();
  const side = value.compare(whole);
  const [shown = ""] = showExact([value], ([rounded]) => rounded !== undefined && rounded.compare(whole) === side);
  return { exact: value.toFraction(), shown: shown.length <= LONGEST && /^-?\d+(\.\d+)?$/.test(shown) ? shown : roughly(value) };
}

const DIGITS = 6;

/** `≈1.23457e-20`: for what is too large, too small, or too near to a whole number to be written out. */
function roughly(value: Fraction): string {
  if (value.compare(0) === 0) return "0";
  const places = value.n.toString().length - value.d.toString().length;
  const [digits = "", shift = "0"] = scaled(value, -places).valueOf().toExponential(DIGITS - 1).split("e");
  const exponent = places + Number(shift);
  return Math.abs(exponent) < DIGITS ? `\u2248${Number(`${digits}e${exponent}`)}` : `\u2248${digits}e${exponent}`;
}

const scaled = (value: Fraction, places: number): Fraction =>
  (places >= 0 ? value.mul(new Fraction(10n ** BigInt(places), 1n)) : value.div(new Fraction(10n ** BigInt(-places), 1n)));
