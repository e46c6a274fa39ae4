/** The heat map of the areas as a shaded table: the numeral stands in each cell, so that it survives a photocopier. */
import type { Ladder, LadderArea, LadderStep } from "../blocks.js";
import { grid, line, none, type GridCell, type GridRow } from "./grid.js";
import { paragraph, run, type Kit } from "./kit.js";
import type { Piece } from "./library.js";
import { legendOf, type LegendEntry } from "./legend.js";
import { colours } from "./looks.js";
import { shareOut } from "./measures.js";
import { headText } from "./table.js";

const NAMES_SHARE = 38;

export function ladderOf(kit: Kit, ladder: Ladder, width: number): readonly Piece[] {
  const { stepHeads, groups, counts } = ladder;
  const head: GridRow = {
    isHead: true,
    cells: [ladder.areaHead, ...stepHeads].map((it, i) => ({ pieces: [headText(kit, it, i === 0 ? "start" : "center")], borders: { bottom: line(colours.ink, 6) } })),
  };
  const rows = groups.flatMap(({ name, span, areas }): readonly GridRow[] => [
    { staysWithNext: true, cells: [{ pieces: [paragraph(kit, "TableText", [run(kit, name, { bold: true })])], span, fill: colours.pale }] },
    ...areas.map((it) => areaRow(kit, it)),
  ]);
  const sums = counts.map(({ label, values }, i): GridRow => ({
    cells: [label, ...values].map((it, c) => ({
      pieces: [paragraph(kit, "TableText", it, { alignment: c === 0 ? "start" : "center" })], ...(i === 0 ? { borders: { top: line(colours.ink, 4) } } : {}),
    })),
  }));
  return [
    paragraph(kit, "TableTitle", ladder.title),
    grid(kit, shareOut(width, [NAMES_SHARE, ...stepHeads.map(() => (100 - NAMES_SHARE) / stepHeads.length)]), [head, ...[...rows, ...sums].map(keptTogether)]),
    legendOf(kit, ladder.legend.map((it): LegendEntry => ({ sign: it.sign, text: it.text, look: LEGEND[it.look] }))),
    paragraph(kit, "FigureCaption", ladder.caption),
  ];
}

/** It is read as one picture: rows that stay with the next keep it on one page. */
const keptTogether = (row: GridRow): GridRow => ({ ...row, staysWithNext: true });

const LEGEND: Readonly<Record<Ladder["legend"][number]["look"], LegendEntry["look"]>> = {
  current: { fill: colours.shades[2], bold: true }, next: { isDashed: true }, passed: { fill: colours.shades[0] }, mark: {},
};

function areaRow(kit: Kit, { no, name, mark, steps, unrated, span }: LadderArea): GridRow {
  const title = paragraph(kit, "TableText", [run(kit, `${no}\u2002`, { color: colours.soft }), run(kit, name), run(kit, ` ${mark}`)]);
  const across: GridCell = { pieces: [paragraph(kit, "TableText", [run(kit, unrated ?? "", { color: colours.gap })], { alignment: "center" })], span, fill: colours.pale };
  return { cells: [{ pieces: [title], middle: true }, ...(unrated === null ? steps.map((it) => stepCell(kit, it)) : [across])] };
}

/** The box of the next step is that of its numeral: a cell's own edges give way to its neighbours'. */
function stepCell(kit: Kit, { numeral, state, shade }: LadderStep): GridCell {
  const isDark = state === "current" && shade > 2;
  const look = { bold: state === "current", color: isDark ? colours.white : state === "next" ? colours.soft : colours.ink };
  const text = state === "next" ? run(kit, `\u2002${numeral}\u2002`, { ...look, border: { style: "dashed", color: colours.soft, size: 4 } }) : run(kit, numeral, look);
  return {
    pieces: [paragraph(kit, "TableText", [text], { alignment: "center" })],
    middle: true,
    fill: state === "current" ? colours.shades[shade] : state === "passed" ? colours.shades[0] : undefined,
    borders: { left: line(colours.white, 12), right: none },
  };
}
