/** What a report says, and what it leaves out when there is nothing to say. */
import { expect, test } from "vitest";
import type { Block, Report } from "../../src/report/index.js";
import { partOf, rowsOf, textOf } from "./read-html.js";
import { almostEmpty, fixture, hostile, nothing, perfect, pack, sampleOf, samples, untouched } from "./samples.js";

const chapterIds = (report: Report): readonly string[] => report.chapters.map((it) => it.id);
const partIds = (report: Report): readonly string[] => report.chapters.flatMap((it) => it.parts.map((part) => part.id));
const hasGap = (text: string): boolean => /[{}]|undefined|NaN|null/.test(text);

test("chapters are numbered as they stand; one without anything to say is left out", () => {
  const clean = sampleOf(fixture("intelligent-instruments-level-2.json")).report;
  expect(clean.chapters.map((it) => `${it.number} ${it.title}`)).toEqual([
    "1 结论摘要", "2 企业概况与现场调研", "3 评测依据与方法", "4 等级评测结果", "5 分维度评测", "6 数字化经营：业务场景", "7 结果性质与企业确认", "附录A 填报内容与结果凭证",
  ]);
  const contradictory = sampleOf(fixture("contradictory.json")).report;
  expect(contradictory.chapters.slice(6).map((it) => `${it.number} ${it.id}`)).toEqual(["7 notes", "8 nature", "附录A appendix"]);
  expect(contradictory.chapters[3]?.parts.map((it) => it.number)).toEqual(["4.1", "4.2", "4.3", "4.4"]);
  expect(contradictory.chapters.at(-1)?.parts.map((it) => it.number)).toEqual(["A.1", "A.2", "A.3"]);
});

test("no profile, no survey: one sentence each, no empty table", () => {
  const { report, html } = sampleOf(almostEmpty);
  expect(report.chapters[1]?.lead).toBe("问卷未提供企业概况和现场调研资料，本章仅列企业标识。");
  expect(partIds(report).filter((it) => it.startsWith("firm"))).toEqual(["firm-identity", "firm-survey"]);
  expect(partOf(html, "firm-survey")).not.toContain("<table");
});

test("no block is empty, no gap of a sentence unfilled", () => {
  const visit = (block: Block): void => {
    if (block.kind === "table") expect(block.rows.length).toBeGreaterThan(0);
    if (block.kind === "facts") expect(block.facts.length).toBeGreaterThan(0);
    if (block.kind === "prose") expect(block.paragraphs.length).toBeGreaterThan(0);
    if (block.kind === "columns") block.columns.flat().forEach(visit);
  };
  for (const [name, { report }] of samples) {
    report.chapters.forEach((chapter) => chapter.parts.forEach((part) => part.blocks.forEach(visit)));
    if (!name.includes("hostile")) for (const { lead } of report.chapters) expect(hasGap(lead)).toBe(false);
  }
});

test("everything typed about the firm is printed", () => {
  const { html } = sampleOf(hostile);
  const firm = textOf(partOf(html, "firm-identity"));
  for (const text of ["微型", "规模以上企业否", "员工人数0人", "改造后", "计划投资1万元", "实际投资2万元", "年化效益3万元"]) expect(firm).toContain(text);
  expect(rowsOf(partOf(html, "firm-years"), "body")).toEqual([["营业收入", "0", "−1.50"], ["利润总额", "—", "1,234,567.25"]]);
  expect(rowsOf(partOf(html, "firm-survey"), "body").at(1)).toEqual(["甲", "—", "—", "—"]);
  expect(partOf(html, "firm-survey")).toContain("<p>第二段</p>");
  expect(html.match(/<img /g)).toHaveLength(2);
});

