/** What every dataset reader gives: one answer sheet a row, with the place where it stands. */
import type { Result } from "../issues.js";
import type { AnswerSheet } from "../scoring/sheet.js";

export interface DatasetRow {
  /** Number that rises from row to row, from 1: physical line of the file on which the row starts, row of a workbook's sheet, or which file of a folder it is. */
  readonly line: number;
  /** The same said to people: `line 17`, `row 17`, or the name of the file. */
  readonly place: string;
  /** The sheet, or every problem the row has; paths are those of the row: a key, a column's header, `column 12`, a cell of a form. */
  readonly sheet: Result<AnswerSheet>;
  /** Of a row that gives no sheet: whose it is, as far as that can be read. */
  readonly whose?: Whose;
}

export interface Whose {
  readonly id: string | null;
  readonly name: string | null;
}

/** Rows as they come, or what keeps the dataset as a whole from being read. */
export type ReadRows = Promise<Result<AsyncIterable<DatasetRow>>>;
