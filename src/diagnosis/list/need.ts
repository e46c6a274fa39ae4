/** Whether one firm needs one scenario: its next step, not every later one. */
import type { CatalogueScenario } from "../catalogue/catalogue.js";
import { isProposed } from "../catalogue/conditions.js";
import { isNextStep } from "../catalogue/suits.js";
import type { AssessedFirm } from "../firms.js";

/** `unsuited` applies to nobody any more; `unknown` and `declined` leave both counts; the other two are those it applies to. */
export type Need = "needs" | "needs-not" | "unknown" | "declined" | "unsuited";

/** The need of one firm for any scenario that suits its sub-industry. */
export function needsOf(firm: AssessedFirm, targetRating: number): (scenario: CatalogueScenario) => Need {
  const ratings = new Map(firm.areas.map((it) => [it.id, it.rating]));
  const declined = new Set(firm.declinedScenarios);
  return (scenario) => {
    if (scenario.withdrawn) return "unsuited";
    if (declined.has(scenario.id)) return "declined";
    const rating = ratings.get(scenario.area) ?? null;
    const proposed = isProposed(scenario, firm);
    if (rating === null || proposed === null) return "unknown";
    return proposed && isNextStep(scenario, rating) && scenario.to <= targetRating ? "needs" : "needs-not";
  };
}
