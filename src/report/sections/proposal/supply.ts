/** How much is offered for scenarios; a gap the firm's own conditions make is never told as the market's. */
import type { PackageScenario } from "../../../diagnosis/package/schema.js";
import { wishesText } from "../../../diagnosis/products/matching-words.js";
import { askedParts, scarcity } from "../../tables/product-words.js";
import type { CellText } from "../../table.js";
import { fill, words as shared } from "../../words.js";
import { words, type Proposed } from "./context.js";

type Offered = Pick<PackageScenario, "candidates">;

export const isGap = ({ candidates: { supply, ruledOut } }: Offered): boolean => supply === "gap" && ruledOut === 0;
/** Products serve it, and none as wished. */
export const isGapAsWished = ({ candidates: { supply, ruledOut } }: Offered): boolean => supply === "gap" && ruledOut > 0;

/** What the firm asked of products, by name. */
export const wishesOf = ({ proposal: { package: { products } } }: Proposed): string => (products === null ? "" : wishesText(products.matching));

/** How many scenarios nobody serves, how many one provider alone does, and for how many it is the conditions that make it so. */
export function supplyClause(context: Proposed): string {
  const { products, scenarios } = context.proposal.package;
  const { proposal: said } = words;
  if (products === null) return said.noProducts;
  const wishes = wishesOf(context);
  const single = scenarios.filter(({ candidates }) => candidates.supply === "single");
  const counts = [
    [said.gap, scenarios.filter(isGap).length], [said.gapAsWished, scenarios.filter(isGapAsWished).length],
    [said.single, single.filter(({ candidates }) => candidates.ruledOut === 0).length], [said.singleAsWished, single.filter(({ candidates }) => candidates.ruledOut > 0).length],
  ] as const;
  const parts = counts.flatMap(([template, count]) => (count === 0 ? [] : [fill(template, { count, wishes })]));
  return parts.length === 0 ? said.served : parts.join(shared.comma);
}

/** How many there are, for a narrow column. */
export function supplyCell(it: Offered): CellText {
  const { supply, total } = it.candidates;
  const text = isGapAsWished(it) ? words.supplyCounts.gapAsWished : fill(words.supplyCounts[supply], { count: total });
  return supply === "gap" ? { text, tone: "gap" } : text;
}

/** How many there are to choose from; without a product catalogue nothing is said. */
export function supplyText(it: Offered, context: Proposed): string {
  const { products } = context.proposal.package;
  const { supply, ruledOut, total, shown } = it.candidates;
  if (supply === "unknown" || products === null) return "";
  if (isGapAsWished(it)) return scarcity(it.candidates, products.matching);
  const { card: said } = words;
  const count = fill(supply === "single" && ruledOut > 0 ? said.singleAsWished : said.supply[supply], { count: total, ruledOut, wishes: wishesOf(context) });
  return total > shown.length ? fill(said.firstShown, { count, shown: shown.length }) : count;
}

/** What the matching was asked besides how many to show; `null`: nothing, or there are no products. */
export function askedSentence({ proposal: { package: { products } } }: Proposed): string | null {
  const parts = products === null ? [] : askedParts(products.matching);
  return parts.length === 0 ? null : fill(words.proposal.asked, { parts: parts.join(shared.semicolon) });
}
