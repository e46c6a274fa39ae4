/** What it costs and how long it takes: the products counted with, once each; the scenarios in time; the phases. */
import type { Block, Fact, Table } from "../../blocks.js";
import { part, type Section } from "../../context.js";
import { inFull } from "../../numbers.js";
import { dayRange, toWan, wanColumn, yuanRange } from "../../money.js";
import { body, column, line, table, total } from "../../table.js";
import { fill, list, words as shared } from "../../words.js";
import { namer, whenProposed, words, type Proposed } from "./context.js";
import { gantt } from "./gantt.js";
import { phaseTable, scheduleTable, wholeTime } from "./schedule.js";

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
        ...part("investment-phases", words.parts.phases, phases.length === 0 ? [] : [phaseTable(context), assumptions(context)]),
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
  const whole = wholeTime(it);
  const undated = it.schedule.filter(({ span }) => span === null).length;
  if (it.schedule.length === 0) return said.noScenarios;
  if (whole === null) return said.noTime;
  return fill(undated === 0 ? said.time : said.timeSome, { count: it.schedule.length - undated, days: dayRange(whole), undated });
}

function productBlocks(context: Proposed): readonly Block[] {
  const { investment: it, products } = context.proposal.package;
  const name = namer(context);
  return [
    ...(it.products.length === 0 ? [] : [productTable(context)]),
    ...funds(context),
    ...(products === null || it.withoutProduct.length === 0 ? [] : [{ kind: "prose", tone: "plain", paragraphs: [fill(said.withoutProductList, { names: list(it.withoutProduct.map(name)) })] } as const]),
  ];
}

/** Whoever adds up a column gets the total below it; what is unknown is in none. */
function productTable(context: Proposed): Table {
  const { investment: it } = context.proposal.package;
  const price = wanColumn([...it.products.map((one) => one.price), it.total].flatMap((range) => (range === null ? [] : [range.min, range.max])));
  const running = wanColumn([...it.products.map((one) => one.runningCost), it.runningCost].flatMap((range) => (range === null ? [] : [range.min, range.max])));
  const notes = [
    said.productNote,
    ...(it.unpriced > 0 ? [fill(said.unpricedNote, { count: it.unpriced })] : []),
    ...(it.uncosted > 0 ? [fill(said.uncostedNote, { count: it.uncosted })] : []),
  ];
  return table([
    column(columns.no, 5, "end"), column(columns.product, 27), column(columns.scenarios, 18), column(columns.by, 10),
    column(columns.least, 10, "end"), column(columns.most, 10, "end"), column(columns.least, 10, "end"), column(columns.most, 10, "end"),
  ], [
    ...it.products.map((one, i) => body(
      String(i + 1), [line(one.name), line(one.provider)], list(one.scenarios), said.by[one.by],
      price(one.price?.min ?? null), price(one.price?.max ?? null), running(one.runningCost?.min ?? null), running(one.runningCost?.max ?? null),
    )),
    total("", shared.total, "", "", price(it.total?.min ?? null), price(it.total?.max ?? null), running(it.runningCost?.min ?? null), running(it.runningCost?.max ?? null)),
  ], { heads: [{ label: "", span: 4 }, { label: columns.priceWan, span: 2 }, { label: columns.runningWan, span: 2 }], note: notes.join("") });
}

/** The firm's own figures beside the sum, in the same unit; nothing where nobody gave any. */
function funds({ proposal: { package: { products, investment: { total: sum, given } } } }: Proposed): readonly Block[] {
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  const wan = (value: number | null): string => (value === null ? shared.unknown : fill(said.wan, { value: inFull(value) }));
  const both = sum === null ? shared.unknown : sum.min === sum.max ? wan(toWan(sum.min)) : fill(said.wanRange, { min: inFull(toWan(sum.min)), max: inFull(toWan(sum.max)) });
  if (given.intendedFunds === null && given.planned === null) return [{ kind: "prose", tone: "note", paragraphs: [said.noFunds] }];
  return [{ kind: "facts", layout: "pairs", facts: [
    ...(products === null ? [] : [{ ...fact(said.totalLabel, both), wide: true }]), fact(said.intendedFunds, wan(given.intendedFunds)), fact(said.planned, given.planned === null || given.plannedMissing === 0 ? wan(given.planned) : fill(said.wanSome, { value: inFull(given.planned), missing: given.plannedMissing })),
  ] }];
}

const schedule = (context: Proposed): readonly Block[] =>
  (context.proposal.package.schedule.length === 0 ? [] : [...gantt(context), scheduleTable(context)]);

const assumptions = ({ proposal: { package: { phasing } } }: Proposed): Block => ({ kind: "prose", tone: "note", paragraphs: [fill(said.assumptions, phasing)] });
