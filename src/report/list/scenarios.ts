/** The common and the specific scenarios: for each a row of figures, and below it what it is about. */
import type { ScenarioRow } from "../../diagnosis/list/schema.js";
import type { Block, Line } from "../blocks.js";
import { part, type Draft } from "../context.js";
import { barOf, mean } from "../shares.js";
import { blank, body, column, detail, line, table, type RowText } from "../table.js";
import { fill, list as enumerate, paragraphsOf, words as shared } from "../words.js";
import { applicableOf, isCounted, needingOf, shareText, shortOfCommon, wasCut } from "../tables/list-counts.js";
import { candidateLines, candidatesNote } from "./candidates.js";
import { subIndustriesText } from "../tables/scenario-words.js";
import { areaOf, firmsNeeding, listWords, stepOf, whyNoneCommon, words, type ListContext, type ListSection } from "./context.js";

export const common: ListSection = {
  id: "common",
  title: ({ rows }) => (rows.X.length === 0 ? words.chapters.both : words.chapters.common),
  numbering: "chapter",
  build: (context) => {
    const { rows: { N, X } } = context;
    if (N.length === 0) return null;
    const binding = N.filter((it) => it.areaKind === "binding").length;
    const about = words.common.binding[binding === N.length ? "all" : binding === 0 ? "none" : "some"];
    const lead = fill(words.common.lead, { count: N.length, binding: fill(about, { count: binding }), some: firmsNeeding(N, context) });
    return chapter("common-table", N, X.length === 0 ? lead + words.specific.none : lead, context);
  },
};

/** With what is to be said of the common ones, where there are none: no page for a sentence. */
export const specific: ListSection = {
  id: "specific",
  title: ({ rows }) => (rows.N.length === 0 ? words.chapters.both : words.chapters.specific),
  numbering: "chapter",
  build: (context) => {
    const { rows: { N, X } } = context;
    const none = N.length === 0 ? `${whyNoneCommon(context)}${words.fullStop}` : "";
    if (X.length === 0) return N.length === 0 ? { lead: none + words.specific.none, parts: [] } : null;
    const special = X.filter((it) => it.special).length;
    const lead = fill(words.specific.lead, { count: X.length, special, general: X.length - special, reached: reached(context), some: firmsNeeding(X, context) });
    return chapter("specific-table", X, none + lead, context);
  },
};

/** Rows that reach the line of N and stand here, by why. */
function reached({ list: { rule }, rows: { X } }: ListContext): string {
  const { few, cut, byExpert } = shortOfCommon({ rows: X, rule });
  const { reached: say, parts } = words.specific;
  const said = ([["few", few], ["cut", cut], ["byExpert", byExpert]] as const)
    .flatMap(([why, count]) => (count === 0 ? [] : [fill(parts[why], { count, minCount: rule.minCount })]));
  return said.length === 0 ? "" : fill(say, { parts: enumerate(said) });
}

const chapter = (id: string, rows: readonly ScenarioRow[], lead: string, context: ListContext): Draft =>
  ({ lead, parts: part(id, null, [...dependence(rows, context), notes(context), scenarioTable(rows, context)], "landscape") });

/** The specific scenarios that common ones build on. */
function dependence(rows: readonly ScenarioRow[], { rows: { X } }: ListContext): readonly Block[] {
  const names = new Map(X.map((it) => [it.id, it.name]));
  const pairs = rows.filter((it) => it.class === "N").flatMap(({ name, prerequisites }) => {
    const needed = prerequisites.flatMap((id) => names.get(id) ?? []);
    return needed.length === 0 ? [] : [fill(words.common.pair, { name, needed: enumerate(needed) })];
  });
  return pairs.length === 0 ? [] : [{ kind: "prose", tone: "plain", paragraphs: [fill(words.common.dependsOn, { pairs: pairs.join(words.clauseComma) })] }];
}

const notes = ({ list }: ListContext): Block => ({
  kind: "prose", tone: "note",
  paragraphs: [words.scenario.note1, fill(words.scenario.note2, { mark: shared.bindingMark, products: list.products === null ? words.scenario.blankProducts : candidatesNote })],
});

/** What all the rating columns take of the width, in per cent. */
const RATINGS = 20;
/** Columns before those. */
const BEFORE = 8;

function scenarioTable(rows: readonly ScenarioRow[], context: ListContext): Block {
  const { columns } = words;
  const { steps } = context;
  const narrow = RATINGS / (steps.length + 1);
  return table([
    column(columns.no, 3.5, "end"), column(columns.id, 7), column(columns.name, 17), column(columns.area, 11), column(columns.step, 6.5),
    column(columns.needing, 5, "end"), column(columns.applicable, 5, "end"), column(columns.share, 7, "end"),
    ...steps.map((rating) => column(fill(words.rating, { rating }), narrow, "end")), column(columns.unrated, narrow, "end"),
    column(columns.basis, 18),
  ], rows.flatMap((it, i) => scenarioRows(it, i + 1, context)), {
    heads: [{ label: "", span: BEFORE }, { label: columns.ratings, span: steps.length + 1 }, { label: "", span: 1 }],
  });
}

