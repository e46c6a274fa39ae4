/** The printed list shows the list's own figures, says why each scenario is where it is, and escapes what was typed. */
import { expect, test } from "vitest";
import type { ScenarioList, ScenarioRow } from "../../src/diagnosis/list/schema.js";
import { buildListReport, renderHtml, type Report } from "../../src/report/index.js";
import listWords from "../../src/wording/list.zh-CN.json" with { type: "json" };
import { firms, hostileList, listOf, pack } from "./cohort-samples.js";
import { candidate, sampleProducts } from "../support/products.js";
import { decode, partOf, rowsOf, textOf } from "./read-html.js";
import { MARKUP } from "./samples.js";

const date = "2025-06-10";
const overrides = [
  { id: "PD-06", class: "N", name: "示例专家甲", reason: "示例：会签是共同难点" },
  { id: "OA-01", class: "dropped", name: "示例专家乙", reason: "示例：已有平台" },
  { id: "MO-02", class: "dropped", name: "示例专家乙", reason: "示例：本轮不做" },
] as const;
const list = listOf(firms(40, 7, "heavy-equipment-sets"), { overrides, unreadable: 2 });
const reportOf = (it: ScenarioList, on: string | null = date): Report => buildListReport(it, { date: on, pack });
const report = reportOf(list);
const html = renderHtml(report);
const rowsIn = (wanted: string, of: ScenarioList = list): readonly ScenarioRow[] => of.rows.filter((it) => it.class === wanted);

/** Rounded to one decimal, by whole numbers only. */
const percentOf = (part: number, whole: number): string => {
  if (whole === 0) return "—";
  const tenths = (part * 2000 + whole - ((part * 2000 + whole) % (2 * whole))) / (2 * whole);
  return `${(tenths - (tenths % 10)) / 10}.${tenths % 10}%`;
};

const isCounted = (it: ScenarioRow): boolean => it.to <= list.rule.targetRating && it.reason !== "withdrawn";
const needed = (it: ScenarioRow): string => (isCounted(it) ? String(it.needing) : "不计");
const shared = (it: ScenarioRow): string => (isCounted(it) ? percentOf(it.needing, it.applicable) : "不计");

/** The detail row that follows each row of figures. */
const detailsOf = (part: string): readonly string[] => [...part.matchAll(/<tr class="detail">([^]*?)<\/tr>/g)].map((it) => textOf(it[1] ?? ""));

test("the sample has every kind of row", () => {
  for (const kind of ["N", "X", "dropped"]) expect(rowsIn(kind).length).toBeGreaterThan(3);
  expect(list.rows.some((it) => it.unknown > 0 && it.declined > 0)).toBe(true);
});

test("landscape throughout, seven numbered chapters, each in the contents", () => {
  expect(report.orientation).toBe("landscape");
  expect(report.chapters.map((it) => `${it.number} ${it.title}`)).toEqual([
    "1 结论", "2 共性场景（N）", "3 特色场景（X）", "4 企业与场景对照表", "5 未列入的场景", "6 专家调整", "7 清单性质与确认",
  ]);
  expect(report.contents.entries.filter((it) => it.depth === "chapter").map((it) => it.title)).toEqual(report.chapters.map((it) => it.title));
  expect(report.chapters.flatMap((it) => it.parts).every((it) => it.orientation === "landscape" && it.page === null)).toBe(true);
  expect(html).toContain("size: A4 landscape");
  expect(html).not.toMatch(/class="[^"]*-wide/);
});

test("the cover says what it is of, by what, and what it is not", () => {
  const { cover } = report;
  expect([cover.kind, cover.firm]).toEqual(["N+X改造场景清单", "重大成套设备制造业"]);
  expect(cover.facts.map((it) => it.values[0])).toEqual([
    "企业40家（入企诊断40家）", "每家企业最近一次评测结果", "2025年5月20日", `共性（N）${rowsIn("N").length}个，特色（X）${rowsIn("X").length}个，未列入${rowsIn("dropped").length}个`,
    `基础目录：${list.catalogue.title}（equipment-makers ${list.catalogue.version}）`, "2025年6月10日",
  ]);
  expect(cover.note).toContain("未见公开的官方清单格式、栏目或数值门槛");
  expect(cover.note).toContain("不是主管部门发布的文件");
  expect(reportOf(list, null).cover.facts.at(-1)?.values).toEqual(["—"]);
});

