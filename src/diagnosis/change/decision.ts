/** Every level with its conditions, as they stood before and as they stand now. */
import type { AssessmentResult } from "../../scoring/result.js";
import type { FirmChange } from "./schema.js";

/** Both results are by one pack, so that levels and conditions stand in the same order; what the earlier one lacks was not met. */
export const decisionOf = (before: AssessmentResult, after: AssessmentResult): FirmChange["decision"] =>
  after.decision.map((now, l) => {
    const then = before.decision[l];
    return {
      level: now.level, before: then?.met ?? false, after: now.met,
      conditions: now.conditions.map((it, c) => ({ ...it, before: then?.conditions[c]?.actual ?? null, metBefore: then?.conditions[c]?.met ?? false })),
    };
  });
