/** Now and after, side by side: dimensions, conditions of the target level, areas at each rating. */
import { ratingsOf } from "../../../indicators/structure.js";
import type { Table } from "../../blocks.js";
import { alike, percent, sumOf } from "../../numbers.js";
import { body, column, table, total } from "../../table.js";
import { fill, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { words } from "./plan-words.js";
import { targetConditions } from "./target-conditions.js";

export function pointsTable({ proposal: { package: { goals } }, result, pack: { wording } }: Proposed): Table {
  const all = { from: goals.points.from, to: goals.points.to, maxPoints: result.maxPoints };
  const rows = [...goals.dimensions, all];
  const gain = (it: typeof all): number => sumOf([it.to, -it.from]);
  const points = alike(rows.flatMap((it) => [it.from, it.to]));
  const gains = alike(rows.map(gain));
  const max = alike(rows.map((it) => it.maxPoints));
  const cells = (it: typeof all): readonly string[] => [
    points(it.from), points(it.to), gains(gain(it)), max(it.maxPoints),
    percent({ points: it.from, maxPoints: it.maxPoints }), percent({ points: it.to, maxPoints: it.maxPoints }),
  ];
  const heads = [words.columns.before, words.columns.after, words.columns.gain, words.columns.max, words.columns.rateBefore, words.columns.rateAfter];
  return table(
    [column(words.columns.dimension, 22), ...heads.map((it) => column(it, 13, "end"))],
    [...goals.dimensions.map((it) => body(wording.dimensions[it.id]?.name ?? it.id, ...cells(it))), total(words.total, ...cells(all))],
    { note: words.effect.pointsNote },
  );
}

export function conditionTable(context: Proposed): readonly Table[] {
  const conditions = targetConditions(context);
  if (conditions.length === 0) return [];
  return [table(
    [
      column(words.columns.fact, 33), column(words.columns.required, 20, "end"), column(words.columns.before, 15, "end"),
      column(words.columns.after, 15, "end"), column(words.columns.met, 17),
    ],
    conditions.map((it) => body(
      it.label, it.required, it.shown(it.now?.actual ?? null), it.shown(it.after.actual),
      it.after.met ? shared.met : { text: shared.unmet, tone: "gap" as const },
    )),
    { title: fill(words.columns.conditionsOf, { level: context.say.level(context.proposal.package.target) }) },
  )];
}

export function areaTable({ proposal: { package: { plan } }, result, pack: { definition } }: Proposed): readonly Table[] {
  if (result.areas.length === 0) return [];
  const kinds = ["all", "binding", "guiding"] as const;
  const at = (standing: typeof plan.from, rating: number, kind: (typeof kinds)[number]): string => String(standing.areaCounts.find((it) => it.rating === rating)?.[kind] ?? 0);
  return [table(
    [column(words.columns.ratingAtLeast, 16), ...kinds.flatMap(() => [column(words.columns.before, 13.5, "end"), column(words.columns.after, 14.5, "end")])],
    ratingsOf(definition).map((rating) => body(
      fill(words.effect.ratingRow, { rating }), ...kinds.flatMap((kind) => [at(plan.from, rating, kind), at(plan.after, rating, kind)]),
    )),
    { heads: [{ label: "", span: 1 }, ...kinds.map((it) => ({ label: words.columns[it], span: 2 }))], title: words.columns.areasCount, ...(result.areas.some((it) => it.rating === null) && { note: words.effect.unratedNote }) },
  )];
}

