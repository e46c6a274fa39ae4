/** Tables, with their groups, totals and shades. */
import type { Cell, Column, Row, Table as TableBlock } from "../blocks.js";
import { CELL_MARGIN, grid, line, none, type CellBorders, type GridCell, type GridRow } from "./grid.js";
import { keptRows } from "./keep.js";
import { paragraph, run, type Kit, type RunLook } from "./kit.js";
import type { Paragraph, ParagraphChild, Piece } from "./library.js";
import { colours } from "./looks.js";
import { halfPoints, shareOut, twips } from "./measures.js";

const LABEL = { size: halfPoints(8), bold: false, color: colours.soft, border: line(colours.soft, 4) };

export function tableOf(kit: Kit, { title, heads, columns, rows, note }: TableBlock, width: number): readonly Piece[] {
  const widths = shareOut(width, columns.map((it) => it.width));
  const kept = keptRows(rows, note !== null);
  const body = rows.map((row, i): GridRow => ({ ...rowOf(kit, row, rows[i - 1], rows[i + 1], widths), staysWithNext: kept[i] ?? false }));
  return [
    ...(title === null ? [] : [paragraph(kit, "TableTitle", title)]),
    grid(kit, widths, [...headsOf(kit, heads, columns), ...body]),
    paragraph(kit, note === null ? "Gap" : "Note", note ?? ""),
  ];
}

function headsOf(kit: Kit, heads: TableBlock["heads"], columns: readonly Column[]): readonly GridRow[] {
  const over: GridRow = { isHead: true, cells: heads.map((it) => ({ pieces: [headText(kit, it.label, "center")], span: it.span })) };
  const own: GridRow = { isHead: true, cells: columns.map((it) => ({ pieces: [headText(kit, it.label, it.align)], bottom: true, borders: { bottom: line(colours.ink, 6) } })) };
  return heads.length === 0 ? [own] : [over, own];
}

export const headText = (kit: Kit, text: string, align: Column["align"]): Paragraph => paragraph(kit, "TableHead", text, { alignment: align });

function rowOf(kit: Kit, { tone, cells }: Row, before: Row | undefined, after: Row | undefined, widths: readonly number[]): GridRow {
  const isFollowed = after?.tone === "detail" || (tone === "detail" && after?.tone === "blank");
  const borders = bordersOf(tone, before?.tone === "detail", isFollowed);
  let at = 0;
  return {
    ...(tone === "blank" ? { height: { mm: before?.tone === "detail" ? 8 : 9.5, exact: false } } : {}),
    cells: cells.map((it, i) => {
      const width = widths.slice(at, at + it.span).reduce((sum, one) => sum + one, 0);
      at += it.span;
      return tone === "group" && i > 0 ? besideHeading(kit, it, borders) : cellOf(kit, it, tone, borders, width);
    }),
  };
}

/** What a heading says of itself at its right. */
const besideHeading = (kit: Kit, { lines, span }: Cell, borders: CellBorders): GridCell => ({
  pieces: lines.map((it) => paragraph(kit, "TableText", lineOf(kit, it, { size: halfPoints(8) }), { alignment: "end" })), span, borders, middle: true, fill: colours.pale,
});

function bordersOf(tone: Row["tone"], goesOn: boolean, isFollowed: boolean): CellBorders {
  if (isFollowed) return tone === "detail" ? { top: none, bottom: none } : { bottom: none };
  if (tone === "detail" || (tone === "blank" && goesOn)) return { top: none, bottom: line(colours.soft, 4) };
  if (tone === "subtotal") return { bottom: line(colours.ink, 4) };
  return tone === "total" ? { top: line(colours.ink, 6) } : {};
}

/** Width of a bold digit, of its size. */
const DIGIT = 0.6;
const SIZE = { own: 9, small: 8 } as const;

/** A number that would break is set smaller, where that helps. */
function sizeFor(length: number, room: number): RunLook {
  const fits = (points: number): boolean => length * DIGIT * points * 20 <= room;
  return !fits(SIZE.own) && fits(SIZE.small) ? { size: halfPoints(SIZE.small) } : {};
}

const shadeOf = (tone: Cell["tone"]): number | null => (tone.startsWith("shade-") ? Number(tone.slice(-1)) : null);

function cellOf(kit: Kit, { lines, align, span, tone, bar }: Cell, row: Row["tone"], borders: CellBorders, width: number): GridCell {
  const shade = shadeOf(tone);
  const isStrong = row === "group" || row === "subtotal" || row === "total" || tone === "strong" || tone === "gap";
  const look: RunLook = { ...(isStrong ? { bold: true } : {}), ...(tone === "gap" ? { color: colours.gap } : {}), ...(shade !== null && shade > 2 ? { color: colours.white } : {}) };
  const alignment = row === "detail" ? "start" : align;
  const size = alignment === "end" ? sizeFor(Math.max(0, ...lines.map(({ text }) => text.length)), width - CELL_MARGIN) : {};
  const texts = row === "blank" && isForm(lines) ? [lines.flatMap((it, i) => toWrite(kit, it, i))] : lines.map((it) => lineOf(kit, it, { ...look, ...size }));
  return {
    pieces: [
      ...texts.map((it, i) => paragraph(kit, "TableText", it, { alignment, ...(i > 0 ? { spacing: { before: twips(0.5) } } : {}) })),
      ...(bar === null || bar <= 0 ? [] : [barOf(kit, bar, width, align)]),
    ],
    ...(alignment === "end" ? { margins: { left: 0 } } : {}),
    span, borders, middle: row === "blank" || lines.length === 0,
    fill: row === "group" ? colours.pale : shade === null ? undefined : colours.shades[shade],
  };
}

/** In twips. */
const BAR = 60;

/** A line of the paper's blue, as long as the bar in print. */
function barOf(kit: Kit, bar: number, width: number, align: Column["align"]): Paragraph {
  const room = width - CELL_MARGIN * 2;
  const indent = Math.round((room * (100 - Math.min(bar, 100))) / 100);
  return paragraph(kit, "Gap", [], {
    shading: { type: "clear", color: "auto", fill: colours.blue }, spacing: { before: 20, line: BAR, lineRule: "exact" }, indent: align === "end" ? { left: indent } : { right: indent },
  });
}

/** Several things asked for, some or all of them to be written in. */
const isForm = (lines: Cell["lines"]): boolean => lines.length > 1 && lines.every((it) => it.label !== "") && lines.some((it) => it.text === "");

/** Wide spaces to write on: product, provider, price, days. */
const ROOM = [9, 7, 3, 2] as const;

/** They stand side by side, a line to write on behind each that is empty. */
const toWrite = (kit: Kit, it: Cell["lines"][number], i: number): readonly ParagraphChild[] => [
  ...lineOf(kit, it, {}),
  ...(it.text === "" ? [run(kit, "\u3000".repeat(ROOM[i % ROOM.length] ?? 0), { underline: { type: "single", color: colours.soft } })] : []),
  run(kit, "\u2002"),
];

const lineOf = (kit: Kit, { label, text }: Cell["lines"][number], look: RunLook): readonly ParagraphChild[] =>
  (label === "" ? [run(kit, text, look)] : [run(kit, ` ${label} `, LABEL), run(kit, ` ${text}`, look)]);
