/** What it costs and how long it takes: the products counted with, once each; the scenarios in time, by phase. */
import type { Range } from "../../../diagnosis/products/schema.js";
import type { Block, Prose, Table } from "../../blocks.js";
import { part, type Section } from "../../context.js";
import { dayRange, wanEnds, yuanRange } from "../../money.js";
import { intro, note } from "../../prose.js";
import { body, column, table, total } from "../../table.js";
import { fill, list, words as shared } from "../../words.js";
import { namer, whenProposed, words, type Proposed } from "./context.js";
import { gantt } from "./gantt.js";
import { plannedText, wanText } from "./planned.js";
import { phaseTable, scheduleTable } from "./schedule.js";

const { investment: said, columns } = words;

export const investment: Section = {
  id: "investment",
  title: () => words.chapters.investment,
  numbering: "chapter",
  build: whenProposed((context) => {
    const { scenarios, phases } = context.proposal.package;
    return scenarios.length === 0 && phases.length === 0 ? null : {
      lead: lead(context),
      parts: [
        ...part("investment-products", words.parts.products, productBlocks(context)),
        ...part("investment-schedule", words.parts.schedule, schedule(context)),
      ],
    };
  }),
};

function lead({ proposal: { package: it } }: Proposed): string {
  const { total: sum, products, unpriced, withoutProduct } = it.investment;
  const out = [
    ...(unpriced > 0 ? [fill(said.unpriced, { count: unpriced })] : []),
    ...(withoutProduct.length > 0 ? [fill(said.withoutProduct, { count: withoutProduct.length })] : []),
  ];
  const money = it.products === null ? said.noProducts : products.length === 0 ? said.nothingCounted : sum === null ? said.noneKnown : fill(said.sum, { count: products.length - unpriced, total: yuanRange(sum) });
  return [
    it.products === null || out.length === 0 ? money : fill(said.leftOut, { money, out: list(out) }),
    time(it),
  ].join(shared.semicolon) + shared.stop;
}

function time(it: Proposed["proposal"]["package"]): string {
  const { days: whole, undated } = it.time;
  if (it.schedule.length === 0) return said.noScenarios;
  if (whole === null) return said.noTime;
  return fill(undated === 0 ? said.time : said.timeSome, { count: it.schedule.length - undated, days: dayRange(whole), undated });
}

function productBlocks(context: Proposed): readonly Block[] {
  const { investment: it, products } = context.proposal.package;
  const name = namer(context);
  return [
    ...(it.products.length === 0 ? [] : [productTable(context)]),
    funds(context),
    ...(products === null || it.withoutProduct.length === 0 ? [] : [note(fill(said.withoutProductList, { names: list(it.withoutProduct.map(name)) }))]),
  ];
}

/** Whoever adds up a column gets the total below it; what is unknown is in none. */
function productTable(context: Proposed): Table {
  const { investment: it } = context.proposal.package;
  const price = wanEnds([...it.products.map((one) => one.price), it.total]);
  const running = wanEnds([...it.products.map((one) => one.runningCost), it.runningCost]);
  const notes = [
    said.productNote,
    ...(it.unpriced > 0 ? [fill(said.unpricedNote, { count: it.unpriced })] : []),
    ...(it.uncosted > 0 ? [fill(said.uncostedNote, { count: it.uncosted })] : []),
  ];
  // without any running cost known there is no column of dashes
  const isCosted = it.runningCost !== null;
  const pair = [column(columns.least, isCosted ? 9 : 11, "end"), column(columns.most, isCosted ? 9 : 11, "end")];
  const figures = (range: Range | null, cost: Range | null): readonly string[] => [...price(range), ...(isCosted ? running(cost) : [])];
  return table([
    column(columns.no, 5, "end"), column(columns.product, isCosted ? 20 : 24), column(columns.provider, isCosted ? 15 : 18), column(columns.scenarios, isCosted ? 15 : 21), column(columns.by, isCosted ? 9 : 10), ...pair, ...(isCosted ? pair : []),
  ], [
    ...it.products.map((one, i) => body(String(i + 1), one.name, one.provider, list(one.scenarios), said.by[one.by], ...figures(one.price, one.runningCost))),
    total("", shared.total, "", "", "", ...figures(it.total, it.runningCost)),
  ], { heads: [{ label: "", span: 5 }, { label: columns.priceWan, span: 2 }, ...(isCosted ? [{ label: columns.runningWan, span: 2 }] : [])], note: notes.join("") });
}

/** The firm's own figures beside the sum, in the same unit; nothing where nobody gave any. */
function funds(context: Proposed): Prose {
  const { products, investment: { total: sum, givenWan: { intendedFunds, planned } } } = context.proposal.package;
  if (intendedFunds === null && planned === null) return note(said.noFunds);
  return intro(fill(said.funds, {
    total: products === null ? "" : fill(said.totalBefore, { total: yuanRange(sum) }), intended: wanText(intendedFunds), planned: plannedText(context),
  }));
}

function schedule(context: Proposed): readonly Block[] {
  const { schedule: entries, phases } = context.proposal.package;
  if (phases.length === 0) return [];
  return [...(entries.length === 0 ? [phaseTable(context)] : [scheduleTable(context)]), assumptions(context), ...gantt(context)];
}

const assumptions = ({ proposal: { package: { phasing } } }: Proposed): Block => note(fill(said.assumptions, phasing));