function scenarioRows(it: ScenarioRow, no: number, context: ListContext): readonly RowText[] {
  const firmsAt = (rating: number): number => it.ratings.find((at) => at.rating === rating)?.firms ?? 0;
  const { rule } = context.list;
  return [
    body(
      String(no), it.id, { text: it.name, tone: "strong" }, areaOf(it, context), stepOf(it),
      String(needingOf(it, rule)), String(applicableOf(it)), { text: shareText(it, rule), tone: "strong", bar: isCounted(it, rule) ? barOf(it.needing, it.applicable) : 0 },
      ...context.steps.map((rating) => String(firmsAt(rating))), String(it.unrated),
      basis(it),
    ),
    detail(
      { text: purpose(it), span: 4 }, { text: means(it), span: 4 },
      { text: [...marks(it, context), ...further(it, context)], span: context.steps.length + 2 },
    ),
    context.list.products === null
      ? blank({ text: places(it), span: BEFORE + context.steps.length + 2 })
      : detail({ text: candidateLines(it, context.list.products), span: BEFORE + context.steps.length + 2 }),
  ];
}

function basis(it: ScenarioRow): readonly Line[] {
  const { scenario: say } = words;
  const reason = listWords.reasons[it.reason];
  return [
    line(it.override === null ? reason : fill(say.overrideLine, { class: words.classes[it.byRule], name: it.override.name })),
    ...(it.meanGap === null ? [] : [line(fill(say.meanGap, { gap: mean(it.meanGap) }))]),
  ];
}

function marks(it: ScenarioRow, { list }: ListContext): readonly Line[] {
  const { scenario: say } = words;
  const without = [
    ...(it.unknown > 0 ? [fill(say.unknown, { count: it.unknown })] : []),
    ...(it.declined > 0 ? [fill(say.declined, { count: it.declined })] : []),
  ];
  return [
    line(subIndustriesText(it, list), it.special ? say.special : say.suits),
    ...(without.length > 0 ? [line(enumerate(without))] : []),
    ...(it.override === null ? [] : [line("", say.overridden)]),
    ...(wasCut(it) ? [line("", say.cut)] : []),
    ...(it.reviewed ? [] : [line("", say.unreviewed)]),
  ];
}

const purpose = (it: ScenarioRow): readonly Line[] => [
  line(inOne(it.pain), words.scenario.pain),
  line(inOne(it.content), words.scenario.content),
];

/** Paragraphs of a text someone typed, in one. */
const inOne = (text: string): string => paragraphsOf(text).join(" ");

/** Lines with something to say. */
const given = (lines: readonly Line[]): readonly Line[] => lines.filter((it) => it.text !== "");

const means = (it: ScenarioRow): readonly Line[] => given([
  line(enumerate(it.software), words.scenario.software),
  line(enumerate(it.data), words.scenario.data),
  line(enumerate(it.effects.map(effect)), words.scenario.effects),
]);

function effect({ metric, direction, figure }: ScenarioRow["effects"][number]): string {
  const said = fill(words.scenario[direction], { metric });
  return figure === undefined ? said : fill(words.scenario.figure, { effect: said, ...figure });
}

const further = (it: ScenarioRow, context: ListContext): readonly Line[] => given([
  line(enumerate(it.prerequisites.map((id) => prerequisite(id, context))), words.scenario.prerequisites),
  line(effort(it), words.scenario.effort),
  line(it.note === null ? "" : inOne(it.note), words.scenario.note),
]);

/** By name and class; what another trade's scenario is called this list does not know. */
function prerequisite(id: string, { list }: ListContext): string {
  const row = list.rows.find((it) => it.id === id);
  return fill(words.scenario.prerequisite, row === undefined ? { name: id, class: words.scenario.elsewhere } : { name: row.name, class: words.scenario.prerequisiteClasses[row.class] });
}

function effort({ effort: it }: ScenarioRow): string {
  if (it === null) return "";
  const { days, yuan, effortSource } = words.scenario;
  const ranges = [...(it.days === undefined ? [] : [fill(days, it.days)]), ...(it.yuan === undefined ? [] : [fill(yuan, it.yuan)])];
  return fill(effortSource, { effort: enumerate(ranges), source: it.source });
}

/** Candidates to compare are two at least: lines to write on. */
const CANDIDATES = 2;

function places(it: ScenarioRow): readonly Line[] {
  const { products: name, provider, price, time } = words.scenario;
  const count = CANDIDATES * Math.max(1, Math.ceil(it.products.length / CANDIDATES));
  return Array.from({ length: count }, (_, i) => it.products[i]).flatMap((one) => [line(one?.name ?? "", name), line(one?.provider ?? "", provider), line("", price), line("", time)]);
}
