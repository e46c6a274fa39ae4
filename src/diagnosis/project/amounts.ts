/** A sum of money as the project gives it, else as a sheet does. */
import type { AnswerSheet } from "../../scoring/sheet.js";
import { sumDecimals } from "../figures/decimal.js";
import type { Project } from "./schema.js";

export interface GivenAmount {
  /** 10k yuan; null: unknown. */
  readonly value: number | null;
  /** Items that do not say: in no sum. */
  readonly missing: number;
  readonly source: "project" | "sheet" | null;
}

/** The sum of those that say it, and how many do not; where none does, what the sheet says. */
export function givenAmount(given: readonly (number | null)[], onSheet: number | undefined): GivenAmount {
  const known = given.filter((it) => it !== null);
  if (known.length > 0) return { value: sumDecimals(known), missing: given.length - known.length, source: "project" };
  return onSheet === undefined ? { value: null, missing: given.length, source: null } : { value: onSheet, missing: 0, source: "sheet" };
}

/** What the investment was to be, or came to. */
export const investmentGiven = (project: Project | null, { investment }: Pick<AnswerSheet, "investment">, figure: "planned" | "actual"): GivenAmount =>
  givenAmount((project?.investment ?? []).map((it) => it[figure]), investment?.[figure]);
