/** The candidate products of a list, as lines for people: a line a scenario, supply gaps and single sources marked. */
import type { ScenarioList, ScenarioRow } from "../diagnosis/list/schema.js";
import type { Matching } from "../diagnosis/products/candidates.js";
import { candidateText, productReceipts, scarcity, supplyCounts, supplyMark, supplyOf } from "../report/tables/product-words.js";
import { fill } from "../wording/fill.js";
import words from "../wording/products.zh-CN.json" with { type: "json" };

const say = words.list;

/** Nothing is said of products when none were given. */
export function productListLines(list: ScenarioList): readonly string[] {
  if (list.products === null) return [];
  const { matching } = list.products;
  const rows = list.rows.filter((it) => it.class !== "dropped");
  return [
    "", fill(say.title, { counts: supplyCounts(rows.map(supplyOf), matching) }),
    ...rows.map((it) => `  ${fill(say.row, { id: it.id, name: it.name, candidates: candidatesText(it, matching) })}`),
    ...productReceipts(list).map(([label, text]) => `  ${fill(say.receipt, { label, text: text.replaceAll("\n", " ") })}`),
    `  ${words.nature}`,
  ];
}

function candidatesText(row: ScenarioRow, matching: Matching): string {
  const { supply, productsRuledOut, products, productsTotal } = row;
  if (supply === "gap") return productsRuledOut > 0 ? scarcity(supplyOf(row), matching) : words.supplyMark.gap;
  const named = products.map(candidateText).join(words.comma);
  const more = productsTotal - products.length;
  const all = more > 0 ? fill(say.more, { candidates: named, count: more }) : named;
  return supply === "single" ? fill(say.single, { candidates: all, mark: supplyMark(supplyOf(row)) }) : all;
}
