/** The task book: a draft that says so, filled with what is known, blank where nobody knows, signed by every party. */
import { describe, expect, test } from "vitest";
import { sumDecimals } from "../../src/diagnosis/figures/decimal.js";
import type { FirmPackage } from "../../src/diagnosis/package/schema.js";
import type { Block, Seals, Table } from "../../src/report/blocks.js";
import type { Report } from "../../src/report/index.js";
import { projectOf } from "../diagnosis/package-support.js";
import { fixture, proposalOf, sampleNamed, sampleNames, sampleProducts, sampleProject } from "./proposal-samples.js";
import { samples } from "./samples.js";

const bookOf = ({ chapters }: Report) => chapters.find((it) => it.id === "task-book");
/** Those that stand side by side too. */
const flat = (it: Block): readonly Block[] => (it.kind === "columns" ? it.columns.flat().flatMap(flat) : [it]);
const blocksOf = (report: Report, part: string): readonly Block[] => (bookOf(report)?.parts ?? []).filter((it) => it.id === `task-book-${part}`).flatMap((it) => it.blocks).flatMap(flat);
const isTable = (it: Block): it is Table => it.kind === "table";
const isSeals = (it: Block): it is Seals => it.kind === "seals";
const cells = (table: Table | undefined, tone?: string): readonly (readonly string[])[] =>
  (table?.rows ?? []).filter((it) => tone === undefined || it.tone === tone).map((row) => row.cells.map((cell) => cell.lines.map((it) => it.text).join("\n")));
/** Nothing to be done: nothing to sign for. */
const WITHOUT = ["level-4.json", "perfect", "out of reach"];

/** By its id; one nobody carries out by name, and marked. */
function marked(id: string, { scenarios, further }: FirmPackage): string {
  if (scenarios.some((it) => it.id === id)) return id;
  const name = further.find((it) => it.id === id)?.name;
  return `${name === undefined ? id : `${id} ${name}`}（不在方案内）`;
}

describe.each(sampleNames.filter((it) => !WITHOUT.includes(it)))("%s", (name) => {
  test("is appendix A and a draft, the answers are appendix B", () => {
    const { report } = sampleNamed(name);
    expect(report.chapters.slice(-2).map((it) => [it.id, it.number])).toEqual([["task-book", "附录A"], ["appendix", "附录B"]]);
    expect(bookOf(report)?.title).toContain("草案");
    expect(bookOf(report)?.lead).toMatch(/^本任务书为草案.*各方签字盖章后生效。$/s);
    expect(bookOf(report)?.parts.map((it) => it.title)).toEqual(["基本信息", "建设内容", "建设目标", "进度与里程碑", "投入与资金", "验收依据与佐证", "各方职责与签字盖章"]);
  });

  test("content and goals are the package's", () => {
    const { report, pack, proposal: { package: pkg } } = sampleNamed(name);
    const rows = cells(blocksOf(report, "content").find(isTable), "body");
    expect(rows).toHaveLength(pkg.scenarios.length || pkg.plan.steps.length);
    if (pkg.scenarios.length > 0) expect(rows.map((it) => it[1]).sort()).toEqual(pkg.scenarios.map((it) => `${it.id} ${it.name}`).sort());
    const [aims, effects] = blocksOf(report, "goals").filter(isTable);
    const risen = cells(aims).filter((_, i) => aims?.rows[i]?.cells[0]?.lines[0]?.label === "业务场景").flatMap(([names = "", from, to]) => names.split("、").map((it) => `${it.replace("★", "")} ${from}→${to}`));
    const nameOf = (id: string): string => pack.wording.areas[id]?.name ?? id;
    expect([...risen].sort()).toEqual(pkg.goals.areas.map((it) => `${nameOf(it.id)} ${it.from === null ? "未评" : `${it.from}级`}→${it.to}级`).sort());
    expect(cells(aims)).toHaveLength(2 + new Set(pkg.goals.areas.map((it) => `${it.from} ${it.to}`)).size + pkg.goals.indicators.length);
    expect(cells(aims, "body")[1]?.slice(1).map((it) => Number(it.replace("分", "")))).toEqual([pkg.goals.points.from, pkg.goals.points.to]);
    // one or two abreast, row by row
    const each = cells(effects).flatMap((row) => Array.from({ length: row.length / 3 }, (_, i) => row.slice(i * 3, i * 3 + 3))).filter(([name]) => name !== "");
    expect(each.map(([name]) => name)).toEqual(pkg.goals.effects.map((it) => `${it.metric}${it.direction === "up" ? "↑" : "↓"}${it.scenarios.length === 0 ? "" : ` ${it.scenarios.map((id) => marked(id, pkg)).join("、")}`}`));
    pkg.goals.effects.forEach((it, i) => expect(each[i]?.slice(1).map((text) => text === "")).toEqual([it.baseline === null, it.target === null]));
  });

  test("each phase is a milestone with room for dates, and every step has its evidence", () => {
    const { report, proposal: { package: pkg } } = sampleNamed(name);
    const [phases] = blocksOf(report, "milestones").filter(isTable);
    expect(cells(phases).map((it) => it.slice(3))).toEqual(pkg.phases.map(() => ["", ""]));
    const [steps, documents] = blocksOf(report, "acceptance").filter(isTable);
    const wanted = new Set(pkg.goals.areas.map(({ to }) => to)).size + pkg.goals.indicators.length;
    expect(cells(wanted === 0 ? undefined : steps)).toHaveLength(wanted);
    expect(cells(wanted === 0 ? steps : documents)).toHaveLength(7);
  });

  test("every party has its seal, at most three abreast, and the text that none is bound before", () => {
    const { report, proposal: { project } } = sampleNamed(name);
    const seals = blocksOf(report, "signatures").filter(isSeals);
    const titles = seals.flatMap((it) => it.parties.map(({ title }) => title));
    expect(titles.slice(0, 3)).toEqual(["主管部门", "企业", "主承包服务商"]);
    expect(titles.length).toBe(3 + Math.max(1, project?.parties?.providers.length ?? 0));
    expect(seals.every((it) => it.parties.length >= 1 && it.parties.length <= 3)).toBe(true);
    expect(JSON.stringify(blocksOf(report, "signatures"))).toContain("未签字盖章的，对任何一方没有约束力");
  });
});

