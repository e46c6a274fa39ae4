/** Level and points of many sheets, fast: everything a pack says is made closures once, and a sheet is read into numbers, not objects. */
import type { LoadedPack } from "../../indicators/load.js";

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

export interface QuickScorer {
  readonly pack: LoadedPack;
  readonly dimensionIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly areaIds: readonly string[];
  /**
   * The score of a parsed answer sheet, checked in full. `null`: there is something to say about the sheet (a problem, a warning), or it is no
   * plain one: `readAnswers` says what, and `score` scores it if it can be. Never a score where these two would give another, or an issue.
   */
  readonly score: (sheet: unknown) => QuickScore | null;
}

/** The scorer of a pack; made once, kept as long as the pack. */
export declare function quickScorer(pack: LoadedPack): QuickScorer;
