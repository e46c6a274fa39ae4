/** What it costs: the project's own items, else the prices of the products counted with; and who pays, to be filled in. */
import { sumDecimals } from "../../../diagnosis/figures/decimal.js";
import type { Block } from "../../blocks.js";
import { wanRanges } from "../../money.js";
import { amounts, inFull } from "../../numbers.js";
import { blank, body, column, line, table, total } from "../../table.js";
import { fill, list, words as shared } from "../../words.js";
import { namer, words, type Proposed } from "./context.js";

const { funds: said, columns } = words.task;

export const funds = (context: Proposed): readonly Block[] => {
  const items = context.proposal.project?.investment ?? [];
  return [...(items.length > 0 ? own(context, items) : products(context)), sources(context)];
};

type Items = NonNullable<Proposed["proposal"]["project"]>["investment"];

function own(context: Proposed, items: Items): readonly Block[] {
  const name = namer(context);
  const known = items.flatMap((it) => (it.planned === null ? [] : [it.planned]));
  const sum = known.length === 0 ? null : sumDecimals(known);
  const amount = amounts([...known, sum]);
  const open = items.length - known.length;
  return [table([column(columns.no, 5, "end"), column(columns.item, 40), column(columns.scenario, 35), column(columns.plannedWan, 20, "end")], [
    ...items.map((it, i) => body(String(i + 1), it.item, it.scenario === null ? shared.unknown : name(it.scenario), amount(it.planned))),
    total("", shared.total, "", amount(sum)),
  ], { note: open === 0 ? said.ownNote : fill(said.ownNoteOpen, { count: open }) })];
}

function products(context: Proposed): readonly Block[] {
  const { investment: it } = context.proposal.package;
  if (it.products.length === 0) return [];
  const price = wanRanges([...it.products.map((one) => one.price), it.total]);
  return [table([column(columns.no, 5, "end"), column(columns.product, 42), column(columns.scenarios, 33), column(columns.priceWan, 20, "end")], [
    ...it.products.map((one, i) => body(String(i + 1), [line(one.name), line(one.provider)], list(one.scenarios), price(one.price))),
    total("", shared.total, "", price(it.total)),
  ], { note: it.unpriced === 0 ? said.productsNote : fill(said.productsNoteOpen, { count: it.unpriced }) })];
}

/** Blank but for what the firm said it would put in. */
function sources({ proposal: { package: { investment: { given } } } }: Proposed): Block {
  return table([column(columns.source, 40), column(columns.amountWan, 20, "end"), column(columns.remark, 40)], [
    ...said.sources.map((it) => blank(it, "", "")),
    blank(said.sourcesTotal, "", ""),
  ], { title: said.sourcesTitle, ...(given.planned === null ? {} : { note: fill(given.plannedMissing === 0 ? said.planned : said.plannedSome, { value: inFull(given.planned), missing: given.plannedMissing }) }) });
}
