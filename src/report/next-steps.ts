/** The next step of areas and indicators as the standard words it: facts, not advice. */
import { indicatorsOf } from "../indicators/structure.js";
import type { AreaResult, IndicatorResult } from "../scoring/result.js";
import type { Context } from "./context.js";
import { weakestOf } from "./ranking.js";
import { fill, words } from "./words.js";

export interface NextStep {
  readonly kind: "area" | "indicator";
  readonly name: string;
  readonly state: string;
  readonly next: string;
}

/** The lowest binding areas, then the indicators with the lowest share of their points. */
export function nextSteps(context: Context, areaCount: number, indicatorCount: number): readonly NextStep[] {
  const top = context.pack.definition.areas.topRating;
  const areas = context.result.areas
    .filter((it): it is AreaResult & { readonly rating: number } => it.kind === "binding" && it.rating !== null && it.rating < top)
    .sort((a, b) => a.rating - b.rating || a.no - b.no);
  return [
    ...areas.slice(0, areaCount).map((it) => areaStep(it, it.rating, context)),
    ...weakestOf(context.result.indicators, indicatorCount).map((it) => indicatorStep(it, context)),
  ];
}

const areaStep = (it: AreaResult, rating: number, context: Context): NextStep => ({
  kind: "area",
  name: nameOfArea(it, context),
  state: fill(words.areas.rating, { rating }),
  next: `${fill(words.areas.rating, { rating: rating + 1 })} ${context.say.step(it.id, rating + 1)}`,
});

export const nameOfArea = (it: AreaResult, { say }: Context): string =>
  fill(words.markedName, { name: say.areaName(it.id), mark: it.kind === "binding" ? words.bindingMark : "" });

const SHOWN = 3;

/** Of several choices, those not ticked; else the option worth the next more. */
function indicatorStep(it: IndicatorResult, context: Context): NextStep {
  const texts = context.pack.wording.indicators[it.id]?.options ?? {};
  const inWords = (letter: string): string => fill(words.optionText, { letter, text: texts[letter] ?? "" });
  const worth = Object.entries(indicatorsOf(context.pack.definition).find(({ indicator }) => indicator.id === it.id)?.indicator.options ?? {});
  const reached = Math.max(0, ...it.credits.map((credit) => credit.share));
  const missing = it.method === "choices"
    ? worth.filter(([letter, share]) => share > 0 && !it.options.includes(letter))
    : worth.filter(([, share]) => share > reached).sort(([, a], [, b]) => a - b).slice(0, 1);
  const inText = (options: typeof missing): string => options.map(([letter]) => inWords(letter)).join(words.semicolon);
  return {
    kind: "indicator",
    name: context.say.indicatorName(it.id),
    state: it.method === "choices" ? it.options.join(words.listComma) : it.options.map(inWords).join(words.semicolon),
    next: missing.length > SHOWN ? fill(words.summary.someMissing, { count: missing.length, some: inText(missing.slice(0, SHOWN)) }) : inText(missing),
  };
}

/** Why there is no next step: only what the points and ratings bear out. */
export function nothingNext({ result: { areas, indicators, maxPoints, points } }: Context): string {
  const { nothingNext: say } = words.summary;
  const count = indicators.filter((it) => it.status === "not-applicable").length;
  const aboutPoints = maxPoints === 0 ? say.noPoints
    : points === maxPoints ? (count === 0 ? say.full : say.fullCounted)
    : count === indicators.length ? say.notApplicable : say.fullAnswered;
  return [...(areas.some((it) => it.kind === "binding") ? [say.areas] : []), fill(aboutPoints, { count })].join(words.comma) + words.stop;
}
