/** The chapters on the proposal and on investment and schedule: what they print is the package's, sums add up, and what is unknown is said to be. */
import { describe, expect, test } from "vitest";
import { sumDecimals } from "../../src/diagnosis/figures/decimal.js";
import type { Block, Gantt, Table } from "../../src/report/blocks.js";
import { numberRange, toWan, wanRanges } from "../../src/report/money.js";
import { renderHtml, type Report } from "../../src/report/index.js";
import { productsOf, marine, sampleList } from "../diagnosis/package-support.js";
import { fixture, proposalOf, proposalSamples, sampleProducts, sampleProject, type ProposalSample } from "./proposal-samples.js";
import { MARKUP } from "./samples.js";

const chapter = ({ chapters }: Report, id: string) => chapters.find((it) => it.id === id);
const blocksOf = (report: Report, id: string, part?: string): readonly Block[] =>
  (chapter(report, id)?.parts ?? []).filter((it) => part === undefined || it.id.startsWith(part)).flatMap((it) => it.blocks);
const isTable = (it: Block): it is Table => it.kind === "table";
const isGantt = (it: Block): it is Gantt => it.kind === "gantt";
const textOf = (cell: Table["rows"][number]["cells"][number] | undefined): string => (cell?.lines ?? []).map((it) => it.text).join("\n");
const cells = (table: Table | undefined, tone = "body"): readonly (readonly string[])[] => (table?.rows ?? []).filter((it) => it.tone === tone).map((row) => row.cells.map(textOf));
const numberIn = (text: string): number => Number(text.replaceAll(",", ""));
const sample = (name: string): ProposalSample => { const it = proposalSamples.get(name); if (it === undefined) throw new Error(name); return it; };

describe.each([...proposalSamples])("%s", (_name, { report, proposal: { package: pkg } }) => {
  test("every scenario once in the overview and as a card, N before X, with the package's figures", () => {
    const table = blocksOf(report, "proposal", "proposal-overview").find(isTable);
    const rows = cells(table);
    const wanted = ["N", "X", null].flatMap((kind) => pkg.scenarios.filter((it) => it.class === kind));
    expect(rows.map((it) => it[1])).toEqual(wanted.map((it) => it.id));
    expect(rows.map((it) => it[6])).toEqual(wanted.map((it) => String(it.phase)));
    expect(blocksOf(report, "proposal", "proposal-cards").filter(isTable).filter((it) => it.columns.length === 2).map((it) => it.columns[0]?.label)).toEqual(wanted.map((it) => `${it.id} ${it.name}`));
    if (pkg.products === null) return expect(table?.columns.length ?? 7).toBe(7);
    const price = wanRanges(wanted.map((it) => it.price));
    expect(rows.map((it) => [it[8], it[9]])).toEqual(wanted.map((it) => [price(it.price), numberRange(it.days)]));
  });

  test("every candidate shown stands in its scenario's table, in order", () => {
    const tables = blocksOf(report, "proposal", "proposal-cards").filter(isTable).filter((it) => it.columns.length > 2);
    const wanted = ["N", "X", null].flatMap((kind) => pkg.scenarios.filter((it) => it.class === kind && it.candidates.shown.length > 0));
    expect(tables.map((it) => cells(it).map((row) => row[2]))).toEqual(wanted.map((it) => it.candidates.shown.map((one) => one.provider)));
    expect(tables.map((it) => cells(it).map((row) => row[5]))).toEqual(wanted.map((it) => it.candidates.shown.map((one) => numberRange(one.days))));
  });

  test("what was left out stands there with its reason", () => {
    const rows = cells(blocksOf(report, "proposal", "proposal-further").find(isTable));
    expect(rows.map((it) => it[1])).toEqual(pkg.further.map((it) => it.id));
    for (const [i, it] of pkg.further.entries()) expect(rows[i]?.[5]).toContain(it.note ?? "");
  });

  test("columns of products add up to the total printed, which is the package's", () => {
    const table = blocksOf(report, "investment", "investment-products").find(isTable);
    expect(cells(table).length).toBe(pkg.investment.products.length);
    const [sum = []] = cells(table, "total");
    const { total, runningCost } = pkg.investment;
    const printed = [total?.min, total?.max, runningCost?.min, runningCost?.max];
    [4, 5, 6, 7].forEach((column, i) => {
      const known = cells(table).map((it) => it[column] ?? "").filter((it) => it !== "—" && it !== "");
      if (known.length === 0) return;
      expect(numberIn(sum[column] ?? "")).toBe(sumDecimals(known.map(numberIn)));
      expect(numberIn(sum[column] ?? "")).toBe(toWan(printed[i] ?? Number.NaN));
    });
  });

  test("schedule and figure say the same of every scenario, within the scale", () => {
    const blocks = blocksOf(report, "investment", "investment-schedule");
    const rows = cells(blocks.find(isTable));
    const ids = rows.map((it) => it[1]?.split(" ")[0]);
    expect([...ids].sort()).toEqual(pkg.schedule.map((it) => it.scenario).sort());
    const figure = blocks.find(isGantt);
    const isDated = pkg.schedule.some((it) => it.span !== null);
    expect(figure !== undefined).toBe(isDated);
    if (figure === undefined) return;
    for (const row of rows) {
      const span = pkg.schedule.find((it) => it.scenario === row[1]?.split(" ")[0])?.span ?? null;
      expect(row.slice(3, 5)).toEqual(span === null ? ["待定", "待定"] : [numberRange(span.start), numberRange(span.end)]);
    }
    const whole = Math.max(...pkg.schedule.flatMap((it) => it.span?.end.max ?? []));
    const drawn = figure.groups.flatMap((it) => it.rows);
    expect(drawn.map((it) => it.bar !== null)).toEqual([...pkg.schedule].sort((a, b) => a.phase - b.phase).map((it) => it.span !== null));
    for (const { bar, shown } of drawn) {
      if (bar === null) expect(shown).toBe("工期待定");
      else expect([bar.from, bar.width, bar.more].every((it) => it >= 0) && bar.from + bar.width + bar.more <= 100.001).toBe(true);
    }
    for (const { at, label } of figure.ticks) expect(at).toBeCloseTo((numberIn(label) * 100) / whole, 1);
  });

  test("phases are the package's, with the points of scoring again", () => {
    const rows = cells(blocksOf(report, "investment", "investment-phases").find(isTable));
    expect(rows.map((it) => [it[0], it[2], numberIn(it[3] ?? "")])).toEqual(pkg.phases.map((it) => [String(it.no), String(it.steps.length), it.after.points]));
  });

  test("the lead counts what is in the package", () => {
    const lead = chapter(report, "proposal")?.lead ?? "";
    if (pkg.scenarios.length === 0) return expect(blocksOf(report, "proposal", "proposal-cards")).toEqual([]);
    expect(lead).toContain(`${pkg.scenarios.length}个改造场景`);
    const single = pkg.scenarios.filter((it) => it.candidates.supply === "single").length;
    const gaps = pkg.scenarios.filter((it) => it.candidates.supply === "gap").length;
    expect(lead.includes("供给缺口")).toBe(gaps > 0);
    expect(lead.includes(`${single}个只有一家服务商`)).toBe(single > 0);
    if (pkg.list === null) expect(lead).toContain("不区分共性（N）与特色（X）");
  });
});

