/** What is to be done, and what for: from where to where, blank where nobody set a figure. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import type { Block, Line } from "../../blocks.js";
import { lettersOf, nameOfArea, ratingName, standOf, subjectName } from "../../names.js";
import { alike, inFull } from "../../numbers.js";
import { body, column, group, line, table, type RowText } from "../../table.js";
import { fill, list, onOneLine, shorten } from "../../words.js";
import { uncarriedNames, uncarriedSentence } from "../plan/uncarried.js";
import { classOf, marker, words, type Proposed } from "./context.js";
import type { Effect } from "./effects.js";
import { inOrder } from "./overview.js";
import { askedSentence, isGap, isGapAsWished, wishesOf } from "./supply.js";

/** A candidate is named in full where it is compared. */
const NAME_WIDTH = 30;
const { content: said, goals: aims, columns } = words.task;

export function content(context: Proposed): readonly Block[] {
  const rows = inOrder(context.proposal.package);
  if (rows.length === 0) return stepsOnly(context);
  const heads = rows.map((it) => groupText(it, context));
  return [table(
    [column(columns.no, 5, "end"), column(columns.scenario, 29), column(columns.content, 39), column(columns.product, 27)],
    rows.flatMap((it, i) => [
      ...(heads[i] === heads[i - 1] ? [] : [group(heads[i] ?? "")]),
      body(String(i + 1), fill(words.named, { id: it.id, name: it.name }), onOneLine(it.content), product(it, context)),
    ]),
    { note: [said.note, ...given(askedSentence(context)), ...given(uncarriedSentence(context))].join("") },
  )];
}

const given = (sentence: string | null): readonly string[] => (sentence === null ? [] : [sentence]);

/** Class and phase; the phase alone where no list tells the classes. */
const groupText = (it: PackageScenario, { proposal: { package: { list: from } } }: Proposed): string =>
  fill(from === null ? said.phase : said.classes[classOf(it)], { phase: it.phase });

/** The one the firm decided for; a first candidate is only that. */
function product(it: PackageScenario, context: Proposed): readonly Line[] {
  const { chosen } = it;
  const one = context.proposal.package.investment.products.find(({ id }) => id === chosen?.id);
  if (chosen === null || one === undefined) return [line(isGapAsWished(it) ? fill(said.gapAsWished, { wishes: wishesOf(context) }) : isGap(it) ? said.gap : said.open)];
  return chosen.by === "project" ? [line(one.name), line(one.provider), ...(chosen.fits ? [] : [line(said.misfit)])] : [line(fill(said.candidate, { name: shorten(one.name, NAME_WIDTH), provider: shorten(one.provider, NAME_WIDTH) }))];
}

/** Without a catalogue of scenarios the steps alone say what is to be done. */
const stepsOnly = (context: Proposed): readonly Block[] => [table(
  [column(columns.no, 5, "end"), column(columns.goal, 55), column(columns.from, 20), column(columns.to, 20)],
  context.proposal.package.plan.steps.map((it, i) => body(String(i + 1), subjectName(it, context), standOf(it.kind, it.from), standOf(it.kind, it.to))),
)];

export function goals(context: Proposed): readonly Block[] {
  const { goals: it, plan } = context.proposal.package;
  const points = alike([it.points.from, it.points.to]);
  const open = uncarriedNames(context);
  return [table([column(columns.goal, 64), column(columns.from, 18), column(columns.to, 18)], [
    body(aims.level, context.say.level(it.level.from), context.say.level(it.level.to)),
    body(aims.points, fill(aims.pointsValue, { value: points(it.points.from) }), fill(aims.pointsValue, { value: points(it.points.to) })),
    ...areaRows(context),
    ...it.indicators.map((one) => body([line(context.say.indicatorName(one.id), aims.indicators)], lettersOf(one.from), lettersOf(one.to))),
  ], { note: (plan.reachable ? aims.note : aims.noteUnreachable) + (open.length === 0 ? "" : fill(aims.uncarried, { names: list(open) })) }), ...effects(context)];
}

/** Areas that rise alike stand on one line. */
function areaRows(context: Proposed): readonly RowText[] {
  const { areas } = context.proposal.package.goals;
  const steps = [...new Map(areas.map((it) => [`${it.from} ${it.to}`, it])).values()];
  return steps.map(({ from, to }) => body(
    [line(list(areas.filter((it) => it.from === from && it.to === to).map((it) => nameOfArea(it, context))), aims.areas)], ratingName(from), ratingName(to),
  ));
}

/** More effects than these stand two in a row. */
const FEW = 3;

function effects(context: Proposed): readonly Block[] {
  const { effects: all } = context.proposal.package.goals;
  if (all.length === 0) return [];
  const abreast = all.length > FEW ? 2 : 1;
  const value = (it: number | null, unit: string | null): string => (it === null ? "" : fill(aims.value, { value: inFull(it), unit: unit ?? "" }));
  const idOf = marker(context, (id) => id);
  const name = (it: Effect): string => {
    const effect = fill(words.effect[it.direction], { metric: it.metric });
    return it.scenarios.length === 0 ? effect : fill(aims.effect, { effect, scenarios: list(it.scenarios.map(idOf)) });
  };
  const cells = (it: Effect | undefined): readonly string[] => (it === undefined ? ["", "", ""] : [name(it), value(it.baseline, it.unit), value(it.target, it.unit)]);
  const columnsOfOne = [column(columns.effect, 56 / abreast), column(columns.baseline, 22 / abreast), column(columns.effectTarget, 22 / abreast)];
  return [table(
    abreast === 1 ? columnsOfOne : [...columnsOfOne, ...columnsOfOne],
    Array.from({ length: Math.ceil(all.length / abreast) }, (_, i) => body(...Array.from({ length: abreast }, (__, k) => cells(all[i * abreast + k])).flat())),
    { note: aims.effectsNote },
  )];
}
