/** Whether a scenario concerns a firm of a sub-industry, and whether it is the firm's next step. */
import { GENERAL, type Scenario } from "./schema.js";

/** General, or special to this sub-industry. */
export const isForIndustry = ({ subIndustries }: Pick<Scenario, "subIndustries">, subIndustry: string): boolean =>
  subIndustries.includes(GENERAL) || subIndustries.includes(subIndustry);

/** It starts where the firm stands (0 counts as 1) and ends above: the next step, not every later one. */
export function isNextStep({ from, to }: Pick<Scenario, "from" | "to">, rating: number): boolean {
  const standing = Math.max(rating, 1);
  return from <= standing && standing < to;
}
