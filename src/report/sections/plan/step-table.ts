/** Every step of the plan in order, by phase: what it asks for, what it is worth, what it costs, what it meets. */
import type { PlanStep } from "../../../diagnosis/plan/schema.js";
import type { Table } from "../../blocks.js";
import { subjectName } from "../../names.js";
import { alike, inFull, sumOf } from "../../numbers.js";
import { across, body, column, group, line, table, total } from "../../table.js";
import { fill, levelName, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { effortCell, effortNote, effortTotal, tellsEfforts } from "./effort.js";
import { words } from "./plan-words.js";
import { changeOf, stepLines, turnedLines } from "./steps.js";

/** Points a step adds; an area earns none. */
export const pointsOf = (step: PlanStep): number => (step.kind === "area" ? 0 : step.points);

export function stepTable(context: Proposed): Table {
  const { plan, phases } = context.proposal.package;
  const sum = sumOf(plan.steps.map(pointsOf));
  const gains = alike([...plan.steps.map(pointsOf), sum]);
  const hasEfforts = tellsEfforts(plan);
  const row = (step: PlanStep, no: number) => {
    const turned = turnedLines(step, context);
    return body(
      String(no), { text: [line(subjectName(step, context)), line(changeOf(step))], tone: "strong" }, stepLines(step, context),
      step.kind === "area" ? words.needs.areaWorth : gains(step.points), ...(hasEfforts ? [effortCell(step, plan)] : []), turned.length === 0 ? shared.unknown : turned,
    );
  };
  return table(
    [
      column(words.columns.no, 6, "end"), column(words.columns.step, 15), column(words.columns.goal, hasEfforts ? 35 : 44),
      column(words.columns.gain, 10, "end"), ...(hasEfforts ? [column(words.columns.effort, 15)] : []), column(words.columns.turned, hasEfforts ? 19 : 25),
    ],
    [
      ...phases.flatMap(({ no, steps, after }) => [
        group(fill(words.target.phaseGroup, { no, count: steps.length, points: inFull(after.points), level: levelName(after.level, context) })),
        ...steps.flatMap((place) => {
          const step = plan.steps[place];
          return step === undefined ? [] : [row(step, place + 1)];
        }),
      ]),
      total(across(words.total, 3), gains(sum), ...(hasEfforts ? [effortTotal(plan)] : []), ""),
    ],
    { note: words.target.stepsNote + effortNote(plan) },
  );
}
