/** Products as lines for people: how much of a sub-industry they serve, and the candidates of each scenario with their reasons. */
import type { Candidates } from "../diagnosis/products/candidates.js";
import { providersOf } from "../diagnosis/products/providers.js";
import type { LoadedPack } from "../indicators/load.js";
import { matchingParts, reasonsText } from "../report/tables/product-words.js";
import { fill } from "../wording/fill.js";
import words from "../wording/products.zh-CN.json" with { type: "json" };
import type { Served, Supply, Trade } from "./products.js";

const { text, receipt } = words;

export function productLines({ products, matching, subIndustries }: Supply, pack: LoadedPack): readonly string[] {
  const providers = new Set(products.products.map(providersOf(products))).size;
  const [trade, ...others] = subIndustries;
  return [
    fill(text.title, { products: products.products.length, providers }),
    ...products.files.map(({ id, version, title, products: count }) => `  ${fill(receipt.fileText, { id, version, title, count })}`),
    fill(text.conditions, { parts: matchingParts(matching).join(words.semicolon) }),
    "",
    ...subIndustries.map((it) => fill(text.trade, { name: it.name, id: it.id, counts: countsText(it) })),
    ...(trade === undefined ? [] : others.length > 0 ? [text.askForTrade] : trade.scenarios.flatMap((it) => ["", ...scenarioLines(it, pack)])),
    "", text.notes, ...[...products.notes.flatMap((it) => it.split("\n")), ...(others.length > 0 ? [] : [text.order]), words.nature].map((it) => `  ${it}`),
  ];
}

function countsText({ scenarios }: Trade): string {
  const having = (supply: Candidates["supply"]): number => scenarios.filter((it) => it.supply === supply).length;
  return fill(text.counts, { scenarios: scenarios.length, several: having("several"), single: having("single"), gap: having("gap") });
}

function scenarioLines(scenario: Served, { wording }: LoadedPack): readonly string[] {
  const { id, name, area, from, to, total, shown } = scenario;
  const supply = words.supply[scenario.supply] || fill(text.several, { total });
  return [
    fill(text.scenario, { id, name, area: wording.areas[area]?.name ?? area, from, to, supply: shown.length < total ? fill(text.shownOf, { supply, shown: shown.length }) : supply }),
    ...shown.map((it, i) => `  ${fill(text.candidate, { no: i + 1, id: it.id, name: it.name, provider: it.provider, reasons: reasonsText(it) })}`),
  ];
}
