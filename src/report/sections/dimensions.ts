/** Each dimension with its indicators: what was answered, what it is worth and why, what proves it. */
import type { Table } from "../blocks.js";
import { part, type Context, type Section } from "../context.js";
import { alike, percent } from "../numbers.js";
import { intro } from "../prose.js";
import { lossesOf, type Losses } from "../ranking.js";
import { across, body, column, group, table, total, type RowText } from "../table.js";
import { fill, tied, words } from "../words.js";
import { answerLines, evidenceLines } from "./indicator-lines.js";

type DimensionResult = Context["result"]["dimensions"][number];

export const dimensions: Section = {
  id: "dimensions",
  title: () => words.chapters.dimensions,
  numbering: "chapter",
  build: (context) => ({
    lead: lead(context),
    parts: context.result.dimensions.flatMap((it) => part(`dimension-${it.id}`, nameOf(it, context), [
      intro(partLead(it, context)),
      indicatorTable(it, context),
    ])),
  }),
};

const nameOf = ({ id }: DimensionResult, { pack: { wording } }: Context): string => wording.dimensions[id]?.name ?? id;
const lossesIn = (it: DimensionResult, { result }: Context): Losses => lossesOf(result.indicators.filter(({ dimension }) => dimension === it.id));

function lead(context: Context): string {
  const { result } = context;
  const points = alike(result.dimensions.map((it) => it.points));
  const dimensions = result.dimensions.map((it) => fill(
    lossesIn(it, context).open > 0 ? words.dimension.leadItemAtLeast : words.dimension.leadItem, { name: nameOf(it, context), points: points(it.points), max: it.maxPoints }));
  const { state, open, stake } = lossesOf(result.indicators);
  const worst = worstOf(result.dimensions.map((it) => ({ name: nameOf(it, context), lost: lossesIn(it, context).points })));
  return fill(words.dimension.lead[state], { dimensions: dimensions.join(words.comma), worst, open, stake });
}

function partLead(it: DimensionResult, context: Context): string {
  const { state, losing, open, stake } = lossesIn(it, context);
  if (state === "allOpen") return fill(words.dimension.partLeadOpen, { name: nameOf(it, context), max: stake });
  const worst = worstOf(losing.map(({ id, lost }) => ({ name: context.say.indicatorName(id), lost })));
  const weakest = fill(words.dimension.partWeakest[state], { worst, open, stake });
  return fill(open > 0 ? words.dimension.partLeadWorst : words.dimension.partLead, { name: nameOf(it, context), points: it.points, max: it.maxPoints, rate: percent(it), weakest });
}

/** Who lost most, all of them where several did. */
function worstOf(all: readonly { readonly name: string; readonly lost: number }[]): string {
  const lost = Math.max(0, ...all.map((it) => it.lost));
  const names = all.filter((it) => it.lost === lost).map((it) => it.name);
  return fill(names.length > 1 ? words.dimension.worst.several : words.dimension.worst.one, { names: tied(names), lost });
}

const columns = [
  column(words.columns.no, 5, "end"), column(words.columns.indicator, 11), column(words.columns.answerAndWhy, 40),
  column(words.columns.points, 8, "end"), column(words.columns.maxPoints, 8, "end"), column(words.columns.evidence, 28),
];

function indicatorTable(dimension: DimensionResult, context: Context): Table {
  const { result, say, pack: { wording } } = context;
  const inside = result.indicators.filter((it) => it.dimension === dimension.id);
  const points = alike([...inside.map((it) => it.points), dimension.points]);
  const max = alike([...inside.map((it) => it.maxPoints), dimension.maxPoints]);
  const rows = dimension.groups.flatMap((it): readonly RowText[] => [
    group(fill(words.dimension.groupRow, { name: wording.groups[it.id]?.name ?? it.id, points: points(it.points), max: max(it.maxPoints) })),
    ...inside.filter((indicator) => indicator.group === it.id).map((indicator) => body(
      String(indicator.no), { text: say.indicatorName(indicator.id), tone: "strong" }, answerLines(indicator, context),
      points(indicator.status === "unanswered" ? null : indicator.points), max(indicator.maxPoints), evidenceLines(indicator, context),
    )),
  ]);
  return table(columns, [
    ...rows,
    total(across(fill(words.dimension.totalLabel, { name: nameOf(dimension, context) }), 3), points(dimension.points), max(dimension.maxPoints), ""),
  ], result.dimensions.at(-1) === dimension ? { note: words.dimension.tableNote } : {});
}
