/** A block → the lines of its records: a pure function of block, head and pack. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Issue } from "../../issues.js";
import { quickScorer, type QuickScorer } from "../../scoring/quick/scorer.js";
import type { ReadOptions } from "../../scoring/read-answers.js";
import type { Block, TableHead } from "./blocks.js";
import { tellSheets } from "./given-rows.js";
import { tellLines } from "./line-rows.js";
import { issuesAt, type Outcomes } from "./outcome.js";
import { brokenRecord, scoredRecord } from "./record-of.js";
import type { ScoreRecord } from "./record.js";
import { recordWriter } from "./record-writer.js";
import { rowTeller, type TellRows } from "./table-rows.js";
import { counter, type Tally } from "./tally.js";

export type { Tally } from "./tally.js";

export interface ScoredBlock {
  /** NDJSON, UTF-8: one record a row, each with its line break. */
  readonly bytes: Uint8Array;
  readonly tally: Tally;
  /** The first issues in it, at most MOST_TOLD, as in the records: what people are told at once. */
  readonly told: readonly Issue[];
}

export const MOST_TOLD = 20;

export type ScoreBlock = (block: Block) => ScoredBlock;

/**
 * The scorer of a dataset's blocks: make it once, it compiles pack and columns.
 * @param head of a table; `null` for datasets that are none. Its headers were placed before: they belong to the pack.
 */
export function blockScorer(pack: LoadedPack, head: TableHead | null): ScoreBlock {
  const scorer = scorerOf(pack);
  const tell = blockTeller(scorer, head);
  const write = recordWriter(scorer);
  return (block) => {
    const { scored, broken, tally } = counter();
    const told: Issue[] = [];
    const hear = (issues: readonly Issue[]): void => {
      if (told.length < MOST_TOLD) told.push(...issues.slice(0, MOST_TOLD - told.length));
    };
    tell(block, {
      scored: (it, issues) => {
        scored(it.standing, issues);
        hear(issues);
        write.scored(it, issues);
      },
      broken: (id, issues) => {
        broken(issues);
        hear(issues);
        write.broken(id, issues);
      },
    });
    return { bytes: write.take(), tally: tally(), told };
  };
}

/** Making one takes as long as scoring a few thousand rows; a block is scored in one go, so blocks can share it. */
const scorers = { own: new WeakMap<LoadedPack, QuickScorer>(), any: new WeakMap<LoadedPack, QuickScorer>() };

function scorerOf(pack: LoadedPack, { anyPack = false }: ReadOptions = {}): QuickScorer {
  const made = anyPack ? scorers.any : scorers.own;
  const scorer = made.get(pack) ?? quickScorer(pack, { anyPack });
  made.set(pack, scorer);
  return scorer;
}

/** The records of a block, for whoever goes on with them instead of writing them. */
export function recordsOf(block: Block, pack: LoadedPack, head: TableHead | null, options: ReadOptions = {}): readonly ScoreRecord[] {
  const scorer = scorerOf(pack, options);
  const records: ScoreRecord[] = [];
  blockTeller(scorer, head)(block, {
    scored: (it, issues) => void records.push(scoredRecord(it, issues, scorer)),
    broken: (id, issues) => void records.push(brokenRecord(id, issues)),
  });
  return records;
}

function blockTeller(scorer: QuickScorer, head: TableHead | null): (block: Block, outcomes: Outcomes) => void {
  const tellRows: TellRows | null = head === null ? null : rowTeller(head, scorer);
  return (block, outcomes) => {
    switch (block.kind) {
      case "lines": return tellLines(block, scorer, outcomes);
      case "sheets": return tellSheets(block, scorer, outcomes);
      case "csv":
      case "rows":
        if (tellRows === null) throw new TypeError("the rows of a table need its head");
        return tellRows(block, outcomes);
      case "broken":
        for (const { line, issue } of block.rows) outcomes.broken(null, issuesAt(`line ${line}`, [issue]));
    }
  };
}
