/** Products as lines for people: how much of a sub-industry they serve, and the candidates of each scenario with their reasons. */
import type { Matching } from "../diagnosis/products/candidates.js";
import { providersOf } from "../diagnosis/products/providers.js";
import type { LoadedPack } from "../indicators/load.js";
import { matchingParts, reasonsText, scarcity, supplyCounts } from "../report/tables/product-words.js";
import { fill } from "../wording/fill.js";
import words from "../wording/products.zh-CN.json" with { type: "json" };
import type { Served, Supply } from "./products.js";

const { text, receipt } = words;

export function productLines({ products, matching, subIndustries }: Supply, pack: LoadedPack): readonly string[] {
  const providers = new Set(products.products.map(providersOf(products))).size;
  const [trade, ...others] = subIndustries;
  return [
    fill(text.title, { products: products.products.length, providers }),
    ...products.files.map(({ id, version, title, products: count }) => `  ${fill(receipt.fileText, { id, version, title, count })}`),
    fill(text.conditions, { parts: matchingParts(matching).join(words.semicolon) }),
    "",
    ...subIndustries.map((it) => fill(text.trade, { name: it.name, id: it.id, counts: fill(text.counts, { scenarios: it.scenarios.length, counts: supplyCounts(it.scenarios, matching) }) })),
    ...(trade === undefined ? [] : others.length > 0 ? [text.askForTrade] : trade.scenarios.flatMap((it) => ["", ...scenarioLines(it, matching, pack)])),
    "", text.notes, ...[...products.notes.flatMap((it) => it.split("\n")), ...(others.length > 0 ? [] : [text.order]), words.nature].map((it) => `  ${it}`),
  ];
}

function scenarioLines(scenario: Served, matching: Matching, { wording }: LoadedPack): readonly string[] {
  const { id, name, area, from, to, total, shown } = scenario;
  const supply = scarcity(scenario, matching) || fill(text.several, { total });
  return [
    fill(text.scenario, { id, name, area: wording.areas[area]?.name ?? area, from, to, supply: shown.length < total ? fill(text.shownOf, { supply, shown: shown.length }) : supply }),
    ...shown.map((it, i) => `  ${fill(text.candidate, { no: i + 1, id: it.id, name: it.name, provider: it.provider, reasons: reasonsText(it) })}`),
  ];
}
