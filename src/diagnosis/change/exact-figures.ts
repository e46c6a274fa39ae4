/** Quotients as exact fractions, with a decimal for people that does not round a value onto a whole number it is not. */
import { Fraction, showExact } from "../../indicators/exact.js";

export interface ExactFigure {
  readonly exact: string;
  readonly shown: string;
}

export function figureOf(value: Fraction): ExactFigure {
  const whole = value.round();
  const side = value.compare(whole);
  const [shown = ""] = showExact([value], ([rounded]) => rounded !== undefined && rounded.compare(whole) === side);
  return { exact: value.toFraction(), shown };
}
