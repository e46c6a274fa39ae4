/** Which scenarios of the catalogue serve a step of this firm, and what they need before. */
import type { LoadedPack } from "../../indicators/load.js";
import type { AssessmentResult } from "../../scoring/result.js";
import { builtInCatalogue, type Catalogue, type CatalogueScenario } from "../catalogue/catalogue.js";
import { isProposed } from "../catalogue/conditions.js";
import { isForIndustry, isNextStep } from "../catalogue/suits.js";
import { subIndustryOf } from "../firms.js";

export interface Services {
  /** Scenarios that lift the area into this rating. */
  readonly ofArea: (id: string, rating: number) => readonly CatalogueScenario[];
  /** Scenarios that name the indicator and are the next step of their own area. */
  readonly ofIndicator: (id: string) => readonly CatalogueScenario[];
  /** What must be carried out before; a declined scenario is still needed by those resting on it. */
  readonly before: (scenario: CatalogueScenario) => readonly CatalogueScenario[];
}

/** The built-in catalogue, where it is made for the pack. */
export function builtInFor(pack: Pick<LoadedPack, "definition">): Catalogue | null {
  const builtIn = builtInCatalogue();
  return builtIn.pack === pack.definition.id ? builtIn : null;
}

export function servicesFor(result: AssessmentResult, catalogue: Catalogue | null): Services {
  const own = subIndustryOf(result);
  const ratings = new Map(result.areas.map((it) => [it.id, it.rating]));
  const declined = new Set(result.declinedScenarios);
  const suited = (catalogue?.scenarios ?? []).filter((it) =>
    !it.withdrawn && isForIndustry(it, own) && isProposed(it, result) !== false);
  const serving = suited.filter((it) => !declined.has(it.id));
  const byId = new Map(suited.map((it) => [it.id, it]));
  return {
    ofArea: (id, rating) => serving.filter((it) => it.area === id && it.from < rating && rating <= it.to),
    ofIndicator: (id) => serving.filter((it) => {
      const rating = ratings.get(it.area) ?? null;
      return it.indicators.includes(id) && rating !== null && isNextStep(it, rating);
    }),
    before: (scenario) => scenario.prerequisites.flatMap((id) => byId.get(id) ?? []),
  };
}
