/** The first steps of the plan for the summary, where it leads a finished sheet to the very next level. */
import type { PlanStep } from "../../../diagnosis/plan/schema.js";
import type { Block } from "../../blocks.js";
import type { Context } from "../../context.js";
import { subjectName } from "../../names.js";
import { body, column, table } from "../../table.js";
import { fill, shorten, widthOf, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { optionTexts, words } from "./plan-words.js";
import { changeOf, newOptions } from "./steps.js";

/** Wide characters on a line of the last column, lines on a row, lines all rows have together: the page is one. */
const LINE = 37;
const MOST_LINES = 2;
const ALL_LINES = 8;

/** @returns `null`: the plan is for another level, reaches none, or the answers come first. */
export function firstSteps(context: Context, count: number, note: string): Block | null {
  const { proposal, result, isUnfinished } = context;
  if (proposal === undefined || isUnfinished) return null;
  const { target, plan: { reachable, steps } } = proposal.package;
  if (!reachable || steps.length === 0 || result.next?.level !== target) return null;
  const shown = steps.slice(0, count);
  const proposed = { ...context, proposal };
  const goals = withinLines(shown.map((it) => goalOf(it, proposed)));
  return table(
    [column(shared.columns.item, 16), column(words.columns.change, 13), column(words.columns.goal, 71)],
    shown.map((it, i) => body(fill(words.stepNo, { no: i + 1, text: subjectName(it, proposed) }), changeOf(it), goals[i] ?? "")),
    {
      title: fill(shown.length === steps.length ? words.summary.titleAll : words.summary.title, { count: steps.length, shown: shown.length }),
      note: words.summary.note + note,
    },
  );
}

function goalOf(step: PlanStep, context: Proposed): string {
  return step.kind === "area" ? context.say.step(step.id, step.to) : optionTexts(step.id, newOptions(step), context).join(shared.semicolon);
}

/** The first ones as long as they are, those no line is left for cut to one; the chapter on the path has them in full. */
function withinLines(texts: readonly string[]): readonly string[] {
  let left = ALL_LINES - texts.length;
  return texts.map((text) => {
    const more = Math.min(MOST_LINES, Math.ceil(widthOf(text) / LINE)) - 1;
    const granted = more <= left ? more : 0;
    left -= Math.max(0, granted);
    return shorten(text, LINE * (granted + 1) - 1);
  });
}
