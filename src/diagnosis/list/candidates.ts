/** Who could deliver the scenarios of a list: candidate products beside each row, and which files they came from. */
import type { Matching } from "../products/candidates.js";
import { matchProducts } from "../products/match.js";
import type { ProductCatalogue } from "../products/schema.js";
import type { ScenarioList, ScenarioRow } from "./schema.js";

/** In need are the areas of the N and X rows that some firm needs. */
export function withProducts(rows: readonly ScenarioRow[], subIndustry: string, products: ProductCatalogue | null, matching: Matching): readonly ScenarioRow[] {
  const needed = new Set(rows.filter((it) => it.class !== "dropped" && it.needing > 0).map((it) => it.area));
  return rows.map((row) => {
    const { supply, total, shown } = matchProducts(row, { subIndustry, needed }, products, matching);
    return { ...row, supply, productsTotal: total, products: shown };
  });
}

export const productReceipt = (products: ProductCatalogue | null, matching: Matching): ScenarioList["products"] =>
  (products === null ? null : { files: products.files, notes: products.notes, sha256: products.sha256, matching });
