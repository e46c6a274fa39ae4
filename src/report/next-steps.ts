/** The next step of areas and indicators as the standard words it: facts, not advice. */
import { indicatorsOf } from "../indicators/structure.js";
import type { AreaResult, IndicatorResult } from "../scoring/result.js";
import type { Context } from "./context.js";
import { nameOfArea } from "./names.js";
import { weakestOf } from "./ranking.js";
import { fill, words } from "./words.js";

interface NextStep {
  readonly kind: "area" | "indicator";
  readonly name: string;
  readonly state: string;
  readonly next: string;
}

const ALONE = 4;
const AREAS = 3;
const INDICATORS = 2;

/** What the next level still asks for: areas, points, or both; at the top what stands lowest. */
export function nextSteps(context: Context): readonly NextStep[] {
  const facts = context.result.next?.missing.flatMap((it) => it.fact.split(",")) ?? [];
  const asked = facts.flatMap(requiredOf);
  const arePointsMissing = asked.length < facts.length;
  const areas = asked.length > 0 ? nearest(context, asked) : arePointsMissing ? [] : lowest(context);
  const indicatorCount = facts.length > 0 && !arePointsMissing ? 0 : areas.length > 0 ? INDICATORS : ALONE;
  const areaCount = indicatorCount === 0 ? ALONE : AREAS;
  const steps = [
    ...areas.slice(0, areaCount).map((it) => areaStep(it, it.rating, context)),
    ...weakestOf(context.result.indicators, indicatorCount).map((it) => indicatorStep(it, context)),
  ];
  // points can be missing with none left to earn, where a question does not apply: then the areas are all there is
  return steps.length > 0 ? steps : lowest(context).slice(0, AREAS).map((it) => areaStep(it, it.rating, context));
}

type RatedArea = AreaResult & { readonly rating: number };
const isRated = (it: AreaResult): it is RatedArea => it.rating !== null;

interface Required {
  readonly rating: number;
  /** Which areas count: of one kind, or all. */
  readonly kind: string;
}

/** What a fact counts, where it counts areas: `areas.<rating>.<kind>`. */
function requiredOf(fact: string): readonly Required[] {
  const [about, rating, kind = ""] = fact.split(".");
  return about === "areas" ? [{ rating: Number(rating), kind }] : [];
}

/** Areas whose rise would count: binding ones first, then those with the fewest steps to go. */
function nearest({ result }: Context, asked: readonly Required[]): readonly RatedArea[] {
  const stepsTo = (it: RatedArea): number =>
    Math.min(...asked.filter(({ rating, kind }) => rating > it.rating && (kind === "all" || kind === it.kind)).map(({ rating }) => rating - it.rating));
  return result.areas.filter(isRated).filter((it) => Number.isFinite(stepsTo(it)))
    .sort((a, b) => Number(b.kind === "binding") - Number(a.kind === "binding") || stepsTo(a) - stepsTo(b) || a.no - b.no);
}

function lowest({ result, pack: { definition } }: Context): readonly RatedArea[] {
  return result.areas.filter(isRated).filter((it) => it.kind === "binding" && it.rating < definition.areas.topRating)
    .sort((a, b) => a.rating - b.rating || a.no - b.no);
}

const areaStep = (it: AreaResult, rating: number, context: Context): NextStep => ({
  kind: "area",
  name: nameOfArea(it, context),
  state: fill(words.areas.rating, { rating }),
  next: `${fill(words.areas.rating, { rating: rating + 1 })} ${context.say.step(it.id, rating + 1)}`,
});

const SHOWN = 3;

/** Of several choices, those not ticked; of a trend, what earns in full, as nobody aims at no change; else the option worth the next more. */
function indicatorStep(it: IndicatorResult, context: Context): NextStep {
  const texts = context.pack.wording.indicators[it.id]?.options ?? {};
  const inWords = (letter: string): string => fill(words.optionText, { letter, text: texts[letter] ?? "" });
  const worth = Object.entries(indicatorsOf(context.pack.definition).find(({ indicator }) => indicator.id === it.id)?.indicator.options ?? {});
  const reached = Math.max(0, ...it.credits.map((credit) => credit.share));
  const missing = it.method === "choices"
    ? worth.filter(([letter, share]) => share > 0 && !it.options.includes(letter))
    : worth.filter(([, share]) => share > reached).sort(([, a], [, b]) => (it.method === "trend" ? b - a : a - b)).slice(0, 1);
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
