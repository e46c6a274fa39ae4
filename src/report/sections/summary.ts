/** The one page that is enough: level, points, radar, what is missing, strongest and weakest, next steps. */
import type { Block, Table } from "../blocks.js";
import { cautions } from "../cautions.js";
import { conditionColumns, missingRows } from "../conditions.js";
import { part, type Context, type Section } from "../context.js";
import { nextSteps, nothingNext } from "../next-steps.js";
import { alike, compareShares, percent } from "../numbers.js";
import { openQuestionTable } from "../open-questions.js";
import { note } from "../prose.js";
import { dimensionRadar } from "../radars.js";
import { lossesOf, rank } from "../ranking.js";
import { body, column, table } from "../table.js";
import { verdictOf } from "../verdict.js";
import { fill, words } from "../words.js";
import type { IndicatorResult } from "../../scoring/result.js";
import { distanceSentence } from "./level.js";
import { firstSteps } from "./plan/first-steps.js";

const EACH_SIDE = 3;
const FIRST = 5;

export const summary: Section = {
  id: "summary",
  title: () => words.chapters.summary,
  numbering: "chapter",
  build: (context) => ({
    lead: context.say.headline(context.result) + distanceSentence(context),
    parts: part("summary-page", null, [
      ...cautions(context),
      { kind: "columns", ratio: "even", columns: [[verdictOf(context.result, context, context.isUnfinished), ...missingTable(context)], dimensionRadar(context, "summary-radar", "half")] },
      // an unfinished sheet needs its answers before anything else
      ...(context.isUnfinished ? [...firstThings(context), ...ends(context)] : [...ends(context), ...firstThings(context)]),
    ]),
  }),
};

function missingTable(context: Context): readonly Table[] {
  const { result: { next }, isUnfinished, say } = context;
  if (next === null) return [];
  const template = isUnfinished ? words.summary.missingTitleWorst : words.summary.missingTitle;
  return [table(conditionColumns, missingRows(context, next.missing), {
    title: fill(template, { level: say.level(next.level), count: next.missing.length }),
  })];
}

function ends(context: Context): readonly Block[] {
  const { indicators } = context.result;
  if (!indicators.some((it) => it.status === "scored")) return [note(nothingScored(indicators))];
  const { strongest, weakest } = rank(indicators, EACH_SIDE);
  const { open } = lossesOf(indicators);
  const { summary: say } = words;
  const side = (list: readonly IndicatorResult[], title: string, some: string, none: string): readonly Block[] =>
    list.length === 0 ? [note(none)] : [shareTable(list, list.length === EACH_SIDE ? title : some, context)];
  return [{
    kind: "columns", ratio: "even",
    columns: [
      side(strongest, open > 0 ? say.strongestAnswered : say.strongest, say.strongestSome, say.noStrongest),
      side(weakest, open > 0 ? say.weakestAnswered : say.weakest, say.weakestSome, noWeakest(indicators)),
    ],
  }];
}

/** Why nothing is named weakest: a single answer has no other to compare with; else nothing, or nothing besides the strongest, was lost. */
function noWeakest(indicators: readonly IndicatorResult[]): string {
  const { noWeakest: say, noWeakestAnswered } = words.summary;
  const scored = indicators.filter((it) => it.status === "scored" && it.maxPoints > 0);
  if (scored.length === 1) return fill(noWeakestAnswered, { count: scored.length });
  const isLostElsewhere = indicators.some((it) => it.lost > 0 && it.status !== "scored");
  if (scored.every((it) => it.lost === 0)) return isLostElsewhere ? say.answered : say.none;
  return isLostElsewhere ? say.othersAnswered : say.others;
}

function nothingScored(indicators: readonly IndicatorResult[]): string {
  const notApplicable = indicators.filter((it) => it.status === "not-applicable").length;
  const unanswered = indicators.length - notApplicable;
  const { nothingScored: open, nothingApplicable, nothingScoredOrApplicable: both } = words.summary;
  return fill(notApplicable === 0 ? open : unanswered === 0 ? nothingApplicable : both, { count: indicators.length, unanswered, notApplicable });
}

/** Whether any of the list shares its place, with another of the list or with one left out. */
const hasTies = (list: readonly IndicatorResult[], { result }: Context): boolean => {
  const scored = result.indicators.filter((it) => it.status === "scored" && it.maxPoints > 0);
  return list.some((it) => scored.some((other) => other.id !== it.id && compareShares(it, other) === 0));
};

function shareTable(list: readonly IndicatorResult[], title: string, context: Context): Table {
  const { say } = context;
  const points = alike(list.map((it) => it.points));
  const max = alike(list.map((it) => it.maxPoints));
  return table(
    [column(words.columns.indicator, 43), column(words.columns.points, 19, "end"), column(words.columns.maxPoints, 17, "end"), column(words.columns.rate, 21, "end")],
    list.map((it) => body(`${it.no} ${say.indicatorName(it.id)}`, points(it.points), max(it.maxPoints), percent(it))),
    { title, ...(hasTies(list, context) && { note: words.summary.tiesNote }) },
  );
}

function firstThings(context: Context): readonly Block[] {
  if (context.isUnfinished) {
    const { openQuestions } = context.result;
    const count = Math.min(FIRST, openQuestions.length);
    return [openQuestionTable(context, FIRST, fill(words.summary.openFirst, { count, total: openQuestions.length }))];
  }
  const planned = firstSteps(context, FIRST, words.summary.radarNote);
  if (planned !== null) return [planned];
  const steps = nextSteps(context);
  if (steps.length === 0) return [note(nothingNext(context))];
  const kinds = new Set(steps.map((it) => it.kind));
  const titles = context.result.next === null ? words.summary.nextSteps : words.summary.nextStepsToLevel;
  const title = kinds.size > 1 ? titles.both : kinds.has("area") ? titles.areas : titles.indicators;
  return [table(
    [column(words.columns.item, 15), column(words.columns.state, 25), column(words.columns.next, 60)],
    steps.map((it) => body(it.name, it.state, it.next)),
    { title, note: words.summary.radarNote },
  )];
}
