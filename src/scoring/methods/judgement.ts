/** What every scoring method gives: which options score, and what the figures say about it. */
import type { Measure } from "../result.js";
import type { Answer, FigureValue } from "../sheet.js";

export interface Judgement {
  /** Options that score; `null`: the answer decides nothing. */
  readonly options: readonly string[] | null;
  readonly by: "option" | "figures" | null;
  readonly measure: Measure | null;
}

/** A scoring method, made ready for one indicator. */
export type Judge = (answer: Answer) => Judgement;

/** An answer that decides nothing. */
export const undecided: Judgement = { options: null, by: null, measure: null };

export const judgeByOptions: Judge = ({ options }) => ({ options, by: options ? "option" : null, measure: null });

/** The option ticked scores; without one, the option the figures lead to. */
export function judgeWithMeasure(answer: Answer, measure: Measure | null): Judgement {
  if (answer.options) return { options: answer.options, by: "option", measure };
  if (measure) return { options: [measure.option], by: "figures", measure };
  return undecided;
}

/** The figures a question asks for, when all of them are given. */
export function completeFigures(asked: readonly { readonly id: string }[], given: Answer["figures"]): Readonly<Record<string, FigureValue>> | null {
  const figures: Record<string, FigureValue> = {};
  for (const { id } of asked) {
    const value = given[id];
    if (value === undefined) return null;
    figures[id] = value;
  }
  return figures;
}
