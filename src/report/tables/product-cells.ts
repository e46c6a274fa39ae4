/** The cells of a list that say who could deliver a scenario: candidates, supply, and by their order price, time and model firms. */
import type { ScenarioRow } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };
import { numberRange } from "../money.js";
import { supplyMark, supplyOf } from "./product-words.js";
import { productsText } from "./scenario-words.js";

type Candidate = ScenarioRow["products"][number];

/** Gap, single source, several, as wished or at all; nothing of what is not on the list. */
export const supplyText = (row: ScenarioRow): string | null => (row.class === "dropped" ? null : supplyMark(supplyOf(row)));

/** All but the first, and how many pass beside those shown. */
export function moreText({ products, productsTotal }: ScenarioRow): string | null {
  const unshown = productsTotal - products.length;
  const parts = [productsText(products.slice(1)), unshown > 0 ? fill(words.cells.more, { count: unshown }) : null].filter((it) => it !== null);
  return parts.length === 0 ? null : parts.join("\n");
}

export const pricesText = (row: ScenarioRow): string | null => numbered(row, (it) => numberRange(it.price));
export const timesText = (row: ScenarioRow): string | null => numbered(row, (it) => numberRange(it.days));
export const modelFirmsText = (row: ScenarioRow): string | null =>
  numbered(row, ({ modelFirms }) => (modelFirms === null ? words.unknown : modelFirms.length === 0 ? words.none : modelFirms.join(words.comma)));

/** One a line, by the number of the candidate; room to write in where there is none. */
const numbered = ({ products }: ScenarioRow, say: (it: Candidate) => string): string | null =>
  (products.length === 0 ? null : products.map((it, i) => fill(words.cells.numbered, { no: i + 1, text: say(it) })).join("\n"));
