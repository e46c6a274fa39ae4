/** The areas' conclusion: how many stand at the level reached, and how many the next level still asks for. */
import type { Context } from "../context.js";
import { fill, words } from "../words.js";

export function areasSentence(context: Context): string {
  const { result, say } = context;
  const unrated = result.areas.filter((it) => it.rating === null).length;
  if (unrated === result.areas.length) return fill(words.areas.leadNone, { total: result.areas.length, distance: distance(context) });
  const counted = result.areaCounts.find((it) => it.rating === Math.max(1, result.level)) ?? { rating: 1, all: 0, binding: 0 };
  const lead = fill(words.areas.lead, {
    total: result.areas.length, count: counted.all, level: say.numeral(counted.rating), binding: counted.binding, distance: distance(context),
  });
  return unrated === 0 ? lead : lead + fill(words.areas.unratedCount, { count: unrated });
}

function distance({ result: { next }, say, pack: { wording } }: Context): string {
  if (next === null) return words.areas.distanceTop;
  const level = wording.levels[String(next.level)]?.name ?? String(next.level);
  const missing = next.missing.filter((it) => it.fact.startsWith("areas.") && it.required !== null);
  if (missing.length === 0) return fill(words.areas.distanceMet, { level });
  return fill(words.areas.distance, {
    level, list: missing.map((it) => fill(words.areas.distanceItem, { fact: say.fact(it.fact), gap: it.gap })).join(words.listComma),
  });
}
