/** What a matching is asked, checked. */
import { snapshot } from "../../indicators/plain.js";
import { isRecord } from "../../indicators/record.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, succeed, type Result } from "../../issues.js";
import { matchingSchema, type Matching } from "./candidates.js";

/** Up to five candidates of any deployment and price; where and how large the firm is, nobody said. */
export const defaultMatching: Matching = { limit: 5, deployment: null, budget: null, region: null, sizeClass: null };

/** The parameters given, the others as in `defaultMatching`; issues at `matching.limit` and so on. */
export function readMatching(given: unknown): Result<Matching> {
  const plain = snapshot(given);
  if (!plain.ok) return plain;
  const whole = isRecord(plain.value) ? { ...defaultMatching, ...plain.value } : plain.value;
  const matching = matchingSchema.safeParse(whole);
  return matching.success ? succeed(matching.data) : fail(issuesFromZod(matching.error, whole, () => Object.keys(defaultMatching), ["matching"]));
}
