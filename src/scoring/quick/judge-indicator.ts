/** One question in the register, checked and judged: what `readAnswer` refuses is refused, what is left has points. */
import type { IndicatorPack } from "../../indicators/schema.js";
import type { CompiledIndicator } from "../compile.js";
import { ALL, figuresOfQuestion, NONE, WRONG } from "./check-figures.js";
import { measuredBand, measuredTrend } from "./measures.js";
import type { Register } from "./register.js";

/** Points in thousandths, or one of the two below. */
export type JudgeIndicator = () => number;
/** Unanswered. */
export const OPEN = -1;
/** There is something to say about the answer. */
export const REFUSED = -2;

export function indicatorJudge({ indicator, optionPoints }: CompiledIndicator, at: number, register: Register, policy: IndicatorPack["policy"]): JudgeIndicator {
  const { masks, notApplicable } = register;
  const mayNotApply = policy.notApplicable !== "not-allowed" && indicator.notApplicable === true;
  const points = Int32Array.from(optionPoints.values());
  const pointsOfOne = (bit: number): number => points[31 - Math.clz32(bit)] ?? REFUSED;

  if (indicator.method === "choice" || indicator.method === "choices") {
    const exclusive = indicator.method === "choices" ? register.layout.optionBits[at]?.get(indicator.exclusive ?? "") ?? 0 : -1;
    return () => {
      const mask = masks[at] ?? 0;
      if (notApplicable[at] === 1) return mayNotApply && mask === 0 ? OPEN : REFUSED;
      if (mask === 0) return OPEN;
      if ((mask & (mask - 1)) === 0) return pointsOfOne(mask);
      if ((mask & exclusive) !== 0) return REFUSED; // of a single choice every option excludes the others
      let sum = 0;
      for (let rest = mask; rest !== 0; rest &= rest - 1) sum += pointsOfOne(rest & -rest);
      return sum;
    };
  }

  const { check, isOrdinary, source } = figuresOfQuestion(indicator, register);
  const measured = indicator.method === "bands" ? measuredBand(indicator, source) : measuredTrend(indicator, source);
  return () => {
    const mask = masks[at] ?? 0;
    const figures = check();
    if (figures === WRONG) return REFUSED;
    if (notApplicable[at] === 1) return mayNotApply && mask === 0 && figures === NONE ? OPEN : REFUSED;
    if (mask === 0) return figures === ALL ? points[measured(isOrdinary())] ?? REFUSED : OPEN;
    if ((mask & (mask - 1)) !== 0) return REFUSED;
    if (register.isOnSite && figures === ALL && 1 << measured(isOrdinary()) !== mask) return REFUSED; // the option contradicts the figures
    return pointsOfOne(mask);
  };
}
