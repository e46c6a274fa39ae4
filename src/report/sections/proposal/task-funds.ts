/** What it costs: the project's own items, else the prices of the products counted with; and who pays, to be filled in. */
import { sumDecimals } from "../../../diagnosis/figures/decimal.js";
import type { Block, Table } from "../../blocks.js";
import { wanRanges } from "../../money.js";
import { alike } from "../../numbers.js";
import { blank, body, column, line, table, total } from "../../table.js";
import { fill, list, words as shared } from "../../words.js";
import { marker, words, type Proposed } from "./context.js";
import { plannedText } from "./planned.js";

const { funds: said, columns } = words.task;

export const funds = (context: Proposed): readonly Block[] => {
  const items = context.proposal.project?.investment ?? [];
  const what = items.length > 0 ? own(items, context) : products(context);
  const who = sources(context);
  return what === null ? [who] : what.rows.length > FEW ? [what, who] : [{ kind: "columns", ratio: "wide-first", columns: [[what], [who]] }];
};

/** Rows that stand beside who pays without leaving half a page empty. */
const FEW = 10;

type Items = NonNullable<Proposed["proposal"]["project"]>["investment"];

/** Every amount in full: the column must add up in print. */
function own(items: Items, context: Proposed): Table {
  const known = items.flatMap((it) => (it.planned === null ? [] : [it.planned]));
  const sum = known.length === 0 ? null : sumDecimals(known);
  const amount = alike([...known, sum]);
  const open = items.length - known.length;
  const idOf = marker(context, (id) => id);
  return table([column(columns.no, 9, "end"), column(columns.item, 47), column(columns.scenarioId, 19), column(columns.plannedWan, 25, "end")], [
    ...items.map((it, i) => body(String(i + 1), it.item, it.scenario === null ? shared.unknown : idOf(it.scenario), amount(it.planned))),
    total("", shared.total, "", amount(sum)),
  ], { title: said.ownTitle, note: open === 0 ? said.ownNote : fill(said.ownNoteOpen, { count: open }) });
}

function products(context: Proposed): Table | null {
  const { investment: it } = context.proposal.package;
  if (it.products.length === 0) return null;
  const price = wanRanges([...it.products.map((one) => one.price), it.total]);
  return table([column(columns.no, 9, "end"), column(columns.product, 44), column(columns.scenarioId, 24), column(columns.priceWan, 23, "end")], [
    ...it.products.map((one, i) => body(String(i + 1), [line(one.name), line(one.provider)], list(one.scenarios), price(one.price))),
    total("", shared.total, "", price(it.total)),
  ], { title: said.productsTitle, note: it.unpriced === 0 ? said.productsNote : fill(said.productsNoteOpen, { count: it.unpriced }) });
}

/** Blank but for what the firm said it would put in. */
function sources(context: Proposed): Block {
  return table([column(columns.source, 44), column(columns.amountWan, 33, "end"), column(columns.remark, 23)], [
    ...said.sources.map((it) => blank(it, "", "")),
    blank(said.sourcesTotal, "", ""),
  ], { title: said.sourcesTitle, ...(context.proposal.package.investment.givenWan.planned !== null && { note: fill(said.planned, { planned: plannedText(context) }) }) });
}