test("many years: at most five columns a table, in the order of time, and no year left out", () => {
  const from = (first: number, count: number) => Array.from({ length: count }, (_, i) => ({ year: first + i, amount: i }));
  const of = (profile: unknown) => sampleOf({ ...almostEmpty, enterprise: { id: "X1", profile } });
  const { report, html } = of({ assets: from(1990, 4), revenue: from(2000, 4), profit: from(2010, 4) });
  const tables = report.chapters.flatMap((it) => it.parts).filter((it) => it.id === "firm-years").flatMap((it) => it.blocks).flatMap((it) => (it.kind === "table" ? [it] : []));
  expect(tables.map((it) => it.title)).toEqual(["1990年至2000年", "2001年至2011年", "2012年至2013年"]);
  expect(tables.map((it) => it.columns.slice(1).map((column) => column.label))).toEqual([
    ["1990年", "1991年", "1992年", "1993年", "2000年"], ["2001年", "2002年", "2003年", "2010年", "2011年"], ["2012年", "2013年"],
  ]);
  for (const { columns } of tables) expect(columns.reduce((sum, it) => sum + it.width, 0)).toBeCloseTo(100);
  expect(rowsOf(partOf(html, "firm-years"), "body")[0]).toEqual(["资产总额", "0", "1", "2", "3", "—"]);
  expect(partOf(html, "firm-years").match(/table-note/g)).toHaveLength(1);
  expect(partOf(of({ revenue: from(2020, 5) }).html, "firm-years")).not.toContain("table-title");
});

test("an unfinished sheet shows the range and asks the open questions first, in the order of the result", () => {
  const { report, result, html } = sampleOf(fixture("unfinished.json"));
  const [worst, best] = result.levelRange;
  expect(worst).toBeLessThan(best);
  const summary = partOf(html, "summary-page");
  const names = (level: number): string => pack.wording.levels[String(level)]?.name ?? "";
  expect(textOf(summary)).toContain(`${names(worst)}至${names(best)}`);
  expect(summary.indexOf("先补答")).toBeLessThan(summary.indexOf("得分率最高的三项"));
  expect(chapterIds(report)).toContain("notes");
  const rows = rowsOf(partOf(html, "notes-open"), "body");
  expect(rows.map((it) => it[1]?.replace(/^\S+ /, "").replace("★", ""))).toEqual(
    result.openQuestions.map((it) => (it.kind === "area" ? pack.wording.areas[it.id]?.name : pack.wording.indicators[it.id]?.name)));
});

test("contradictions name both sides", () => {
  const { html, result } = sampleOf(fixture("contradictory.json"));
  expect(rowsOf(partOf(html, "notes-contradictions"), "body")).toHaveLength(result.findings.length);
  expect(result.findings.length).toBeGreaterThan(0);
});

test("figures that are incomplete are named", () => {
  expect(textOf(partOf(sampleOf(hostile).html, "notes-figures"))).toContain("产品质量：数据不全，缺改造前产品合格率的月平均值，未据以计分，视为未作答。");
});

