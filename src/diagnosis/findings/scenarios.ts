/** The catalogue's scenarios that serve a gap: those the firm needs at its step, and whose pain it therefore has. */
import type { CompiledPack } from "../../scoring/compile.js";
import type { Catalogue, CatalogueScenario } from "../catalogue/catalogue.js";
import { isProposed } from "../catalogue/conditions.js";
import { isForIndustry, isNextStep } from "../catalogue/suits.js";
import { compareText, subIndustryOf, type AssessedFirm } from "../firms.js";
import type { Change } from "./changes.js";

/** @returns the ids of the scenarios for a change: those of the next step first, then by the rating they lift to, then by id. */
export function scenariosFor(firm: AssessedFirm, catalogue: Catalogue | null, compiled: CompiledPack): (change: Change) => readonly string[] {
  const ratings = new Map(firm.areas.map((it) => [it.id, it.rating]));
  const needed = (catalogue?.scenarios ?? []).filter((it) => suits(it, firm) && isWithinReach(it, ratings.get(it.area)));
  const nextStep = ({ area }: CatalogueScenario): number => (ratings.get(area) ?? 0) + 1;
  const ordered = [...needed].sort((a, b) =>
    Number(b.to === nextStep(b)) - Number(a.to === nextStep(a)) || a.to - b.to || compareText(a.id, b.id));
  return (change) => ordered.filter((it) => serves(it, change, compiled)).map((it) => it.id);
}

/** General or of the firm's sub-industry, and neither withdrawn, declined nor ruled out by its condition. */
function suits(it: CatalogueScenario, firm: AssessedFirm): boolean {
  return isForIndustry(it, subIndustryOf(firm)) && !it.withdrawn && firm.declinedScenarios?.includes(it.id) !== true && isProposed(it, firm) !== false;
}

/** Of an area nobody rated, none. */
const isWithinReach = (it: CatalogueScenario, rating: number | null | undefined): boolean =>
  rating !== null && rating !== undefined && isNextStep(it, rating);

/** An area is served by its rows; a question by the rows that name it, and by those of the area its option names. */
function serves(it: CatalogueScenario, change: Change, { indicators }: CompiledPack): boolean {
  if (change.kind === "area") return it.area === change.subject;
  const indicator = indicators.get(change.subject)?.indicator;
  const areas = indicator?.method === "choices" ? indicator.optionsAreAreas : undefined;
  return it.indicators.includes(change.subject) || (change.option !== null && areas?.[change.option] === it.area);
}
