/** The result: every level with its conditions, the distance to the next, how the points add up, where they were lost. */
import type { Block, Table } from "../blocks.js";
import { conditionCells } from "../conditions.js";
import { part, type Context, type Section } from "../context.js";
import { alike, inFull, percent, sumOf } from "../numbers.js";
import { intro } from "../prose.js";
import { groupRadar } from "../radars.js";
import { lossesOf } from "../ranking.js";
import { body, column, group, table, total } from "../table.js";
import { fill, levelName, list, words } from "../words.js";
import type { IndicatorResult } from "../../scoring/result.js";
import { lossBars } from "./loss-bars.js";

export const level: Section = {
  id: "level",
  title: () => words.chapters.level,
  numbering: "chapter",
  build: (context) => ({
    lead: verdictSentence(context),
    parts: [
      ...part("level-decision", words.parts.levelDecision, [decisionTable(context)]),
      ...part("level-distance", words.parts.levelDistance, distance(context)),
      ...part("level-points", words.parts.levelPoints, pointsBlocks(context)),
      ...part("level-losses", words.parts.levelLosses, [lossBars(context)]),
    ],
  }),
};

function verdictSentence({ result, say, isUnfinished }: Context): string {
  const [worst, best] = result.levelRange;
  if (isUnfinished) return fill(words.level.decisionTitleRange, { worst: say.level(worst), best: say.level(best) }) + words.stop;
  return fill(words.level.decisionTitle, { level: say.level(result.level) }) + words.stop;
}

type Distance = Pick<Context, "say" | "isUnfinished"> & { readonly result: Pick<Context["result"], "level" | "next"> };

/** What is missing for the next level, in one sentence; at the top, that there is none. */
export function distanceSentence({ result, say, isUnfinished }: Distance): string {
  const { next } = result;
  if (next === null) return say.whyNotNext(result).join("");
  const items = next.missing.map((it) => it.operator === "rule"
    ? fill(words.level.distanceRule, { facts: list(it.fact.split(",").map(say.fact)) })
    : fill(words.level.distanceItem, { fact: say.fact(it.fact), gap: alike([it.gap])(it.gap), unit: say.unit(it.fact) }));
  const template = isUnfinished ? words.level.distanceWorst : words.level.distance;
  return fill(template, { level: say.level(next.level), count: items.length, list: items.join(words.semicolon) });
}

function decisionTable(context: Context): Table {
  const { result, say, pack: { definition, wording }, isUnfinished } = context;
  const unverified = definition.levels.filter((it) => (it.source?.status ?? definition.source.status) === "unverified").map((it) => it.level);
  const rows = result.decision.flatMap((decision) => {
    const verdict = decision.met ? words.condition.levelMet : fill(words.condition.levelUnmet, { count: decision.conditions.filter((it) => !it.met).length });
    const mark = unverified.includes(decision.level) ? ` ${words.unverifiedMark}` : "";
    return [
      group(fill(words.condition.levelRow, { level: say.level(decision.level) + mark, verdict })),
      ...decision.conditions.map((it) => {
        const [condition, required, actual, gap] = conditionCells(it, context);
        return it.met ? body(condition, required, actual, gap, words.met)
          : body(condition, required, actual, { text: gap, tone: "gap" }, { text: words.unmet, tone: "gap" });
      }),
    ];
  });
  const names = unverified.map((it) => levelName(it, context));
  const notes = [
    fill(words.level.decisionNote, { clause: wording.levelClause }),
    ...(isUnfinished ? [result.areas.length > 0 ? words.level.worstNote : words.level.worstNoteWithoutAreas] : []),
    ...(names.length > 0 ? [fill(words.level.unverifiedNote, { mark: words.unverifiedMark, levels: list(names), status: wording.sourceStatus.unverified })] : []),
  ];
  return table(decisionColumns, rows, { note: notes.join("") });
}

const decisionColumns = [
  column(words.columns.condition, 40), column(words.columns.required, 15, "end"), column(words.columns.actual, 15, "end"),
  column(words.columns.gap, 15, "end"), column(words.columns.met, 15),
];

const distance = (context: Context): readonly Block[] => [intro(distanceSentence(context))];

function pointsBlocks(context: Context): readonly Block[] {
  const radar = groupRadar(context, "level-radar", "narrow");
  if (radar.length === 0) return [pointsTable(context)];
  return [{ kind: "columns", ratio: "wide-first", columns: [[pointsTable(context)], radar] }];
}

/** Dimensions with their groups; points, maximum and loss add up to the totals. */
function pointsTable({ result, pack: { wording } }: Context): Table {
  const { open, stake } = lossesOf(result.indicators);
  const groups = result.dimensions.flatMap((it) => it.groups);
  const lost = (it: { readonly points: number; readonly maxPoints: number }): number => sumOf([it.maxPoints, -it.points]);
  const every = [...result.dimensions, ...groups, result];
  const points = alike(every.map((it) => it.points));
  const max = alike(every.map((it) => it.maxPoints));
  const losses = alike(every.map(lost));
  const cells = (it: { readonly points: number; readonly maxPoints: number }): readonly string[] =>
    [points(it.points), max(it.maxPoints), losses(lost(it))];
  // what is still open may raise the share
  const rate = (it: { readonly points: number; readonly maxPoints: number }, isInside: (indicator: IndicatorResult) => boolean): string =>
    lossesOf(result.indicators.filter(isInside)).open > 0 ? fill(words.atLeast, { value: percent(it) }) : percent(it);
  const rows = result.dimensions.flatMap((dimension) => [
    ...dimension.groups.map((it) => body(wording.groups[it.id]?.name ?? it.id, ...cells(it), rate(it, ({ group: inside }) => inside === it.id))),
    { tone: "subtotal" as const, cells: [fill(words.dimension.totalLabel, { name: wording.dimensions[dimension.id]?.name ?? dimension.id }), ...cells(dimension), rate(dimension, (it) => it.dimension === dimension.id)] },
  ]);
  const note = open > 0 ? fill(words.level.pointsNoteWorst, { best: inFull(result.pointsRange[1]), stake: inFull(stake) }) : words.level.pointsNote;
  return table(
    [column(words.columns.part, 36), ...[words.columns.points, words.columns.maxPoints, open > 0 ? words.columns.notEarned : words.columns.lost, words.columns.rate].map((it) => column(it, 16, "end"))],
    [...rows, total(words.total, ...cells(result), rate(result, () => true))],
    { note },
  );
}
