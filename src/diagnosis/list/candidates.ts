/** Who could deliver the scenarios of a list: candidate products beside each row. */
import type { Matching } from "../products/candidates.js";
import { matchProducts } from "../products/match.js";
import type { ProductCatalogue } from "../products/schema.js";
import type { ScenarioRow } from "./schema.js";

/** In need are the areas of the N and X rows that some firm needs. */
export function withProducts(rows: readonly ScenarioRow[], subIndustry: string, products: ProductCatalogue | null, matching: Matching): readonly ScenarioRow[] {
  const needed = new Set(rows.filter((it) => it.class !== "dropped" && it.needing > 0).map((it) => it.area));
  return rows.map((row) => {
    const { supply, ruledOut, total, shown } = matchProducts(row, { subIndustry, needed }, products, matching);
    return { ...row, supply, productsRuledOut: ruledOut, productsTotal: total, products: shown };
  });
}
