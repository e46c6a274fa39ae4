/** The chapters on the proposal and on investment and schedule: what they print is the package's, sums add up, and what is unknown is said to be. */
import { describe, expect, test } from "vitest";
import { sumDecimals } from "../../src/diagnosis/figures/decimal.js";
import type { Block, Gantt, Table } from "../../src/report/blocks.js";
import { numberRange, toWan, wanRanges } from "../../src/report/money.js";
import { renderHtml, type Report } from "../../src/report/index.js";
import { productsOf, projectOf, marine, sampleList } from "../diagnosis/package-support.js";
import { fixture, proposalOf, sampleNamed, sampleNames, sampleProducts, sampleProject, type ProposalSample } from "./proposal-samples.js";
import { MARKUP } from "./samples.js";

const chapter = ({ chapters }: Report, id: string) => chapters.find((it) => it.id === id);
const blocksOf = (report: Report, id: string, part?: string): readonly Block[] =>
  (chapter(report, id)?.parts ?? []).filter((it) => part === undefined || it.id.startsWith(part)).flatMap((it) => it.blocks);
const isTable = (it: Block): it is Table => it.kind === "table";
const isGantt = (it: Block): it is Gantt => it.kind === "gantt";
const textOf = (cell: Table["rows"][number]["cells"][number] | undefined): string => (cell?.lines ?? []).map((it) => it.text).join("\n");
const cells = (table: Table | undefined, tone = "body"): readonly (readonly string[])[] => (table?.rows ?? []).filter((it) => it.tone === tone).map((row) => row.cells.map(textOf));
const numberIn = (text: string): number => Number(text.replaceAll(",", ""));

type ScenarioOf = ProposalSample["proposal"]["package"]["scenarios"][number];

