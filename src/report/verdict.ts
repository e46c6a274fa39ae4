/** Level and points at a glance, on the scale of all levels; of an unfinished sheet as a range. */
import type { AssessmentResult } from "../scoring/result.js";
import type { Verdict } from "./blocks.js";
import type { Context } from "./context.js";
import { alike, inFull } from "./numbers.js";
import { fill, levelName, words } from "./words.js";

export type Standing = Pick<AssessmentResult, "levelRange" | "pointsRange" | "points" | "maxPoints" | "basis">;

/** @param label above the level; absent: what it is. */
export function verdictOf(result: Standing, { say, pack }: Pick<Context, "say" | "pack">, isUnfinished: boolean, label?: string): Verdict {
  const [worst, best] = result.levelRange;
  const range = (a: string, b: string, template: string): string => (a === b ? a : fill(template, { worst: a, best: b }));
  const format = alike(isUnfinished ? result.pointsRange : [result.points]);
  const steps = pack.definition.levels.map(({ level }) => ({
    numeral: say.numeral(level), name: pack.wording.levels[String(level)]?.title ?? "",
    state: level <= worst ? "reached" as const : level <= best ? "possible" as const : "open" as const,
  }));
  const states = { reached: words.verdict.stepReached, possible: words.verdict.stepPossible, open: words.verdict.stepOpen };
  return {
    kind: "verdict",
    label: label ?? (isUnfinished ? words.verdict.levelRange : words.verdict.level),
    level: worst === best ? say.level(worst) : fill(words.verdict.range, { worst: levelName(worst, { pack }), best: levelName(best, { pack }) }),
    steps,
    alt: fill(words.verdict.alt, { steps: steps.map((it) => `${it.numeral}${it.name}${states[it.state]}`).join(words.listComma) }),
    pointsLabel: words.verdict.points,
    points: range(format(result.pointsRange[0]), format(isUnfinished ? result.pointsRange[1] : result.pointsRange[0]), words.verdict.numberRange),
    unit: words.verdict.pointsUnit,
    of: fill(words.verdict.of, { max: inFull(result.maxPoints) }),
    nature: result.basis === "on-site" ? words.verdict.basisOnSite : fill(words.verdict.basis, { basis: words.basisNames[result.basis] }),
  };
}
