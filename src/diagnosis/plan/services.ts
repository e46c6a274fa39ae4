/** Which scenarios of the catalogue serve a step of this firm, and what they need before. */
import type { AssessmentResult } from "../../scoring/result.js";
import type { Catalogue, CatalogueScenario } from "../catalogue/catalogue.js";
import { isProposed } from "../catalogue/conditions.js";
import { GENERAL } from "../catalogue/schema.js";

export interface Services {
  /** Scenarios that lift the area into this rating. */
  readonly ofArea: (id: string, rating: number) => readonly CatalogueScenario[];
  readonly ofIndicator: (id: string) => readonly CatalogueScenario[];
  /** What must be carried out before; a declined scenario is still needed by those resting on it. */
  readonly before: (scenario: CatalogueScenario) => readonly CatalogueScenario[];
}

export function servicesFor(result: AssessmentResult, catalogue: Catalogue | null): Services {
  const own = result.enterprise.subIndustry ?? GENERAL;
  const declined = new Set(result.declinedScenarios);
  const suited = (catalogue?.scenarios ?? []).filter((it) =>
    !it.withdrawn && (it.subIndustries.includes(GENERAL) || it.subIndustries.includes(own)) && isProposed(it, result) !== false);
  const serving = suited.filter((it) => !declined.has(it.id));
  const byId = new Map(suited.map((it) => [it.id, it]));
  return {
    ofArea: (id, rating) => serving.filter((it) => it.area === id && it.from < rating && rating <= it.to),
    ofIndicator: (id) => serving.filter((it) => it.indicators.includes(id)),
    before: (scenario) => scenario.prerequisites.flatMap((id) => byId.get(id) ?? []),
  };
}