test.each([["N", "common-table"], ["X", "specific-table"]])("%s: every scenario with the figures of the list, counts beside shares", (kind, id) => {
  const part = partOf(html, id);
  const rows = rowsOf(part, "body");
  const wanted = rowsIn(kind);
  expect(rows.map((it) => it.slice(0, 3))).toEqual(wanted.map((it, i) => [String(i + 1), it.id, it.name]));
  expect(rows.map((it) => it[3])).toEqual(wanted.map((it) => `${pack.wording.areas[it.area]?.name}${it.areaKind === "binding" ? "★" : ""}`));
  expect(rows.map((it) => it.slice(4, 8))).toEqual(wanted.map((it) => [`${it.from}→${it.to}级`, needed(it), String(it.applicable), shared(it)]));
  expect(rows.map((it) => it.slice(8, 14).map(Number))).toEqual(wanted.map((it) => [...it.ratings.map((at) => at.firms), it.unrated]));
  for (const [i, it] of wanted.entries()) {
    const said = rows[i]?.[14] ?? "";
    expect(said).toContain(it.override === null ? listWords.reasons[it.reason] : `由${it.override.name}调整`);
    const about = detailsOf(part)[i] ?? "";
    expect(about.includes(`无法判断${it.unknown}家`)).toBe(it.unknown > 0);
    expect(about.includes(`谢绝${it.declined}家`)).toBe(it.declined > 0);
    expect(said.includes(`平均差距${it.meanGap?.toFixed(2)}级`)).toBe(it.meanGap !== null);
  }
});

test("below the figures: pain, content, data, software, effects with their direction, prerequisites, marks, room for products", () => {
  const details = detailsOf(partOf(html, "specific-table"));
  const wanted = rowsIn("X");
  expect(details).toHaveLength(wanted.length);
  for (const [i, it] of wanted.entries()) {
    const said = details[i] ?? "";
    for (const text of [it.pain, it.content, it.data.join("、"), it.software.join("、"), ...it.prerequisites.flatMap((id) => list.rows.find((row) => row.id === id)?.name ?? id)]) expect(said).toContain(text);
    for (const { metric, direction } of it.effects) expect(said).toContain(`${metric}${direction === "up" ? "上升" : "下降"}`);
    expect(said.includes("待评审")).toBe(!it.reviewed);
    expect(said.includes("行业专项")).toBe(it.special);
    expect(said).toContain(it.special ? "重大成套设备制造业" : "通用");
  }
});

test("a figure of an effect, effort, note and products are printed with their sources", () => {
  const [first, ...rest] = list.rows;
  if (first === undefined) throw new Error("no row");
  const rich: ScenarioRow = {
    ...first, note: "第一段\n第二段",
    effects: [{ metric: "返修率", direction: "down", figure: { value: 12, unit: "%", source: "示例来源" } }],
    effort: { days: { min: 20, max: 40 }, yuan: { min: 50000, max: 80000 }, source: "示例报价" },
    products: [candidate({ id: "A", name: "示例产品", provider: "示例服务商" }), candidate({ id: "B", name: "样例产品", provider: "样例服务商" })],
  };
  const [said = ""] = detailsOf(partOf(renderHtml(reportOf({ ...list, rows: [rich, ...rest] })), "common-table"));
  for (const text of ["返修率下降（12%，来源：示例来源）", "20～40个工作日、50000～80000元（示例报价）", "第一段 第二段"]) expect(said).toContain(text);
  const table = textOf(partOf(renderHtml(reportOf({ ...list, rows: [rich, ...rest] })), "common-table"));
  for (const text of ["示例产品", "示例服务商", "样例产品", "样例服务商"]) expect(table).toContain(text);
});

test("the conclusion counts as the list does", () => {
  expect(report.chapters[0]?.lead).toContain(`重大成套设备制造业企业40家（入企诊断40家）的问卷中，${rowsIn("N").length}个改造场景列为共性（N），${rowsIn("X").length}个列为特色（X），${rowsIn("dropped").length}个未列入`);
  const counts = rowsOf(partOf(html, "list-counts"), "body");
  const of = (rows: readonly ScenarioRow[]): readonly string[] => [rows, rows.filter((it) => it.areaKind === "binding"), rows.filter((it) => !it.reviewed), rows.filter((it) => it.override)].map((it) => String(it.length));
  expect(counts.slice(0, 3)).toEqual([["共性（N）", ...of(rowsIn("N"))], ["特色（X）", ...of(rowsIn("X"))], ["未列入", ...of(rowsIn("dropped"))]]);
  expect(rowsOf(partOf(html, "list-counts"), "total")).toEqual([["合计", ...of(list.rows)], ["合计", "40", "100.0%", ""]]);
  expect(counts).toContainEqual(["不能读取的数据行", "2", "内容有误，没有进入计算"]);
});

test("firms by level: those whose level is open stand apart, and the rows add up to all", () => {
  const levels = rowsOf(partOf(html, "list-counts"), "body").slice(4);
  const certain = (level: number): number => list.members.filter((it) => it.levelRange[0] === level && it.levelRange[1] === level).length;
  expect(levels.slice(0, 5).map((it) => Number(it[1]))).toEqual([0, 1, 2, 3, 4].map(certain));
  expect(levels[5]?.[0]).toBe("等级未定（问卷未填完）");
  expect(levels.reduce((sum, it) => sum + Number(it[1]), 0)).toBe(list.firms);
});

