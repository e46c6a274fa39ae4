/** Who moved between two sheets, and why. */
import type { Movement } from "../../diagnosis/cohort/schema.js";
import type { Block, Line } from "../blocks.js";
import { part } from "../context.js";
import { alike } from "../numbers.js";
import { mean, shareOf } from "../shares.js";
import { body, column, line, table, total, type CellText } from "../table.js";
import { fill, levelName, list, words as shared } from "../words.js";
import { words, type CohortContext, type CohortSection } from "./context.js";

const MOVES = 40;
const FALLS = 20;
const CHANGES = 3;

type Move = Movement["moves"][number];

export const movement: CohortSection = {
  id: "movement",
  title: () => words.chapters.movement,
  numbering: "chapter",
  build: (context) => {
    const { movement: it } = context.cohort;
    if (it === null) return null;
    return {
      lead: leadOf(it),
      parts: [
        ...part("movement-transitions", words.parts.transitions, [...(it.firms === 0 ? [] : [transitions(it, context)]), ...open(it)]),
        ...part("movement-moves", words.parts.moves, it.firms === 0 ? [] : [moveTable(it, context)]),
        ...part("movement-falls", words.parts.falls, fallTable(it, context)),
      ],
    };
  },
};

function leadOf({ firms, rose, stayed, fell, meanPointsChange }: Movement): string {
  const { lead, none, change, noChange } = words.movement;
  if (firms === 0) return none;
  return fill(lead, {
    firms, rose, stayed, fell, roseShare: shareOf(rose, firms), stayedShare: shareOf(stayed, firms), fellShare: shareOf(fell, firms),
    change: meanPointsChange === null ? noChange : fill(change, { value: withSign(meanPointsChange) }),
  });
}

const withSign = (value: number): string => (value > 0 ? fill(shared.plus, { value: mean(value) }) : mean(value));

const open = ({ undetermined }: Movement): readonly Block[] => (undetermined.length === 0 ? []
  : [{ kind: "prose", tone: "plain", paragraphs: [fill(words.movement.open, { count: undetermined.length })] }]);

function transitions({ transitions: all }: Movement, context: CohortContext): Block {
  const levels = context.cohort.levels.map((it) => it.level);
  const cell = (from: number, to: number): CellText => {
    const firms = all.find((it) => it.from === from && it.to === to)?.firms ?? 0;
    return firms === 0 ? "" : { text: String(firms), tone: from === to ? "shade-0" : "shade-1" };
  };
  const sum = (holds: (it: Movement["transitions"][number]) => boolean): string => String(all.filter(holds).reduce((count, it) => count + it.firms, 0));
  return table(
    [column(words.columns.from, 25), ...levels.map((it) => column(levelName(it, context), 60 / levels.length, "center")), column(words.total, 15, "end")],
    [
      ...levels.map((from) => body(levelName(from, context), ...levels.map((to) => cell(from, to)), sum((it) => it.from === from))),
      total(words.total, ...levels.map((to) => sum((it) => it.to === to)), sum(() => true)),
    ],
    { note: words.movement.transitionsNote },
  );
}

function moveTable({ moves }: Movement, context: CohortContext): Block {
  const moved = moves.filter((it) => it.from.level !== it.to.level);
  if (moved.length === 0) return { kind: "prose", tone: "plain", paragraphs: [words.movement.noMoves] };
  const { columns, movement: { movesNote, moreMoves } } = words;
  const rest = moved.length - MOVES;
  return table(
    [column(columns.firm, 20), column(columns.level, 11), column(columns.points, 11), column(columns.conditions, 34), column(columns.changes, 24)],
    moved.slice(0, MOVES).map((it) => body(
      firmOf(it), { text: levelStep(it, context), tone: "strong" }, pointsStep(it), conditions(it, context), changes(it.changes, context),
    )),
    { note: rest > 0 ? fill(moreMoves, { count: rest }) + movesNote : movesNote },
  );
}

/** Fewer points than before, whatever became of the level; only of sheets whose points are certain. */
function fallTable({ moves }: Movement, context: CohortContext): readonly Block[] {
  const fallen = moves.filter(({ from, to }) => from.finished && to.finished && to.points < from.points);
  if (fallen.length === 0) return [];
  const { columns, movement: { fallsNote, moreFalls } } = words;
  const rest = fallen.length - FALLS;
  return [table(
    [column(columns.firm, 26), column(columns.level, 13), column(columns.points, 13), column(columns.falls, 48)],
    fallen.slice(0, FALLS).map((it) => body(
      firmOf(it), it.from.level === it.to.level ? levelName(it.to.level, context) : levelStep(it, context), pointsStep(it),
      changes(it.changes.filter(isFall), context),
    )),
    { note: rest > 0 ? fill(moreFalls, { count: rest }) + fallsNote : fallsNote },
  )];
}

const firmOf = ({ id, name }: Move): string => fill(name === null ? words.movement.unnamed : words.movement.named, { name: name ?? "", id });

const isFall = ({ from, to }: { readonly from: number | null; readonly to: number | null }): boolean => from !== null && to !== null && to < from;

const step = (from: string, to: string, fell: boolean): readonly Line[] => [line(from), line(fill(fell ? words.movement.toLess : words.movement.to, { to }))];

const levelStep = ({ from, to }: Move, context: CohortContext): readonly Line[] =>
  step(levelName(from.level, context), levelName(to.level, context), to.level < from.level);

/** In full, with the same decimals: 39.975 stays below 40.000. */
function pointsStep({ from, to }: Move): readonly Line[] {
  const points = alike([from.points, to.points]);
  const shown = (it: Move["from"]): string => (it.finished ? points(it.points) : fill(shared.atLeast, { value: points(it.points) }));
  return step(shown(from), shown(to), from.finished && to.finished && to.points < from.points);
}

/** Those of the levels gone through: why the level is another. */
function conditions({ conditions: all, from, to }: Move, { say }: CohortContext): readonly Line[] {
  const { condition, conditionRule, met, lost } = words.movement;
  const [low, high] = [Math.min(from.level, to.level), Math.max(from.level, to.level)];
  const lines = all.filter((it) => it.level > low && it.level <= high).map((it) => {
    const value = alike([it.from, it.to]);
    return line(
      it.required === null
        ? fill(conditionRule, { fact: list(it.fact.split(",").map(say.fact)) })
        : fill(condition, { fact: say.fact(it.fact), from: value(it.from), to: value(it.to), required: it.required }),
      it.met ? met : lost,
    );
  });
  return lines.length === 0 ? [line(shared.unknown)] : lines;
}

function changes(all: Move["changes"], { say }: CohortContext): string {
  const { indicatorChange, areaChange, open1, more } = words.movement;
  const value = (it: number | null): string => (it === null ? open1 : String(it));
  const named = all.slice(0, CHANGES).map((it) => fill(it.kind === "indicator" ? indicatorChange : areaChange, {
    name: it.kind === "indicator" ? say.indicatorName(it.id) : say.areaName(it.id), from: value(it.from), to: value(it.to), mark: isFall(it) ? words.movement.less : "",
  }));
  if (named.length === 0) return shared.unknown;
  return all.length > CHANGES ? list(named) + fill(more, { count: all.length }) : list(named);
}
