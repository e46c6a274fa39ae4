/** The common and the specific scenarios: for each a row of figures, and below it what it is about. */
import type { ScenarioRow } from "../../diagnosis/list/schema.js";
import type { Block, Line } from "../blocks.js";
import { part, type Draft } from "../context.js";
import { barOf, limit, shareOf } from "../shares.js";
import { body, column, detail, line, table, type RowText } from "../table.js";
import { fill, list as enumerate, paragraphsOf, words as shared } from "../words.js";
import { areaOf, firmsNeeding, listWords, stepOf, words, type ListContext, type ListSection } from "./context.js";

export const common: ListSection = {
  id: "common",
  title: () => words.chapters.common,
  numbering: "chapter",
  build: (context) => {
    const { rows: { N }, list } = context;
    if (N.length === 0) return { lead: fill(words.common.none, { threshold: limit(list.rule.threshold), minCount: list.rule.minCount }), parts: [] };
    const binding = N.filter((it) => it.areaKind === "binding").length;
    return chapter("common-table", N, fill(words.common.lead, { count: N.length, binding, firms: list.firms, some: firmsNeeding(N, context) }), context);
  },
};

export const specific: ListSection = {
  id: "specific",
  title: () => words.chapters.specific,
  numbering: "chapter",
  build: (context) => {
    const { rows: { X }, list } = context;
    if (X.length === 0) return { lead: words.specific.none, parts: [] };
    const special = X.filter((it) => it.special).length;
    const cut = X.filter(isCut).length;
    return chapter("specific-table", X, fill(cut > 0 ? words.specific.leadCut : words.specific.lead, {
      count: X.length, special, general: X.length - special, cut, firms: list.firms, some: firmsNeeding(X, context),
    }), context);
  },
};

const isCut = (it: ScenarioRow): boolean => it.reason === "cut-from-common";

const chapter = (id: string, rows: readonly ScenarioRow[], lead: string, context: ListContext): Draft =>
  ({ lead, parts: part(id, null, [scenarioTable(rows, context), notes], "landscape") });

const notes: Block = { kind: "prose", tone: "note", paragraphs: [words.scenario.note1, fill(words.scenario.note2, { mark: shared.bindingMark })] };

/** What all the rating columns take of the width, in per cent. */
const RATINGS = 20;

function scenarioTable(rows: readonly ScenarioRow[], context: ListContext): Block {
  const { columns } = words;
  const { steps } = context;
  const narrow = RATINGS / (steps.length + 1);
  return table([
    column(columns.no, 3.5, "end"), column(columns.id, 7), column(columns.name, 17), column(columns.area, 11), column(columns.step, 6.5),
    column(columns.needing, 5, "end"), column(columns.applicable, 5, "end"), column(columns.share, 7, "end"),
    ...steps.map((rating) => column(fill(words.rating, { rating }), narrow, "end")), column(columns.unrated, narrow, "end"),
    column(columns.basis, 18),
  ], rows.flatMap((it, i) => scenarioRows(it, i + 1, context)));
}

function scenarioRows(it: ScenarioRow, no: number, context: ListContext): readonly RowText[] {
  const firmsAt = (rating: number): number => it.ratings.find((at) => at.rating === rating)?.firms ?? 0;
  return [
    body(
      String(no), it.id, { text: it.name, tone: "strong" }, areaOf(it, context), stepOf(it),
      String(it.needing), String(it.applicable), { text: shareOf(it.needing, it.applicable), tone: "strong", bar: barOf(it.needing, it.applicable) },
      ...context.steps.map((rating) => String(firmsAt(rating))), String(it.unrated),
      basis(it),
    ),
    detail(
      { text: marks(it), span: 2 }, { text: purpose(it), span: 3 }, { text: means(it), span: 4 },
      { text: further(it), span: context.steps.length }, products(it),
    ),
  ];
}

function basis(it: ScenarioRow): readonly Line[] {
  const { scenario: say } = words;
  const reason = listWords.reasons[it.reason];
  const without = [
    ...(it.unknown > 0 ? [fill(say.unknown, { count: it.unknown })] : []),
    ...(it.declined > 0 ? [fill(say.declined, { count: it.declined })] : []),
  ];
  return [
    line(it.override === null ? reason : fill(say.overrideLine, { class: words.classes[it.byRule], name: it.override.name })),
    ...(without.length > 0 ? [line(enumerate(without))] : []),
  ];
}

function marks(it: ScenarioRow): readonly Line[] {
  const { scenario: say } = words;
  return [
    line(it.special ? say.special : say.general),
    ...(it.override === null ? [] : [line("", say.overridden)]),
    ...(isCut(it) ? [line("", say.cut)] : []),
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

const further = (it: ScenarioRow): readonly Line[] => given([
  line(enumerate(it.prerequisites), words.scenario.prerequisites),
  line(effort(it), words.scenario.effort),
  line(it.note === null ? "" : inOne(it.note), words.scenario.note),
]);

function effort({ effort: it }: ScenarioRow): string {
  if (it === null) return "";
  const { days, yuan, effortSource } = words.scenario;
  const ranges = [...(it.days === undefined ? [] : [fill(days, it.days)]), ...(it.yuan === undefined ? [] : [fill(yuan, it.yuan)])];
  return fill(effortSource, { effort: enumerate(ranges), source: it.source });
}

/** The products matched, or room to write them in. */
function products(it: ScenarioRow): readonly Line[] {
  const { products: label, product } = words.scenario;
  return it.products.length === 0 ? [line("", label)] : it.products.map((one, i) => line(fill(product, one), i === 0 ? label : ""));
}