test("the widest need is found by share, not by place: binding areas stand first", () => {
  const widest = Math.max(...rowsIn("N").map((it) => it.share ?? 0));
  const names = rowsIn("N").filter((it) => it.share === widest).map((it) => it.name);
  for (const name of names.slice(0, 3)) expect(report.chapters[0]?.lead).toContain(name);
});

test("the rule's parameters are printed as they were set", () => {
  const strict = listOf(firms(12, 3, "heavy-equipment-sets"), { rule: { threshold: 0.57, minCount: 4, floor: 0.125, targetRating: 4, maxCommon: 2, stage: "latest" } });
  const said = renderHtml(reportOf(strict));
  expect(rowsOf(partOf(said, "list-rule"), "body").map((it) => it[1])).toEqual(["57%", "4家", "12.5%", "4级", "2个", "每家企业最近一次评测结果"]);
  expect(rowsOf(partOf(html, "list-rule"), "body").map((it) => it[1])).toEqual(["50%", "3家", "10%", "3级", "不设上限", "每家企业最近一次评测结果"]);
  expect(textOf(partOf(said, "nature-receipt"))).toContain("threshold 0.57 · minCount 4 · floor 0.125 · targetRating 4 · maxCommon 2 · stage latest");
  const cut = rowsIn("X", strict).filter((it) => it.reason === "cut-from-common").length;
  expect(cut).toBeGreaterThan(0);
  expect(reportOf(strict).chapters[2]?.lead).toContain(`${cut}个因超出共性场景上限转入`);
  expect(detailsOf(partOf(said, "specific-table")).filter((it) => it.includes("超出上限"))).toHaveLength(cut);
});

test("what is dropped says why, and an expert's word is told apart from the rule's", () => {
  const rows = rowsOf(partOf(html, "dropped-table"), "body");
  expect(rows.map((it) => [it[1], ...it.slice(5, 10)])).toEqual(rowsIn("dropped").map((it) => [it.id, needed(it), String(it.applicable), shared(it), String(it.unknown), String(it.declined)]));
  expect(rows.some((it) => it[5] === "不计" && it[7] === "不计")).toBe(true);
  expect(rows.map((it) => it[10])).toEqual(rowsIn("dropped").map((it) => (["MO-02", "OA-01"].includes(it.id) ? "经专家调整不列入" : listWords.reasons[it.reason])));
  const lead = report.chapters[4]?.lead ?? "";
  const told = [...lead.matchAll(/的(\d+)个|不列入的(\d+)个/g)].reduce((sum, it) => sum + Number(it[1] ?? it[2]), 0);
  expect(told).toBe(rowsIn("dropped").length);
});

test("overrides name who, why and what the rule said, with lines left to sign and to fill", () => {
  const made = rowsOf(partOf(html, "overrides-made"), "body");
  expect(made.map((it) => [it[0], it[3], it[4], it[5], it[6]])).toEqual([
    ["PD-06", "共性（N）", "示例：会签是共同难点", "示例专家甲", ""], ["MO-02", "未列入", "示例：本轮不做", "示例专家乙", ""], ["OA-01", "未列入", "示例：已有平台", "示例专家乙", ""],
  ]);
  expect(made.map((it) => it[2]?.slice(0, 5))).toEqual(["未列入（超", "特色（X）", "共性（N）"]);
  expect(partOf(html, "overrides-blank").match(/<tr class="blank">/g)).toHaveLength(5);
  const plain = reportOf(listOf(firms(5, 3, "heavy-equipment-sets")));
  expect(plain.chapters[5]?.lead).toMatch(/^没有专家调整，\d+个场景均按规则归类。$/);
  expect(plain.chapters[5]?.parts.map((it) => it.id)).toEqual(["overrides-blank"]);
});

