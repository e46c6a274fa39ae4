/**
 * Keeps printed Chinese searchable. The fonts draw 工 (U+5DE5) and the radical ⼯ (U+2F2F) with one glyph; a PDF knows
 * glyphs only, and browsers note beside each the first character it stands for: the radical. A search for 工业 then finds nothing.
 */
import type { CharacterMap, Run } from "./cmap.js";

/** Of the rarer character, the usual one that looks the same. */
export type Lookalikes = ReadonlyMap<number, number>;

/** Radicals, the first extension block, and the wave dash that is nobody's first choice. */
const RARE = [[0x2e80, 0x2fdf], [0x301c, 0x301c], [0x3400, 0x4dbf]] as const;
const USUAL = [[0x4e00, 0x9fff], [0xff5e, 0xff5e]] as const;

const known = new WeakMap<CharacterMap, Lookalikes>();

export function findLookalikes(map: CharacterMap): Lookalikes {
  const earlier = known.get(map);
  if (earlier !== undefined) return earlier;
  const rare = new Map<number, number[]>();
  eachIn(map.runs, RARE, (codePoint, glyph) => rare.set(glyph, [...(rare.get(glyph) ?? []), codePoint]));
  const found = new Map<number, number>();
  eachIn(map.runs, USUAL, (codePoint, glyph) => rare.get(glyph)?.forEach((it) => found.set(it, codePoint)));
  known.set(map, found);
  return found;
}

function eachIn(runs: readonly Run[], blocks: readonly (readonly [number, number])[], visit: (codePoint: number, glyph: number) => void): void {
  for (const run of runs) {
    for (const [first, last] of blocks) {
      for (let it = Math.max(run.first, first); it <= Math.min(run.last, last); it++) visit(it, run.glyph + it - run.first);
    }
  }
}

/** The text with the usual characters for their lookalikes; it prints the same. */
export const foldLookalikes = (text: string, lookalikes: Lookalikes): string =>
  text.replace(/[\u2e80-\u2fdf\u301c\u3400-\u4dbf]/g, (it) => {
    const codePoint = it.charCodeAt(0);
    return String.fromCharCode(lookalikes.get(codePoint) ?? codePoint);
  });

/** The font with a character map that lacks the lookalikes, so that each glyph stands for the usual character. */
export function withoutLookalikes(font: Buffer, map: CharacterMap): Buffer {
  const cmap = characterTable(map.runs.flatMap((run) => split(run, findLookalikes(map))));
  const changed = Buffer.concat([font, Buffer.alloc(-font.length & 3), cmap]);
  const entry = 12 + 16 * Array.from({ length: font.readUInt16BE(4) }, (_, i) => font.toString("latin1", 12 + i * 16, 16 + i * 16)).indexOf("cmap");
  // the new table stands at the end; the checksums are stale, which nothing that draws text looks at
  changed.writeUInt32BE(changed.length - cmap.length, entry + 8);
  changed.writeUInt32BE(cmap.length, entry + 12);
  return changed;
}

/** The parts of a run between the characters left out. */
function split(run: Run, without: Lookalikes): readonly Run[] {
  const parts: Run[] = [];
  let first = run.first;
  for (let it = run.first; it <= run.last + 1; it++) {
    if (it <= run.last && !without.has(it)) continue;
    if (it > first) parts.push({ first, last: it - 1, glyph: run.glyph + first - run.first });
    first = it + 1;
  }
  return parts;
}

/** One map (format 12) under the two names by which it is looked for. */
function characterTable(runs: readonly Run[]): Buffer {
  const numbers = [12 << 16, 16 + runs.length * 12, 0, runs.length, ...runs.flatMap((it) => [it.first, it.last, it.glyph])];
  const records = [2, (0 << 16) | 4, 20, (3 << 16) | 10, 20];
  const table = Buffer.alloc((records.length + numbers.length) * 4);
  [...records, ...numbers].forEach((it, i) => table.writeUInt32BE(it, i * 4));
  return table;
}
