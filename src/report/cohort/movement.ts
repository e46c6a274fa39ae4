/** Who moved between two sheets, and why. */
import type { Movement } from "../../diagnosis/cohort/schema.js";
import type { Block, Line } from "../blocks.js";
import { part } from "../context.js";
import { cut, shareOf } from "../shares.js";
import { body, column, line, table, type CellText } from "../table.js";
import { fill, levelName, list, words as shared } from "../words.js";
import { words, type CohortContext, type CohortSection } from "./context.js";

const MOVES = 40;
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

const withSign = (value: number): string => (value > 0 ? fill(shared.plus, { value: cut(value, 2) }) : cut(value, 2));

const open = ({ undetermined }: Movement): readonly Block[] => (undetermined.length === 0 ? []
  : [{ kind: "prose", tone: "plain", paragraphs: [fill(words.movement.open, { count: undetermined.length })] }]);

function transitions({ transitions: all }: Movement, context: CohortContext): Block {
  const levels = context.cohort.levels.map((it) => it.level);
  const cell = (from: number, to: number): CellText => {
    const firms = all.find((it) => it.from === from && it.to === to)?.firms ?? 0;
    return firms === 0 ? "" : { text: String(firms), tone: from === to ? "shade-0" : "shade-1" };
  };
  const sum = (from: number): number => all.filter((it) => it.from === from).reduce((total, it) => total + it.firms, 0);
  return table(
    [column(words.columns.from, 25), ...levels.map((it) => column(levelName(it, context), 60 / levels.length, "center")), column(words.total, 15, "end")],
    levels.map((from) => body(levelName(from, context), ...levels.map((to) => cell(from, to)), String(sum(from)))),
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
      fill(it.name === null ? words.movement.unnamed : words.movement.named, { name: it.name ?? "", id: it.id }),
      { text: step(levelName(it.from.level, context), levelName(it.to.level, context)), tone: "strong" },
      step(pointsOf(it.from), pointsOf(it.to)),
      conditions(it, context), changes(it, context),
    )),
    { note: rest > 0 ? fill(moreMoves, { count: rest }) + movesNote : movesNote },
  );
}

/** In full: 39.975 stays below 40. */
const pointsOf = ({ points, finished }: Move["from"]): string => (finished ? String(points) : fill(shared.atLeast, { value: points }));

const step = (from: string, to: string): readonly Line[] => [line(from), line(fill(words.movement.to, { to }))];

/** Those of the levels gone through: why the level is another. */
function conditions({ conditions: all, from, to }: Move, { say }: CohortContext): readonly Line[] {
  const { condition, conditionRule, met, lost } = words.movement;
  const value = (it: number | null): string => (it === null ? shared.unknown : String(it));
  const [low, high] = [Math.min(from.level, to.level), Math.max(from.level, to.level)];
  const lines = all.filter((it) => it.level > low && it.level <= high).map((it) => line(
    it.required === null
      ? fill(conditionRule, { fact: list(it.fact.split(",").map(say.fact)) })
      : fill(condition, { fact: say.fact(it.fact), from: value(it.from), to: value(it.to), required: it.required }),
    it.met ? met : lost,
  ));
  return lines.length === 0 ? [line(shared.unknown)] : lines;
}

function changes({ changes: all }: Move, { say }: CohortContext): string {
  const { indicatorChange, areaChange, open1, more } = words.movement;
  const value = (it: number | null): string => (it === null ? open1 : String(it));
  const named = all.slice(0, CHANGES).map((it) => fill(it.kind === "indicator" ? indicatorChange : areaChange, {
    name: it.kind === "indicator" ? say.indicatorName(it.id) : say.areaName(it.id), from: value(it.from), to: value(it.to),
  }));
  if (named.length === 0) return shared.unknown;
  return all.length > CHANGES ? list(named) + fill(more, { count: all.length }) : list(named);
}
