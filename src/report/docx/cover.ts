/** The first page: a blue bar, what this is and of whom, facts at the foot. */
import type { Cover } from "../report.js";
import { grid, line, noBorders, type GridRow } from "./grid.js";
import { paragraph, run, type Kit } from "./kit.js";
import type { Piece } from "./library.js";
import { colours } from "./looks.js";
import { sheets, shareOut, twips, type Orientation } from "./measures.js";

const FIRM_STYLES: Readonly<Record<Cover["firmLength"], string>> = { short: "CoverFirm", long: "CoverFirmLong", longest: "CoverFirmLongest" };

/** Of a line of the facts and of the note with the room around them, in millimetres. */
const FACT = 8.5;
const NOTE = 32;
const LEAST = 60;
const LABEL = 42;
const BAR = { style: "single" as const, color: colours.blue, size: 68 };
/** From the bar to the text. */
const INSET = twips(12);

export function coverOf(kit: Kit, { kind, firm, firmLength, standard, facts, note }: Cover, orientation: Orientation): readonly Piece[] {
  const { textWidth, textHeight } = sheets[orientation];
  const values = facts.reduce((sum, it) => sum + Math.max(1, it.values.length), 0);
  const top: GridRow = {
    height: { mm: Math.max(LEAST, textHeight - values * FACT - NOTE), exact: false },
    cells: [{
      span: 2, borders: { left: BAR, bottom: line(colours.ink, 6) }, margins: { left: INSET },
      pieces: [
        paragraph(kit, "CoverKind", [run(kit, kind, { characterSpacing: 30 })], { spacing: { before: twips(orientation === "portrait" ? 38 : 18), after: 320 } }),
        paragraph(kit, FIRM_STYLES[firmLength], firm),
        paragraph(kit, "CoverStandard", standard),
      ],
    }],
  };
  const rows = facts.map((it): GridRow => ({
    cells: [
      { pieces: [paragraph(kit, "CoverFact", [run(kit, it.label, { color: colours.soft })])], borders: { left: BAR, bottom: line(colours.line, 4) }, margins: { top: 80, bottom: 80, left: INSET } },
      { pieces: it.values.map((value) => paragraph(kit, "CoverFact", value)), borders: { bottom: line(colours.line, 4) }, margins: { top: 80, bottom: 80 } },
    ],
  }));
  const foot: GridRow = { cells: [{ pieces: [paragraph(kit, "CoverNote", note)], span: 2, borders: { left: BAR }, margins: { left: INSET } }] };
  const width = twips(textWidth);
  return [grid(kit, shareOut(width, [INSET + twips(LABEL), width - INSET - twips(LABEL)]), [top, ...rows, foot], { borders: noBorders })];
}
