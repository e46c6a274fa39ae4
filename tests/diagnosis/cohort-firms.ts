/** Firms for cohort tests: really read and scored, of known level. */
import { score } from "../../src/index.js";
import { firmOf, type AssessedFirm } from "../../src/diagnosis/firms.js";
import { pack2024 } from "../support/packs.js";
import { allAreasAt, answersWorth, bestAnswers, lowestAnswers, readSheet, type RawSheet } from "../support/sheets.js";

/** Points and ratings that give each level: 0, 20, 40, 60 and 100 points. */
const worth: readonly RawSheet[] = [
  { answers: lowestAnswers, areas: allAreasAt(0) },
  { answers: answersWorth[20], areas: allAreasAt(1) },
  { answers: answersWorth[40], areas: allAreasAt(2) },
  { answers: answersWorth[60], areas: allAreasAt(3) },
  { answers: bestAnswers, areas: allAreasAt(4) },
];

export interface Particulars {
  readonly id?: string;
  readonly name?: string;
  readonly subIndustry?: string;
  readonly profile?: { readonly aboveScale?: boolean; readonly usesCloud?: boolean };
  readonly sheet?: RawSheet;
}

export function firm({ id = "E1", name, subIndustry, profile, sheet = {} }: Particulars): AssessedFirm {
  const read = readSheet({ ...sheet, enterprise: { id, name, subIndustry, profile } });
  return firmOf(score(read, pack2024), read);
}
/** A finished sheet of this level. */
export const firmAt = (level: number, { sheet, ...particulars }: Particulars = {}): AssessedFirm => firm({ ...particulars, sheet: { ...worth[level], ...sheet } });

/** Level 2 at worst, 3 at best: 60 points, and eight ratings of 3 but for one left open. */
export const openFirm = (particulars: Particulars = {}): AssessedFirm => firm({
  ...particulars,
  sheet: { answers: answersWorth[60], areas: { ...allAreasAt(2), ...Object.fromEntries(openAreas.map((it) => [it, 3])), "finance-management": null }, ...particulars.sheet },
});
const openAreas = ["product-design", "marketing-management", "production-control", "quality-management", "equipment-management", "work-safety", "energy-management"];
