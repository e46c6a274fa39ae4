/** The one page that is enough: level and points then and now, what turned, targets, returns, the biggest rises and any fall. */
import type { FirmChange } from "../../diagnosis/change/schema.js";
import type { Block, Fact, Table } from "../blocks.js";
import { part } from "../context.js";
import { firmName } from "../cover.js";
import { nameOfArea } from "../names.js";
import { alike, inFull } from "../numbers.js";
import { body, column, table } from "../table.js";
import { verdictOf } from "../verdict.js";
import { fill, levelName, list, shorten } from "../words.js";
import { arrow, isAnyOpen, isOpen, levelAt, maxPointsOf, pointsAt, pointsBy, statesOf, TIMES, withSign, words, type ChangeContext, type ChangeSection } from "./context.js";
import { radarAt } from "./radars.js";
import { fallsOf, risesOf } from "./ranking.js";
import { hasReturns, returnsClause } from "./returns.js";

const RISES = 5;
/** Conditions named in a row, and where there are two rows of them. */
const TURNED = 3;
const TURNED_BOTH = 2;
const FALLS = 3;
const NAME_WIDTH = 30;

export const summary: ChangeSection = {
  id: "summary",
  title: () => words.chapters.summary,
  numbering: "chapter",
  build: (context) => ({
    lead: leadOf(context),
    parts: part("summary-page", null, [
      ...(isAnyOpen(context) ? [{ kind: "prose" as const, tone: "statement" as const, paragraphs: [words.summary.unfinished] }] : []),
      verdicts(context),
      { kind: "facts", layout: "pairs", facts: keyFigures(context) },
      ...radars(context),
      { kind: "columns", ratio: "even", columns: [pointRises(context), areaRises(context)] },
      { kind: "prose", tone: "note", paragraphs: [fallsSentence(context)] },
    ]),
  }),
};

function leadOf(context: ChangeContext): string {
  const { change } = context;
  const [from, to] = [change.before.level, change.after.level];
  const { lead, target, noTarget, openMove } = words.summary;
  const rest = change.targets === null ? noTarget : fill(target[change.targets.level.state], { level: context.say.level(change.targets.level.target) });
  const about = { firm: shorten(firmName(change), NAME_WIDTH), before: levelAt(context, "before"), after: levelAt(context, "after"), rest };
  if (isAnyOpen(context)) return fill(lead.open, { ...about, move: openMove[moveOf(change)], from: pointsAt(context, "before"), to: pointsAt(context, "after") });
  return fill(lead[to > from ? "rose" : to < from ? "fell" : "same"], { ...about, from: inFull(change.points.before), to: inFull(change.points.after), by: pointsBy(context) });
}

/** What is certain of the level, whatever the open questions bring. */
function moveOf({ before: { levelRange: [worstThen, bestThen] }, after: { levelRange: [worst, best] } }: FirmChange): keyof typeof words.summary.openMove {
  if (worst > bestThen) return "rose";
  if (best < worstThen) return "fell";
  return worst === best && worstThen === bestThen ? "same" : "unknown";
}

/** Level and points of both sheets, side by side on the same scale. */
export const verdicts = (context: ChangeContext): Block => ({
  kind: "columns", ratio: "even",
  columns: TIMES.map((time) => [verdictOf(
    { ...context.change[time], maxPoints: maxPointsOf(context) }, context, isOpen(context, time),
    fill(isOpen(context, time) ? words.summary.labelRange : words.summary.label, { time: words.times[time] }),
  )]),
});

/** A shape drawn of what is half known would mislead. */
function radars(context: ChangeContext): readonly Block[] {
  if (isAnyOpen(context)) return [];
  const both = TIMES.map((time) => radarAt(context, time));
  return both.every((it) => it.length > 0) ? [{ kind: "columns", ratio: "even", columns: both }] : [];
}

