/** The workbook of a comparison: overview, matrix, who moved, by which conditions and questions, what could not be read. */
import type { Comparison, Move } from "../../dataset/compare/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/compare.zh-CN.json" with { type: "json" };
import tables from "../../wording/tables.zh-CN.json" with { type: "json" };
import {
  conditionColumns, issueColumns, matrixColumns, matrixTotals, moveColumns, overviewColumns, overviewLines, questionColumns, questionsOf,
} from "../tables/compare-tables.js";
import { comparisonWords, type ComparedPacks } from "../tables/compare-words.js";
import { sheetOf, type Workbook } from "./workbook.js";

/** A comparison with what its workbook shows besides. */
export interface ComparisonSource {
  readonly comparison: Comparison;
  /** The firms whose level rose or fell: all, or the first of them; the sheet says how many are left out. */
  readonly moves: readonly Move[];
  readonly packs: ComparedPacks;
  /** What the two runs are called, such as their files. */
  readonly names: { readonly old: string; readonly new: string };
}

export function compareWorkbook({ comparison, moves, packs, names }: ComparisonSource): Workbook {
  const { sheets } = words;
  const say = comparisonWords(packs);
  const questions = questionsOf(comparison, say);
  const more = comparison.changes.up + comparison.changes.down - moves.length;
  const cut = more > 0 ? [fill(words.movesCut, { kept: moves.length, more })] : [];
  const nobody = moves.length === 0 && more === 0 ? [words.noMoves] : [];
  return {
    title: words.title,
    foot: tables.pageFoot,
    sheets: [
      sheetOf(sheets.overview, overviewColumns, overviewLines(comparison, packs, names), { orientation: "portrait", filter: false }),
      sheetOf(sheets.matrix, matrixColumns(comparison, say), comparison.matrix.rows, { filter: false, totals: [matrixTotals(comparison)], notes: [words.matrixNote] }),
      sheetOf(sheets.moves, moveColumns(moves, say), moves, { frozenColumns: 1, notes: [...cut, ...nobody] }),
      sheetOf(sheets.conditions, conditionColumns(say), comparison.conditions),
      sheetOf(sheets.indicators, questionColumns(questions), questions, { frozenColumns: 2 }),
      sheetOf(sheets.issues, issueColumns, comparison.issues, { notes: comparison.issues.length === 0 ? [words.noIssues] : [] }),
    ],
  };
}
