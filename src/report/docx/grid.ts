/** A table of fixed columns in thin horizontal rules; every kind of table in the report is made of it. */
import type { ITableCellOptions, ITableOptions, ITableRowOptions } from "docx";
import type { Kit } from "./kit.js";
import type { Piece, Table } from "./library.js";
import { colours } from "./looks.js";
import { twips } from "./measures.js";

export type CellBorders = NonNullable<ITableCellOptions["borders"]>;

export interface GridCell {
  readonly pieces: readonly Piece[];
  readonly span?: number;
  readonly rows?: number;
  readonly fill?: string | undefined;
  readonly borders?: CellBorders;
  readonly middle?: boolean;
  readonly bottom?: boolean;
  /** Top to bottom, as long names in narrow columns. */
  readonly upright?: boolean;
  readonly margins?: NonNullable<ITableCellOptions["margins"]>;
}

export interface GridRow {
  readonly cells: readonly GridCell[];
  readonly isHead?: boolean;
  readonly staysWithNext?: boolean;
  /** In millimetres. */
  readonly height?: { readonly mm: number; readonly exact: boolean };
  /** Columns on the left that cells of the row above reach down into. */
  readonly from?: number;
}

export interface GridLook {
  readonly borders: NonNullable<ITableOptions["borders"]>;
  readonly margins?: NonNullable<ITableOptions["margins"]>;
}

export const line = (color: string, size: number) => ({ style: "single" as const, color, size });
export const none = { style: "nil" as const };
export const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Left and right of the text in a cell, in twips. */
export const CELL_MARGIN = twips(1.2);

/** 0.8 pt above and below, 0.4 pt between, as in print. */
export const ruled: GridLook = {
  borders: { ...noBorders, top: line(colours.ink, 6), bottom: line(colours.ink, 6), insideHorizontal: line(colours.line, 4) },
  margins: { top: twips(0.9), bottom: twips(0.9), left: CELL_MARGIN, right: CELL_MARGIN },
};
export const bare: GridLook = { borders: noBorders, margins: { top: 0, bottom: 0, left: 0, right: 0 } };

/** @param widths of the columns, in twips */
export function grid({ docx }: Kit, widths: readonly number[], rows: readonly GridRow[], look: GridLook = ruled): Table {
  return new docx.Table({
    layout: "fixed",
    width: { size: widths.reduce((sum, it) => sum + it, 0), type: "dxa" },
    columnWidths: [...widths],
    borders: look.borders,
    ...(look.margins === undefined ? {} : { margins: { marginUnitType: "dxa", ...look.margins } }),
    rows: rows.map((row) => new docx.TableRow({ cantSplit: true, ...rowOptions(row), children: cellsOf(docx, row, widths) })),
  });
}

const rowOptions = ({ isHead, staysWithNext, height }: GridRow): Omit<ITableRowOptions, "children"> => ({
  ...(isHead === true ? { tableHeader: true } : {}),
  ...(staysWithNext === true ? { keepNext: true } : {}),
  ...(height === undefined ? {} : { height: { value: twips(height.mm), rule: height.exact ? "exact" as const : "atLeast" as const } }),
});

function cellsOf(docx: Kit["docx"], { cells, from = 0 }: GridRow, widths: readonly number[]) {
  let at = from;
  return cells.map(({ pieces, span = 1, rows = 1, fill, borders, middle, bottom, upright, margins }) => {
    const size = widths.slice(at, at + span).reduce((sum, it) => sum + it, 0);
    at += span;
    return new docx.TableCell({
      children: pieces.length === 0 ? [new docx.Paragraph({ style: "TableText" })] : pieces,
      width: { size, type: "dxa" },
      ...(span > 1 ? { columnSpan: span } : {}),
      ...(rows > 1 ? { rowSpan: rows } : {}),
      ...(fill === undefined ? {} : { shading: { type: "clear", color: "auto", fill } }),
      ...(borders === undefined ? {} : { borders }),
      ...(middle === true ? { verticalAlign: "center" as const } : bottom === true ? { verticalAlign: "bottom" as const } : {}),
      ...(upright === true ? { textDirection: "tbRl" as const } : {}),
      ...(margins === undefined ? {} : { margins: { marginUnitType: "dxa", ...margins } }),
    });
  });
}
