/** What is to be done, and what for: from where to where, blank where nobody set a figure. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import type { Block, Line, Table } from "../../blocks.js";
import { alike, inFull } from "../../numbers.js";
import { body, column, group, line, table, type RowText } from "../../table.js";
import { fill, list, paragraphsOf, shorten, words as shared } from "../../words.js";
import { namer, stepText, subjectName, words, type Proposed } from "./context.js";
import { classText, inOrder } from "./overview.js";

/** A candidate is named in full where it is compared. */
const NAME_WIDTH = 30;
const { content: said, goals: aims, columns } = words.task;

export function content(context: Proposed): readonly Block[] {
  const { scenarios } = context.proposal.package;
  return scenarios.length === 0 ? stepsOnly(context) : [table(
    [column(columns.no, 5, "end"), column(columns.scenario, 24), column(columns.content, 45), column(columns.product, 26)],
    inOrder(context.proposal.package).map((it, i) => body(
      String(i + 1), [line(fill(words.named, { id: it.id, name: it.name })), line(fill(said.about, { class: classText(it), phase: it.phase }))], paragraphsOf(it.content).join(" "), product(it, context),
    )),
    { note: said.note },
  )];
}

/** The one the firm decided for; a first candidate is only that. */
function product({ chosen, candidates }: PackageScenario, { proposal: { package: { investment } } }: Proposed): readonly Line[] {
  const one = investment.products.find((it) => it.id === chosen?.id);
  if (chosen === null || one === undefined) return [line(candidates.supply === "gap" ? said.gap : said.open)];
  return chosen.by === "project" ? [line(one.name), line(one.provider)] : [line(said.open), line(fill(said.candidate, { name: shorten(one.name, NAME_WIDTH), provider: shorten(one.provider, NAME_WIDTH) }))];
}

/** Without a catalogue of scenarios the steps alone say what is to be done. */
const stepsOnly = (context: Proposed): readonly Block[] => [table(
  [column(columns.no, 5, "end"), column(columns.goal, 55), column(columns.from, 20), column(columns.to, 20)],
  context.proposal.package.plan.steps.map((it, i) => body(String(i + 1), subjectName(it.kind, it.id, context), stepText(it.kind, it.from), stepText(it.kind, it.to))),
)];

export function goals(context: Proposed): readonly Block[] {
  const { goals: it, plan } = context.proposal.package;
  const points = alike([it.points.from, it.points.to]);
  const section = (title: string, rows: readonly RowText[]): readonly RowText[] => (rows.length === 0 ? [] : [group(title), ...rows]);
  return [table([column(columns.goal, 56), column(columns.from, 22), column(columns.to, 22)], [
    group(aims.result),
    body(aims.level, context.say.level(it.level.from), context.say.level(it.level.to)),
    body(aims.points, fill(aims.pointsValue, { value: points(it.points.from) }), fill(aims.pointsValue, { value: points(it.points.to) })),
    ...section(aims.areas, it.areas.map((area) => body(subjectName("area", area.id, context), stepText("area", area.from), stepText("area", area.to)))),
    ...section(aims.indicators, it.indicators.map((one) => body(subjectName("indicator", one.id, context), stepText("indicator", one.from), stepText("indicator", one.to)))),
  ], { note: plan.reachable ? aims.note : aims.noteUnreachable }), ...effects(context)];
}

function effects(context: Proposed): readonly Block[] {
  const { effects: all } = context.proposal.package.goals;
  const name = namer(context);
  if (all.length === 0) return [];
  const value = (it: number | null, unit: string | null): string => (it === null ? "" : fill(aims.value, { value: inFull(it), unit: unit ?? "" }));
  const effectTable: Table = table(
    [column(columns.effect, 34), column(columns.direction, 10), column(columns.scenarios, 26), column(columns.baseline, 15), column(columns.effectTarget, 15)],
    all.map((it) => body(it.metric, aims.direction[it.direction], it.scenarios.length === 0 ? shared.unknown : list(it.scenarios.length > 3 ? it.scenarios : it.scenarios.map(name)), value(it.baseline, it.unit), value(it.target, it.unit))),
    { note: aims.effectsNote },
  );
  return [effectTable];
}
