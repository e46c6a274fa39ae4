/** Builds tables: columns, rows whose cells take the columns' alignment, groups and totals. */
import type { Align, Cell, Column, Line, Row, Table } from "./blocks.js";

/** What a cell may be written as: a text, or lines with labels, or either in another tone. */
export type CellText = string | readonly Line[] | { readonly text: string | readonly Line[]; readonly tone?: Cell["tone"]; readonly span?: number; readonly bar?: number };

export const column = (label: string, width: number, align: Align = "start"): Column => ({ label, width, align });
export const line = (text: string, label = ""): Line => ({ label, text });

const isLines = (text: CellText): text is readonly Line[] => Array.isArray(text);

function cell(text: CellText, align: Align, span = 1): Cell {
  if (typeof text === "string") return { lines: [line(text)], align, span, tone: "plain", bar: null };
  if (isLines(text)) return { lines: text, align, span, tone: "plain", bar: null };
  return { ...cell(text.text, align, text.span ?? span), tone: text.tone ?? "plain", bar: text.bar ?? null };
}

/** Strong, across as many columns. */
export const across = (text: string, span: number): CellText => ({ text, tone: "strong", span });

/** A row yet without its columns. */
export interface RowText {
  readonly tone: Row["tone"];
  readonly cells: readonly CellText[];
}

export const body = (...cells: readonly CellText[]): RowText => ({ tone: "body", cells });
/** Goes on with the row above. */
export const detail = (...cells: readonly CellText[]): RowText => ({ tone: "detail", cells });
/** Left to write into. */
export const blank = (...cells: readonly CellText[]): RowText => ({ tone: "blank", cells });
export const total = (...cells: readonly CellText[]): RowText => ({ tone: "total", cells });
/** A heading across the whole table, or several with their own spans. */
export const group = (...cells: readonly CellText[]): RowText => ({ tone: "group", cells });

export function table(columns: readonly Column[], rows: readonly RowText[], about: { readonly title?: string; readonly note?: string; readonly heads?: Table["heads"] } = {}): Table {
  return {
    kind: "table", title: about.title ?? null, note: about.note ?? null, heads: about.heads ?? [], columns,
    rows: rows.map(({ tone, cells }) => ({
      tone,
      cells: tone === "group" && cells.length === 1
        ? cells.map((it) => cell(it, "start", columns.length))
        : aligned(cells, columns),
    })),
  };
}

function aligned(cells: readonly CellText[], columns: readonly Column[]): readonly Cell[] {
  let at = 0;
  return cells.map((it) => {
    const made = cell(it, columns[at]?.align ?? "start");
    at += made.span;
    return made.span > 1 ? { ...made, align: "start" } : made;
  });
}
