/** Puts the glyphs a document uses into the document itself: for self-contained HTML, and for printing where there is no fontconfig. */
import { readFile } from "node:fs/promises";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { findFonts, FONT_FAMILY, type Font, type Fonts } from "./fonts.js";
import { glyphIssues, missingGlyphs, visibleText } from "./glyphs.js";
import { findLookalikes, foldLookalikes } from "./lookalikes.js";
import { loadPeer } from "./peers.js";
import { reasonOf } from "../../dataset/io/reason.js";

type SubsetFont = (font: Buffer, text: string, options: { readonly targetFormat: "sfnt" }) => Promise<Uint8Array>;

/** What a browser may draw that stands nowhere in the source: counters, bullets, hyphens, cut-off marks. */
const GENERATED = `${String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i))}〇一二三四五六七八九十百千万零、．•◦▪‐…`;

/** The document with a style element of two fonts cut down to its characters. Same document, same bytes. */
export async function embedFonts(html: string, options: { readonly fontDir?: string } = {}): Promise<Result<string>> {
  const fonts = await findFonts(options.fontDir);
  if (!fonts.ok) return fonts;
  const folded = foldLookalikes(html, findLookalikes(fonts.value[0].characters));
  const text = visibleText(folded);
  const issues = glyphIssues(missingGlyphs(text, fonts.value));
  return issues.length > 0 ? fail(issues) : embedSubsets(folded, text, fonts.value);
}

export async function embedSubsets(html: string, text: string, fonts: Fonts): Promise<Result<string>> {
  const missing = fail([issue("package-not-found", { path: "subset-font", expected: "subset-font", actual: "not installed" })]);
  try {
    const subset = loadPeer("subset-font");
    if (!isSubsetFont(subset)) return missing;
    const characters = [...new Set(GENERATED + text.normalize("NFC") + text)].sort().join("");
    const faces = await Promise.all(fonts.map((font) => fontFace(font, characters, subset)));
    return succeed(insertStyle(html, `<style>${faces.join("")}</style>`));
  } catch (error) {
    return fail([issue("render-failed", { path: "subset-font", actual: reasonOf(error) })]);
  }
}

const isSubsetFont = (value: unknown): value is SubsetFont => typeof value === "function";

/** Plain sfnt: compressing to woff2 takes two seconds. */
async function fontFace(font: Font, characters: string, subset: SubsetFont): Promise<string> {
  const bytes = await subset(await readFile(font.path), characters, { targetFormat: "sfnt" });
  const data = Buffer.from(bytes).toString("base64");
  return `@font-face{font-family:"${FONT_FAMILY}";font-weight:${font.weight};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
}

/** Into the head where there is one; the parser puts it there itself where the tag is left out. */
function insertStyle(html: string, style: string): string {
  const before = /<\/head\s*>/i.exec(html) ?? /<body\b/i.exec(html);
  const at = before?.index ?? /^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0;
  return html.slice(0, at) + style + html.slice(at);
}
