/** A workbook as plain data, before any library: sheets of typed columns that people filter and print. */
import { cellsOf, type Cell, type Column, type ColumnOf } from "../tables/column.js";

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows of sums below the others, which a filter leaves in sight. */
  readonly totals: readonly (readonly Cell[])[];
  /** Rows and columns that stay in sight, and come again on every page. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly filter: boolean;
  readonly orientation: "landscape" | "portrait";
  /** Said below the table. */
  readonly notes: readonly string[];
}

export interface Workbook {
  /** Stands at the head of every page. */
  readonly title: string;
  /** At the foot, with `{page}` and `{pages}`. */
  readonly foot: string;
  readonly sheets: readonly Sheet[];
}

type Options = Partial<Pick<Sheet, "totals" | "frozenColumns" | "filter" | "orientation" | "notes">>;

export const sheetOf = <Row>(name: string, columns: readonly ColumnOf<Row>[], rows: readonly Row[], options: Options = {}): Sheet => ({
  name, columns, rows: cellsOf(columns, rows), totals: [], frozenRows: 1, frozenColumns: 0, filter: true, orientation: "landscape", notes: [], ...options,
});
