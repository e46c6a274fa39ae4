/** Labels and what stands behind them, one or several side by side. */
import type { Fact, Facts } from "../blocks.js";
import { grid, type GridCell, type GridRow } from "./grid.js";
import { gap, paragraph, run, type Kit, type RunLook } from "./kit.js";
import type { Piece } from "./library.js";
import { colours, MONO } from "./looks.js";
import { halfPoints, shareOut, twips } from "./measures.js";

interface Layout {
  /** Facts side by side, where there is room. */
  readonly beside: number;
  /** Width of the label in millimetres; `null`: a share of the room. */
  readonly label: number | null;
  readonly look?: RunLook;
}

const layouts: Readonly<Record<Facts["layout"], Layout>> = {
  pairs: { beside: 2, label: 29 },
  fours: { beside: 4, label: null },
  figures: { beside: 1, label: 26 },
  receipt: { beside: 2, label: 36, look: { font: MONO, size: halfPoints(8) } },
};

/** A fact with less room than this stands alone. */
const LEAST = { labelled: twips(60), counted: twips(30) };

export function factsOf(kit: Kit, { layout, facts }: Facts, width: number): readonly Piece[] {
  const { beside, label, look = {} } = layouts[layout];
  const across = Math.max(1, Math.min(beside, Math.floor(width / (label === null ? LEAST.counted : LEAST.labelled))));
  const pairs = shareOut(width, Array.from({ length: across }, () => 1));
  const widths = pairs.flatMap((it) => (label === null ? shareOut(it, [3, 2]) : [twips(label), it - twips(label)]));
  return [grid(kit, widths, rowsOf(facts, across).map((it) => rowOf(kit, it, across, label === null ? colours.ink : colours.soft, look))), gap(kit)];
}

/** A wide fact has a row of its own. */
function rowsOf(facts: readonly Fact[], across: number): readonly (readonly Fact[])[] {
  const rows: Fact[][] = [];
  for (const fact of facts) {
    const last = rows.at(-1);
    if (last === undefined || fact.wide || last.length === across || last.some((it) => it.wide)) rows.push([fact]);
    else last.push(fact);
  }
  return rows;
}

function rowOf(kit: Kit, facts: readonly Fact[], across: number, color: string, look: RunLook): GridRow {
  const cells = facts.flatMap(({ label, values, wide }): readonly GridCell[] => [
    { pieces: [paragraph(kit, "TableText", [run(kit, label, { ...look, color })])] },
    { pieces: values.map((it) => paragraph(kit, "TableText", [run(kit, it, look)])), span: wide ? across * 2 - 1 : 1 },
  ]);
  const left = facts.some((it) => it.wide) ? 0 : (across - facts.length) * 2;
  return { cells: [...cells, ...Array.from({ length: left }, (): GridCell => ({ pieces: [] }))] };
}
