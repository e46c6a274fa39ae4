/** Finds the fields whose characters no font has: the printing room knows characters only. */
import { formatPath } from "../indicators/zod-issues.js";
import { issue, type Issue } from "../issues.js";
import { legible } from "../wording/legible.js";

/** A `glyph-missing` issue once for each field it comes from; any other issue as it is. */
export async function locateGlyphs(it: Issue, source: unknown): Promise<readonly Issue[]> {
  if (it.code !== "glyph-missing") return [it];
  const { findMissingGlyphs } = await import("../report/pdf/index.js");
  const found = await Promise.all(textsOf(source, []).map(async ({ path, text }) => {
    const missing = await findMissingGlyphs(legible(text)); // as the document has it
    if (!missing.ok || missing.value.length === 0) return [];
    const actual = missing.value.map((glyph) => `${glyph.character} (${glyph.codePoint})`).join(", ");
    return [issue("glyph-missing", { path: formatPath(path), expected: it.expected, actual })];
  }));
  return found.flat().length > 0 ? found.flat() : [it];
}

interface PlacedText {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

function textsOf(value: unknown, path: readonly PropertyKey[]): readonly PlacedText[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}
