/** The rule of a list: its parameters, and the class it gives a scenario by the count of firms needing it. */
import { z } from "zod";
import { fromDecimal } from "../../indicators/exact.js";
import { snapshot } from "../../indicators/plain.js";
import { isRecord } from "../../indicators/record.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, succeed, type Result } from "../../issues.js";
import { listRuleSchema, type ListReason, type ListRule, type ScenarioClass } from "./schema.js";

/** No official threshold is known: these are where the work starts, and every list prints those it was made with. */
export const defaultRule: ListRule = { threshold: 0.5, minCount: 3, floor: 0.1, targetRating: 3, maxCommon: null, stage: "latest" };

/** The parameters given, the others as in `defaultRule`; `topRating` is the last step of the pack's ladder. */
export function readRule(given: unknown, topRating: number): Result<ListRule> {
  const plain = snapshot(given);
  if (!plain.ok) return plain;
  const whole = isRecord(plain.value) ? { ...defaultRule, ...plain.value } : plain.value;
  const rule = listRuleSchema.extend({ targetRating: z.int().min(1).max(topRating) }).safeParse(whole);
  return rule.success ? succeed(rule.data) : fail(issuesFromZod(rule.error, whole, () => Object.keys(defaultRule), ["rule"]));
}

/** What the rule looks at. */
export interface Tally {
  readonly needing: number;
  readonly applicable: number;
  readonly special: boolean;
  readonly withdrawn: boolean;
  readonly to: number;
}

export interface Verdict {
  readonly class: ScenarioClass;
  readonly reason: ListReason;
}

/** The class of one scenario, before the cap on N. */
export function classify(tally: Tally, rule: ListRule): Verdict {
  const { needing, special } = tally;
  if (needing >= rule.minCount && reaches(tally, rule.threshold)) return { class: "N", reason: "share-reaches-threshold" };
  if (special && needing >= 1) return { class: "X", reason: "special-and-needed" };
  if (reaches(tally, rule.floor)) return { class: "X", reason: "share-reaches-floor" };
  return { class: "dropped", reason: whyDropped(tally, rule) };
}

/** Compared as fractions: 3 of 30 reaches 0.1. Without a firm it applies to there is no share. */
export const reaches = ({ needing, applicable }: Pick<Tally, "needing" | "applicable">, line: number): boolean => applicable > 0 && fromDecimal(line).mul(applicable).lte(needing);

function whyDropped({ needing, applicable, withdrawn, to }: Tally, rule: ListRule): ListReason {
  if (withdrawn) return "withdrawn";
  if (to > rule.targetRating) return "beyond-target-rating";
  if (applicable === 0) return "applicable-to-none";
  return needing === 0 ? "needed-by-none" : "below-floor";
}
