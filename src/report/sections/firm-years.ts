/** Assets, income and profit by year: a column a year, "—" where a year was not given. */
import type { Block } from "../blocks.js";
import type { Profile } from "../../scoring/sheet.js";
import { alike } from "../numbers.js";
import { body, column, table } from "../table.js";
import { fill, words } from "../words.js";

const kinds = ["assets", "revenue", "profit"] as const;
const FIRST_COLUMN = 28;

export function yearsTable(profile: Profile): readonly Block[] {
  const given = kinds.filter((kind) => (profile[kind]?.length ?? 0) > 0);
  const years = [...new Set(given.flatMap((kind) => (profile[kind] ?? []).map((it) => it.year)))].sort((a, b) => a - b);
  if (years.length === 0) return [];
  const amount = (kind: (typeof kinds)[number], year: number): number | null => profile[kind]?.find((it) => it.year === year)?.amount ?? null;
  const columns = [
    column(words.columns.year, FIRST_COLUMN),
    ...years.map((year) => column(fill(words.yearLabel, { year }), (100 - FIRST_COLUMN) / years.length, "end")),
  ];
  const formats = years.map((year) => alike(given.map((kind) => amount(kind, year))));
  const rows = given.map((kind) => body(words.firm.years[kind], ...years.map((year, i) => (formats[i] ?? alike([]))(amount(kind, year)))));
  return [table(columns, rows, { note: words.firm.yearsNote })];
}
