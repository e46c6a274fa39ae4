/** Gaps that read alike, put together for a reader: options of one question that do the same and need the same proof. */
import type { Gap } from "./schema.js";

/** @returns the gaps in their order, those that differ in nothing but the option to be ticked beside the first of them. */
export function together(gaps: readonly Gap[]): readonly (readonly [Gap, ...Gap[]])[] {
  const alike = new Map<string, [Gap, ...Gap[]]>();
  for (const gap of gaps) {
    const key = likenessOf(gap);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [gap]);
    else known.push(gap);
  }
  return [...alike.values()];
}

function likenessOf(gap: Gap): string {
  if (gap.kind === "area" || gap.option === null) return gap.id;
  const { subject, points, effect, evidenceMissing } = gap;
  return JSON.stringify([subject, points, effect, evidenceMissing]);
}
