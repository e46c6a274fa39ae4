/** What a matching was asked, in words. */
import { fill } from "../../wording/fill.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };
import { wishes, type Matching } from "./candidates.js";

/**
 * The conditions of the matching, each as a clause.
 * @param written how the budget, in yuan, is written, with its unit.
 */
export const matchingClauses = (matching: Matching, written: (yuan: number) => string): readonly string[] =>
  [fill(words.matching.limit, { limit: matching.limit }), ...askedClauses(matching, written)];

/** The same without how many are shown; empty: nothing was asked. */
export function askedClauses({ deployment, budget, region, sizeClass }: Matching, written: (yuan: number) => string): readonly string[] {
  const say = words.matching;
  return [
    ...(deployment === null ? [] : [fill(say.deployment, { names: deployment.map((it) => say.deploymentNames[it]).join(words.comma) })]),
    ...(budget === null ? [] : [fill(say.budget, { budget: written(budget) })]),
    ...(region === null ? [] : [fill(say.region, { region })]),
    ...(sizeClass === null ? [] : [fill(say.sizeClass, { name: say.sizeNames[sizeClass] })]),
  ];
}

/** The wishes of the matching by name; a scarcity they may have made is not the market's. */
export const wishesText = (matching: Matching): string => wishes.filter((it) => matching[it] !== null).map((it) => words.wishes[it]).join(words.comma);
