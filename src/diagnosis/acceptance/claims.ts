/** Everything the later sheet claims that earns or counts, with the evidence it names and what is missing of it. */
import { compilePack } from "../../scoring/compile.js";
import type { LoadedPack } from "../../indicators/load.js";
import type { AssessmentResult, IndicatorResult } from "../../scoring/result.js";
import { claimedLetters, missingEvidence, ratingEvidence } from "../findings/evidence.js";
import type { Acceptance } from "./schema.js";

type Claim = Acceptance["evidence"][number];

export function claimsOf({ indicators, areas }: AssessmentResult, pack: LoadedPack): readonly Claim[] {
  const compiled = compilePack(pack);
  return [
    ...indicators.flatMap((it): readonly Claim[] => {
      const letters = claimedLetters(it);
      const missing = missingEvidence(letters, it, compiled.indicators.get(it.id)?.indicator, pack.wording);
      return letters.length === 0 ? [] : [{ kind: "indicator", id: it.id, claimed: claimed(it, letters), named: it.evidence, missing }];
    }),
    // a sheet has no place to name the evidence of an area
    ...areas.flatMap(({ id, rating }): readonly Claim[] =>
      (rating === null || rating === 0 ? [] : [{ kind: "area", id, claimed: rating, named: [], missing: [ratingEvidence(rating)] }])),
  ];
}

const claimed = ({ method }: IndicatorResult, letters: readonly string[]): Claim["claimed"] => (method === "choices" ? letters : letters.join(""));
