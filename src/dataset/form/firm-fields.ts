/** The cells about the firm: what of an answer sheet's frame a firm can fill in, by section. */
import { LONGEST_TEXT } from "../../scoring/sheet.js";
import datasetWords from "../../wording/dataset.zh-CN.json" with { type: "json" };
import words from "../../wording/form.zh-CN.json" with { type: "json" };
import { basis, stage, subIndustry, yesNo, type CellKind } from "../cells.js";
import type { Field, FieldKind, NumberKind } from "./fields.js";

type FirmKey = keyof typeof words.firm.labels;
type Section = keyof typeof words.firm.sections;

const line: FieldKind = { takes: "text", longest: 500 };
const list: FieldKind = { takes: "list" };
const amount: NumberKind = { takes: "number", integer: false, least: 0, most: null, unit: "amount", choices: null };
const word = (cell: CellKind, values: Readonly<Record<string, string | boolean>>): FieldKind => ({ takes: "word", cell, values });

const sizeClasses: Readonly<Record<string, string>> = words.sizeClass;
const sizeClass: CellKind = { read: (cell) => (Object.hasOwn(sizeClasses, cell) ? sizeClasses[cell] : undefined), expected: () => `one of ${Object.keys(sizeClasses).join(", ")}` };

const kinds: Readonly<Record<FirmKey, readonly [section: Section, kind: FieldKind]>> = {
  "enterprise.id": ["identity", { takes: "text", longest: 200 }],
  "enterprise.name": ["identity", line],
  "enterprise.creditCode": ["identity", line],
  "enterprise.subIndustry": ["identity", word(subIndustry, datasetWords.subIndustry)],
  "enterprise.profile.sector": ["identity", line],
  "enterprise.profile.sizeClass": ["identity", word(sizeClass, sizeClasses)],
  "enterprise.profile.aboveScale": ["identity", word(yesNo, datasetWords.yesNo)],
  "enterprise.profile.ownership": ["identity", line],
  "enterprise.profile.founded": ["identity", line],
  "assessedOn": ["assessment", { takes: "date" }],
  "basis": ["assessment", word(basis, datasetWords.basis)],
  "stage": ["assessment", word(stage, datasetWords.stage)],
  "enterprise.profile.contact": ["contact", line],
  "enterprise.profile.phone": ["contact", line],
  "enterprise.profile.address": ["contact", line],
  "enterprise.profile.staff": ["business", { ...amount, integer: true, unit: "count" }],
  "enterprise.profile.registeredCapital": ["business", amount],
  "enterprise.profile.mainProducts": ["business", { takes: "text", longest: LONGEST_TEXT }],
  "enterprise.profile.certificates": ["business", list],
  "enterprise.profile.specialized": ["business", line],
  "enterprise.profile.usesCloud": ["business", word(yesNo, datasetWords.yesNo)],
  "enterprise.profile.cloudUse": ["business", line],
  "enterprise.profile.network": ["business", line],
  "enterprise.profile.software": ["business", list],
  "enterprise.profile.intendedFunds": ["business", amount],
};

export interface FirmField extends Field {
  readonly section: Section;
  readonly label: string;
  readonly hint: string;
}

const hints: Readonly<Record<string, string>> = words.firm.hints;

/** In the order of the sheet. */
export const firmFields: readonly FirmField[] = Object.entries(kinds).map(([key, [section, kind]]) =>
  ({ key, kind, section, label: labelOf(key), hint: hints[key] ?? "" }));

function labelOf(key: string): string {
  const labels: Readonly<Record<string, string>> = words.firm.labels;
  return labels[key] ?? key;
}

/** What is told by year: each row of the table one year. */
export const series = ["assets", "revenue", "profit"] as const;
export const MOST_YEARS = 3;

const PROFILE = "enterprise.profile";
export const seriesPath = (name: (typeof series)[number]): string => `${PROFILE}.${name}`;
export const yearKey = (row: number): string => `${PROFILE}.year.${row}`;
export const amountKey = (name: (typeof series)[number], row: number): string => `${seriesPath(name)}.${row}`;

/** The table's rows: the year, then an amount of each series; losses are negative. */
export const yearRows: readonly (readonly Field[])[] = Array.from({ length: MOST_YEARS }, (_, row) => [
  { key: yearKey(row), kind: { takes: "number", integer: true, least: 1900, most: 2200, unit: "count", choices: null } },
  ...series.map((name): Field => ({ key: amountKey(name, row), kind: { ...amount, least: null } })),
]);
