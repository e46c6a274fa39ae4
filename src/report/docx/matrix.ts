/** Firms against scenarios as a table of signs, the scenarios' names upright. */
import type { Mark, Matrix } from "../blocks.js";
import { grid, line, ruled, type GridCell, type GridLook, type GridRow } from "./grid.js";
import { paragraph, run, type Kit, type RunLook } from "./kit.js";
import { legendOf, type LegendEntry } from "./legend.js";
import type { Paragraph, Piece } from "./library.js";
import { colours } from "./looks.js";
import { halfPoints, shareOut, twips } from "./measures.js";

/** Firm, level, two counts; in millimetres, as in report.css. */
const HEAD_WIDTHS = [49, 16, 7, 7];
const LEAST_WIDTH = 5.5;
const NAME_HEIGHT = 36;
/** Word opens no table of more than 63 columns. */
const MOST = 63 - HEAD_WIDTHS.length;

const look: GridLook = { borders: { ...ruled.borders, insideVertical: line(colours.line, 2) }, margins: { top: twips(0.5), bottom: twips(0.5), left: twips(0.6), right: twips(0.6) } };
/** Two lines of a name, in twips each, go into a column. */
const TIGHT = 180;
const SMALL = { size: halfPoints(8) };

export function matrixOf(kit: Kit, matrix: Matrix, width: number): readonly Piece[] {
  const most = Math.max(1, Math.min(MOST, Math.floor((width - twips(sum(HEAD_WIDTHS))) / twips(LEAST_WIDTH))));
  const pieces = Math.max(1, Math.ceil(matrix.columns.length / most));
  const size = Math.ceil(matrix.columns.length / pieces);
  const tables = Array.from({ length: pieces }, (_, i): readonly Piece[] => [...(i > 0 ? [paragraph(kit, "Gap", [])] : []), tableOf(kit, matrix, i * size, (i + 1) * size, width)]);
  return [
    paragraph(kit, "TableTitle", matrix.title),
    legendOf(kit, matrix.legend.map(({ sign, text, look: of }): LegendEntry => ({ sign, text, look: LOOKS[of] }))),
    ...tables.flat(),
    paragraph(kit, "FigureCaption", matrix.caption),
  ];
}

/** The columns from one place to another, with the firms before them. */
function tableOf(kit: Kit, matrix: Matrix, start: number, end: number, width: number) {
  const cut = <T>(all: readonly T[]): readonly T[] => all.slice(start, end);
  const groups = groupsWithin(matrix.groups, start, end);
  const columns = cut(matrix.columns);
  const wanted = HEAD_WIDTHS.map(twips);
  const table = Math.min(width, Math.max(twips(matrix.width), sum(wanted)));
  const widths = [...wanted, ...shareOut(table - sum(wanted), columns.map(() => 1))];
  const reaches = columns.length === 0 ? 1 : 2;
  const head: readonly GridCell[] = [matrix.rowHead, matrix.levelHead, ...matrix.countHeads]
    .map((it, i) => ({ pieces: [small(kit, it, { bold: true }, i === 0)], rows: reaches, bottom: true, borders: { bottom: line(colours.ink, 4) } }));
  const rows: readonly GridRow[] = [
    { isHead: true, cells: [...head, ...groups.map((it): GridCell => ({ pieces: [small(kit, it.label, { bold: true })], span: it.span }))] },
    ...(columns.length === 0 ? [] : [{ isHead: true, from: HEAD_WIDTHS.length, height: { mm: NAME_HEIGHT, exact: true }, cells: columns.map((it) => nameCell(kit, it)) }]),
    ...matrix.totals.map(({ label, values }): GridRow => ({
      cells: [{ pieces: [small(kit, label, {}, true)], span: HEAD_WIDTHS.length, fill: colours.pale }, ...cut(values).map((it): GridCell => ({ pieces: [small(kit, it)], fill: colours.pale }))],
    })),
    ...matrix.rows.map((it, i): GridRow => ({ staysWithNext: i >= matrix.rows.length - 2, cells: [nameOf(kit, it), ...[it.level, ...it.counts].map((text): GridCell => ({ pieces: [small(kit, text)] })), ...cut(it.marks).map((mark) => markCell(kit, mark))] })),
  ];
  // neither the last row nor the caption stands alone on a page
  return grid(kit, widths, rows, look);
}

function groupsWithin(groups: Matrix["groups"], start: number, end: number): Matrix["groups"] {
  let at = 0;
  return groups.flatMap(({ label, span }) => {
    const within = Math.min(at + span, end) - Math.max(at, start);
    at += span;
    return within > 0 ? [{ label, span: within }] : [];
  });
}

const sum = (all: readonly number[]): number => all.reduce((total, it) => total + it, 0);

const small = (kit: Kit, text: string, more: RunLook = {}, isStart = false): Paragraph =>
  paragraph(kit, "TableText", [run(kit, text, { ...SMALL, ...more })], { alignment: isStart ? "start" : "center" });

const nameCell = (kit: Kit, { id, name }: Matrix["columns"][number]): GridCell => ({
  pieces: [paragraph(kit, "TableText", [run(kit, id, { ...SMALL, bold: true }), run(kit, ` ${name}`, SMALL)], { spacing: { line: TIGHT, lineRule: "exact" } })],
  upright: true, middle: true, borders: { bottom: line(colours.ink, 4) }, margins: { top: twips(0.8), bottom: 0, left: 0, right: 0 },
});

const nameOf = (kit: Kit, { name, id }: Matrix["rows"][number]): GridCell =>
  ({ pieces: [paragraph(kit, "TableText", [run(kit, name, SMALL), run(kit, ` ${id}`, { ...SMALL, color: colours.soft })])] });

const LOOKS: Readonly<Record<Mark["look"], LegendEntry["look"]>> = {
  needs: { fill: colours.shades[1], bold: true }, meets: { color: colours.soft }, later: { color: colours.soft }, none: { color: colours.soft }, declined: {}, unknown: { color: colours.gap, bold: true },
};

function markCell(kit: Kit, { look: of, sign }: Mark): GridCell {
  const { fill, bold = false, color = colours.ink } = LOOKS[of];
  return { pieces: [small(kit, sign, { bold, color })], fill, middle: true };
}
