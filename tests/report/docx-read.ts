/** Reads a Word file back: its parts as text, the words of its body in order, its tables. */
import { strFromU8, unzipSync } from "fflate";
import type { Block, Prose } from "../../src/report/blocks.js";
import { buildDocx } from "../../src/report/docx/document.js";
import { drawnOf } from "../../src/report/docx/figures.js";
import { loadDocx, type Docx } from "../../src/report/docx/library.js";
import type { Drawings } from "../../src/report/pdf/index.js";
import type { Report } from "../../src/report/report.js";
import { unwrap } from "../../src/index.js";
import { decode } from "./read-html.js";
import { PIXEL } from "./samples.js";

export const library: Docx = unwrap(loadDocx());

/** In place of what a browser draws. */
export const drawingsFor = (report: Report): Drawings =>
  new Map(drawnOf(report).map((it) => [it.id, { png: Buffer.from(PIXEL.split(",")[1] ?? "", "base64"), width: 400, height: 200 }]));

export const docxOf = (report: Report): Promise<Uint8Array> => buildDocx(report, drawingsFor(report), library);

export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, path.startsWith("word/media/") ? "" : strFromU8(data)]));
}

export const bodyOf = (bytes: Uint8Array): string => partsOf(bytes).get("word/document.xml") ?? "";

/** Words, and for a picture what stands in its place for who cannot see it. */
export const wordsOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<wp:docPr [^>]*?descr="([^"]*)"/g)].map((it) => decode(it[1] ?? it[2] ?? "").replaceAll("&apos;", "'")).join("");

export const squeeze = (text: string): string => text.replace(/\s+/g, "");

/** From one chapter's heading to the next. */
export const chaptersOf = (xml: string): readonly string[] =>
  xml.split(/(?=<w:p><w:pPr><w:pStyle w:val="Heading1")/).slice(1);

/** What stands in HTML as a picture is in Word its title, its words and its caption: the same report with these as prose. */
export const spelledOut = (report: Report): Report => ({
  ...report, chapters: report.chapters.map((it) => ({ ...it, parts: it.parts.map((part) => ({ ...part, blocks: part.blocks.map(spelled) })) })),
});

const prose = (paragraphs: readonly string[]): Prose => ({ kind: "prose", tone: "plain", paragraphs });

function spelled(block: Block): Block {
  switch (block.kind) {
    case "columns": return { ...block, columns: block.columns.map((it) => it.map(spelled)) };
    case "radar": case "bars": case "histogram": case "staircase": case "gantt": return prose([block.title, block.alt, block.caption]);
    case "pictures": return prose(block.pictures.flatMap(({ caption }) => [caption, caption]));
    default: return block;
  }
}
