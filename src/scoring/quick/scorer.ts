/** Level and points of many sheets, fast: everything a pack says is made closures once, and a sheet is read into numbers, not objects. */
import { isCheckedPack, type LoadedPack } from "../../indicators/load.js";
import { compilePack, toPoints, type Milli } from "../compile.js";
import type { ReadOptions } from "../read-answers.js";
import { fieldCheck, frameReader } from "./frame.js";
import { sheetJudge, type QuickStanding } from "./judge.js";
import { isPolluted } from "./plain-record.js";
import { answersReader, areasReader } from "./read-blocks.js";
import { emptyRegister, layOut, type Register } from "./register.js";

export type { QuickStanding } from "./judge.js";

/** What a sheet comes to, in the units of results. The lists stand in the order of the pack. */
export interface QuickScore {
  readonly id: string;
  /** At worst, as in a result. */
  readonly level: number;
  readonly levelRange: readonly [worst: number, best: number];
  readonly points: number;
  readonly completeness: number;
  readonly dimensions: readonly number[];
  /** `null`: unanswered or not applicable. */
  readonly indicators: readonly (number | null)[];
  /** `null`: not rated. */
  readonly areas: readonly (number | null)[];
}

/** One scorer scores one sheet at a time: register and standing are its memory, written anew by each call. Every thread makes its own. */
export interface QuickScorer {
  readonly pack: LoadedPack;
  /** As in `ReadOptions`. */
  readonly anyPack: boolean;
  readonly dimensionIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly areaIds: readonly string[];
  /**
   * The score of a parsed answer sheet, checked in full. `null`: there is something to say about the sheet (a problem, a warning), or it is no
   * plain one: `readAnswers` says what, and `score` scores it if it can be. Never a score where these two would give another, or an issue.
   */
  readonly score: (sheet: unknown) => QuickScore | null;

  /** For readers that write the register themselves. The ratings are the area part of the standing. */
  readonly register: Register;
  readonly standing: QuickStanding;
  /** Reads a parsed sheet into the register. False: not plainly right; what the register then holds means nothing. */
  readonly readValue: (sheet: unknown) => boolean;
  /**
   * The register, checked (letters that do not go together, figures impossible or incomplete, on-site contradictions) and judged into the standing.
   * False: `readAnswers` has something to say. What a register cannot show is for its reader to refuse: unknown or repeated letters, unknown
   * keys, a rating that is none, a value of the wrong type, and everything of the frame.
   */
  readonly judge: () => boolean;
  /**
   * Whether the sheet may hold this value at this place outside `answers` and `areas`: `enterprise.id`, `enterprise.profile.staff`, `basis`, …
   * Look it up once per column. `undefined` stands for absent.
   * @throws RangeError when sheets have no such place.
   */
  readonly fieldCheck: (path: string) => (value: unknown) => boolean;
}

/**
 * The scorer of a pack; each call makes one.
 * @throws TypeError when `loadPack` or `readPack` did not give the pack: a mistake of the calling program.
 */
export function quickScorer(pack: LoadedPack, { anyPack = false }: ReadOptions = {}): QuickScorer {
  if (!isCheckedPack(pack)) throw new TypeError("quickScorer() takes a pack that loadPack() or readPack() returned");
  const layout = layOut(pack);
  const register = emptyRegister(layout);
  const readSheet = frameReader(pack, register, { answers: answersReader(pack, register), areas: areasReader(register) }, anyPack);
  const { judge, standing } = sheetJudge(pack, register);
  const ratingsOrNull = ratingsReader(layout.areaIds.length);
  const pointsOrNull = pointsReader(layout.indicatorIds.length, Math.max(...[...compilePack(pack).indicators.values()].map((it) => it.max)));

  const readValue = (sheet: unknown): boolean => {
    register.clear();
    try {
      return !isPolluted() && readSheet(sheet);
    } catch {
      return false; // a getter or proxy may throw anything
    }
  };
  return {
    pack, anyPack, register, standing, readValue, judge, fieldCheck,
    dimensionIds: pack.definition.dimensions.map((it) => it.id), indicatorIds: layout.indicatorIds, areaIds: layout.areaIds,
    score: (sheet) => (readValue(sheet) && judge() ? {
      id: register.id,
      level: standing.levelWorst,
      levelRange: [standing.levelWorst, standing.levelBest],
      points: toPoints(standing.total),
      completeness: standing.asked === 0 ? 1 : standing.answered / standing.asked,
      dimensions: pointsOf(standing.dimensions),
      indicators: pointsOrNull(standing.points),
      areas: ratingsOrNull(register.ratings),
    } : null),
  };
}

// Plain loops over copies of a list that holds both kinds: `Array.from`, or a list that changes its kind as it fills, takes several times as long.

type OrNull = number | null;

/** Points of questions are some of few numbers, which stand ready: making them anew costs as much as adding them up. */
function pointsReader(questions: number, most: Milli): (values: Int32Array) => readonly OrNull[] {
  const ready: readonly OrNull[] = [null, ...Array.from({ length: Math.min(most, MOST_READY) + 1 }, (_, milli) => toPoints(milli))];
  const blank = new Array<OrNull>(questions).fill(null);
  return (values) => {
    const list = blank.slice();
    for (let i = 0; i < list.length; i += 1) {
      const milli = values[i] ?? 0;
      const points = ready[milli + 1];
      list[i] = points === undefined ? toPoints(milli) : points;
    }
    return list;
  };
}
const MOST_READY = 20_000;

function ratingsReader(areas: number): (values: Int8Array) => readonly OrNull[] {
  const blank = new Array<OrNull>(areas).fill(null);
  return (values) => {
    const list = blank.slice();
    for (let i = 0; i < list.length; i += 1) {
      const rating = values[i] ?? 0;
      if (rating >= 0) list[i] = rating;
    }
    return list;
  };
}

function pointsOf(values: Int32Array): readonly number[] {
  const list = new Array<number>(values.length);
  for (let i = 0; i < values.length; i += 1) list[i] = toPoints(values[i] ?? 0);
  return list;
}
