/** A level's rule as lines that must all be reached; any other rule is no ground for an exact plan. */
import type { Rule } from "../../indicators/schema.js";
import { issue, type Issue } from "../../issues.js";
import { toPoints, type CompiledLevel } from "../../scoring/compile.js";

/** Points in all or of a dimension, in thousandths; or areas at a rating or above. */
export type Line =
  | { readonly fact: string; readonly required: number; readonly of: "points"; readonly dimension: string | null; readonly need: number }
  | { readonly fact: string; readonly required: number; readonly of: "areas"; readonly rating: number; readonly kind: "all" | "binding" | "guiding"; readonly need: number };

export type PointsLine = Extract<Line, { of: "points" }>;
export type AreaLine = Extract<Line, { of: "areas" }>;

/** The lines of a level, one a fact; or the issue that names the part that is none. */
export function linesOf({ level, rule }: CompiledLevel, index: number): { readonly lines: readonly Line[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const lines = new Map<string, Line>();
  const walk = (part: Rule, path: string): void => {
    const [operator, operands] = entryOf(part);
    if (operator === "and") return operands.forEach((it, i) => walk(it, `${path}.and[${i}]`));
    const line = operator === ">=" ? asLine(operands) : null;
    if (line === null) {
      issues.push(issue("plan-not-supported", {
        path: `levels[${index}].${path}`, expected: "{\">=\":[{\"var\":fact},number]}", actual: `level ${level}: ${JSON.stringify(part).slice(0, 80)}`,
      }));
    } else if (line.need > (lines.get(line.fact)?.need ?? -1)) lines.set(line.fact, line);
  };
  walk(rule, "rule");
  return { lines: [...lines.values()], issues };
}

function entryOf(part: Rule): readonly [string, readonly Rule[]] {
  if (part === null || typeof part !== "object" || Array.isArray(part)) return ["", []];
  const [operator = "", operands = null] = Object.entries(part)[0] ?? [];
  return [operator, Array.isArray(operands) ? operands : [operands]];
}

function asLine([left, required]: readonly Rule[]): Line | null {
  const [operator, [fact]] = entryOf(left ?? null);
  if (operator !== "var" || typeof fact !== "string" || typeof required !== "number") return null;
  const [group, part = "", kind] = fact.split(".");
  if (group === "points") return { fact, required, of: "points", dimension: null, need: milliFor(required) };
  if (group === "dimensions") return { fact, required, of: "points", dimension: part, need: milliFor(required) };
  if (kind !== "all" && kind !== "binding" && kind !== "guiding") return null;
  return { fact, required, of: "areas", rating: Number(part), kind, need: clamp(Math.ceil(required)) };
}

/** Above everything a pack can give; a line beyond it is as unreachable as one at it. */
const BEYOND = 1e12;
const clamp = (need: number): number => Math.min(BEYOND, Math.max(0, need));

/** The fewest thousandths whose points the engine finds at or above the line. */
function milliFor(required: number): number {
  let milli = clamp(Math.ceil(required * 1000));
  while (milli > 0 && toPoints(milli - 1) >= required) milli -= 1;
  while (milli < BEYOND && toPoints(milli) < required) milli += 1;
  return milli;
}

/** Whether whoever reaches the first lines has reached the second ones: a plan for those can then not cost less. */
export const implies = (higher: readonly Line[], lower: readonly Line[]): boolean =>
  lower.every((low) => low.need === 0 || higher.some((high) => high.need >= low.need && covers(high, low)));

function covers(high: Line, low: Line): boolean {
  if (high.of === "points" || low.of === "points") return high.fact === low.fact;
  return high.rating >= low.rating && (high.kind === low.kind || low.kind === "all");
}
