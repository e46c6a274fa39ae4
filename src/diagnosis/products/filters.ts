/** The hard filters: whether what a product says rules it out. `null`: it does not say. */
import type { Scenario } from "../catalogue/schema.js";
import { GENERAL } from "../catalogue/schema.js";
import type { filterIds, Matching } from "./candidates.js";
import type { Product } from "./schema.js";

/** Yes, no, nobody knows. */
export type Verdict = boolean | null;
export type FilterId = (typeof filterIds)[number];

/** Of a scenario, what products are matched by. */
export type Wanted = Pick<Scenario, "id" | "area" | "from" | "to">;

/** The verdict of every filter. That the product serves the area at all is asked before. */
export const filters: Readonly<Record<FilterId, (product: Product, wanted: Wanted, subIndustry: string, matching: Matching) => Verdict>> = {
  scenario: ({ scenarios }, { id }) => (scenarios === null || scenarios.length === 0 ? null : scenarios.includes(id)),
  rating: ({ serves }, wanted) => best(serves.filter((it) => it.area === wanted.area)
    .map(({ from, to }) => both(from === null ? null : from <= wanted.from, to === null ? null : to >= wanted.to))),
  "sub-industry": ({ subIndustries }, _wanted, subIndustry) => (subIndustries === null ? null : subIndustries.includes(GENERAL) || subIndustries.includes(subIndustry)),
  deployment: ({ deployment }, _wanted, _subIndustry, { deployment: wanted }) =>
    (wanted === null ? true : deployment === null ? null : deployment.some((it) => wanted.includes(it))),
  budget: ({ price }, _wanted, _subIndustry, { budget }) => (budget === null ? true : price === null ? null : price.min <= budget),
};

/** A no decides, whatever the other is. */
export const both = (a: Verdict, b: Verdict): Verdict => (a === false || b === false ? false : a === null || b === null ? null : true);
/** A yes decides, whatever the others are. */
export const best = (all: readonly Verdict[]): Verdict => (all.includes(true) ? true : all.includes(null) ? null : false);
