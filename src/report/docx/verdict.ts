/** The level as a row of steps, the points below. */
import type { Verdict } from "../blocks.js";
import { grid, line, noBorders, type GridCell } from "./grid.js";
import { paragraph, run, type Kit } from "./kit.js";
import type { Piece } from "./library.js";
import { colours } from "./looks.js";
import { halfPoints, shareOut } from "./measures.js";

const SMALL = { size: halfPoints(9), color: colours.soft };

export function verdictOf(kit: Kit, verdict: Verdict, width: number): readonly Piece[] {
  const { label, level, steps, pointsLabel, points, unit, of, nature } = verdict;
  return [
    paragraph(kit, "TableText", [run(kit, label, SMALL)], { keepNext: true }),
    paragraph(kit, "Level", level, { keepNext: true, spacing: { after: 80 } }),
    grid(kit, shareOut(width, steps.map(() => 1)), [{ cells: steps.map((it) => stepCell(kit, it)) }], { borders: { ...noBorders, bottom: line(colours.ink, 6) } }),
    paragraph(kit, "TableText", [
      run(kit, pointsLabel, SMALL), run(kit, " "), run(kit, points, { size: halfPoints(17), bold: true }), run(kit, ` ${unit}`, { size: halfPoints(10.5) }), run(kit, `\u2002${of}`, SMALL),
    ], { spacing: { before: 120 } }),
    paragraph(kit, "Note", nature),
  ];
}

function stepCell(kit: Kit, { numeral, name, state }: Verdict["steps"][number]): GridCell {
  const edge = state === "open" ? line(colours.soft, 4) : { style: state === "possible" ? "dashed" as const : "single" as const, color: colours.blue, size: 6 };
  const color = state === "reached" ? colours.white : state === "open" ? colours.soft : colours.ink;
  return {
    pieces: [
      paragraph(kit, "TableText", [run(kit, numeral, { bold: true, color, size: halfPoints(10.5) })], { alignment: "center" }),
      paragraph(kit, "TableText", [run(kit, name, { color, size: halfPoints(8) })], { alignment: "center" }),
    ],
    borders: { top: edge, left: edge, right: edge },
    margins: { top: 40, bottom: 40, left: 20, right: 20 },
    ...(state === "reached" ? { fill: colours.blue } : state === "possible" ? { fill: colours.shades[0] } : {}),
  };
}
