/** What an assessor asks to see: for the options chosen, and for the steps of an area's ladder. */
import { indicatorsOf } from "../indicators/structure.js";
import type { AreaResult, IndicatorResult } from "../scoring/result.js";
import type { Context } from "./context.js";
import { fill, words } from "./words.js";

/** Evidence for the options that earned something; an option worth nothing needs none. */
export function evidenceAsked(result: IndicatorResult, { pack }: Context): readonly string[] {
  const placed = indicatorsOf(pack.definition).find((it) => it.indicator.id === result.id);
  const earning = result.credits.filter((it) => it.share > 0).map((it) => it.option);
  if (placed === undefined || earning.length === 0) return [];
  return placed.indicator.evidence
    .filter(({ options }) => options === undefined || options.some((it) => earning.includes(it)))
    .map(({ id }) => pack.wording.indicators[result.id]?.evidence[id] ?? id);
}

/** Evidence for a rating of an area, or `null` where there is no such step. */
export function evidenceForRating({ id }: AreaResult, rating: number, { pack: { wording } }: Context): string | null {
  const template = wording.areaEvidence[String(rating)];
  const system = wording.areas[id]?.system;
  return template === undefined || system === undefined ? null : fill(template, { system });
}

/** A step of the ladder in words, its alternatives joined by "or"; `null` where there is no such step. */
export function stepInWords({ id }: AreaResult, rating: number, { pack: { wording } }: Context): string | null {
  if (rating === 0) return wording.unratedStep;
  const alternatives = wording.areas[id]?.ladder[String(rating)];
  return alternatives === undefined ? null : alternatives.map(withoutStop).join(words.or) + words.stop;
}

const withoutStop = (sentence: string): string => (sentence.endsWith(words.stop) ? sentence.slice(0, -words.stop.length) : sentence);
