/** A box for each party: room for the seal, unit, signature, date. */
import type { Seals } from "../blocks.js";
import { bare, grid, line, none, noBorders, type GridCell, type GridRow } from "./grid.js";
import { gap, paragraph, run, type Kit } from "./kit.js";
import type { Piece } from "./library.js";
import { colours } from "./looks.js";
import { halfPoints, shareOut, twips } from "./measures.js";

type Party = Seals["parties"][number];

/** Of the seal, in millimetres: that of a Chinese firm's is 40 to 45. */
const SEAL = 45;
const BESIDE = 3;
const MARGIN = twips(3);

export function sealsOf(kit: Kit, { parties }: Seals, width: number): readonly Piece[] {
  const beside = Math.max(1, Math.min(BESIDE, parties.length, Math.floor(width / (twips(SEAL) + MARGIN * 2))));
  const rows = Array.from({ length: Math.ceil(parties.length / beside) }, (_, i) => parties.slice(i * beside, (i + 1) * beside));
  return rows.flatMap((row) => {
    const widths = shareOut(width, Array.from({ length: beside }, () => 1));
    const frame = line(colours.soft, 6);
    const cells: readonly GridCell[] = row.map((it, i) => ({ pieces: partyOf(kit, it, (widths[i] ?? 0) - MARGIN * 2), borders: { top: frame, bottom: frame, left: frame, right: frame } }));
    return [grid(kit, widths, [{ cells: [...cells, ...Array.from({ length: beside - row.length }, (): GridCell => ({ pieces: [] }))] }], {
      borders: noBorders, margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    }), gap(kit)];
  });
}

function partyOf(kit: Kit, { title, unit, unitName, person, personName, date, dateBlank, seal }: Party, width: number): readonly Piece[] {
  const dashed = { style: "dashed" as const, color: colours.soft, size: 4 };
  const side = Math.max(0, Math.floor((width - twips(SEAL)) / 2));
  const room: GridCell = {
    pieces: [paragraph(kit, "TableText", [run(kit, seal, { size: halfPoints(8), color: colours.soft })], { alignment: "center" })],
    middle: true, borders: { top: dashed, bottom: dashed, left: dashed, right: dashed },
  };
  return [
    paragraph(kit, "TableText", [run(kit, title, { bold: true, size: halfPoints(10) })], { keepNext: true, spacing: { after: 100 } }),
    grid(kit, [side, twips(SEAL), side], [{ height: { mm: SEAL, exact: true }, staysWithNext: true, cells: [{ pieces: [] }, room, { pieces: [] }] }], bare),
    gap(kit),
    grid(kit, [twips(21), width - twips(21)], [
      lineOf(kit, unit, unitName, "start"), lineOf(kit, person, personName, "start"), lineOf(kit, date, dateBlank, "end"),
    ], bare),
    gap(kit),
  ];
}

/** A line to write on, with what is known on it. */
const lineOf = (kit: Kit, label: string, known: string, align: "start" | "end"): GridRow => ({
  height: { mm: 10, exact: false },
  cells: [paragraph(kit, "TableText", [run(kit, label, { color: colours.soft })]), paragraph(kit, "TableText", known, { alignment: align })]
    .map((it) => ({ pieces: [it], bottom: true, borders: { top: none, bottom: line(colours.line, 4) } })),
});
