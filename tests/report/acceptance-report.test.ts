/** The printed acceptance sheet shows what was gathered, word for word and number for number, and decides nothing. */
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "../../src/index.js";
import { buildAcceptanceReport } from "../../src/report/acceptance-report.js";
import { renderHtml, type Report } from "../../src/report/index.js";
import { createPdfRenderer, type PdfRenderer } from "../../src/report/pdf/index.js";
import { patchedPack } from "../support/packs.js";
import { readPdf } from "../support/pdf.js";
import { catalogue, derived, hostile, nothing, ordinary, pairs, unfinished, worse, type Pair } from "./change-samples.js";
import { partOf, rowsOf, textOf } from "./read-html.js";
import { date, MARKUP, pack } from "./samples.js";

const reportOf = ({ acceptance, project }: Pair): Report => buildAcceptanceReport(acceptance, { pack, date, project, catalogue });
const report = reportOf(ordinary);
const html = renderHtml(report);
const part = (id: string, of = html): string => partOf(of, id);
const states = { met: "✓ 符合", "not-met": "× 不符合", unknown: "— 待定" } as const;

test("chapters, and the leads of the sample word for word", () => {
  expect(report.chapters.map((it) => `${it.number} ${it.title}`)).toEqual(["1 核对结论", "2 等级与数据贯通程度", "3 成效与投入产出", "4 待补佐证", "5 说明与确认"]);
  expect(report.chapters.map((it) => it.lead)).toEqual([
    "样例企业·海洋工程装备（改造前后对比示例）改造后为三级（集成级），达到要求的二级（规范级）；12项核对内容中，符合11项，不符合1项，待定0项；待补佐证24件。",
    "等级由二级（规范级）变为三级（集成级）；3级及以上的业务场景由2个变为8个（共16个）。",
    "4项成效指标中，达到目标2项，未达到1项，无法判定1项；实际投资286.5万元，年效益112.3万元/年，年效益为实际投资的39.2%，投资回收期2.55年。",
    "问卷所报的30项内容，按通常做法尚有24件佐证没有列明。",
    "本表只汇集验收所需的情况，不作出验收结论。",
  ]);
});

test.each(Object.entries(pairs))("%s: a check a row, in the order and with the state of the data", (_name, it) => {
  const rows = rowsOf(part("summary-checks", renderHtml(reportOf(it))), "body");
  expect(rows.map((row) => row[3])).toEqual(it.acceptance.checks.map(({ state }) => states[state]));
  expect(rows.map((row) => row[1])).toEqual([
    "数字化水平等级", ...(it.acceptance.target === null ? [] : ["商定目标等级"]), "改造后的评测方式", "改造前问卷", "改造后问卷",
    "合同", "发票", "付款凭证", "支出明细表", "改造效果证明", "系统在用证明", "企业满意度评价",
  ]);
});

test("what a check rests on: named, said to be lacking, or not said at all", () => {
  const rows = rowsOf(part("summary-checks"), "body").map((it) => it[4]);
  expect(rows.slice(0, 4)).toEqual(["现为三级（集成级）", "现为三级（集成级）", "现为现场评定", "2025年5月20日（入企诊断）、编号样例-海工-2025-12"]);
  expect(rows.at(-1)).toBe("资料注明没有");
  const bare = renderHtml(reportOf(worse));
  expect(rowsOf(part("summary-checks", bare), "body").slice(4).map((it) => it[4])).toEqual(Array.from({ length: 7 }, () => "未提供"));
  expect(textOf(part("summary-project", bare))).toContain("未提供项目资料");
});

test("data joining: areas and links counted as in the data, by the firm's own answers", () => {
  const { areas, areasBefore, collection } = ordinary.acceptance.dataJoining;
  const said = textOf(part("level-joining"));
  expect(said).toContain("以下均按企业问卷的填报计数，不是对数据贯通的实地测试。");
  expect(said).toContain(`改造前${areasBefore}个，改造后${areas.all}个（共${areas.of}个）、改造后约束性★${areas.binding}个`);
  for (const id of areas.ids) expect(said).toContain(pack.wording.areas[id]?.name);
  expect(said).toContain(`改造前${collection?.linksBefore?.length}个，改造后${collection?.links?.length}个（共${collection?.of}个环节）`);
  expect(said).toContain("改造后新增F 计划排程、I 设备管理、L 采购管理、M 仓储物流");
  expect(textOf(part("level-joining", renderHtml(reportOf(unfinished))))).toMatch(/改造前2个，改造后至少0个（共16个）.*另有15个未评级，不计入.*改造前6个，改造后未答/s);
});

