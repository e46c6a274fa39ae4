/** How deep data may nest: deeper than any format of ours needs, and shallow enough for every recursion. */

export const MAX_DEPTH = 32;

/** Whether a value nests deeper than that; looks level by level, so that no depth can harm it. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((it): readonly unknown[] => (typeof it === "object" && it !== null ? Object.values(it) : []));
    if (level.length === 0) return false;
  }
  return true;
}
