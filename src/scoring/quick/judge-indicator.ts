/**
 * The questions in the register, checked and judged: what `readAnswer` refuses is refused, what is left has points. What the pack says of its
 * questions stands in flat lists: a function a question would cost more than judging it.
 */
import type { IndicatorPack } from "../../indicators/schema.js";
import type { CompiledIndicator } from "../compile.js";
import { figuresOfQuestion, type CheckedFigures } from "./check-figures.js";
import { measuredBand, measuredTrend, type MeasuredOption } from "./measures.js";
import type { Register } from "./register.js";

/** Points of a question in thousandths, or one of the two below. */
export type JudgeQuestion = (at: number) => number;
/** Unanswered. */
export const OPEN = -1;
/** There is something to say about the answer. */
export const REFUSED = -2;

/** Options of a question, as many as a mask has bits. */
const BITS = 5;

/** Figures of a question: checked, and the place of the option they lead to. */
interface Measured extends CheckedFigures { readonly option: MeasuredOption }

export function questionJudge(compiled: readonly CompiledIndicator[], register: Register, policy: IndicatorPack["policy"]): JudgeQuestion {
  const { masks, notApplicable, figures, layout } = register;
  const mayNotApply = Uint8Array.from(compiled, ({ indicator }) => (policy.notApplicable !== "not-allowed" && indicator.notApplicable === true ? 1 : 0));
  const worth = new Int32Array(compiled.length << BITS);
  compiled.forEach(({ optionPoints }, at) => [...optionPoints.values()].forEach((milli, i) => { worth[at << BITS | i] = milli; }));
  // the options that stand alone: of a question with one answer all do
  const alone = Int32Array.from(compiled, ({ indicator }, at) => (indicator.method === "choices" ? layout.optionBits[at]?.get(indicator.exclusive ?? "") ?? 0 : -1));
  const measured = compiled.map((it) => measuredOf(it, register));
  const from = Int32Array.from(measured, (it) => it?.first ?? 0);
  const to = Int32Array.from(measured, (it) => it?.end ?? 0);

  const hasFigures = (at: number): boolean => {
    const end = to[at] ?? 0;
    for (let i = from[at] ?? 0; i < end; i += 1) if (!Number.isNaN(figures[i])) return true;
    return false;
  };

  const worthOf = (at: number, mask: number): number => {
    let sum = 0;
    for (let rest = mask; rest !== 0; rest &= rest - 1) sum += worth[at << BITS | 31 - Math.clz32(rest & -rest)] ?? 0;
    return sum;
  };

  const withFigures = (at: number, mask: number): number => {
    const given = measured[at];
    if (!given || !given.check() || notApplicable[at] === 1) return REFUSED;
    if (mask !== 0 && !register.isOnSite) return worthOf(at, mask);
    const option = given.option(given.isOrdinary());
    if (mask !== 0 && mask !== 1 << option) return REFUSED; // the option contradicts the figures
    return worth[at << BITS | option] ?? REFUSED;
  };

  return (at) => {
    const mask = masks[at] ?? 0;
    if ((mask & (mask - 1)) !== 0 && (mask & (alone[at] ?? 0)) !== 0) return REFUSED;
    if (hasFigures(at)) return withFigures(at, mask);
    if (notApplicable[at] === 1) return mayNotApply[at] === 1 && mask === 0 ? OPEN : REFUSED;
    return mask === 0 ? OPEN : worthOf(at, mask);
  };
}

function measuredOf({ indicator }: CompiledIndicator, register: Register): Measured | null {
  if (indicator.method === "choice" || indicator.method === "choices") return null;
  const figures = figuresOfQuestion(indicator, register);
  return { ...figures, option: indicator.method === "bands" ? measuredBand(indicator, figures.source) : measuredTrend(indicator, figures.source) };
}