test("evidence: every piece still missing has its row to be ticked, and all of them are counted", () => {
  const { evidence, missing } = ordinary.acceptance;
  const open = (kind: string) => evidence.filter((it) => it.kind === kind && it.missing.length > 0);
  const indicators = rowsOf(part("evidence-indicators"), "body");
  expect(indicators.map((it) => it[3]?.split("□").length)).toEqual(open("indicator").map((it) => it.missing.length + 1));
  for (const [i, it] of open("indicator").entries()) for (const id of it.missing) expect(indicators[i]?.[3]).toContain(pack.wording.indicators[it.id]?.evidence[id]);
  const areas = rowsOf(part("evidence-areas"), "body");
  expect(areas).toHaveLength(open("area").length);
  expect(areas.every((it) => it.at(-1) === "")).toBe(true);
  expect(open("indicator").reduce((sum, it) => sum + it.missing.length, 0) + areas.length).toBe(missing);
  expect(reportOf(nothing).chapters.find((it) => it.id === "evidence")?.lead).toBe("问卷没有需要佐证的内容。");
});

test("conditions: of the level asked for and the level reached; of an unfinished sheet only the former, undecided", () => {
  expect(rowsOf(part("level-conditions"), "group").map((it) => it[0])).toEqual(["二级（规范级）：改造前达到，改造后达到", "三级（集成级）：改造前未达到，改造后达到"]);
  expect(rowsOf(part("level-conditions", renderHtml(reportOf(unfinished))), "group").map((it) => it[0])).toEqual(["二级（规范级）：改造前达到，改造后待定"]);
});

test("against the plan: how many steps are met, the others by name", () => {
  const { targets } = ordinary.change;
  const open = targets?.steps.filter((it) => it.state !== "met") ?? [];
  expect(textOf(part("level-plan"))).toContain(`目标三级已达成（改造后为三级）；商定的步骤共${targets?.steps.length}项，已达成${(targets?.steps.length ?? 0) - open.length}项，未达成${open.length}项，无法判定0项。`);
  const rows = rowsOf(part("level-plan"), "body");
  expect(rows.map((it) => it.at(-1))).toEqual(open.map(() => "× 未达成"));
  expect(rows[0]).toEqual(["1 网络建设", "B、C", "B、C、D、E", "B、C、E", "× 未达成"]);
  expect(html).not.toContain("重新推算");
  expect(renderHtml(reportOf(worse))).not.toContain('id="level-plan"');
});

test("a plan that was only made again is nowhere called agreed on", () => {
  const again = renderHtml(reportOf(derived));
  expect(textOf(part("level-plan", again))).toContain("按目标和项目资料重新推算的步骤共");
  expect(again).not.toMatch(/商定的|约定的/);
});

test("people sign, units seal", () => {
  expect(textOf(part("nature-confirmation")).match(/（盖章处）|（签字处）/g)).toEqual(["（盖章处）", "（盖章处）", "（签字处）"]);
});

test("it says that it does not decide; assessors always have a place to sign; known units are printed", () => {
  expect(textOf(part("nature-statement"))).toContain("是否通过验收，由主管部门组织的验收确定");
  for (const text of pack.wording.nature["on-site"]) expect(textOf(part("nature-statement"))).toContain(text);
  const seals = textOf(part("nature-confirmation", renderHtml(reportOf(ordinary))));
  for (const it of ["企业（盖章）", "主承包服务商（盖章）", "评定人员（签字）", "样例主承包服务商"]) expect(seals).toContain(it);
  expect(reportOf(unfinished).cover.kind).toBe("验收情况表（问卷未填完，草稿）");
});

test("hostile texts are text", () => {
  const page = renderHtml(reportOf(hostile));
  expect(page).not.toContain("<script");
  expect(textOf(part("summary-checks", page))).toContain(MARKUP);
  expect(textOf(part("summary-milestones", page))).toContain(MARKUP);
});

test("refusals: another pack, another project, a date that is none", () => {
  const other = patchedPack({ definition: [{ op: "replace", path: "/version", value: "9.9.9" }] });
  expect(() => buildAcceptanceReport(ordinary.acceptance, { pack: other, date })).toThrow(TypeError);
  expect(() => buildAcceptanceReport(ordinary.acceptance, { pack, date: "x" })).toThrow(TypeError);
  expect(() => buildAcceptanceReport(ordinary.acceptance, { pack, date, project: hostile.project })).toThrow(TypeError);
});

let renderer: PdfRenderer;
beforeAll(async () => {
  renderer = unwrap(await createPdfRenderer({ cacheDir: resolve("node_modules/.cache/sme-digital-maturity-tests") }));
});
afterAll(() => renderer.close());

test("on paper: nine pages with cover and contents, the checks on one", async () => {
  const { pages, bookmarks } = await readPdf(unwrap(await renderer.render(html, { creationDate: null })));
  expect(pages).toHaveLength(9);
  expect(bookmarks.filter((it) => /^[1-5] /.test(it.title)).map((it) => it.page)).toEqual([3, 4, 6, 7, 9]);
});
