/** What should move in the business, and which way; a number only where somebody gave one. */
import type { FirmPackage } from "../../../diagnosis/package/schema.js";
import type { Block, Table } from "../../blocks.js";
import { inFull } from "../../numbers.js";
import { intro, note } from "../../prose.js";
import { body, column, line, table, type CellText } from "../../table.js";
import { fill, orUnknown, words as shared } from "../../words.js";
import { marker, namer, type Proposed } from "../proposal/context.js";
import { words } from "./plan-words.js";

const FEW = 3;

type Effect = FirmPackage["goals"]["effects"][number];

/** Those somebody gave a number for, or the project asks for; the rest, named by the catalogue alone, stand close together. */
export function goalBlocks(context: Proposed): readonly Block[] {
  const { proposal: { package: { goals: { effects } } } } = context;
  if (effects.length === 0) return [note(words.effect.noGoals)];
  const open = effects.filter(isBare);
  const told = effects.filter((it) => !isBare(it));
  return [
    ...(told.length === 0 ? [] : [goalTable(told, context)]),
    ...(open.length === 0 ? [] : [intro(fill(words.effect.goalsOpen, { count: open.length })), ...openTables(open, context)]),
  ];
}

const isBare = ({ by, unit, baseline, target, figure }: Effect): boolean => by === "catalogue" && unit === null && baseline === null && target === null && figure === null;

function goalTable(effects: readonly Effect[], context: Proposed): Table {
  return table(
    [
      column(words.columns.metric, 23), column(words.columns.direction, 7), column(words.columns.unit, 7), column(words.columns.baseline, 9, "end"), column(words.columns.target, 9, "end"),
      column(words.columns.source, 12), column(words.columns.scenarios, 33),
    ],
    effects.map((it) => body(
      metricOf(it), words.effect[it.direction], orUnknown(it.unit), amountOf(it.baseline), amountOf(it.target), sourceOf(it), scenariosOf(it, context),
    )),
    { note: words.effect.goalsNote },
  );
}

/** Few in one table, many in two side by side. */
function openTables(effects: readonly Effect[], context: Proposed): readonly Block[] {
  const half = effects.length > FEW ? Math.ceil(effects.length / 2) : effects.length;
  const tables = [effects.slice(0, half), effects.slice(half)].filter((it) => it.length > 0).map((some) => table(
    [column(words.columns.aim, 38.5), column(words.columns.scenarios, 61.5)],
    some.map((it) => body(fill(words.effect.aim, { metric: it.metric, direction: words.effect[it.direction] }), scenariosOf(it, context))),
  ));
  return tables.length < 2 ? tables : [{ kind: "columns", ratio: "even", columns: tables.map((it) => [it]) }];
}

function scenariosOf({ scenarios }: Effect, context: Proposed): CellText {
  const nameOf = marker(context, namer(context));
  return scenarios.length === 0 ? shared.unknown : scenarios.map((id) => line(nameOf(id)));
}

const amountOf = (value: number | null): string => (value === null ? shared.unknown : inFull(value));

/** With the goal it serves, where the project names it. */
const metricOf = ({ metric, value }: Effect): string => (value === null ? metric : fill(words.effect.metricValue, { metric, value: words.effect.value[value] }));

function sourceOf({ by, figure }: Effect): CellText {
  const { source } = words.effect;
  const known = figure === null ? [] : [line(fill(source.figure, { value: inFull(figure.value), unit: figure.unit, source: figure.source }))];
  return by === "project" ? [line(source.project), ...known] : known.length > 0 ? known : source.catalogue;
}
