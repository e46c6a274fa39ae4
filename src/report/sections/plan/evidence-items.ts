/** Which evidence is asked for, piece by piece, and whether the sheet names it. */
import { claimedLetters, isEvidenceNamed } from "../../../diagnosis/findings/evidence.js";
import type { PlanStep } from "../../../diagnosis/plan/schema.js";
import type { AreaResult, IndicatorResult } from "../../../scoring/result.js";
import { evidenceFor, evidenceForRating, evidenceText } from "../../evidence.js";
import type { Proposed } from "../proposal/context.js";
import { newOptions } from "./steps.js";

export interface ClaimedEvidence {
  readonly indicator: IndicatorResult;
  readonly asked: readonly { readonly text: string; readonly isNamed: boolean }[];
  /** What the sheet lists besides, in its own words. */
  readonly given: readonly string[];
}

/** For every answer that earns something, and every one the sheet lists anything for. */
export function claimedEvidence(context: Proposed): readonly ClaimedEvidence[] {
  const { result, pack: { wording } } = context;
  return result.indicators.map((indicator) => {
    const ids = evidenceFor(indicator.id, claimedLetters(indicator), context);
    const texts = new Set(ids.flatMap((id) => [id, evidenceText(indicator.id, id, context).trim()]));
    return {
      indicator,
      asked: ids.map((id) => ({ text: evidenceText(indicator.id, id, context), isNamed: isEvidenceNamed(id, indicator, wording) })),
      given: indicator.evidence.map((it) => it.trim()).filter((it) => it !== "" && !texts.has(it)),
    };
  }).filter((it) => it.asked.length > 0 || it.given.length > 0);
}

export interface AreaEvidence {
  readonly area: AreaResult;
  readonly rating: number;
  readonly text: string;
}

/** For every area rated above nothing. */
export const areaEvidence = (context: Proposed): readonly AreaEvidence[] => context.result.areas.flatMap((area) => {
  const text = area.rating === null ? null : evidenceForRating(area, area.rating, context);
  return area.rating === null || text === null ? [] : [{ area, rating: area.rating, text }];
});

export interface StepEvidence {
  readonly step: PlanStep;
  readonly no: number;
  /** `renew`: asked for already for what is answered now. */
  readonly items: readonly { readonly text: string; readonly kind: "new" | "renew" }[];
}

export const stepEvidence = (context: Proposed): readonly StepEvidence[] => context.proposal.package.plan.steps.map((step, i) => ({ step, no: i + 1, items: itemsOf(step, context) }));

function itemsOf(step: PlanStep, context: Proposed): StepEvidence["items"] {
  const { result } = context;
  if (step.kind === "area") {
    const area = result.areas.find((it) => it.id === step.id);
    const text = area === undefined ? null : evidenceForRating(area, step.to, context);
    return text === null ? [] : [{ text, kind: "new" }];
  }
  const indicator = result.indicators.find((it) => it.id === step.id);
  const claimed = indicator === undefined ? [] : evidenceFor(step.id, claimedLetters(indicator), context);
  return evidenceFor(step.id, newOptions(step), context).map((id) => ({
    text: evidenceText(step.id, id, context), kind: claimed.includes(id) ? "renew" as const : "new" as const,
  }));
}
