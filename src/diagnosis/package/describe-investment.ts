/** What the products of a package cost, in words: the parts, the sums, and what is in none. */
import { fill } from "../../wording/fill.js";
import words from "../../wording/package.zh-CN.json" with { type: "json" };
import { inFull } from "../figures/decimal.js";
import { yuanText, yuanYearText } from "./describe-amounts.js";
import type { FirmPackage } from "./schema.js";

export function investmentLines({ investment, scenarios }: FirmPackage): readonly string[] {
  if (scenarios.length === 0) return [];
  const said = words.investment;
  const { products, total, unpriced, runningCost, uncosted, withoutProduct, givenWan: { intendedFunds, planned, plannedMissing } } = investment;
  const counted = products.map(({ name, provider, scenarios: own, by, price, runningCost: cost }) => fill(said.product, {
    name, provider, scenarios: own.join(words.comma), by: by === "project" ? said.byProject : "", price: yuanText(price), cost: yuanYearText(cost),
  }));
  const missing = plannedMissing === 0 ? said.planned : said.plannedMissing;
  const lines = [
    ...counted,
    products.length === 0 ? said.none : fill(said.total, { total: yuanText(total), cost: yuanYearText(runningCost) }),
    ...(unpriced > 0 ? [fill(said.unpriced, { count: unpriced })] : []),
    ...(uncosted > 0 ? [fill(said.uncosted, { count: uncosted })] : []),
    ...(withoutProduct.length > 0 ? [fill(said.withoutProduct, { count: withoutProduct.length, ids: withoutProduct.join(words.comma) })] : []),
    ...(intendedFunds === null ? [] : [fill(said.intendedFunds, { amount: inFull(intendedFunds) })]),
    ...(planned === null ? [] : [fill(missing, { amount: inFull(planned), count: plannedMissing })]),
  ];
  return ["", said.title, ...lines.map((it) => `  ${it}`)];
}
