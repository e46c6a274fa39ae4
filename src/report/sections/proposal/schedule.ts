/** When each scenario and each phase begins and ends, in working days from the start of the project. */
import type { FirmPackage, Phase } from "../../../diagnosis/package/schema.js";
import { sumDecimals } from "../../../diagnosis/figures/decimal.js";
import type { Range } from "../../../diagnosis/products/schema.js";
import type { Table } from "../../blocks.js";
import { numberRange } from "../../money.js";
import { alike } from "../../numbers.js";
import { body, column, table, type CellText } from "../../table.js";
import { fill, levelName, list, words as shared } from "../../words.js";
import { namer, words, type Proposed } from "./context.js";

const { schedule: said, columns } = words;

export type Entry = FirmPackage["schedule"][number];

/** Working days until the last scenario of known time ends; `null`: no time is known. */
export function wholeTime({ schedule }: Pick<FirmPackage, "schedule">): Range | null {
  const ends = schedule.flatMap(({ span }) => (span === null ? [] : [span.end]));
  return ends.length === 0 ? null : { min: Math.max(...ends.map((it) => it.min)), max: Math.max(...ends.map((it) => it.max)) };
}

/** Working days a scenario is counted with: those of the product counted with. */
export const daysOf = ({ span }: Entry): Range | null =>
  (span === null ? null : { min: sumDecimals([span.end.min, -span.start.min]), max: sumDecimals([span.end.max, -span.start.max]) });

const cellOf = (range: Range | null): CellText => (range === null ? said.open : numberRange(range));

/** Where no time is known, the order alone. */
export function scheduleTable(context: Proposed): Table {
  const { schedule } = context.proposal.package;
  const name = namer(context);
  const rows = inPhases(context);
  const after = (it: Entry): string => (it.after.length === 0 ? said.none : list(it.after));
  if (wholeTime(context.proposal.package) === null) {
    return table([column(columns.phase, 8, "end"), column(columns.scenario, 56), column(columns.after, 36)], rows.map((it) => body(String(it.phase), name(it.scenario), after(it))), { note: said.noteUndated });
  }
  return table([
    column(columns.phase, 8, "end"), column(columns.scenario, 36), column(columns.days, 14, "end"), column(columns.start, 13, "end"), column(columns.end, 13, "end"), column(columns.after, 16),
  ], rows.map((it) => body(
    String(it.phase), name(it.scenario), cellOf(daysOf(it)), cellOf(it.span?.start ?? null), cellOf(it.span?.end ?? null), after(it),
  )), { note: schedule.some((it) => it.span === null) ? said.noteOpen : said.note });
}

/** By phase; within one as the package has them. */
export const inPhases = ({ proposal: { package: { schedule } } }: Proposed): readonly Entry[] => [...schedule].sort((a, b) => a.phase - b.phase);

/** Phases as milestones: what is done, where it leads, how long it takes. */
export function phaseTable(context: Proposed): Table {
  const { phases } = context.proposal.package;
  const points = alike(phases.map((it) => it.after.points));
  const before = (it: Phase): readonly string[] =>
    [String(it.no), it.scenarios.length === 0 ? said.none : list(it.scenarios), String(it.steps.length), points(it.after.points), levelAfter(it, context)];
  if (wholeTime(context.proposal.package) === null) {
    return table([
      column(columns.phase, 8, "end"), column(columns.scenarios, 44), column(columns.steps, 12, "end"), column(columns.pointsAfter, 16, "end"), column(columns.levelAfter, 20),
    ], phases.map((it) => body(...before(it))), { note: said.phaseNote });
  }
  return table([
    column(columns.phase, 6, "end"), column(columns.scenarios, 27), column(columns.steps, 8, "end"), column(columns.pointsAfter, 10.5, "end"), column(columns.levelAfter, 15),
    column(columns.start, 11.5, "end"), column(columns.end, 11.5, "end"), column(columns.undated, 10.5, "end"),
  ], phases.map((it) => body(...before(it), cellOf(it.span?.start ?? null), cellOf(it.span?.end ?? null), String(it.undated))), { note: said.phaseNote });
}

export const levelAfter = ({ after, reachesLevel }: Phase, context: Proposed): string =>
  fill(reachesLevel === null ? said.stays : said.reaches, { level: levelName(after.level, context) });

/** From when to when, in working days from the start of the project. */
export const phaseSpan = ({ span }: Phase): string => (span === null ? shared.unknown : fill(said.fromTo, { start: numberRange(span.start), end: numberRange(span.end) }));
