/** The workbook of a comparison: overview, matrix, who moved, by which conditions and questions, what could not be read. */
import type { Comparison, Move } from "../../dataset/compare/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/compare.zh-CN.json" with { type: "json" };
import tables from "../../wording/tables.zh-CN.json" with { type: "json" };
import {
  conditionColumns, issueColumns, matrixColumns, matrixTotals, moveColumns, overviewColumns, overviewLines, otherColumns, questionColumns, questionsOf,
} from "../tables/compare-tables.js";
import { comparisonWords, unitOf, type ComparedPacks } from "../tables/compare-words.js";
import { sheetOf, type Workbook } from "./workbook.js";

/** A comparison with what its workbook shows besides. */
export interface ComparisonSource {
  readonly comparison: Comparison;
  /** The firms whose level rose or fell: all, or the first of them; the sheet says how many are left out. */
  readonly moves: readonly Move[];
  /** The firms that came, went or were not scored: likewise; absent: none are listed. */
  readonly others?: readonly Move[];
  readonly packs: ComparedPacks;
  /** What the two runs are called, such as their files. */
  readonly names: { readonly old: string; readonly new: string };
  /** Sheets were scored by the pack asked for, whatever pack they name; absent: neither side's. */
  readonly rescored?: { readonly old: boolean; readonly new: boolean };
}

export function compareWorkbook(source: ComparisonSource): Workbook {
  const { comparison, moves, others = [], packs, rescored = { old: false, new: false } } = source;
  const { sheets } = words;
  const say = comparisonWords(packs);
  const questions = questionsOf(comparison, say);
  const unit = unitOf(comparison);
  const { up, down, same } = comparison.changes;
  const notesOf = (kept: number, count: number, none: string): readonly string[] => (count === 0 ? [none] : kept < count ? [fill(words.movesCut, { kept, more: count - kept, unit })] : []);
  return {
    title: words.title,
    foot: tables.pageFoot,
    sheets: [
      sheetOf(sheets.overview, overviewColumns, overviewLines({ ...source, rescored }), { orientation: "portrait", filter: false }),
      sheetOf(sheets.matrix, matrixColumns(comparison, say), comparison.matrix.rows, { filter: false, totals: [matrixTotals(comparison)], notes: [words.matrixNote] }),
      sheetOf(sheets.moves, moveColumns(moves, say, packs.old.sha256 === packs.new.sha256), moves, { frozenColumns: 1, notes: notesOf(moves.length, up + down, words.noMoves) }),
      sheetOf(sheets.others, otherColumns(others, say), others, { frozenColumns: 1, notes: notesOf(others.length, comparison.records - up - down - same, words.noOthers) }),
      sheetOf(sheets.conditions, conditionColumns(say, unit), comparison.conditions, { orientation: "portrait" }),
      sheetOf(sheets.indicators, questionColumns(questions, unit), questions, { frozenColumns: 2 }),
      sheetOf(sheets.issues, issueColumns, comparison.issues, { notes: comparison.issues.length === 0 ? [words.noIssues] : [] }),
    ],
  };
}
