/** What an assessor asks to see: for the options chosen, and for the ratings of an area. */
import { indicatorsOf } from "../indicators/structure.js";
import type { AreaResult, IndicatorResult } from "../scoring/result.js";
import type { Context } from "./context.js";
import { fill } from "./words.js";

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