test("exact words of one firm", () => {
  const { report } = proposalOf(fixture("heavy-equipment-sets-level-1.json"), { target: 2, products: sampleProducts, list: sampleList("heavy-equipment-sets") });
  expect(chapter(report, "proposal")?.lead).toBe("为达到二级（规范级），建议实施7个改造场景，其中共性（N）7个、特色（X）0个，分2个阶段；3个只有一家服务商（单一来源）。");
  expect(chapter(report, "investment")?.lead).toBe("计入的5个产品价格合计12.7万～47.8万元；7个场景共需60～120个工作日。");
  expect(blocksOf(report, "investment").find(isGantt)?.title).toBe("7个场景分2个阶段实施，共需60～120个工作日");
  const [note] = blocksOf(report, "proposal", "proposal-overview").filter((it) => it.kind === "prose");
  expect(note?.kind === "prose" && note.paragraphs[0]).toMatch(/^候选清单供比选，不构成采购推荐。/);
});

test("what the firm's own funds are stands beside the sum, in the same unit", () => {
  const { report } = proposalOf(fixture("marine-engineering-equipment-level-2.json"), { products: sampleProducts, project: sampleProject, list: sampleList(marine) });
  const facts = blocksOf(report, "investment", "investment-products").find((it) => it.kind === "facts");
  expect(facts?.kind === "facts" && facts.facts.map((it) => [it.label, it.values[0]])).toEqual([
    ["计入产品价格合计", "55～141万元"], ["企业意向投入资金", "280万元"], ["项目计划投资", "280万元"],
  ]);
});

test("without a product catalogue that is said once, and no column is a row of dashes", () => {
  const { report, html } = sample("intelligent-instruments-level-1.json");
  expect(html.match(/本章不列候选产品、价格和工期/g)).toHaveLength(1);
  expect(chapter(report, "investment")?.lead).toBe("未提供产品目录，投入待定；各场景工期均待定。");
  for (const table of [...blocksOf(report, "proposal", "proposal-overview"), ...blocksOf(report, "investment")].filter(isTable)) {
    table.columns.forEach((column, c) => expect([column.label, cells(table).every((row) => row[c] === "—" || row[c] === "待定") && !["归类", "须先完成"].includes(column.label)]).toEqual([column.label, false]));
  }
});

test("nothing to be done is no chapter; an unreachable target is said", () => {
  expect(["proposal", "investment", "task-book"].map((id) => chapter(sample("level-4.json").report, id))).toEqual([undefined, undefined, undefined]);
  const { report, proposal } = sample("out of reach");
  expect(proposal.package.plan.reachable).toBe(false);
  expect(chapter(report, "proposal")?.lead).toBe("没有建议实施的改造场景：在给定条件下达不到四级（协同级），障碍见目标与路径。");
});

test("one product for all, of no price and time: counted once, nothing summed", () => {
  const areas = sampleProducts.products.flatMap((it) => it.serves.map(({ area }) => area));
  const { report, proposal } = proposalOf(fixture("marine-engineering-equipment-level-2.json"), { products: productsOf({ id: "ONE", serves: [...new Set(areas)].map((area) => ({ area })) }) });
  expect(proposal.package.investment.products).toHaveLength(1);
  expect(chapter(report, "investment")?.lead).toMatch(/^计入的产品价格均未知，合计待定（不含1个价格未知的产品/);
  expect(blocksOf(report, "investment").filter(isGantt)).toEqual([]);
});

test("markup and names of any length stay text", () => {
  const { html, report } = sample("no times known");
  expect(html).not.toContain(MARKUP);
  expect(html).not.toContain("<script");
  expect(JSON.stringify(report)).toContain("长".repeat(180));
});

test("a figure whose places are no numbers is refused", () => {
  const { report } = sample("all given");
  const broken = JSON.parse(JSON.stringify(report, (key, value: unknown) => (key === "bar" && typeof value === "object" && value !== null && "from" in value ? { ...value, from: "0%;x" } : value)));
  expect(() => renderHtml(broken)).toThrow(/bar: expected a number/);
});
