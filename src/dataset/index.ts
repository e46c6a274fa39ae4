/** The entry `sme-digital-maturity/dataset`: many answer sheets, read, scored, compared; no file is opened here. */
export { assess, issuesByLine, type AssessedDataset, type AssessOptions, type RowIssues } from "./assess.js";
export type { DatasetRow, ReadRows } from "./rows.js";
export { readCsv } from "./csv.js";
export { readNdjson } from "./ndjson.js";
export { quickScorer, type QuickScore, type QuickScorer } from "../scoring/quick/scorer.js";
export type { Block, BlockContent, BrokenRow, CellRow, GivenSheet, TableHead } from "./batch/blocks.js";
export { blockScorer, recordsOf, type ScoreBlock, type ScoredBlock } from "./batch/score-block.js";
export { addTallies, summarize, type Tally } from "./batch/tally.js";
export type { ScoreRecord } from "./batch/record.js";
export type { BatchSummary, Shard } from "./batch/summary.js";
export { compareRuns, comparing, type ComparedRun, type CompareOptions } from "./compare/compare.js";
export type { GivenRecord } from "./compare/entries.js";
export type { Comparison, Move } from "./compare/schema.js";
