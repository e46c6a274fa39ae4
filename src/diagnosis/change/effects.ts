/** Effects with figures: baseline, target and actual value compared, each unknown staying unknown. */
import { fromDecimal } from "../../indicators/exact.js";
import { sumDecimals } from "../figures/decimal.js";
import type { ProjectEffect } from "../project/schema.js";
import { figureOf } from "./exact-figures.js";
import type { EffectOutcome } from "./schema.js";

export function outcomeOf(effect: ProjectEffect): EffectOutcome {
  const { direction, baseline, target, actual } = effect;
  /** Above 0: the first is better. */
  const compare = (a: number, b: number): number => Math.sign(direction === "up" ? a - b : b - a);
  const isMoved = baseline !== null && actual !== null;
  const change = isMoved ? sumDecimals([actual, -baseline]) : null;
  return {
    ...effect,
    moved: isMoved ? movedBy(compare(actual, baseline)) : "unknown",
    change,
    // of a baseline below 0 the quotient would have the wrong sign
    relative: isMoved && baseline > 0 ? figureOf(fromDecimal(actual).sub(fromDecimal(baseline)).div(fromDecimal(baseline)).mul(100)) : null,
    state: target === null || actual === null ? "unknown" : compare(actual, target) >= 0 ? "met" : "not-met",
  };
}

const movedBy = (side: number): EffectOutcome["moved"] => (side > 0 ? "better" : side < 0 ? "worse" : "same");
