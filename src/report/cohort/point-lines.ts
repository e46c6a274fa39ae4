/** The lines in points a pack draws for its levels, as far as its rules say so plainly. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Rule } from "../../indicators/schema.js";

export interface PointLine {
  readonly level: number;
  readonly points: number;
}

/** Lowest level first; a level whose rule names no plain line in points has none. */
export const pointLines = ({ definition }: LoadedPack): readonly PointLine[] =>
  definition.levels.flatMap(({ level, rule }) => {
    const asked = linesIn(rule);
    return asked.length === 0 ? [] : [{ level, points: Math.max(...asked) }];
  });

/** Every `{">=":[{"var":"points"}, number]}` that must hold. */
function linesIn(rule: Rule): readonly number[] {
  if (rule === null || typeof rule !== "object" || Array.isArray(rule)) return [];
  if ("and" in rule) return Array.isArray(rule.and) ? rule.and.flatMap(linesIn) : [];
  const operands: Rule | undefined = ">=" in rule ? rule[">="] : undefined;
  if (!Array.isArray(operands)) return [];
  const [left, required]: readonly Rule[] = operands;
  const isPoints = left !== null && typeof left === "object" && "var" in left && left.var === "points";
  return isPoints && typeof required === "number" ? [required] : [];
}