describe.each(sampleNames)("%s", (name) => {
  test("every scenario once in the overview and as a card, N before X, with the package's figures", () => {
    const { report, proposal: { package: pkg } } = sampleNamed(name);
    const table = blocksOf(report, "proposal", "proposal-overview").find(isTable);
    const rows = cells(table);
    const wanted = ["N", "X", null].flatMap((kind) => pkg.scenarios.filter((it) => it.class === kind));
    expect(rows.map((it) => it[0])).toEqual(wanted.map((it) => it.id));
    expect(rows.map((it) => it[5])).toEqual(wanted.map((it) => String(it.phase)));
    const cards = blocksOf(report, "proposal", "proposal-cards").filter(isTable);
    const named = (it: ScenarioOf): string => `${it.id} ${it.name}${it.reviewed ? "" : "（待评审）"}`;
    expect(cards.flatMap((it) => cells(it, "group").map(([name]) => name))).toEqual(wanted.map(named));
    cards.flatMap((it) => cells(it, "group")).forEach(([, place = ""], i) => {
      expect(place).toContain(`${wanted[i]?.from}→${wanted[i]?.to}级 ｜ 第${wanted[i]?.phase}阶段`);
      const { supply, ruledOut = 0 } = wanted[i]?.candidates ?? {};
      expect([place.includes("供给缺口"), place.includes("单一来源")]).toEqual([supply === "gap" && ruledOut === 0, supply === "single" && ruledOut === 0]);
      expect(place.includes(`另有${ruledOut}个产品不合所选条件`)).toBe(ruledOut > 0 && (supply === "gap" || supply === "single"));
    });
    const said = cards.flatMap((it) => cells(it, "detail"));
    expect(said.map(([purpose = ""]) => purpose.split("\n")[1])).toEqual(wanted.map((it) => it.content.replaceAll("\n", " ")));
    for (const it of cards) for (const row of it.rows) expect(row.cells.reduce((sum, { span }) => sum + span, 0)).toBe(it.columns.length);
    if (wanted.length === 0) return expect(table).toBeUndefined();
    if (pkg.products === null) return expect(table?.columns.length).toBe(6);
    const price = wanRanges(wanted.map((it) => it.price));
    expect(rows.map((it) => [it[7], it[8]])).toEqual(wanted.map((it) => [price(it.price), numberRange(it.days)]));
  });

  test("every candidate shown stands in its scenario's table, in order", () => {
    const { report, proposal: { package: pkg } } = sampleNamed(name);
    const wanted = ["N", "X", null].flatMap((kind) => pkg.scenarios.filter((it) => it.class === kind));
    const rows = blocksOf(report, "proposal", "proposal-cards").filter(isTable).flatMap(({ rows }) => rows);
    // each stands below the scenario whose name came last
    const below = rows.reduce<readonly (readonly (readonly string[])[])[]>((all, row) =>
      (row.tone === "group" ? [...all, []] : row.tone === "body" ? [...all.slice(0, -1), [...all.at(-1) ?? [], row.cells.map(textOf)]] : all), []);
    const by = { project: "，企业选定", order: "，计入投入" };
    expect(below.map((these) => these.map(([product]) => product))).toEqual(wanted.map(({ candidates, chosen }) => candidates.shown.map((one, i) =>
      `${i + 1}. ${one.name}${one.version === null ? "" : ` ${one.version}`}\n${one.provider}${chosen?.id === one.id ? by[chosen.by] : ""}`)));
    expect(below.map((these) => these.map((row) => row[3]))).toEqual(wanted.map(({ candidates }) => candidates.shown.map((one) => numberRange(one.days))));
  });

  test("what was left out stands there with its reason", () => {
    const { report, proposal: { package: pkg } } = sampleNamed(name);
    const table = blocksOf(report, "proposal", "proposal-further").find(isTable);
    const rows = (table?.rows ?? []).map(({ cells: [reason, names] }) => ({ reason: textOf(reason), lines: names?.lines ?? [] }));
    const said = rows.flatMap(({ reason, lines }) => lines.flatMap(({ label, text }) => text.split("、").filter((it) => /^[A-Z]+-\d+ /.test(it)).map((it) => `${it.split(" ")[0]} ${label} ${reason}`)));
    const words = { "not-needed-for-target": "达到目标不需要", excluded: "企业决定不实施", declined: "企业在问卷中谢绝", forbidden: "本方案指定不采用", "rating-unknown": "业务场景未评级，无法判断", prerequisite: "升级步骤的前提，须另行安排" };
    const label = (it: "N" | "X" | null): string => (pkg.list === null ? "" : it ?? "—");
    expect([...said].sort()).toEqual(pkg.further.map((it) => `${it.id} ${label(it.class)} ${words[it.reason]}${it.note === null ? "" : `：${it.note}`}`).sort());
    for (const { name } of pkg.further) expect(rows.some(({ lines }) => lines.some((it) => it.text.includes(name)))).toBe(true);
  });

  test("columns of products add up to the total printed, which is the package's", () => {
    const { report, proposal: { package: pkg } } = sampleNamed(name);
    const table = blocksOf(report, "investment", "investment-products").find(isTable);
    expect(cells(table).length).toBe(pkg.investment.products.length);
    const [sum = []] = cells(table, "total");
    const { total, runningCost } = pkg.investment;
    const printed = [total?.min, total?.max, runningCost?.min, runningCost?.max];
    // no column where nothing is known
    expect(table?.columns.length).toBe(pkg.investment.products.length === 0 ? undefined : runningCost === null ? 7 : 9);
    (runningCost === null ? [5, 6] : [5, 6, 7, 8]).forEach((column, i) => {
      const known = cells(table).map((it) => it[column] ?? "").filter((it) => it !== "—" && it !== "");
      if (known.length === 0) return;
      expect(numberIn(sum[column] ?? "")).toBe(sumDecimals(known.map(numberIn)));
      expect(numberIn(sum[column] ?? "")).toBe(toWan(printed[i] ?? Number.NaN));
    });
  });

  test("schedule and figure say the same of every scenario, within the scale", () => {
    const { report, proposal: { package: pkg } } = sampleNamed(name);
    const blocks = blocksOf(report, "investment", "investment-schedule");
    const rows = pkg.schedule.length === 0 ? [] : cells(blocks.find(isTable));
    const ids = rows.map((it) => it[0]?.split(" ")[0]);
    expect([...ids].sort()).toEqual(pkg.schedule.map((it) => it.scenario).sort());
    const figure = blocks.find(isGantt);
    const isDated = pkg.schedule.some((it) => it.span !== null);
    expect(figure !== undefined).toBe(isDated);
    if (figure === undefined) return;
    for (const row of rows) {
      const span = pkg.schedule.find((it) => it.scenario === row[0]?.split(" ")[0])?.span ?? null;
      expect(row.slice(2, 4)).toEqual(span === null ? ["待定", "待定"] : [numberRange(span.start), numberRange(span.end)]);
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
    const { report, proposal: { package: pkg } } = sampleNamed(name);
    const table = blocksOf(report, "investment", "investment-schedule").find(isTable);
    const numbers = (text = ""): readonly number[] => [...text.matchAll(/[\d.]+/g)].map(Number);
    if (pkg.schedule.length === 0) {
      return expect(cells(table).map((it) => [it[0], it[1], numberIn(it[2] ?? "")])).toEqual(pkg.phases.map((it) => [String(it.no), String(it.steps.length), it.after.points]));
    }
    const said = cells(table, "group").map(([text = ""]) => text.split("；"));
    expect(said.map((it) => [...numbers(it[0]), numbers(it.at(-1))[0]])).toEqual(pkg.phases.map((it) => [it.no, it.steps.length, it.after.points]));
    expect(said.map((it) => (it.length === 3 ? it[1] : null))).toEqual(pkg.phases.map(({ span, undated }) =>
      (span === null ? null : `累计${numberRange(span.start)}→${numberRange(span.end)}个工作日${undated === 0 ? "" : `，另有${undated}个场景工期待定`}`)));
    // its scenarios stand below it
    const order = (table?.rows ?? []).map((row) => (row.tone === "group" ? "" : textOf(row.cells[0]).split(" ")[0] ?? ""));
    expect(order.join(" ").split(/^ ?| {2}/).filter((it) => it !== "").map((it) => it.trim().split(" ").sort())).toEqual(pkg.phases.filter((it) => it.scenarios.length > 0).map((it) => [...it.scenarios].sort()));
  });

  test("the lead counts what is in the package", () => {
    const { report, proposal: { package: pkg } } = sampleNamed(name);
    const lead = chapter(report, "proposal")?.lead ?? "";
    if (pkg.scenarios.length === 0) return expect(blocksOf(report, "proposal", "proposal-cards")).toEqual([]);
    expect(lead).toContain(`${pkg.scenarios.length}个改造场景`);
    const having = (supply: string, isAsWished: boolean): number => pkg.scenarios.filter(({ candidates: it }) => it.supply === supply && it.ruledOut > 0 === isAsWished).length;
    const said = (pattern: RegExp): number => Number(pattern.exec(lead)?.[1] ?? 0);
    expect([said(/(\d+)个没有候选产品（供给缺口）/), said(/(\d+)个按所选[^，；]*没有候选产品/)]).toEqual([having("gap", false), having("gap", true)]);
    expect([said(/(\d+)个只有一家服务商（单一来源）/), said(/(\d+)个按所选[^，；]*只有一家服务商/)]).toEqual([having("single", false), having("single", true)]);
    if (pkg.list === null) expect(lead).toContain("不区分共性（N）与特色（X）");
  });
});

test("exact words of one firm", () => {
  const { report } = proposalOf(fixture("heavy-equipment-sets-level-1.json"), { target: 2, products: sampleProducts, list: sampleList("heavy-equipment-sets") });
  expect(chapter(report, "proposal")?.lead).toBe("为达到二级（规范级），建议实施7个改造场景，其中共性（N）7个、特色（X）0个，分2个阶段；3个只有一家服务商（单一来源）。");
  expect(chapter(report, "investment")?.lead).toBe("计入的5个产品价格合计12.7万～47.8万元；7个场景共需60～120个工作日。");
  expect(blocksOf(report, "investment").find(isGantt)?.title).toBe("7个场景分2个阶段实施，共需60～120个工作日");
  const [note] = blocksOf(report, "proposal", "proposal-overview").filter((it) => it.kind === "prose" && it.tone === "note");
  expect(note?.kind === "prose" && note.paragraphs[0]).toMatch(/^候选清单供比选，不构成采购推荐。/);
});

test("what the firm's own funds are stands beside the sum, in the same unit", () => {
  const { report } = proposalOf(fixture("marine-engineering-equipment-level-2.json"), { products: sampleProducts, project: sampleProject, list: sampleList(marine) });
  const funds = blocksOf(report, "investment", "investment-products").find((it) => it.kind === "prose");
  expect(funds?.kind === "prose" && funds.paragraphs).toEqual(["计入产品价格合计55万～141万元；企业意向投入资金280万元，项目计划投资按项目资料各项之和为280万元，按问卷填报为360万元。"]);
});

test("without a product catalogue that is said once, and no column is a row of dashes", () => {
  const { report, html } = sampleNamed("intelligent-instruments-level-1.json");
  expect(html.match(/本章不列候选产品、价格和工期/g)).toHaveLength(1);
  expect(chapter(report, "investment")?.lead).toBe("未提供产品目录，投入待定；各场景工期均待定。");
  for (const table of [...blocksOf(report, "proposal", "proposal-overview"), ...blocksOf(report, "investment")].filter(isTable)) {
    table.columns.forEach((column, c) => expect([column.label, cells(table).every((row) => row[c] === "—" || row[c] === "待定") && !["归类", "须先完成"].includes(column.label)]).toEqual([column.label, false]));
  }
});

test("nothing to be done is no chapter; an unreachable target is said", () => {
  expect(["proposal", "investment", "task-book"].map((id) => chapter(sampleNamed("level-4.json").report, id))).toEqual([undefined, undefined, undefined]);
  const { report, proposal } = sampleNamed("out of reach");
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
  const { html, report } = sampleNamed("no times known");
  expect(html).not.toContain(MARKUP);
  expect(html).not.toContain("<script");
  expect(JSON.stringify(report)).toContain("长".repeat(180));
});

test("a figure whose places are no numbers is refused", () => {
  const { report } = sampleNamed("all given");
  const broken = JSON.parse(JSON.stringify(report, (key, value: unknown) => (key === "bar" && typeof value === "object" && value !== null && "from" in value ? { ...value, from: "0%;x" } : value)));
  expect(() => renderHtml(broken)).toThrow(/bar: expected a number/);
});

/** Of heavy-equipment-sets-level-1 with the sample products: what must stand on the page, letter by letter. */
test("prices, days and totals of one firm, cell by cell", () => {
  const { report } = proposalOf(fixture("heavy-equipment-sets-level-1.json"), { target: 2, products: sampleProducts, list: sampleList("heavy-equipment-sets") });
  expect(cells(blocksOf(report, "proposal", "proposal-overview").find(isTable)).map((it) => [it[0], it[6], it[7], it[8]])).toEqual([
    ["SA-01", "3个", "0.6～20.0", "3～60"],
    ["EQ-01", "2个", "1.2～4.8", "5～15"],
    ["EQ-04", "2个", "1.2～4.8", "5～15"],
    ["SF-01", "1个·单一", "1.5～5.0", "7～15"],
    ["EN-01", "1个·单一", "3.0～10.0", "10～25"],
    ["WH-01", "2个", "2.0～20.0", "10～60"],
    ["DS-01", "1个·单一", "2.0～8.0", "10～20"],
  ]);
  const products = blocksOf(report, "investment", "investment-products").find(isTable);
  expect([...cells(products), ...cells(products, "total")].map((it) => it.slice(5))).toEqual([
    ["5.0", "20.0", "1.5", "4.0"],
    ["1.2", "4.8", "—", "—"],
    ["1.5", "5.0", "—", "—"],
    ["3.0", "10.0", "—", "—"],
    ["2.0", "8.0", "—", "—"],
    ["12.7", "47.8", "1.5", "4.0"],
  ]);
  expect(cells(blocksOf(report, "investment", "investment-schedule").find(isTable)).map((it) => it.slice(1))).toEqual([
    ["30～60", "0", "30～60", "—"],
    ["5～15", "0", "5～15", "—"],
    ["5～15", "0", "5～15", "—"],
    ["7～15", "30～60", "37～75", "—"],
    ["10～25", "30～60", "40～85", "—"],
    ["30～60", "30～60", "60～120", "—"],
    ["10～20", "37～75", "47～95", "—"],
  ]);
});

test("what was asked of products is said once, and a gap it makes is not told as the market's", () => {
  const { report, proposal: { package: pkg } } = sampleNamed("all given");
  const wished = pkg.scenarios.filter(({ candidates: it }) => it.supply === "gap" && it.ruledOut > 0);
  expect(wished.map((it) => it.id)).toEqual(["EQ-01", "EQ-04", "SV-01"]);
  expect(chapter(report, "proposal")?.lead).toBe("为达到三级（集成级），建议实施17个改造场景，其中共性（N）4个、特色（X）13个，分2个阶段；4个没有候选产品（供给缺口），3个按所选部署方式、预算没有候选产品（另有不合所选条件的产品），3个只有一家服务商（单一来源）。");
  const asked = "候选产品的比对条件：部署方式：本地部署、混合部署；单个产品预算不超过60万元；所在地区：天津市滨海新区；企业规模：小型。";
  for (const id of ["proposal", "task-book"]) expect(JSON.stringify(chapter(report, id)).split(asked)).toHaveLength(2);
  const overview = blocksOf(report, "proposal", "proposal-overview").find(isTable);
  expect(cells(overview).filter((it) => it[6] === "不合条件").map((it) => it[0])).toEqual(wished.map((it) => it.id));
  expect(overview?.note).toContain("“不合条件”为有产品、但都不合所选部署方式、预算；");
  for (const { id, candidates } of wished) {
    const head = blocksOf(report, "proposal", "proposal-cards").filter(isTable).flatMap((it) => cells(it, "group")).find(([name]) => name?.startsWith(id))?.[1];
    expect(head).toContain(`按所选部署方式、预算没有候选（另有${candidates.ruledOut}个产品不合所选条件）`);
  }
  expect(JSON.stringify(chapter(sampleNamed("products, no list").report, "proposal"))).toContain("候选产品的比对条件：企业规模：小型。");
  expect(JSON.stringify(sampleNamed("to the top").report)).not.toContain("候选产品的比对条件");
});

test("steps no scenario carries to their end are said, in proposal and task book", () => {
  const { report, proposal: { package: pkg } } = sampleNamed("all given");
  expect(pkg.uncarried).toHaveLength(3);
  const sentence = "方案内的改造场景不能完成以下3项，须另行安排：决策支持须达到3级，改造场景只到2级；没有改造场景对应的评测指标：网络建设（至B、C、D、E）、信息系统（至E）。";
  const [said] = blocksOf(report, "proposal", "proposal-overview").filter((it) => it.kind === "prose");
  expect(said).toEqual({ kind: "prose", tone: "statement", paragraphs: [sentence] });
  const notes = (chapter(report, "task-book")?.parts ?? []).flatMap((it) => it.blocks).filter(isTable).map((it) => it.note ?? "");
  expect(notes.filter((it) => it.includes(sentence))).toHaveLength(1);
  expect(notes.filter((it) => it.includes("其中网络建设、信息系统、决策支持的目标由方案内的改造场景不能完成，须另行安排"))).toHaveLength(1);
  // without a catalogue nobody knows what scenarios there are
  expect(JSON.stringify(sampleNamed("no catalogue").report)).not.toContain("方案内的改造场景不能完成");
});

test("sheet and project that plan different sums are both named", () => {
  const { report } = sampleNamed("all given");
  expect(JSON.stringify(chapter(report, "investment"))).toContain("项目计划投资按项目资料各项之和为280万元，按问卷填报为360万元。");
  expect(JSON.stringify(chapter(report, "task-book"))).toContain("项目计划投资按项目资料各项之和为280万元，按问卷填报为360万元。");
  const without = proposalOf(fixture("marine-engineering-equipment-level-2.json"), { target: 3 }).report;
  expect(JSON.stringify(chapter(without, "investment"))).toContain("项目计划投资360万元。");
});

test("a product the firm chose against the conditions is marked", () => {
  const { report } = proposalOf(fixture("marine-engineering-equipment-level-2.json"), {
    target: 3, products: productsOf({ id: "A", serves: [{ area: "quality-management" }], deployment: ["saas"] }),
    project: projectOf("SAMPLE-MO-2", { decisions: { target: 3, deployment: ["on-premises"], products: { "QM-02": "A" } } }),
  });
  expect(JSON.stringify(chapter(report, "proposal"))).toContain("product A（provider of A）；按产品目录所载不合本场景的比对条件，须核实");
  expect(JSON.stringify(chapter(report, "task-book"))).toContain("按产品目录所载不合比对条件，须核实");
});

test("confirmation: firm and main contractor by name, assessors sign", () => {
  const sealsOf = (of: Report) => blocksOf(of, "nature").flatMap((it) => (it.kind === "seals" ? it.parties.map(({ title, unitName, personName, seal }) => [title, unitName, personName, seal]) : []));
  expect(sealsOf(sampleNamed("all given").report)).toEqual([["企业", "样例企业·海洋工程装备（二级）", "", "（盖章处）"], ["主承包服务商", "样例主承包服务商", "", "（盖章处）"]]);
  expect(sealsOf(sampleNamed("perfect").report)).toEqual([["企业", "", "", "（盖章处）"], ["主承包服务商", "", "", "（盖章处）"], ["评定人员", "", "", "（签字处）"]]);
});
