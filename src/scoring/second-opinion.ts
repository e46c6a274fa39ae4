/** The level rules of a result, put to json-logic-js: an engine that shares no code with the closures scoring runs. */
import jsonLogic from "json-logic-js";
import type { RulesLogic } from "json-logic-js";
import type { LoadedPack } from "../indicators/load.js";
import { issue, type Issue } from "../issues.js";
import { toMilli } from "./milli.js";
import type { AssessmentResult } from "./result.js";
import { factTree } from "./standing.js";

/** Every level whose rule json-logic-js judges otherwise than the result says, on the facts the result itself names. */
export function disputedLevels({ points, dimensions, areaCounts, decision }: AssessmentResult, { definition }: LoadedPack): readonly Issue[] {
  const facts = factTree({ points: toMilli(points), dimensions: new Map(dimensions.map((it) => [it.id, toMilli(it.points)])), areaCounts });
  return definition.levels.flatMap(({ level, rule }) => {
    const at = decision.findIndex((it) => it.level === level);
    const met = decision[at]?.met ?? false;
    const isMet = jsonLogic.apply(rule as RulesLogic, facts) === true; // of the profile, which the library's types cannot see
    return met === isMet ? [] : [issue("result-differs", { path: at < 0 ? "decision" : `decision[${at}].met`, expected: `${isMet}`, actual: `${met}` })];
  });
}
