/** What should move in the business, and which way; a number only where somebody gave one. */
import type { FirmPackage } from "../../../diagnosis/package/schema.js";
import type { Block } from "../../blocks.js";
import { inFull } from "../../numbers.js";
import { body, column, line, table, type CellText } from "../../table.js";
import { fill, orUnknown, words as shared } from "../../words.js";
import { namer, type Proposed } from "../proposal/context.js";
import { intro, note, words } from "./plan-words.js";

type Effect = FirmPackage["goals"]["effects"][number];

export function goalBlocks(context: Proposed): readonly Block[] {
  const { proposal: { package: { goals: { effects } } } } = context;
  if (effects.length === 0) return [note(words.effect.noGoals)];
  const nameOf = namer(context);
  return [intro(words.effect.goalsLead), table(
    [
      column(words.columns.metric, 22), column(words.columns.direction, 8), column(words.columns.unit, 9), column(words.columns.baseline, 10, "end"), column(words.columns.target, 10, "end"),
      column(words.columns.source, 18), column(words.columns.scenarios, 23),
    ],
    effects.map((it) => body(
      metricOf(it, context), words.effect[it.direction], orUnknown(it.unit), amountOf(it.baseline), amountOf(it.target), sourceOf(it),
      it.scenarios.length === 0 ? shared.unknown : it.scenarios.map((id) => line(nameOf(id))),
    )),
  )];
}

const amountOf = (value: number | null): string => (value === null ? shared.unknown : inFull(value));

/** With the goal it serves, where the project names it. */
function metricOf({ metric, by, direction }: Effect, { proposal: { project } }: Proposed): string {
  const value = by === "project" ? project?.effects.find((it) => it.metric === metric && it.direction === direction)?.value ?? null : null;
  return value === null ? metric : fill(words.effect.metricValue, { metric, value: words.effect.value[value] });
}

function sourceOf({ by, figure }: Effect): CellText {
  const { source } = words.effect;
  const known = figure === null ? [] : [line(fill(source.figure, { value: inFull(figure.value), unit: figure.unit, source: figure.source }))];
  if (by === "project") return [line(source.project), ...known];
  return known.length === 0 ? source.catalogueNone : known;
}
