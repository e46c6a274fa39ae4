/** What was agreed against what was reached: the level, and every step of the plan. */
import { areasOf } from "../../indicators/structure.js";
import type { FirmChange } from "../../diagnosis/change/schema.js";
import type { Table } from "../blocks.js";
import { part } from "../context.js";
import { body, column, group, table, type CellText, type RowText } from "../table.js";
import { fill, levelName, list, words as shared } from "../words.js";
import { levelsAt, statesOf, toneOf, words, type ChangeContext, type ChangeSection } from "./context.js";
import { nameOfArea } from "./names.js";

type Targets = NonNullable<FirmChange["targets"]>;
type Step = Targets["steps"][number];

export const targets: ChangeSection = {
  id: "targets",
  title: () => words.chapters.targets,
  numbering: "chapter",
  build: (context) => {
    const { targets: it } = context.change;
    if (it === null) return null;
    return { lead: leadOf(it, context), parts: part("targets-steps", null, it.steps.length === 0 ? [] : [stepTable(it, context)]) };
  },
};

function leadOf({ level, steps }: Targets, context: ChangeContext): string {
  const { lead, steps: counts, noSteps } = words.targets;
  return fill(lead[level.state], {
    level: levelName(level.target, context), reached: levelsAt(context, "after"), steps: steps.length === 0 ? noSteps : fill(counts, statesOf(steps)),
  });
}

function stepTable({ steps }: Targets, context: ChangeContext): Table {
  const { columns, targets: say } = words;
  const binding = new Set(areasOf(context.pack.definition).filter(({ area }) => area.kind === "binding").map(({ area }) => area.id));
  const nos = new Map([...context.change.indicators, ...context.change.areas].map((it) => [it.id, it.no]));
  const nameOf = (it: Step): string => fill(say.area, {
    no: nos.get(it.id) ?? "", name: it.kind === "indicator" ? context.say.indicatorName(it.id) : nameOfArea({ id: it.id, kind: binding.has(it.id) ? "binding" : "guiding" }, context),
  });
  const rows = (kind: Step["kind"], title: string): readonly RowText[] => {
    const inside = steps.filter((it) => it.kind === kind);
    return inside.length === 0 ? [] : [group(title), ...inside.map((it) => body(
      { text: nameOf(it), tone: "strong" }, valueOf(it.from, it, context), goalOf(it, context), valueOf(it.reached, it, context), { text: words.states[it.state], tone: toneOf(it.state) },
    ))];
  };
  return table(
    [column(columns.item, 19), column(columns.from, 21), column(columns.to, 25), column(columns.reached, 21), column(columns.state, 14)],
    [...rows("indicator", say.indicators), ...rows("area", say.areas)],
    { note: fill(say.note, { chapter: words.chapters.nature }) },
  );
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