test("nature, catalogue notes, receipt and the lines to sign", () => {
  const receipt = textOf(partOf(html, "nature-receipt"));
  for (const text of [pack.sha256, list.catalogue.sha256, "miit-sme-2024 1.0.0（2024年版）"]) expect(receipt).toContain(text);
  for (const note of list.catalogue.notes) expect(textOf(partOf(html, "nature-catalogue")).includes(note)).toBe(!note.includes("可能归类"));
  expect(textOf(partOf(html, "nature-catalogue"))).not.toContain("佐证材料");
  const confirmation = partOf(html, "nature-confirmation");
  expect([...confirmation.matchAll(/party-title">([^<]*)/g)].map((it) => it[1])).toEqual(["主承包服务商", "细分行业主管部门（局）"]);
  expect(confirmation.match(/<tr class="blank">/g)).toHaveLength(7);
});

test("one firm: a class without scenarios says so, and no chapter is empty without a word", () => {
  const one = reportOf(listOf(firms(1, 9, "heavy-equipment-sets")));
  const { rows } = listOf(firms(1, 9, "heavy-equipment-sets"));
  const few = rows.filter((it) => it.share !== null && it.share >= 0.5).length;
  const why = `没有场景列为共性（N）：${few}个占比达到共性线，但需要企业不足3家，其余${rows.length - few}个占比未达到共性线（50%）。`;
  expect(one.chapters[1]?.title).toBe("共性场景（N）与特色场景（X）");
  expect(one.chapters[1]?.lead.startsWith(why)).toBe(true);
  expect(one.chapters[0]?.lead.endsWith(why)).toBe(true);
  for (const text of [one.cover.note, JSON.stringify(one.chapters[0])]) expect(text).toContain("企业只有1家，少于6家，样本太小");
  for (const { lead } of one.chapters) expect(lead).not.toMatch(/[{}]|undefined|NaN|null/);
});

test("nothing on the list: no matrix, and the numbers close up", () => {
  const bare = reportOf({ ...list, rows: list.rows.map((it) => ({ ...it, class: "dropped" })) });
  expect(bare.chapters.map((it) => `${it.number} ${it.id}`)).toEqual(["1 summary", "2 specific", "3 dropped", "4 overrides", "5 nature"]);
  expect(bare.chapters[1]?.lead).toMatch(/^没有场景列为共性（N）：.*。没有场景列为特色（X）。$/);
  const full = reportOf({ ...list, rows: rowsIn("N") });
  expect(full.chapters.map((it) => it.id)).toEqual(["summary", "common", "matrix", "overrides", "nature"]);
});

test("a pack or a date that does not belong is a mistake of the program", () => {
  expect(() => buildListReport({ ...list, pack: { ...list.pack, version: "9.9.9" } }, { date, pack })).toThrow(TypeError);
  expect(() => buildListReport(list, { date: "2025-02-30", pack })).toThrow(/date/);
});

test("markup in any text is printed, not obeyed", () => {
  const hostile = hostileList();
  const said = renderHtml(reportOf(hostile));
  expect(said).not.toContain("<script");
  expect(said).not.toContain("<b>");
  expect(said.split("</style>")).toHaveLength(2);
  expect(decode(said)).toContain(MARKUP);
  expect(textOf(partOf(said, "nature-issues"))).toContain(MARKUP);
});

test("the report is plain data: the same from a list that went through JSON, and whatever the order of the firms", () => {
  expect(renderHtml(JSON.parse(JSON.stringify(report)))).toBe(html);
  const reversed = listOf([...firms(40, 7, "heavy-equipment-sets")].reverse(), { overrides, unreadable: 2 });
  expect(renderHtml(reportOf(JSON.parse(JSON.stringify(reversed))))).toBe(html);
});

test("problems of the data: the first thirty and how many more", () => {
  const issues = Array.from({ length: 33 }, (_, i) => ({ code: "sheet-repeated", severity: "warning" as const, path: `enterprise E${i}`, message: "", expected: "", actual: "", hint: "" }));
  const part = partOf(renderHtml(reportOf({ ...list, issues })), "nature-issues");
  expect(rowsOf(part, "body")).toHaveLength(30);
  expect(rowsOf(part, "body")[0]?.[1]).toContain("完全相同的问卷出现多次");
  expect(textOf(part)).toContain("另有3项未列出。");
});

test("with products: candidates with provider, price and time below each scenario, gaps and single sources in words, and no lines to write on", () => {
  const given = listOf(firms(40, 7, "heavy-equipment-sets"), { products: sampleProducts() });
  const text = decode(textOf(renderHtml(reportOf(given))));
  expect(text).toContain("1. 示例ERP标准版（示例服务商甲）：价格5万～20万元、工期30～60个工作日、未注明对应改造场景，待核实");
  expect(text).toContain("单一来源：候选产品只有一家服务商");
  expect(text).toContain("供给缺口：没有候选产品");
  expect(text).toContain("不构成采购推荐；价格、工期等以服务商书面报价为准。");
  expect(text).toContain("产品目录：示例产品目录（虚构）（sample-products 1.0.0，34个产品）");
  expect(text).not.toContain("候选产品各栏供填写");
  const wished = decode(textOf(renderHtml(reportOf(listOf(firms(40, 7, "heavy-equipment-sets"), { products: sampleProducts(), matching: { deployment: ["edge"] } })))));
  expect(wished).toMatch(/按所选部署方式没有候选（另有\d+个产品不合所选条件）/);
});
