/** What every dataset reader gives: one answer sheet a row, with the line where it stands. */
import type { Result } from "../issues.js";
import type { AnswerSheet } from "../scoring/sheet.js";

export interface DatasetRow {
  /** Physical line of the file on which the row starts, from 1. */
  readonly line: number;
  /** The sheet, or every problem the row has; paths are those of the row: a key, a column's header, `column 12`. */
  readonly sheet: Result<AnswerSheet>;
}

/** Rows as they come, or what keeps the dataset as a whole from being read. */
export type ReadRows = Promise<Result<AsyncIterable<DatasetRow>>>;
