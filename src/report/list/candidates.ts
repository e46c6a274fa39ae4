/** The candidate products below a scenario of a printed list: one a line, supply gaps and single sources first. */
import type { ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };
import type { Line } from "../blocks.js";
import { line } from "../table.js";
import { candidateText, priceText, scarcity, supplyOf, timeText, undecidedText } from "../tables/product-words.js";

const { cells } = words;

/** What the candidates are, and are not. */
export const candidatesNote = words.nature;

/** Nothing where no products were given. */
export function candidateLines(row: ScenarioRow, receipt: ScenarioList["products"]): readonly Line[] {
  if (receipt === null) return [];
  const { products, productsTotal } = row;
  const scarce = scarcity(supplyOf(row), receipt.matching);
  const unshown = productsTotal - products.length;
  return [
    ...(scarce === "" ? [] : [line(scarce, cells.supplyLabel)]),
    ...products.map((it, i) => line(fill(cells.numbered, { no: i + 1, text: detailsOf(it) }), cells.label)),
    ...(unshown > 0 ? [line(fill(cells.more, { count: unshown }), cells.moreLabel)] : []),
  ];
}

function detailsOf(it: ScenarioRow["products"][number]): string {
  const details = [priceText(it), timeText(it), undecidedText(it)].filter((part) => part !== "").join(words.comma);
  return fill(cells.line, { candidate: candidateText(it), details });
}