function keyFigures(context: ChangeContext): readonly Fact[] {
  const { change: { counts, targets, effects } } = context;
  const { summary: say } = words;
  const fact = (label: string, value: string, wide = false): Fact => ({ label, values: [value], wide });
  return [
    ...turned(context),
    fact(say.indicators, fill(say.upDown, { up: counts.indicatorsUp, down: counts.indicatorsDown })),
    fact(say.areas, fill(say.upDown, { up: counts.areasUp, down: counts.areasDown })),
    fact(say.targets, targets === null ? say.noTargets : fill(say.counts, statesOf(targets.steps)), true),
    fact(say.effects, effects.length === 0 ? words.missing : fill(say.counts, statesOf(effects)), true),
    fact(say.returns, hasReturns(context) ? returnsClause(context) : words.missing, true),
  ];
}

/** Conditions that are met now and were not, or the reverse, with what they count. */
function turned(context: ChangeContext): readonly Fact[] {
  const { change, say } = context;
  const { turnedMet, turnedLost, turnedNone, turnedNoneKnown, turnedItem, turnedRule, turnedMore, conditions } = words.summary;
  const named = (it: (typeof change.turned)[number]): string => {
    const value = alike([it.before, it.actual]);
    const facts = list(it.fact.split(",").map(say.fact));
    return it.required === null ? fill(turnedRule, { level: levelName(it.level, context), facts })
      : fill(turnedItem, { level: levelName(it.level, context), fact: facts, from: value(it.before), to: value(it.actual) });
  };
  const fact = (label: string, isMet: boolean): readonly Fact[] => {
    const all = change.turned.filter((it) => it.met === isMet);
    const shown = all.length < change.turned.length ? TURNED_BOTH : TURNED;
    const text = list(all.slice(0, shown).map(named));
    return all.length === 0 ? [] : [{ label, wide: true, values: [all.length > shown ? fill(turnedMore, { list: text, count: all.length }) : text] }];
  };
  return change.turned.length === 0 ? [{ label: conditions, values: [isAnyOpen(context) ? turnedNoneKnown : turnedNone], wide: true }] : [...fact(turnedMet, true), ...fact(turnedLost, false)];
}

const note = (text: string): Block => ({ kind: "prose", tone: "note", paragraphs: [text] });

function pointRises(context: ChangeContext): readonly Block[] {
  const rises = risesOf(context).indicators.slice(0, RISES);
  if (rises.length === 0) return [note(words.summary.noRises)];
  const points = alike(rises.flatMap((it) => [it.before.points, it.after.points]));
  const by = alike(rises.map((it) => it.by));
  return [rising(words.summary.rises, words.columns.indicator, rises.map((it) =>
    body(`${it.no} ${context.say.indicatorName(it.id)}`, arrow(points(it.before.points), points(it.after.points)), withSign(it.by, by))))];
}

function areaRises(context: ChangeContext): readonly Block[] {
  const rises = risesOf(context).areas.slice(0, RISES);
  if (rises.length === 0) return [note(words.summary.noRisesAreas)];
  return [rising(words.summary.risesAreas, words.columns.area, rises.map((it) =>
    body(`${it.no} ${nameOfArea(it, context)}`, arrow(String(it.before), String(it.after)), withSign(it.by))))];
}

const rising = (title: string, head: string, rows: Parameters<typeof table>[1]): Table =>
  table([column(head, 54), column(arrow(words.columns.beforeShort, words.columns.afterShort), 29, "end"), column(words.columns.by, 17, "end")], rows, { title });

/** What became less: never left out, though there may be no room for all of it. */
function fallsSentence(context: ChangeContext): string {
  const { falls, fallsMore, noFalls, noFallsKnown, fallPoints, fallRating } = words.summary;
  const { indicators, areas } = fallsOf(context);
  const said = [
    ...indicators.map((it) => {
      const points = alike([it.before.points, it.after.points]);
      return fill(fallPoints, { name: context.say.indicatorName(it.id), from: points(it.before.points), to: points(it.after.points) });
    }),
    ...areas.map((it) => fill(fallRating, { name: nameOfArea(it, context), from: String(it.before), to: String(it.after) })),
  ];
  if (said.length === 0) return isAnyOpen(context) ? noFallsKnown : noFalls;
  if (said.length <= FALLS) return fill(falls, { list: list(said) });
  return fill(fallsMore, { list: list(said.slice(0, FALLS)), count: said.length, indicators: words.chapters.indicators, areas: words.chapters.areas });
}
