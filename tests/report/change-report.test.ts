/** The printed before-and-after report shows the change's own figures, adds up, and claims nothing that is not certain. */
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unwrap } from "../../src/index.js";
import { buildChangeReport } from "../../src/report/change-report.js";
import { renderHtml, type Block, type Report } from "../../src/report/index.js";
import { alike, sumOf } from "../../src/report/numbers.js";
import { createPdfRenderer, type PdfRenderer } from "../../src/report/pdf/index.js";
import { patchedPack } from "../support/packs.js";
import { readPdf } from "../support/pdf.js";
import { catalogue, derived, exact, ordinary, pairs, same, unfinished, worse, nothing, hostile, type Pair } from "./change-samples.js";
import { partOf, rowsOf, textOf } from "./read-html.js";
import { date, MARKUP, pack } from "./samples.js";

const reportOf = ({ change, project }: Pair): Report => buildChangeReport(change, { pack, date, project, catalogue });
const report = reportOf(ordinary);
const html = renderHtml(report);
const leadOf = (of: Report, id: string): string => of.chapters.find((it) => it.id === id)?.lead ?? "";
const part = (id: string): string => partOf(html, id);
const minus = (text: string): number => Number(text.replace("−", "-").replace("+", "").replace(/,/g, ""));
const blocksOf = (it: Report): readonly Block[] => it.chapters.flatMap((chapter) => chapter.parts).flatMap((at) => at.blocks)
  .flatMap((block) => (block.kind === "columns" ? block.columns.flat() : [block]));

test("chapters; without plan and project those about them are left out, and that is said", () => {
  expect(report.chapters.map((it) => `${it.number} ${it.title}`)).toEqual([
    "1 结论摘要", "2 等级条件对照", "3 评测指标对照", "4 业务场景对照", "5 改造目标完成情况", "6 成效与投入产出", "7 说明与确认",
  ]);
  const bare = reportOf({ ...same, change: { ...same.change, returns: nothing.change.returns } });
  expect(bare.chapters.map((it) => it.id)).toEqual(["summary", "levels", "indicators", "areas", "nature"]);
  expect(textOf(partOf(renderHtml(bare), "levels-notes"))).toContain("没有可以对照的改造方案，不核对步骤。");
  expect(report.title).toBe("样例企业·海洋工程装备（改造前后对比示例） 改造前后对比报告");
});

test("the leads of the sample, word for word", () => {
  expect(leadOf(report, "summary")).toBe("样例企业·海洋工程装备（改造前后对比示例）数字化水平由二级（规范级）提升到三级（集成级），总分由51.95分变为71.625分（+19.675分）；目标三级（集成级）已达成。");
  expect(leadOf(report, "levels")).toBe("3项条件由不满足变为满足；距四级（协同级）还有3项条件未满足。");
  expect(leadOf(report, "indicators")).toBe("15项指标中，得分上升10项、下降1项、不变4项；数字化基础+12.800分、数字化管理+0.375分、数字化成效+6.500分。");
  expect(leadOf(report, "areas")).toBe("16个业务场景中，台阶上升10个、下降0个、不变6个；达到3级及以上的由2个变为8个，其中约束性由2个变为6个。");
  expect(leadOf(report, "effects")).toBe("4项成效指标中，达到目标2项，未达到1项，无法判定1项；实际投资286.5万元，年效益112.3万元/年，年效益为实际投资的39.2%，投资回收期2.55年。");
});

test("indicators: every row as in the change; rows add up to the subtotals, those to the total", () => {
  const { change } = ordinary;
  const rows = rowsOf(part("indicators-table"), "body").map((it) => it.slice(-4).map(minus));
  expect(rows).toEqual(change.indicators.map((it) => [it.before.points, it.after.points, it.by, it.maxPoints]));
  const subtotals = rowsOf(part("indicators-table"), "subtotal").map((it) => it.slice(-4).map(minus));
  expect(subtotals).toEqual(change.dimensions.map((it) => [it.before, it.after, it.by, it.maxPoints]));
  const column = (of: readonly (readonly number[])[], i: number): number => sumOf(of.map((it) => it[i] ?? NaN));
  const [total] = rowsOf(part("indicators-table"), "total").map((it) => it.slice(-4).map(minus));
  expect(total).toEqual([change.points.before, change.points.after, change.points.by, 100]);
  for (const at of [0, 1, 2, 3]) {
    expect(column(rows, at)).toBe(total?.[at]);
    expect(column(subtotals, at)).toBe(total?.[at]);
  }
});

