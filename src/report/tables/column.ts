/** A table's columns as data: heading, width, what a cell holds, and where in a row it comes from. */
import words from "../../wording/tables.zh-CN.json" with { type: "json" };

export type CellType = "text" | "integer" | "decimal" | "percent" | "date";

/** A number of another kind than its column: rows that count firms beside rows that give a share. */
export interface Figure {
  readonly value: number;
  readonly type: CellType;
  readonly places?: number;
}

/** `null` is an empty cell: to be filled in, or nothing to say. What is unknown is a text that says so. */
export type Cell = string | number | null | Figure;

export interface Column {
  readonly header: string;
  /** In Latin letters; a Chinese one takes two. */
  readonly width: number;
  readonly type: CellType;
  /** Decimals shown; of `decimal` and `percent`. The cell holds the number in full. */
  readonly places?: number;
  /** The heading stands on its side: many narrow columns. */
  readonly upright?: true;
  /** Its texts are names of files that lie beside the workbook, and open them. */
  readonly link?: true;
  /** On paper this column begins a page, the frozen ones repeated before it. */
  readonly opensPage?: true;
}

export interface ColumnOf<Row> extends Column {
  readonly cell: (row: Row) => Cell;
}

type CellOf<Row> = (row: Row) => Cell;
export const textColumn = <Row>(header: string, width: number, cell: CellOf<Row>): ColumnOf<Row> => ({ header, width, type: "text", cell });
export const integerColumn = <Row>(header: string, width: number, cell: CellOf<Row>): ColumnOf<Row> => ({ header, width, type: "integer", cell });
export const decimalColumn = <Row>(header: string, width: number, places: number, cell: CellOf<Row>): ColumnOf<Row> => ({ header, width, type: "decimal", places, cell });
export const percentColumn = <Row>(header: string, width: number, places: number, cell: CellOf<Row>): ColumnOf<Row> => ({ header, width, type: "percent", places, cell });
export const dateColumn = <Row>(header: string, width: number, cell: CellOf<Row>): ColumnOf<Row> => ({ header, width, type: "date", cell });
export const fileColumn = <Row>(header: string, width: number, cell: CellOf<Row>): ColumnOf<Row> => ({ header, width, type: "text", link: true, cell });
export const onNewPage = <Row>(column: ColumnOf<Row>): ColumnOf<Row> => ({ ...column, opensPage: true });

export const cellsOf = <Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[]): readonly (readonly Cell[])[] =>
  rows.map((row) => columns.map(({ cell }) => cell(row)));

export const orUnknown = (value: string | number | null): string | number => value ?? words.unknown;
