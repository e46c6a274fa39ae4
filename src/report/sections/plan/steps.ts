/** A step of the plan in words: short for a list, at length for a table. */
import type { PlanStep } from "../../../diagnosis/plan/schema.js";
import { amountSentence } from "../../../diagnosis/figures/sentences.js";
import { lettersOf, ratingName } from "../../names.js";
import { line } from "../../table.js";
import type { Line } from "../../blocks.js";
import { fill, levelName, list } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { factNames, optionTexts, words } from "./plan-words.js";

const FEW = 4;

/** Options a step ticks besides those ticked already; of a single choice: the one it moves to. */
export function newOptions({ from, to }: Extract<PlanStep, { kind: "indicator" }>): readonly string[] {
  const after = [to].flat();
  return Array.isArray(from) ? after.filter((it) => !from.includes(it)) : after;
}

/** In letters and ratings. */
export function changeOf(step: PlanStep): string {
  if (step.kind === "area") return fill(words.change, { from: ratingName(step.from), to: ratingName(step.to) });
  const { from, to } = step;
  const added = newOptions(step);
  // ticks of a question only ever grow, unless somebody fixed others
  const grows = Array.isArray(from) && Array.isArray(to) && added.length > 0 && from.every((it) => to.includes(it));
  if (!grows) return fill(words.change, { from: lettersOf(from), to: lettersOf(to) });
  const given = { to: list(added.slice(0, FEW)), count: added.length };
  return fill(added.length > FEW ? words.addedSome : words.added, given);
}

/** What a step asks for in the standard's words. */
export function stepLines(step: PlanStep, context: Proposed): readonly Line[] {
  if (step.kind === "area") return [line(context.say.step(step.id, step.to))];
  const { wording } = context.pack;
  return [
    ...optionTexts(step.id, newOptions(step), context).map((it) => line(it)),
    ...(step.figures === null ? [] : [line(amountSentence(wording, step.id, step.figures, words.target.advice), words.target.figures)]),
  ];
}

/** The conditions this step meets. */
export const turnedLines = ({ turns }: PlanStep, context: Proposed): readonly Line[] => turns.map((it) => {
  const about = { level: levelName(it.level, context), fact: factNames(it.fact, context) };
  return line(it.required === null || it.actual === null
    ? fill(words.target.turnedRule, about)
    : fill(words.target.turned, { ...about, required: it.required, actual: it.actual, unit: context.say.unit(it.fact) }));
});
