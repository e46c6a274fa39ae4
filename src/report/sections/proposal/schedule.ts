/** When each scenario begins and ends, in working days from the start of the project, phase by phase with where it leads. */
import type { FirmPackage, Phase } from "../../../diagnosis/package/schema.js";
import type { Range } from "../../../diagnosis/products/schema.js";
import type { Table } from "../../blocks.js";
import { numberRange } from "../../money.js";
import { alike } from "../../numbers.js";
import { body, column, group, table, type CellText } from "../../table.js";
import { fill, levelName, list, words as shared } from "../../words.js";
import { namer, words, type Proposed } from "./context.js";

const { schedule: said, columns } = words;

export type Entry = FirmPackage["schedule"][number];

const cellOf = (range: Range | null): CellText => (range === null ? said.open : numberRange(range));

/** Where no time is known, the order alone. */
export function scheduleTable(context: Proposed): Table {
  const { schedule, phases, time } = context.proposal.package;
  const name = namer(context);
  const after = (it: Entry): string => (it.after.length === 0 ? said.none : list(it.after));
  const isDated = time.days !== null;
  const row = (it: Entry): readonly CellText[] =>
    (isDated ? [name(it.scenario), cellOf(it.days), cellOf(it.span?.start ?? null), cellOf(it.span?.end ?? null), after(it)] : [name(it.scenario), after(it)]);
  const note = !isDated ? said.noteUndated : time.undated > 0 ? said.noteOpen : said.note;
  return table(isDated
    ? [column(columns.scenario, 43), column(columns.days, 14, "end"), column(columns.start, 13, "end"), column(columns.end, 13, "end"), column(columns.after, 17)]
    : [column(columns.scenario, 62), column(columns.after, 38)],
  phases.flatMap((phase) => [group(phaseText(phase, context)), ...schedule.filter((it) => it.phase === phase.no).map((it) => body(...row(it)))]),
  { note: note + said.phaseNote });
}

/** A phase as a milestone: how much is done, how long it takes, where it leads. */
function phaseText(phase: Phase, context: Proposed): string {
  const { no, steps, span, undated, after } = phase;
  const about = [
    fill(said.phaseSteps, { count: steps.length }),
    ...(span === null ? [] : [fill(undated === 0 ? said.phaseSpan : said.phaseSpanOpen, { span: phaseSpan(phase), undated })]),
    fill(said.phaseAfter, { points: pointsOf(context)(after.points), level: levelAfter(phase, context) }),
  ];
  return fill(said.phase, { no, about: about.join(shared.semicolon) });
}

const pointsOf = ({ proposal: { package: { phases } } }: Proposed): (points: number) => string => alike(phases.map((it) => it.after.points));

/** Phases without scenarios: steps alone. */
export function phaseTable(context: Proposed): Table {
  return table([column(columns.phase, 12, "end"), column(columns.steps, 18, "end"), column(columns.pointsAfter, 26, "end"), column(columns.levelAfter, 44)],
    context.proposal.package.phases.map((it) => body(String(it.no), String(it.steps.length), pointsOf(context)(it.after.points), levelAfter(it, context))), { note: said.phaseNote });
}

export const levelAfter = ({ after, reachesLevel }: Phase, context: Proposed): string =>
  fill(reachesLevel === null ? said.stays : said.reaches, { level: levelName(after.level, context) });

/** From when to when, in working days from the start of the project. */
export const phaseSpan = ({ span }: Phase): string => (span === null ? shared.unknown : fill(said.fromTo, { start: numberRange(span.start), end: numberRange(span.end) }));