test("conditions of every level: required, before and after, met then and now", () => {
  const rows = rowsOf(part("levels-decision"), "body");
  const wanted = ordinary.change.decision.flatMap((it) => it.conditions).map((it) => {
    const value = alike([it.before, it.actual]);
    return [value(it.before), it.metBefore ? "✓ 满足" : "× 不满足", value(it.actual), it.met ? "✓ 满足" : "× 不满足"];
  });
  expect(rows.map((it) => it.slice(2))).toEqual(wanted);
  expect(rowsOf(part("levels-decision"), "group").map((it) => it[0])).toContain("三级（集成级）：改造前未达到，改造后达到");
});

test("areas: ratings, difference and the counts at each step as in the change", () => {
  const { change } = ordinary;
  expect(rowsOf(part("areas-ladder"), "body").map((it) => [it[2], it[3], minus(it[4] ?? "")])).toEqual(change.areas.map((it) => [`${it.before}级`, `${it.after}级`, it.by]));
  expect(rowsOf(part("areas-counts"), "body").map((it) => it.slice(1).map(minus))).toEqual(change.after.areaCounts.map((now, i) => {
    const then = change.before.areaCounts[i] ?? now;
    return (["all", "binding", "guiding"] as const).flatMap((kind) => [then[kind], now[kind], now[kind] - then[kind]]);
  }));
});

test("plan, effects and money: states in words, sums with their parts", () => {
  const { change, project } = ordinary;
  const words = { met: "✓ 已达成", "not-met": "× 未达成", unknown: "— 无法判定" };
  const steps = (kind: string): readonly string[] => (change.targets?.steps ?? []).filter((it) => it.kind === kind).map((it) => words[it.state]);
  expect(rowsOf(part("targets-steps"), "body").map((it) => it.at(-1))).toEqual([...steps("indicator"), ...steps("area")]);
  const effects = rowsOf(part("effects-figures"), "body");
  expect(effects.map((it) => [it[4], it[5]])).toEqual([["+0.9+0.926%变好", words.met], ["−7−46.67%变好", words["not-met"]], ["+2.5+2.89%变好", words.met], ["—", words.unknown]]);
  expect(effects[3]?.slice(1, 4)).toEqual(["42", "30", "—"]);
  const items = rowsOf(part("effects-investment"), "body");
  expect(items.map((it) => [Number(it[3]), Number(it[4])])).toEqual(project?.investment.map((it) => [it.planned, it.actual]));
  expect(rowsOf(part("effects-investment"), "total")[0]?.slice(2, 4).map(Number)).toEqual([change.returns.planned, change.returns.actual]);
  expect(textOf(part("effects-returns"))).toContain("39.2%（每年）");
});

test("the plan is called agreed on only where it was", () => {
  const about = (it: Pair): string => textOf(renderHtml(reportOf(it)));
  expect(leadOf(report, "targets")).toMatch(/^目标三级已达成（改造后为三级）；商定的步骤共\d+项，/);
  expect(about(ordinary)).toContain("依据商定的改造方案逐项核对");
  expect(leadOf(reportOf(derived), "targets")).toMatch(/^目标三级已达成（改造后为三级）；按目标和项目资料重新推算的步骤共\d+项，/);
  expect(about(derived)).not.toMatch(/商定|约定/);
});

test("amounts of three decimals add up in print", () => {
  const page = renderHtml(reportOf(exact));
  expect(rowsOf(partOf(page, "effects-investment"), "body").map((it) => it.slice(3, 5))).toEqual([["0.125", "10.005"], ["0.125", "20.005"], ["1.000", "0.001"]]);
  expect(rowsOf(partOf(page, "effects-investment"), "total")[0]?.slice(2, 4)).toEqual(["1.250", "30.011"]);
  expect(textOf(partOf(page, "effects-returns"))).toContain("30.011万元");
});

test("a sheet and the project that disagree about money are explained", () => {
  expect(textOf(part("levels-notes"))).toContain("问卷与项目资料的金额不一致，以项目资料为准：计划投资改造前问卷为360万元，项目资料为280万元。");
});

test("worse: the level fell, conditions lost and falls are named, nothing is computed from what is missing", () => {
  const fell = reportOf(worse);
  expect(leadOf(fell, "summary")).toContain("由三级（集成级）下降到二级（规范级），总分由71.625分变为51.95分（−19.675分）；没有可以对照的目标和方案。");
  expect(leadOf(fell, "levels")).toMatch(/^3项条件由满足变为不满足；/);
  const said = textOf(partOf(renderHtml(fell), "summary-page"));
  expect(said).toContain("等20项，见“评测指标对照”“业务场景对照”两章。");
  expect(said).toContain("不再满足的条件");
  expect(leadOf(fell, "effects")).toBe("未提供成效指标；实际投资未提供，年效益未提供，数据不全，不计算投入产出比。");
});

