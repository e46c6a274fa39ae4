/** Tables, with their groups, totals and shades. */
import type { Cell, Column, Row, Table as TableBlock } from "../blocks.js";
import { grid, line, none, type CellBorders, type GridCell, type GridRow } from "./grid.js";
import { paragraph, run, type Kit, type RunLook } from "./kit.js";
import type { Paragraph, ParagraphChild, Piece } from "./library.js";
import { colours } from "./looks.js";
import { halfPoints, shareOut, twips } from "./measures.js";

const LABEL = { size: halfPoints(8), bold: false, color: colours.soft, border: line(colours.soft, 4) };

export function tableOf(kit: Kit, { title, heads, columns, rows, note }: TableBlock, width: number): readonly Piece[] {
  const body = rows.map((row, i) => {
    const made = rowOf(kit, row, rows[i - 1], rows[i + 1]);
    // neither the last row nor the note stands alone on a page
    const isNearEnd = i === rows.length - 2 || (i === rows.length - 1 && note !== null);
    return { ...made, staysWithNext: made.staysWithNext === true || isNearEnd };
  });
  const table = grid(kit, shareOut(width, columns.map((it) => it.width)), [...headsOf(kit, heads, columns), ...body]);
  return [
    ...(title === null ? [] : [paragraph(kit, "TableTitle", title)]),
    table,
    paragraph(kit, note === null ? "Gap" : "Note", note ?? ""),
  ];
}

function headsOf(kit: Kit, heads: TableBlock["heads"], columns: readonly Column[]): readonly GridRow[] {
  const over: GridRow = { isHead: true, cells: heads.map((it) => ({ pieces: [headText(kit, it.label, "center")], span: it.span })) };
  const own: GridRow = { isHead: true, cells: columns.map((it) => ({ pieces: [headText(kit, it.label, it.align)], bottom: true, borders: { bottom: line(colours.ink, 6) } })) };
  return heads.length === 0 ? [own] : [over, own];
}

export const headText = (kit: Kit, text: string, align: Column["align"]): Paragraph => paragraph(kit, "TableHead", text, { alignment: align });

/** What belongs together stays on one page: a group and its first row, a row, its details and what is written below them, a total and the last row it adds up. */
function rowOf(kit: Kit, row: Row, before: Row | undefined, after: Row | undefined): GridRow {
  const isFollowed = after?.tone === "detail" || (row.tone === "detail" && after?.tone === "blank");
  return {
    staysWithNext: row.tone === "group" || isFollowed || after?.tone === "total",
    ...(row.tone === "blank" ? { height: { mm: before?.tone === "detail" ? 8 : 9.5, exact: false } } : {}),
    cells: row.cells.map((it) => cellOf(kit, it, row.tone, bordersOf(row.tone, before?.tone === "detail", isFollowed))),
  };
}

function bordersOf(tone: Row["tone"], goesOn: boolean, isFollowed: boolean): CellBorders {
  if (isFollowed) return tone === "detail" ? { top: none, bottom: none } : { bottom: none };
  if (tone === "detail" || (tone === "blank" && goesOn)) return { top: none, bottom: line(colours.soft, 4) };
  if (tone === "subtotal") return { bottom: line(colours.ink, 4) };
  return tone === "total" ? { top: line(colours.ink, 6) } : {};
}

const shadeOf = (tone: Cell["tone"]): number | null => (tone.startsWith("shade-") ? Number(tone.slice(-1)) : null);

function cellOf(kit: Kit, { lines, align, span, tone }: Cell, row: Row["tone"], borders: CellBorders): GridCell {
  const shade = shadeOf(tone);
  const isStrong = row === "group" || row === "subtotal" || row === "total" || tone === "strong" || tone === "gap";
  const look: RunLook = { ...(isStrong ? { bold: true } : {}), ...(tone === "gap" ? { color: colours.gap } : {}), ...(shade !== null && shade > 2 ? { color: colours.white } : {}) };
  const alignment = row === "detail" ? "start" : align;
  const texts = row === "blank" && lines.length > 1 ? [lines.flatMap((it, i) => toWrite(kit, it, i))] : lines.map((it) => lineOf(kit, it, look));
  return {
    pieces: texts.map((it, i) => paragraph(kit, "TableText", it, { alignment, ...(i > 0 ? { spacing: { before: twips(0.5) } } : {}) })),
    span, borders, middle: row === "blank",
    fill: row === "group" ? colours.pale : shade === null ? undefined : colours.shades[shade],
  };
}

/** Wide spaces to write on: product, provider, price, days. */
const ROOM = [9, 7, 3, 2] as const;

/** Several things to write by hand stand side by side, a line behind each. */
const toWrite = (kit: Kit, it: Cell["lines"][number], i: number): readonly ParagraphChild[] =>
  [...lineOf(kit, it, {}), run(kit, "\u3000".repeat(ROOM[i % ROOM.length] ?? 0), { underline: { type: "single", color: colours.soft } }), run(kit, "\u2002")];

const lineOf = (kit: Kit, { label, text }: Cell["lines"][number], look: RunLook): readonly ParagraphChild[] =>
  (label === "" ? [run(kit, text, look)] : [run(kit, ` ${label} `, LABEL), run(kit, ` ${text}`, look)]);
