/** What every scoring method gives: which options score, and what the figures say about it. */
import type { Measure } from "../result.js";
import type { Answer, FigureValue } from "../sheet.js";

export interface Judgement {
  /** Options that score; `null`: the answer decides nothing. */
  readonly options: readonly string[] | null;
  readonly by: "option" | "figures" | null;
  readonly measure: Measure | null;
  /** The figures lead beyond the last band. */
  readonly aboveTop: boolean;
}

/** A scoring method, made ready for one indicator. */
export type Judge = (answer: Answer) => Judgement;

export const judgeByOptions: Judge = ({ options }) => ({ options, by: options ? "option" : null, measure: null, aboveTop: false });

/** The option ticked scores; without one, the option the figures lead to. */
export function judgeWithMeasure(answer: Answer, measure: Measure | null, aboveTop = false): Judgement {
  if (answer.options) return { options: answer.options, by: "option", measure, aboveTop };
  if (measure) return { options: [measure.option], by: "figures", measure, aboveTop };
  return { options: null, by: null, measure: null, aboveTop: false };
}

/** The figures a question asks for, when all of them are given. */
export function completeFigures(asked: readonly { readonly id: string }[], given: Answer["figures"]): Readonly<Record<string, FigureValue>> | null {
  const entries = asked.map(({ id }) => [id, given[id]] as const);
  return entries.every((it): it is readonly [string, FigureValue] => it[1] !== undefined) ? Object.fromEntries(entries) : null;
}