test("unfinished: ranges, no difference that is not certain, no shape drawn, a draft", () => {
  const open = reportOf(unfinished);
  const page = renderHtml(open);
  const [worst, best] = unfinished.change.after.pointsRange;
  expect(open.cover.kind).toBe("改造前后对比报告（问卷未填完，草稿）");
  expect(leadOf(open, "summary")).toContain(`改造后为未达一级至四级（${worst}～${best}分）；问卷未填完，按区间列示，等级升降尚不能确定`);
  expect(blocksOf(open).some((it) => it.kind === "radar")).toBe(false);
  const total = rowsOf(partOf(page, "indicators-table"), "total")[0];
  expect(total?.slice(-4)).toEqual(["51.95", `≥${alike([51.95, worst])(worst)}`, "—", "100.0"]);
  const unanswered = unfinished.change.indicators.findIndex((it) => it.after.status === "unanswered");
  expect(rowsOf(partOf(page, "indicators-table"), "body")[unanswered]?.slice(-3, -1)).toEqual(["—", "—"]);
  expect(textOf(partOf(page, "levels-decision"))).toContain("一级（初始级）：改造前达到，改造后待定");
  expect(rowsOf(partOf(page, "levels-decision"), "body").map((it) => it[5])).not.toContain("× 不满足");
  expect(rowsOf(partOf(page, "areas-counts"), "body")[0]?.slice(1, 4)).toEqual(["15", "≥1", "—"]);
  expect(leadOf(open, "levels")).toMatch(/^问卷未填完：没有可以确定改变的等级条件；按最低情形，/);
});

test("nothing answered on either sheet: everything is open, nothing is zero", () => {
  const page = renderHtml(reportOf(nothing));
  expect(rowsOf(partOf(page, "indicators-table"), "body").every((it) => it.slice(-4, -1).join() === "—,—,—")).toBe(true);
  expect(rowsOf(partOf(page, "areas-ladder"), "body").every((it) => it.slice(2, 5).join() === "—,—,—")).toBe(true);
});

test("the same sheet twice: no rise, no fall, no condition turned", () => {
  const equal = reportOf(same);
  expect(leadOf(equal, "summary")).toContain("数字化水平前后均为二级（规范级），总分由51.95分变为51.95分（0分）");
  const said = textOf(partOf(renderHtml(equal), "summary-page"));
  for (const it of ["各等级条件的判定结果没有改变", "没有得分上升的指标。", "没有台阶上升的业务场景。", "没有下降的指标和业务场景。"]) expect(said).toContain(it);
});

test("hostile texts are text; what is given in part is said to be partial", () => {
  const page = renderHtml(reportOf(hostile));
  expect(page).not.toContain("<script");
  expect(textOf(partOf(page, "effects-figures"))).toContain(MARKUP);
  expect(textOf(partOf(page, "effects-returns"))).toContain("0.1万元（另有1项未提供，未计入）");
  expect(textOf(partOf(page, "effects-returns"))).toContain("未计算（缺数据）");
});

describe("refusals", () => {
  test("another pack, another project, no date", () => {
    const other = patchedPack({ definition: [{ op: "replace", path: "/version", value: "9.9.9" }] });
    expect(() => buildChangeReport(ordinary.change, { pack: other, date })).toThrow(TypeError);
    expect(() => buildChangeReport(ordinary.change, { pack, date: "2025-02-30" })).toThrow(TypeError);
    expect(() => buildChangeReport(ordinary.change, { pack, date, project: hostile.project })).toThrow("project: not the one the figures were made with");
    expect(() => buildChangeReport(worse.change, { pack, date, project: ordinary.project })).toThrow(TypeError);
  });
});

describe("on paper", () => {
  let renderer: PdfRenderer;
  beforeAll(async () => {
    renderer = unwrap(await createPdfRenderer({ cacheDir: resolve("node_modules/.cache/sme-digital-maturity-tests") }));
  });
  afterAll(() => renderer.close());

  test.each(Object.entries(pairs))("%s: the summary is one page", async (_name, it) => {
    const { bookmarks } = await readPdf(unwrap(await renderer.render(renderHtml(reportOf(it)), { creationDate: null })));
    expect(bookmarks.find((at) => at.title.startsWith("1 "))?.page).toBe(3);
    expect(bookmarks.find((at) => at.title.startsWith("2 "))?.page).toBe(4);
  });
});