test("the statement on the nature of the result follows the basis, and only an on-site evaluation has an evaluator", () => {
  const parties = { self: ["企业", "主承包服务商（如有）"], diagnosis: ["企业", "主承包服务商"], "on-site": ["企业", "主承包服务商", "评定人员"] };
  for (const basis of ["self", "diagnosis", "on-site"] as const) {
    const { html } = sampleOf({ ...perfect, basis });
    for (const paragraph of pack.wording.nature[basis]) expect(textOf(partOf(html, "nature-statement"))).toContain(paragraph);
    const titles = [...partOf(html, "nature-confirmation").matchAll(/party-title">([^<]*)/g)].map((it) => it[1]);
    expect(titles).toEqual(parties[basis]);
    expect(textOf(partOf(html, "nature-confirmation"))).toContain({ self: "没有的，该栏留空", diagnosis: "以下双方确认", "on-site": "以下三方确认" }[basis]);
  }
});

test("evidence is asked for options that earn, never for none", () => {
  const evidence = (value: unknown): string => rowsOf(partOf(sampleOf(value).html, "dimension-foundation"), "body")[5]?.[5] ?? "";
  const security = (option: readonly string[]) => ({ ...perfect, answers: { ...perfect.answers, "network-security": option } });
  expect(evidence(security(["B", "D"]))).toBe("应备网络安全管理制度文件；网络安全风险评估报告已提供未列明");
  expect(evidence(security(["A"]))).toBe("所选选项无通常应备佐证");
});

test("at the top there is no next step; at the bottom nothing is strong", () => {
  const top = sampleOf(perfect);
  expect(top.result.level).toBe(4);
  expect(top.report.chapters[0]?.lead).toContain("四级（协同级）是最高等级，没有更高的等级。");
  expect(textOf(partOf(top.html, "summary-page"))).toContain("约束性场景均已达到最高台阶，各指标均已取得满分。");
  const bottom = sampleOf(nothing);
  expect(textOf(partOf(bottom.html, "summary-page"))).toContain("未达一级");
  expect(textOf(partOf(bottom.html, "summary-page"))).toContain("已作答的指标中没有得分项。");
  expect(textOf(partOf(sampleOf(untouched).html, "summary-page"))).toContain("15项评分指标均未作答。");
});

test("strongest and weakest are ordered by exact share, ties as on the form", () => {
  const { html } = sampleOf({ ...perfect, answers: { ...perfect.answers, funding: "A", "information-systems": "C", "green-low-carbon": "B", "market-performance": "B" } });
  const rows = rowsOf(partOf(html, "summary-page"), "body").slice(0, 6).map((it) => it[0]);
  expect(rows).toEqual(["1 网络建设", "2 设备数字化", "3 设备联网", "11 资金保障", "5 信息系统", "12 绿色低碳"]);
});

test("the areas' conclusion counts as the result does", () => {
  const { report, result } = sampleOf(fixture("intelligent-instruments-level-2.json"));
  const at = result.areaCounts.find((it) => it.rating === 2);
  expect(report.chapters[5]?.lead).toMatch(`16个业务场景中${at?.all}个达到二级及以上，其中约束性场景${at?.binding}个；距三级还差`);
});

test("the receipt has what it takes to score again", () => {
  const { html, result } = sampleOf(perfect);
  const receipt = textOf(partOf(html, "appendix-receipt"));
  for (const text of [result.receipt.engineVersion, result.receipt.pack.sha256, result.receipt.answersSha256, "miit-sme-2024 1.0.0（2024年版）"]) expect(receipt).toContain(text);
});

test("a date that is not known is a dash", () => {
  expect(sampleOf(almostEmpty, null).report.cover.facts.map((it) => it.values[0])).toEqual(["—", "企业自评", "—", "—", "—", "—"]);
});

test("amounts of money are printed without the noise of binary fractions", () => {
  const { report, html } = sampleOf({ ...almostEmpty, enterprise: { id: "X1", profile: { registeredCapital: 135802.45799999998, revenue: [{ year: 2024, amount: 135802.45799999998 }], profit: [{ year: 2024, amount: -3 }] } } });
  expect(textOf(partOf(html, "firm-identity"))).toContain("注册资本135,802.46万元");
  expect(report.chapters[1]?.lead).toContain("2024年营业收入135,802.46万元");
  expect(rowsOf(partOf(html, "firm-years"), "body")).toEqual([["营业收入", "135,802.46"], ["利润总额", "−3.00"]]);
});

test("the note on the areas' table stands above it: none is left alone on a page", () => {
  const blocks = sampleOf(perfect).report.chapters.flatMap((it) => it.parts).find((it) => it.id === "areas-table")?.blocks ?? [];
  expect(blocks.map((it) => it.kind)).toEqual(["prose", "table"]);
  expect(blocks.map((it) => (it.kind === "table" ? it.note : null))).toEqual([null, null]);
});

test("without a date the survey has no line for it", () => {
  const { html } = sampleOf({ ...almostEmpty, survey: { members: [{ name: "甲" }] } });
  expect(textOf(partOf(html, "firm-survey"))).not.toContain("现场调研日期");
});

test("a question that asks for no figures says so", () => {
  const rows = rowsOf(partOf(sampleOf(perfect).html, "appendix-answers"), "body");
  expect(rows.find((it) => it[0] === "5")?.[3]).toBe("不要求");
});
