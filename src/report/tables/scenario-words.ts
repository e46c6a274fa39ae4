/** What a scenario's cells say: effects, effort, prerequisites, products, in one text each. */
import { GENERAL } from "../../diagnosis/catalogue/schema.js";
import type { ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };

const said = words.list;

/** One a line: they are read one below the other. */
const lines = (parts: readonly string[]): string => parts.join("\n");

export const effectsText = ({ effects }: ScenarioRow): string => lines(effects.map(({ metric, direction, figure }) => {
  const effect = fill(said.direction[direction], { metric });
  return figure === undefined ? effect : fill(said.effectWithFigure, { effect, value: figure.value, unit: figure.unit, source: figure.source });
}));

export function effortText({ effort }: ScenarioRow): string {
  if (effort === null) return words.unknown;
  const amounts = (["days", "yuan"] as const).flatMap((unit) => {
    const range = effort[unit];
    return range === undefined ? [] : [fill(said[unit], { range: range.min === range.max ? range.min : fill(said.range, range) })];
  });
  return fill(said.effortText, { amounts: amounts.join(words.listComma), source: effort.source });
}

/** The prerequisites with their names, as far as the list holds them. */
export function prerequisitesText({ prerequisites }: ScenarioRow, names: ReadonlyMap<string, string>): string {
  return lines(prerequisites.map((id) => { const name = names.get(id); return name === undefined ? id : fill(said.prerequisiteText, { id, name }); }));
}

export const subIndustriesText = (row: ScenarioRow, { subIndustries }: ScenarioList): string =>
  row.subIndustries.map((id) => (id === GENERAL ? words.general : subIndustries.find((it) => it.id === id)?.name ?? id)).join(words.listComma);

/** What the row rests on. */
export const anchorsText = ({ anchors }: ScenarioRow): string => anchors.length === 0 ? words.unknown : anchors
  .map(({ kind, no }) => (no === undefined ? said.sources[kind] : fill(said.numberedSource, { source: said.sources[kind], no }))).join(words.semicolon);

/** A product and who offers it. */
type Offer = Pick<ScenarioRow["products"][number], "name" | "provider">;
export const productsText = (products: readonly Offer[]): string | null =>
  products.length === 0 ? null : lines(products.map(({ name, provider }) => fill(said.productText, { name, provider })));
