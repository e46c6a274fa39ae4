/** The candidate products below a scenario of a printed list: one a line, supply gaps and single sources first. */
import type { ScenarioRow } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };
import type { Line } from "../blocks.js";
import { line } from "../table.js";
import { amountText, candidateText, scarcity, undecidedText } from "../tables/product-words.js";

const { cells } = words;

/** What the candidates are, and are not. */
export const candidatesNote = words.nature;

export function candidateLines({ supply, products, productsTotal }: ScenarioRow): readonly Line[] {
  const unshown = productsTotal - products.length;
  return [
    ...(scarcity(supply) === "" ? [] : [line(scarcity(supply), cells.supplyLabel)]),
    ...products.map((it, i) => line(fill(cells.numbered, { no: i + 1, text: detailsOf(it) }), cells.label)),
    ...(unshown > 0 ? [line(fill(cells.more, { count: unshown }), cells.moreLabel)] : []),
  ];
}

function detailsOf(it: ScenarioRow["products"][number]): string {
  const details = [
    fill(words.priceText, { amount: amountText(it.price, "yuan") }), fill(words.timeText, { amount: amountText(it.days, "days") }), undecidedText(it),
  ].filter((part) => part !== "").join(words.comma);
  return fill(cells.line, { candidate: candidateText(it), details });
}
