/** What a row comes to, before it is written: a score or none, and what there is to say. */
import { isRecord } from "../../indicators/record.js";
import type { LoadedPack } from "../../indicators/load.js";
import type { Issue, Result } from "../../issues.js";
import { toMilli } from "../../scoring/compile.js";
import type { QuickScorer, QuickStanding } from "../../scoring/quick/scorer.js";
import { score } from "../../scoring/score.js";
import { sheetFrameSchema, type AnswerSheet } from "../../scoring/sheet.js";

/** A firm's score in the engine's own units; the quick scorer's own memory, valid until the next row. */
export interface Scored {
  readonly id: string;
  readonly standing: QuickStanding;
  /** By area; -1: not rated. */
  readonly ratings: Int8Array;
}

/** Takes the rows of a block in their order; the issues have their paths in the dataset. */
export interface Outcomes {
  readonly scored: (scored: Scored, issues: readonly Issue[]) => void;
  /** @param id `null`: none can be read from the row. */
  readonly broken: (id: string | null, issues: readonly Issue[]) => void;
}

/** The lists of a record, in the order in which they are written. */
export type RecordIds = Pick<QuickScorer, "dimensionIds" | "indicatorIds" | "areaIds">;

export const completenessOf = ({ answered, asked }: Pick<QuickStanding, "answered" | "asked">): number => (asked === 0 ? 1 : answered / asked);

export const NO_ISSUES: readonly Issue[] = [];

/** The end of the slow path: the score of a sheet that was read, or why there is none. */
export function tellSheet(sheet: Result<AnswerSheet>, issues: readonly Issue[], id: string | null, pack: LoadedPack, outcomes: Outcomes): void {
  if (sheet.ok) outcomes.scored(scoredSlowly(sheet.value, pack), issues);
  else outcomes.broken(id, issues);
}

function scoredSlowly(sheet: AnswerSheet, pack: LoadedPack): Scored {
  const { enterprise, points, levelRange, counts, dimensions, indicators, areas } = score(sheet, pack);
  return {
    id: enterprise.id,
    standing: {
      points: Int32Array.from(indicators, (it) => (it.status === "scored" ? toMilli(it.points) : -1)),
      dimensions: Int32Array.from(dimensions, (it) => toMilli(it.points)),
      total: toMilli(points), levelWorst: levelRange[0], levelBest: levelRange[1], answered: counts.answered, asked: counts.asked,
    },
    ratings: Int8Array.from(areas, ({ rating }) => rating ?? -1),
  };
}

/** The issues of a row as those of the dataset: each path begins with the place of the row. */
export const issuesAt = (place: string, issues: readonly Issue[]): readonly Issue[] =>
  issues.map((it) => ({ ...it, path: it.path === "" ? place : `${place}, ${it.path}` }));

const idSchema = sheetFrameSchema.shape.enterprise.shape.id;

/** The id a value gives a firm; what no sheet may hold is none. */
export const idOf = (value: unknown): string | null => idSchema.safeParse(value).data ?? null;

/** The id in the value of a sheet that could not be scored; of one given twice nobody knows which is meant. */
export function idInSheet(value: unknown, issues: readonly Issue[]): string | null {
  const isTwice = issues.some(({ code, path }) => code === "json-duplicate-key" && (path === "enterprise" || path === "enterprise.id"));
  if (isTwice || !isRecord(value)) return null;
  const { enterprise } = value;
  return isRecord(enterprise) ? idOf(enterprise["id"]) : null;
}
