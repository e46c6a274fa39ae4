/** Takes the printed text out of an HTML document and names the characters the fonts cannot draw. */
import { issue, succeed, type Issue, type Result } from "../../issues.js";
import { findFonts, type Fonts } from "./fonts.js";

// what is left open runs to the end, as in browsers; this also keeps the time linear
const COMMENTS = /<!--[^]*?(?:-->|$)/g;
const STYLES = /<style\b[^>]*(?:>|$)([^]*?)(?:<\/style\s*>|$)/gi;
/** A page's title is no part of the page, an SVG's is a tooltip. */
const UNPRINTED = /<(script|title|desc|metadata|template)\b[^>]*(?:>|$)[^]*?(?:<\/\1\s*>|$)/gi;
const TAGS = /<[!/]?[a-z](?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>])*(?:>|$)/gi;

/** What is drawn: the text between the tags and the strings CSS adds, and attributes where CSS prints them. */
export function visibleText(html: string): string {
  const bare = html.replace(COMMENTS, " ");
  const css = [...bare.matchAll(STYLES)].map((it) => it[1] ?? "").join("\n");
  const printsAttributes = /\battr\(/.test(css);
  const body = bare.replace(STYLES, " ").replace(UNPRINTED, " ");
  const text = body.replace(TAGS, (tag) => (printsAttributes ? ` ${quoted(tag)} ` : " "));
  return decodeReferences(text) + decodeEscapes(quoted(css.replace(/\/\*[^]*?\*\//g, " ")));
}

const quoted = (source: string): string => (source.match(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/g) ?? []).map((it) => it.slice(1, -1)).join(" ");

/** Those a Chinese report may contain; the escaping of values yields only numbers and the first five. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", ensp: "\u2002", emsp: "\u2003", thinsp: "\u2009", shy: "\u00ad",
  middot: "·", bull: "•", hellip: "…", ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", laquo: "«", raquo: "»",
  times: "×", divide: "÷", plusmn: "±", minus: "−", le: "≤", ge: "≥", ne: "≠", asymp: "≈", infin: "∞", sum: "∑", radic: "√", permil: "‰", deg: "°",
  larr: "←", uarr: "↑", rarr: "→", darr: "↓", harr: "↔", copy: "©", reg: "®", trade: "™", sect: "§", para: "¶", yen: "¥", euro: "€",
  star: "☆", starf: "★", check: "✓", cross: "✗",
};

const decodeReferences = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));?/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return character(decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal));
  });

const decodeEscapes = (css: string): string => css.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) => character(parseInt(hex, 16)));

const character = (codePoint: number): string => (codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : "\ufffd");

export interface MissingGlyph {
  readonly character: string;
  /** E.g. `U+20BB7`. */
  readonly codePoint: string;
  readonly weights: readonly number[];
}

/** Browsers draw nothing for these, so no font needs them. */
const UNDRAWN = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

export function missingGlyphs(text: string, fonts: Fonts): readonly MissingGlyph[] {
  // composed, as the browser's shaping does where the font has the composed letter
  const characters = new Set(text.normalize("NFC"));
  const missing: MissingGlyph[] = [];
  for (const it of characters) {
    const codePoint = it.codePointAt(0) ?? 0;
    const weights = fonts.filter((font) => !font.characters.has(codePoint)).map((font) => font.weight);
    if (weights.length > 0 && !UNDRAWN.test(it)) missing.push({ character: it, codePoint: nameOf(codePoint), weights });
  }
  return missing;
}

const nameOf = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;

const NAMED_AT_MOST = 20;

/** One issue for all of them; none when nothing is missing. */
export function glyphIssues(missing: readonly MissingGlyph[]): readonly Issue[] {
  if (missing.length === 0) return [];
  const names = missing.slice(0, NAMED_AT_MOST).map((it) => `${it.character} (${it.codePoint})`);
  const more = missing.length > NAMED_AT_MOST ? ` and ${missing.length - NAMED_AT_MOST} more` : "";
  return [issue("glyph-missing", { expected: "characters the fonts can draw", actual: names.join(", ") + more })];
}

/** The characters of a plain text that would print as boxes, in order of appearance. */
export async function findMissingGlyphs(text: string, options: { readonly fontDir?: string } = {}): Promise<Result<readonly MissingGlyph[]>> {
  const fonts = await findFonts(options.fontDir);
  return fonts.ok ? succeed(missingGlyphs(text, fonts.value)) : fonts;
}
