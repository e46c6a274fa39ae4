/** What of an answer sheet a form does not hold: told when one is filled with it, not lost silently. */
import { isRecord } from "../../indicators/record.js";
import { formatPath } from "../../indicators/zod-issues.js";
import type { AnswerSheet } from "../../scoring/sheet.js";

/** Where the value is another, or none, in the sheet read back, a block lost whole as one; `back` is `null` when nothing could be read. */
export function notHeld(sheet: AnswerSheet, back: AnswerSheet | null): readonly string[] {
  const known = new Map((back === null ? [] : leavesIn(back)).map(({ key, value }) => [key, value] as const));
  const leaves = leavesIn(sheet);
  const isLost = ({ key, value }: Leaf): boolean => known.get(key) !== value;
  const kept = new Set(leaves.filter((it) => !isLost(it)).flatMap(({ path }) => outwards(path)));
  return [...new Set(leaves.filter(isLost).map(({ path }) => outwards(path).find((it) => !kept.has(it)) ?? formatPath(path)))];
}

interface Leaf {
  readonly path: readonly PropertyKey[];
  /** What is told by year is the same wherever in its list it stands. */
  readonly key: string;
  readonly value: unknown;
}

/** The path and all it lies within, the outermost first. */
const outwards = (path: Leaf["path"]): readonly string[] => path.map((_, i) => formatPath(path.slice(0, i + 1)));

function leavesIn({ sha256: _sha, warnings: _warnings, $schema: _schema, ...told }: AnswerSheet): readonly Leaf[] {
  return leavesOf(told, [], "");
}

/** Empty lists and objects, nothing and empty texts say nothing. */
function leavesOf(value: unknown, path: Leaf["path"], key: string): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((it, i) => leavesOf(it, [...path, i], `${key}[${isRecord(it) && typeof it["year"] === "number" ? it["year"] : i}]`));
  if (isRecord(value)) return Object.entries(value).flatMap(([name, it]) => leavesOf(it, [...path, name], `${key}.${name}`));
  const saysNothing = value === undefined || value === null || value === "" || (value === false && path.at(-1) === "notApplicable");
  return saysNothing ? [] : [{ path, key, value }];
}
