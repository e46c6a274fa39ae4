/** Evidence the pack asks for and the sheet does not name: for what is to be reached, and for what is claimed already. */
import type { Indicator } from "../../indicators/schema.js";
import type { PackWording } from "../../indicators/wording-schema.js";
import type { CompiledPack } from "../../scoring/compile.js";
import type { IndicatorResult } from "../../scoring/result.js";
import type { Change } from "./changes.js";
import type { Gap } from "./schema.js";

type Evidence = Pick<Gap, "evidenceMissing" | "evidenceGiven">;

export function evidenceOf(change: Change, { indicators, pack: { wording } }: CompiledPack): Evidence {
  // of areas a sheet names no evidence, so nobody can say what is missing for the rating claimed
  if (change.kind === "area") return { evidenceMissing: { toReach: [ratingEvidence(change.to)], claimed: [] }, evidenceGiven: null };
  const { result, option, to } = change;
  const indicator = indicators.get(change.subject)?.indicator;
  return {
    evidenceMissing: {
      toReach: missingEvidence(option === null ? [to].flat() : [option], result, indicator, wording),
      claimed: missingEvidence(claimedLetters(result), result, indicator, wording),
    },
    evidenceGiven: result.evidence.length,
  };
}

/** Letters ticked that earn something. */
export const claimedLetters = ({ credits }: Pick<IndicatorResult, "credits">): readonly string[] => credits.filter((it) => it.share > 0).map((it) => it.option);

/** Ids of the evidence the pack asks for these letters; none for no letter. */
export const evidenceIds = (indicator: Indicator | undefined, letters: readonly string[]): readonly string[] =>
  (letters.length === 0 ? [] : indicator?.evidence ?? [])
    .filter(({ options }) => options === undefined || options.some((it) => letters.includes(it)))
    .map(({ id }) => id);

/** Ids of the evidence the pack asks for these letters that the sheet does not name. */
export const missingEvidence = (letters: readonly string[], result: IndicatorResult, indicator: Indicator | undefined, wording: PackWording): readonly string[] =>
  evidenceIds(indicator, letters).filter((id) => !isEvidenceNamed(id, result, wording));

/** Evidence of an area has no id of its own in a pack; its rating names it. */
export const ratingEvidence = (rating: number): string => `rating-${rating}`;

/** A free text counts only when it is the evidence's id or its words. */
export function isEvidenceNamed(id: string, { id: indicator, evidence }: IndicatorResult, wording: PackWording): boolean {
  const words = wording.indicators[indicator]?.evidence[id]?.trim();
  return evidence.some((it) => [id, words].includes(it.trim()));
}
