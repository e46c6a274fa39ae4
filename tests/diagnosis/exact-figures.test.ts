/** Quotients for people: short, and never a whole number they are not. */
import { expect, it } from "vitest";
import { figureOf } from "../../src/diagnosis/change/exact-figures.js";
import { Fraction } from "../../src/indicators/exact.js";

it.each([
  ["125/3", "41.67"], ["0", "0"], ["3", "3"], ["2999/1000", "2.999"], ["-1/3", "-0.333"],
  [`1/${10n ** 20n}`, "≈1.00000e-20"], [`${10n ** 340n}`, "≈1.00000e340"], [`${3n * 10n ** 20n + 1n}/${10n ** 20n}`, "≈3"], [`-${10n ** 30n}/3`, "≈-3.33333e29"],
])("%s is shown as %s", (exact, shown) => expect(figureOf(new Fraction(exact))).toEqual({ exact, shown }));
