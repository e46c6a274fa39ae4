/** Assets, income and profit by year: a column a year in the order of time, five a table; "—" where a year was not given. */
import type { Block } from "../blocks.js";
import type { Profile } from "../../scoring/sheet.js";
import { amounts } from "../numbers.js";
import { body, column, table } from "../table.js";
import { fill, words } from "../words.js";

const kinds = ["assets", "revenue", "profit"] as const;
type Kind = (typeof kinds)[number];
const FIRST_COLUMN = 28;
/** More do not leave a figure the width of its digits. */
const YEARS_A_TABLE = 5;

export function yearsTable(profile: Profile): readonly Block[] {
  const years = [...new Set(kinds.flatMap((kind) => (profile[kind] ?? []).map((it) => it.year)))].sort((a, b) => a - b);
  const count = Math.ceil(years.length / YEARS_A_TABLE);
  return Array.from({ length: count }, (_, i) => {
    const some = years.slice(i * YEARS_A_TABLE, (i + 1) * YEARS_A_TABLE);
    return tableOf(profile, some, {
      ...(count > 1 && { title: spanOf(some) }), ...(i === count - 1 && { note: words.firm.yearsNote }),
    });
  });
}

function tableOf(profile: Profile, years: readonly number[], about: { readonly title?: string; readonly note?: string }): Block {
  const amount = (kind: Kind, year: number): number | null => profile[kind]?.find((it) => it.year === year)?.amount ?? null;
  const given = kinds.filter((kind) => years.some((year) => amount(kind, year) !== null));
  const columns = [
    column(words.columns.year, FIRST_COLUMN),
    ...years.map((year) => column(fill(words.yearLabel, { year }), (100 - FIRST_COLUMN) / years.length, "end")),
  ];
  const formats = years.map((year) => amounts(given.map((kind) => amount(kind, year))));
  const rows = given.map((kind) => body(words.firm.years[kind], ...years.map((year, i) => (formats[i] ?? amounts([]))(amount(kind, year)))));
  return table(columns, rows, about);
}

function spanOf(years: readonly number[]): string {
  const [first, last] = [years[0] ?? "", years.at(-1) ?? ""];
  return first === last ? fill(words.yearLabel, { year: first }) : fill(words.firm.yearsSpan, { first, last });
}
