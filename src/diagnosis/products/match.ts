/** The products that may serve a scenario for a firm: hard filters, then an order that can be explained. Candidates for people to look at, no recommendation. */
import { compareText } from "../firms.js";
import { GENERAL } from "../catalogue/schema.js";
import { filterIds, wishes, type Candidate, type Candidates, type Matching } from "./candidates.js";
import { best, both, filters, type FilterId, type Verdict, type Wanted } from "./filters.js";
import { providersOf, type ProviderOf } from "./providers.js";
import type { Product, ProductCatalogue } from "./schema.js";

/** The firm products are sought for, or the firms of a list. */
export interface ProductSeeker {
  /** Id of its sub-industry; `general`: of none. */
  readonly subIndustry: string;
  /** Ids of the areas in which it needs anything. */
  readonly needed: ReadonlySet<string>;
}

/**
 * The candidates of a scenario. A product fails only by what it says: it does not serve the area, is offered for other scenarios, serves
 * other ratings, is made for other sub-industries, is deployed otherwise, costs more than the budget. What it does not say passes and stands in `unknown`.
 * In order: offered for this very scenario; made for the sub-industry, then general, then unknown; more needed areas; a model firm of the
 * region and size, then none, then unknown; shorter time; lower price; id. Of the products that pass, `matching.limit` are shown; where all of those were
 * one provider's, the last place is another's. `supply` is that of the products that pass; how many only the wished deployment and budget rule out stands in `ruledOut`.
 * @param products null: no catalogue was given, the supply is unknown.
 */
export function matchProducts(scenario: Wanted, firm: ProductSeeker, products: ProductCatalogue | null, matching: Matching): Candidates {
  if (products === null) return { supply: "unknown", ruledOut: 0, total: 0, shown: [] };
  const serving = products.products.filter(({ serves }) => serves.some((it) => it.area === scenario.area))
    .map((product) => ({ product, verdicts: verdictsOn(product, scenario, firm, matching) }))
    .filter(({ verdicts }) => !verdicts.some(isRefusal));
  const found = serving.filter(({ verdicts }) => !verdicts.some(({ passes }) => passes === false))
    .map(({ product, verdicts }) => ({ product, candidate: candidateOf(product, verdicts, scenario, firm, matching) }))
    .sort((a, b) => compareCandidates(a.candidate, b.candidate));
  const providerOf = providersOf(products);
  const providers = new Set(found.map(({ product }) => providerOf(product))).size;
  return {
    supply: providers === 0 ? "gap" : providers === 1 ? "single" : "several",
    ruledOut: serving.length - found.length,
    total: found.length,
    shown: shownOf(found, matching.limit, providerOf).map((it) => it.candidate),
  };
}

interface Found {
  readonly product: Product;
  readonly candidate: Candidate;
}

function shownOf(found: readonly Found[], limit: number, providerOf: ProviderOf): readonly Found[] {
  const shown = found.slice(0, limit);
  const [first] = shown;
  if (first === undefined || limit < 2) return shown;
  const isAnother = ({ product }: Found): boolean => providerOf(product) !== providerOf(first.product);
  const other = shown.some(isAnother) ? undefined : found.slice(limit).find(isAnother);
  return other === undefined ? shown : [...shown.slice(0, -1), other];
}

interface FilterVerdict {
  readonly filter: FilterId;
  readonly passes: Verdict;
}

const verdictsOn = (product: Product, scenario: Wanted, { subIndustry }: ProductSeeker, matching: Matching): readonly FilterVerdict[] =>
  filterIds.map((filter) => ({ filter, passes: filters[filter](product, scenario, subIndustry, matching) }));

/** Ruled out, whatever is wished. */
const isRefusal = ({ filter, passes }: FilterVerdict): boolean => passes === false && !wishes.some((it) => it === filter);

function candidateOf(product: Product, verdicts: readonly FilterVerdict[], scenario: Wanted, firm: ProductSeeker, matching: Matching): Candidate {
  const { id, name, version, provider, kinds, deployment, pricing, price, runningCost, days, review, cases } = product;
  return {
    id, name, version, provider: provider.name, kinds, deployment, pricing, price, runningCost, days, review,
    modelFirms: cases === null ? null : cases.filter((it) => it.model).map((it) => it.firm),
    unknown: verdicts.flatMap(({ filter, passes }) => (passes === null ? [filter] : [])),
    order: {
      named: product.scenarios?.includes(scenario.id) ?? false,
      exactSubIndustry: product.subIndustries === null ? null : firm.subIndustry !== GENERAL && product.subIndustries.includes(firm.subIndustry),
      neededAreas: new Set(product.serves.map((it) => it.area).filter((it) => firm.needed.has(it))).size,
      similarModelFirm: hasSimilarModelFirm(product, matching),
      days: days?.min ?? null,
      price: price?.min ?? null,
    },
  };
}

/** A model firm of the same region and size; nobody knows where the firm's own region or size is unknown. */
function hasSimilarModelFirm({ cases }: Product, { region, sizeClass }: Matching): Verdict {
  if (cases === null || region === null || sizeClass === null) return null;
  return best(cases.filter((it) => it.model).map((it) =>
    both(it.region === null ? null : it.region.trim() === region.trim(), it.sizeClass === null ? null : it.sizeClass === sizeClass)));
}

type Ordered = Pick<Candidate, "id" | "order">;

/** No two are equal: the id decides last. */
export const compareCandidates = ({ id: idA, order: a }: Ordered, { id: idB, order: b }: Ordered): number =>
  Number(b.named) - Number(a.named)
  || rankOf(a.exactSubIndustry) - rankOf(b.exactSubIndustry)
  || b.neededAreas - a.neededAreas
  || rankOf(a.similarModelFirm) - rankOf(b.similarModelFirm)
  || compareKnown(a.days, b.days)
  || compareKnown(a.price, b.price)
  || compareText(idA, idB);

const rankOf = (it: Verdict): number => (it === null ? 2 : it ? 0 : 1);

/** Smaller first, unknown last. */
const compareKnown = (a: number | null, b: number | null): number => (a === null || b === null ? Number(a === null) - Number(b === null) : a - b);
