/** Each kind of block as paragraphs and tables of a given width. */
import type { Block, Columns, Items, Prose } from "../blocks.js";
import { factsOf } from "./facts.js";
import { bare, grid } from "./grid.js";
import { gap, paragraph, run, type Kit } from "./kit.js";
import { ladderOf } from "./ladder.js";
import type { Piece } from "./library.js";
import { matrixOf } from "./matrix.js";
import { shareOut, twips } from "./measures.js";
import { figureOf, picturesOf } from "./pictures.js";
import { sealsOf } from "./seals.js";
import { tableOf } from "./table.js";
import { verdictOf } from "./verdict.js";

export const BULLETS = "items";

/** @param width in twips */
export const blocksOf = (kit: Kit, blocks: readonly Block[], width: number): readonly Piece[] => blocks.flatMap((it, i) => blockOf(kit, it, width, blocks[i + 1]));

function blockOf(kit: Kit, block: Block, width: number, next: Block | undefined): readonly Piece[] {
  switch (block.kind) {
    case "prose": return proseOf(kit, block, next?.kind === "table" || next?.kind === "items" || next?.kind === "seals");
    case "items": return itemsOf(kit, block);
    case "facts": return factsOf(kit, block, width);
    case "table": return tableOf(kit, block, width);
    case "ladder": return ladderOf(kit, block, width);
    case "matrix": return matrixOf(kit, block, width);
    case "verdict": return verdictOf(kit, block, width);
    case "seals": return sealsOf(kit, block, width);
    case "columns": return columnsOf(kit, block, width);
    case "pictures": return picturesOf(kit, block, width);
    case "radar": case "bars": case "histogram": case "staircase": case "gantt": return figureOf(kit, block, width);
  }
}

const STYLES: Readonly<Record<Prose["tone"], string>> = { plain: "Body", typed: "Body", note: "Note", statement: "Statement" };

/** What introduces something stays with it. */
const proseOf = (kit: Kit, { tone, paragraphs }: Prose, introduces: boolean): readonly Piece[] =>
  paragraphs.map((it) => paragraph(kit, STYLES[tone], it, introduces ? { keepNext: true } : {}));

const itemsOf = (kit: Kit, { items }: Items): readonly Piece[] =>
  items.map((it) => paragraph(kit, "Item", [run(kit, it)], { numbering: { reference: BULLETS, level: 0 } }));

const RATIO: Readonly<Record<Columns["ratio"], number>> = { even: 1, "wide-first": 1.55 };
const BETWEEN = twips(7);

/** A table without rules, a cell a column; the pieces in it end before the next column begins. */
function columnsOf(kit: Kit, { ratio, columns }: Columns, width: number): readonly Piece[] {
  const room = shareOut(width - BETWEEN * (columns.length - 1), columns.map((_, i) => (i === 0 ? RATIO[ratio] : 1)));
  const widths = room.map((it, i) => it + (i < columns.length - 1 ? BETWEEN : 0));
  const cells = columns.map((blocks, i) => ({ pieces: closed(kit, blocksOf(kit, blocks, room[i] ?? 0)), margins: { right: i < columns.length - 1 ? BETWEEN : 0 } }));
  return [grid(kit, widths, [{ cells }], bare), gap(kit)];
}

/** A cell must end with a paragraph. */
const closed = (kit: Kit, pieces: readonly Piece[]): readonly Piece[] => (pieces.at(-1) instanceof kit.docx.Table ? [...pieces, gap(kit)] : pieces);
