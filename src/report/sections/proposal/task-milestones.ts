/** Phases and the project's own milestones, with room for dates nobody set yet. */
import type { Block } from "../../blocks.js";
import { blank, body, column, line, table } from "../../table.js";
import { dateInWords, fill, list } from "../../words.js";
import { words, type Proposed } from "./context.js";
import { levelAfter, phaseSpan } from "./schedule.js";

const { milestones: said, columns } = words.task;

export const milestones = (context: Proposed): readonly Block[] => [...phases(context), ...own(context)];

function phases(context: Proposed): readonly Block[] {
  const { package: it } = context.proposal;
  if (it.phases.length === 0) return [];
  return [table([
    column(columns.milestone, 20), column(columns.scenarios, 31), column(columns.planned, 21), column(columns.due, 14), column(columns.done, 14),
  ], it.phases.map((phase) => blank(
    [line(fill(said.phase, { no: phase.no })), line(fill(said.after, { level: levelAfter(phase, context) }))],
    phase.scenarios.length === 0 ? fill(said.steps, { count: phase.steps.length }) : list(phase.scenarios),
    phase.undated === 0 || phase.span === null ? phaseSpan(phase) : [line(phaseSpan(phase)), line(fill(said.undated, { count: phase.undated }))], "", "",
  )), { note: said.note })];
}

/** What the project says, and lines to add to it. */
function own(context: Proposed): readonly Block[] {
  const rows = context.proposal.project?.milestones ?? [];
  if (rows.length === 0) return [];
  const date = (it: string | null): string => (it === null ? "" : dateInWords(it));
  return [table([
    column(columns.milestone, 34), column(columns.due, 17), column(columns.done, 17), column(columns.evidence, 32),
  ], rows.map((it) => body(it.name, date(it.due), date(it.done), it.evidence.length === 0 ? "" : it.evidence.map((one) => line(one)))), { title: said.own })];
}
