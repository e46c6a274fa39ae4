/** Which figures of a report must be drawn, and the document a browser draws them from. */
import type { Block } from "../blocks.js";
import { renderHtml } from "../html.js";
import type { Chapter, Report } from "../report.js";
import { lieOf, sheets } from "./measures.js";
import type { Drawn } from "./pictures.js";

const KINDS: Readonly<Record<Drawn["kind"], true>> = { radar: true, bars: true, histogram: true, staircase: true, gantt: true };
const isDrawn = (block: Block): block is Drawn => block.kind in KINDS;

const drawnIn = (blocks: readonly Block[]): readonly Drawn[] =>
  blocks.flatMap((it) => (it.kind === "columns" ? it.columns.flatMap(drawnIn) : isDrawn(it) ? [it] : []));

export const drawnOf = ({ chapters }: Report): readonly Drawn[] => chapters.flatMap((it) => it.parts.flatMap((part) => drawnIn(part.blocks)));

/** The drawings only: title and caption are text in the file. A figure is as wide as on paper, and what stands out of it is within its picture. */
const RULES = `
@media print {
  .part.portrait { width: ${sheets.portrait.textWidth}mm } .part.landscape { width: ${sheets.landscape.textWidth}mm }
  [data-figure] { display: flow-root } [data-figure] > .figure-title, [data-figure] > figcaption { display: none }
}`;

/** Everything but the figures is left out: the page is small, and only their own words must be in the fonts. */
export function figuresHtml(report: Report): string {
  const bare: Report = {
    ...report,
    title: "", furniture: { firm: "", foot: "", pageBefore: "", pageBetween: "", pageAfter: "" },
    cover: { kind: "", firm: "", firmLength: "short", standard: "", facts: [], note: "" },
    contents: { title: "", entries: [] },
    chapters: report.chapters.map((it) => bareChapter(it, report)),
  };
  return renderHtml(bare).replace("</style>", `${RULES}</style>`);
}

function bareChapter(chapter: Chapter, { orientation }: Report): Chapter {
  const parts = chapter.parts.filter((it) => drawnIn(it.blocks).length > 0);
  return { ...chapter, number: "", title: "", lead: "", parts: parts.map((it) => ({ ...it, number: null, title: null, orientation: lieOf(it, orientation), blocks: bareBlocks(it.blocks) })) };
}

/** Columns stay, since they say how wide a figure is; a figure's own words in its title, caption and alternative are the file's. */
const bareBlocks = (blocks: readonly Block[]): readonly Block[] => blocks.flatMap((it): readonly Block[] => {
  if (it.kind === "columns") return [{ ...it, columns: it.columns.map(bareBlocks) }];
  return isDrawn(it) ? [{ ...it, title: "", caption: "", alt: "" }] : [];
});
