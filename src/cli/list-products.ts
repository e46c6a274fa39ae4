/** The candidate products of a list, as lines for people: a line a scenario, supply gaps and single sources marked. */
import type { ScenarioList, ScenarioRow } from "../diagnosis/list/schema.js";
import { candidateText, productReceipts } from "../report/tables/product-words.js";
import { fill } from "../wording/fill.js";
import words from "../wording/products.zh-CN.json" with { type: "json" };

const say = words.list;

/** Nothing is said of products when none were given. */
export function productListLines(list: ScenarioList): readonly string[] {
  if (list.products === null) return [];
  const rows = list.rows.filter((it) => it.class !== "dropped");
  const having = (supply: ScenarioRow["supply"]): number => rows.filter((it) => it.supply === supply).length;
  return [
    "", fill(say.title, { several: having("several"), single: having("single"), gap: having("gap") }),
    ...rows.map((it) => `  ${fill(say.row, { id: it.id, name: it.name, candidates: candidatesText(it) })}`),
    ...productReceipts(list).map(([label, text]) => `  ${fill(say.receipt, { label, text: text.replaceAll("\n", " ") })}`),
    `  ${words.nature}`,
  ];
}

function candidatesText({ supply, products, productsTotal }: ScenarioRow): string {
  if (supply === "gap") return words.supplyMark.gap;
  const named = products.map(candidateText).join(words.comma);
  const more = productsTotal - products.length;
  const all = more > 0 ? fill(say.more, { candidates: named, count: more }) : named;
  return supply === "single" ? fill(say.single, { candidates: all }) : all;
}
