/** The conditions of every level: what is asked, what there was, what there is, met then and now. */
import type { Block, Table } from "../blocks.js";
import { conditionCells } from "../conditions.js";
import { part } from "../context.js";
import { alike } from "../numbers.js";
import { distanceSentence } from "../sections/level.js";
import { body, column, group, table, type CellText } from "../table.js";
import { fill, list, words as shared } from "../words.js";
import { isAnyOpen, isOpen, words, type ChangeContext, type ChangeSection, type Time } from "./context.js";
import { notesOf } from "./notes.js";

export const levels: ChangeSection = {
  id: "levels",
  title: () => words.chapters.levels,
  numbering: "chapter",
  build: (context) => ({
    lead: leadOf(context),
    parts: [
      ...part("levels-decision", words.parts.decision, [decisionTable(context)]),
      ...part("levels-next", words.parts.next, [nextLevel(context)]),
      ...part("levels-notes", words.parts.notes, [{ kind: "items", items: notesOf(context) }]),
    ],
  }),
};

function leadOf(context: ChangeContext): string {
  const { change: { turned, next }, say } = context;
  const { turnedMet, turnedLost, same, sameKnown, openFirst, nextTop, nextMissing, nextMissingWorst } = words.levels;
  const met = turned.filter((it) => it.met).length;
  const lost = turned.length - met;
  const moved = [...(met > 0 ? [fill(turnedMet, { count: met })] : []), ...(lost > 0 ? [fill(turnedLost, { count: lost })] : [])];
  const said = moved.length > 0 ? list(moved) : isAnyOpen(context) ? sameKnown : same;
  const rest = next === null ? nextTop : fill(isOpen(context, "after") ? nextMissingWorst : nextMissing, { level: say.level(next.level), count: next.missing.length });
  return (isAnyOpen(context) ? openFirst : "") + said + shared.semicolon + rest;
}

const nextLevel = (context: ChangeContext): Block => ({
  kind: "prose", tone: "plain",
  paragraphs: [distanceSentence({ result: { level: context.change.after.level, next: context.change.next }, say: context.say, isUnfinished: isOpen(context, "after") })],
});

const columns = [
  column(words.columns.condition, 36), column(words.columns.required, 12, "end"), column(words.columns.before, 12, "end"),
  column(words.columns.metBefore, 14), column(words.columns.after, 12, "end"), column(words.columns.metAfter, 14),
];

/** @param isShown which levels; absent: all. */
export function decisionTable(context: ChangeContext, isShown: (level: number) => boolean = () => true): Table {
  const { change, say, pack: { wording } } = context;
  const { row, reached, notReached, note, worst, met, unmet } = words.levels;
  // of an unfinished sheet what is not met at worst may yet be
  const verdict = (isMet: boolean, time: Time): CellText => (isMet ? met : isOpen(context, time) ? words.undecided : { text: unmet, tone: "gap" });
  const standing = (isReached: boolean, level: number, time: Time): string => (isReached ? reached : change[time].levelRange[1] >= level ? words.undecided : notReached);
  const atLeast = (text: string, isMet: boolean, time: Time): string => (isOpen(context, time) && !isMet ? fill(shared.atLeast, { value: text }) : text);
  const rows = change.decision.filter((it) => isShown(it.level)).flatMap(({ level, before, after, conditions }) => [
    group(fill(row, { level: say.level(level), before: standing(before, level, "before"), after: standing(after, level, "after") })),
    ...conditions.map((it) => {
      const [condition, required, now] = conditionCells(it, context);
      const value = alike([it.before, it.actual]);
      const isCounted = it.before !== null && it.actual !== null;
      const then = isCounted ? atLeast(value(it.before), it.metBefore, "before") : shared.unknown;
      const latest = isCounted ? atLeast(value(it.actual), it.met, "after") : now;
      const tone = change.turned.some((other) => other.level === level && other.fact === it.fact) ? "strong" : "plain";
      return body({ text: condition, tone }, required, then, verdict(it.metBefore, "before"), { text: latest, tone }, verdict(it.met, "after"));
    }),
  ]);
  return table(columns, rows, { note: fill(note, { clause: wording.levelClause }) + (isAnyOpen(context) ? worst : "") });
}
