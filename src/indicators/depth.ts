/** How deep data may nest: deeper than any format of ours needs, and shallow enough for every recursion. */

export const MAX_DEPTH = 32;
/** Values on one level: a value that holds itself in many places would double them for ever. */
const MAX_BREADTH = 1_000_000;

/** Whether a value nests deeper than that, or holds itself; looks level by level, so that no depth can harm it. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((it): readonly unknown[] => (typeof it === "object" && it !== null ? Object.values(it) : []));
    if (level.length === 0) return false;
    if (level.length > MAX_BREADTH) return true;
  }
  return true;
}
