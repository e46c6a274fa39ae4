/** The areas' conclusion: how many stand at the level reached, and how many the next level still asks for. */
import type { Condition } from "../../scoring/result.js";
import type { Context } from "../context.js";
import { fill, levelName, list, words } from "../words.js";

export function areasSentence(context: Context): string {
  const { result, say } = context;
  const unrated = result.areas.filter((it) => it.rating === null).length;
  const distance = distanceOf(context);
  if (unrated === result.areas.length) return fill(words.areas.leadNone, { total: result.areas.length, distance });
  const counted = result.areaCounts.find((it) => it.rating === Math.max(1, result.level)) ?? { rating: 1, all: 0, binding: 0 };
  const lead = fill(words.areas.lead, {
    total: result.areas.length, count: counted.all, level: say.numeral(counted.rating), binding: counted.binding, distance,
  });
  return unrated === 0 ? lead : lead + fill(words.areas.unratedCount, { count: unrated });
}

const factsOf = (it: Condition): readonly string[] => it.fact.split(",");
const isAboutAreas = (it: Condition): boolean => factsOf(it).some((fact) => fact.startsWith("areas."));

function distanceOf(context: Context): string {
  const { result: { next, decision }, say, isUnfinished } = context;
  if (next === null) return words.areas.distanceTop;
  const level = levelName(next.level, context);
  const asked = decision.find((it) => it.level === next.level)?.conditions.some(isAboutAreas) ?? false;
  if (!asked) return fill(words.areas.distanceNotAsked, { level });
  const missing = next.missing.filter(isAboutAreas);
  if (missing.length === 0) return fill(words.areas.distanceMet, { level });
  // areas among alternatives have no gap of their own: such a condition is named whole
  const items = missing.filter((it) => it.operator !== "rule").map((it) => fill(words.areas.distanceItem, { fact: say.fact(it.fact), gap: it.gap }));
  const facts = [...new Set(missing.filter((it) => it.operator === "rule").flatMap(factsOf))];
  const template = facts.length === 0 ? words.areas.distance : items.length === 0 ? words.areas.distanceRule : words.areas.distanceAndRule;
  const distance = fill(template, { level, list: list(items), facts: list(facts.map(say.fact)) });
  return isUnfinished ? fill(words.areas.distanceWorst, { distance }) : distance;
}