test("where nothing is to be done there is nothing to sign for", () => {
  expect(WITHOUT.map((name) => bookOf(sampleNamed(name).report))).toEqual(WITHOUT.map(() => undefined));
});

test("without a proposal the answers are appendix A, and there is no task book", () => {
  for (const { report } of samples.values()) expect([report.chapters.at(-1)?.number, bookOf(report)]).toEqual(["附录A", undefined]);
});

test("what the project says is filled in", () => {
  const [facts] = blocksOf(sampleNamed("all given").report, "basics").filter((it) => it.kind === "facts");
  const values = new Map(facts?.kind === "facts" ? facts.facts.map((it) => [it.label, it.values[0]]) : []);
  expect(values).toEqual(new Map([
    ["项目名称", "焊接车间数字化改造项目（示例）"], ["企业名称", "样例企业·海洋工程装备（二级）"], ["统一社会信用代码", "91120000SAMPLE032X"], ["任务书编号", "示例-任务书-2025-02"],
    ["细分行业", "海洋工程装备制造业"], ["所在地区", "天津市滨海新区"], ["现状等级", "二级（规范级）"], ["目标等级", "三级（集成级）"], ["计划开始日期", "2025年7月1日"], ["诊断报告日期", "2025年6月10日"],
  ]));
  expect(cells(blocksOf(sampleNamed("all given").report, "basics").find(isTable))).toEqual([
    ["主管部门", "样例主管部门", "样例经办人", "样例联系方式一"], ["企业", "样例企业·海洋工程装备（二级）", "样例企业代表", "样例联系方式二"], ["主承包服务商", "样例主承包服务商", "样例项目经理", "样例联系方式三"],
    ["数字化服务商（1）", "样例服务商甲", "样例实施顾问", ""], ["数字化服务商（2）", "样例服务商乙", "", ""],
  ]);
  expect(blocksOf(sampleNamed("all given").report, "signatures").filter(isSeals).flatMap((it) => it.parties.map(({ unitName, personName }) => [unitName, personName]))).toEqual([
    ["样例主管部门", "样例经办人"], ["样例企业·海洋工程装备（二级）", "样例企业代表"], ["样例主承包服务商", "样例项目经理"], ["样例服务商甲", "样例实施顾问"], ["样例服务商乙", ""],
  ]);
  const [, own] = blocksOf(sampleNamed("all given").report, "milestones").filter(isTable);
  expect(cells(own).map((it) => it[0])).toEqual(sampleProject.milestones.map((it) => it.name));
});

test("the items of the project add up, and those without an amount are counted", () => {
  const [own] = blocksOf(sampleNamed("all given").report, "funds").filter(isTable);
  const known = sampleProject.investment.flatMap((it) => it.planned ?? []);
  expect(cells(own, "total")).toEqual([["", "合计", "", sumDecimals(known).toFixed(1)]]);
  const [hostile] = blocksOf(sampleNamed("no times known").report, "funds").filter(isTable);
  expect(cells(hostile, "total")[0]?.[3]).toBe("0.3");
  expect(hostile?.note).toBe("取自项目资料；1项没有填写金额，不在合计内。");
});

test("items with many decimals are printed in full: whoever adds up the column gets the total", () => {
  const project = projectOf("SAMPLE-MO-2", { investment: [{ item: "a", planned: 0.1254 }, { item: "b", planned: 0.1254, scenario: "EN-02" }, { item: "c", planned: 3 }] });
  const [own] = blocksOf(proposalOf(fixture("marine-engineering-equipment-level-2.json"), { project }).report, "funds").filter(isTable);
  expect(cells(own).map((it) => it[3])).toEqual(["0.1254", "0.1254", "3.0000", "3.2508"]);
});

test("a candidate is no product chosen, and no party", () => {
  const { report } = proposalOf(fixture("heavy-equipment-sets-level-1.json"), { products: sampleProducts });
  const products = cells(blocksOf(report, "content").find(isTable), "body").map((it) => it[3] ?? "");
  expect(products.every((it) => it.startsWith("待定"))).toBe(true);
  expect(products.some((it) => it.includes("候选首位："))).toBe(true);
  expect(blocksOf(report, "signatures").filter(isSeals).flatMap((it) => it.parties.map(({ unitName }) => unitName))).toEqual(["", "样例企业·重大成套设备（一级）", "", ""]);
});

test("a product the project chose stands without a question", () => {
  const { report, proposal } = sampleNamed("no times known");
  const at = proposal.package.scenarios.filter((it) => it.chosen?.by === "project");
  expect(at.map((it) => it.id)).toEqual(["QM-02"]);
  const row = cells(blocksOf(report, "content").find(isTable)).find((it) => it[1]?.startsWith("QM-02"));
  expect(row?.[3]).not.toContain("待定");
});
