/** A block → the lines of its records: a pure function of block, head and pack. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Issue } from "../../issues.js";
import type { Block, TableHead } from "./blocks.js";
import type { ScoreRecord } from "./record.js";

/** Counts of some rows; adding those of all blocks gives the summary's. */
export interface Tally {
  readonly rows: number;
  readonly broken: number;
  readonly incomplete: number;
  /** Scored rows by level at worst. */
  readonly levels: Readonly<Record<string, number>>;
  /** Issues by code. */
  readonly issues: Readonly<Record<string, number>>;
}

export interface ScoredBlock {
  /** NDJSON, UTF-8: one record a row, each with its line break. */
  readonly bytes: Uint8Array;
  readonly tally: Tally;
  /** The first issues in it, at most MOST_TOLD, as in the records: what people are told at once. */
  readonly told: readonly Issue[];
}

export const MOST_TOLD = 20;

export type ScoreBlock = (block: Block) => ScoredBlock;

/** @param head of a table; `null` for datasets that are none. Its headers were placed before: they belong to the pack. */
export declare function blockScorer(pack: LoadedPack, head: TableHead | null): ScoreBlock;

/** The records of a block, for whoever goes on with them instead of writing them. */
export declare function recordsOf(block: Block, pack: LoadedPack, head: TableHead | null): readonly ScoreRecord[];
