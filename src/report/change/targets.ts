/** The plan against what was reached: the level, and every step. */
import type { FirmChange } from "../../diagnosis/change/schema.js";
import type { Table } from "../blocks.js";
import { part } from "../context.js";
import { nameOfArea } from "../names.js";
import { body, column, group, table, type CellText, type RowText } from "../table.js";
import { fill, levelName, list, words as shared } from "../words.js";
import { levelsAt, statesOf, terms, toneOf, words, type ChangeContext, type ChangeSection } from "./context.js";

type Targets = NonNullable<FirmChange["targets"]>;
type Step = Targets["steps"][number];

export const targets: ChangeSection = {
  id: "targets",
  title: () => words.chapters.targets,
  numbering: "chapter",
  build: (context) => {
    const { targets: it } = context.change;
    if (it === null) return null;
    return { lead: targetsLead(it, context), parts: part("targets-steps", null, it.steps.length === 0 ? [] : [stepTable(it, context)]) };
  },
};

/** Whether the level was reached, and how many of the steps; says what the plan is. */
export function targetsLead({ basis, level, steps }: Targets, context: ChangeContext): string {
  const { lead, steps: counts, noSteps } = words.targets;
  return fill(lead[level.state], {
    level: levelName(level.target, context), reached: levelsAt(context, "after"), steps: steps.length === 0 ? noSteps : fill(counts, { ...statesOf(steps), steps: terms.steps[basis] }),
  });
}

function stepTable({ basis, steps }: Targets, context: ChangeContext): Table {
  const { columns, targets: say } = words;
  const rows = (kind: Step["kind"], title: string): readonly RowText[] => {
    const inside = steps.filter((it) => it.kind === kind);
    return inside.length === 0 ? [] : [group(title), ...inside.map((it) => body(
      { text: nameOf(it, context), tone: "strong" }, valueOf(it.from, it, context), goalOf(it, context), valueOf(it.reached, it, context), { text: terms.states[it.state], tone: toneOf(it.state) },
    ))];
  };
  return table(
    [column(columns.item, 19), column(columns.from, 21), column(columns.to, 25), column(columns.reached, 21), column(columns.state, 14)],
    [...rows("indicator", say.indicators), ...rows("area", say.areas)],
    { note: fill(say.note, { chapter: words.chapters.nature, plan: terms.plans[basis] }) },
  );
}

/** The steps not met, short: letters and ratings. */
export function openSteps({ steps }: Targets, context: ChangeContext): readonly Table[] {
  const { columns, targets: { openNote } } = words;
  const open = steps.filter((it) => it.state !== "met");
  const short = (value: Step["from"]): string => (value === null ? shared.unknown : typeof value === "number" ? fill(words.rating, { rating: value }) : list([value].flat()));
  return open.length === 0 ? [] : [table(
    [column(columns.item, 36), column(columns.from, 15), column(columns.to, 19), column(columns.reached, 15), column(columns.state, 15)],
    open.map((it) => body({ text: nameOf(it, context), tone: "strong" }, short(it.from), short(it.to), short(it.reached), { text: terms.states[it.state], tone: toneOf(it.state) })),
    { note: openNote },
  )];
}

function nameOf({ kind, id }: Step, context: ChangeContext): string {
  const { indicators, areas } = context.change;
  const area = kind === "area" ? areas.find((it) => it.id === id) : undefined;
  if (area !== undefined) return fill(words.targets.area, { no: area.no, name: nameOfArea(area, context) });
  return fill(words.targets.area, { no: indicators.find((it) => it.id === id)?.no ?? "", name: context.say.indicatorName(id) });
}

/** A rating, or the option in words. */
function valueOf(value: Step["from"], { id }: Step, { pack: { wording } }: ChangeContext): CellText {
  if (value === null) return shared.unknown;
  if (typeof value === "number") return fill(words.rating, { rating: value });
  if (typeof value !== "string") return list(value);
  return fill(words.indicators.option, { letter: value, text: wording.indicators[id]?.options[value] ?? "" });
}

/** Of several choices what is to come, in words. */
function goalOf(step: Step, context: ChangeContext): CellText {
  const { from, to } = step;
  if (typeof to === "string" || typeof to === "number") return valueOf(to, step, context);
  const had = typeof from === "number" || from === null ? [] : [from].flat();
  const added = to.filter((it) => !had.includes(it));
  return added.map((it) => ({ label: words.indicators.added, text: fill(words.indicators.option, { letter: it, text: context.pack.wording.indicators[step.id]?.options[it] ?? "" }) }));
}
