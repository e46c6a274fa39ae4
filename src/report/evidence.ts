/** What an assessor asks to see: for the options chosen, and for the ratings of an area. */
import { claimedLetters, evidenceIds } from "../diagnosis/findings/evidence.js";
import type { LoadedPack } from "../indicators/load.js";
import { indicatorsOf } from "../indicators/structure.js";
import type { AreaResult, IndicatorResult } from "../scoring/result.js";
import type { Context } from "./context.js";
import { fill } from "./words.js";

type By = Pick<Context, "pack">;

/** Ids of the evidence asked for these letters of a question. */
export const evidenceFor = (indicator: string, letters: readonly string[], { pack: { definition } }: By): readonly string[] =>
  evidenceIds(indicatorsOf(definition).find((it) => it.indicator.id === indicator)?.indicator, letters);

export const evidenceText = (indicator: string, id: string, { pack: { wording } }: By): string => wording.indicators[indicator]?.evidence[id] ?? id;

/** Evidence for the options that earned something; an option worth nothing needs none. */
export const evidenceAsked = (result: IndicatorResult, context: By): readonly string[] =>
  evidenceFor(result.id, claimedLetters(result), context).map((id) => evidenceText(result.id, id, context));

/** Evidence for a rating of an area, or `null` where there is no such step. */
export function evidenceForRating({ id }: Pick<AreaResult, "id">, rating: number, { pack: { wording } }: { readonly pack: Pick<LoadedPack, "wording"> }): string | null {
  const system = wording.areas[id]?.system;
  return system === undefined ? null : ratingEvidence(rating, system, { pack: { wording } });
}

/** As the standard words it for a rating, with the systems it names; `null` where it has no such step. */
export function ratingEvidence(rating: number, system: string, { pack: { wording } }: { readonly pack: Pick<LoadedPack, "wording"> }): string | null {
  const template = wording.areaEvidence[String(rating)];
  return template === undefined ? null : fill(template, { system });
}
