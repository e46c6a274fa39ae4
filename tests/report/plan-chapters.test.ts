/** The chapters on needs, path, effect and evidence: every number printed is the data's, sums add up, nothing is claimed that nobody said. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { groupOf } from "../../src/diagnosis/findings/sentences.js";
import { readProject } from "../../src/diagnosis/project/project.js";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import type { Project } from "../../src/diagnosis/project/schema.js";
import { unwrap } from "../../src/index.js";
import type { Block, Row, Staircase, Table } from "../../src/report/blocks.js";
import type { Report } from "../../src/report/index.js";
import { proposalOf, reportWithProposal, sampleNamed, sampleNames } from "./proposal-samples.js";
import { anySheet } from "../support/arbitraries.js";
import { partOf, rowsOf, textOf } from "./read-html.js";
import { almostEmpty, fixture, MARKUP, pack, samples } from "./samples.js";

const OURS = ["needs", "target", "effect", "evidence"];

const chapterOf = (report: Report, id: string) => {
  const chapter = report.chapters.find((it) => it.id === id);
  if (chapter === undefined) throw new Error(`no chapter ${id}`);
  return chapter;
};
const blocksOf = (report: Report, id: string): readonly Block[] =>
  report.chapters.flatMap((it) => it.parts).filter((it) => it.id === id).flatMap((it) => it.blocks);
const within = (block: Block): readonly Block[] => (block.kind === "columns" ? block.columns.flat().flatMap(within) : [block]);
const tablesOf = (report: Report, id: string): readonly Table[] => blocksOf(report, id).flatMap(within).flatMap((it) => (it.kind === "table" ? [it] : []));
const headed = (tables: readonly Table[], label: string): Table | undefined => tables.find((it) => it.columns.some((column) => column.label === label));
const columnOf = (table: Table | undefined, label: string): number => table?.columns.findIndex((it) => it.label === label) ?? -1;
const stairsOf = (report: Report): readonly Staircase[] => blocksOf(report, "target-path").flatMap((it) => (it.kind === "staircase" ? [it] : []));
const texts = (row: Row): readonly string[] => row.cells.map((it) => it.lines.map((line) => line.text).join("|"));
const bodies = (table: Table | undefined): readonly (readonly string[])[] => (table?.rows ?? []).filter((it) => it.tone === "body" || it.tone === "detail").map(texts);
const totals = (table: Table | undefined): readonly string[] => (table?.rows ?? []).filter((it) => it.tone === "total").flatMap(texts);
const number = (text: string | undefined): number => Number((text ?? "").replace("−", "-").replaceAll(",", ""));
const sum = (values: readonly number[]): number => Number(values.reduce((total, it) => total + it, 0).toFixed(3));
const project = (value: object): Project => unwrap(readProject({ projectFormat: 1, ...value }, { catalogue: builtInCatalogue(), pack }));

test("without a proposal there are none of these chapters, and no staircase", () => {
  for (const { report } of samples.values()) {
    expect(report.chapters.filter((it) => OURS.includes(it.id))).toEqual([]);
    expect(stairsOf(report)).toEqual([]);
  }
});

test.each(sampleNames)("%s: the chapters stand in their order, each with a lead, no gap of a sentence unfilled, no empty table", (name) => {
  const { report } = sampleNamed(name);
  expect(report.chapters.map((it) => it.id).filter((it) => OURS.includes(it))).toEqual(OURS);
  for (const id of OURS) {
    const { lead, parts } = chapterOf(report, id);
    // what somebody typed may look like a gap
    if (!name.includes("hostile") && !JSON.stringify(parts).includes("{{x}}")) expect(`${lead}${JSON.stringify(parts)}`).not.toMatch(/\{[A-Za-z]+\}|undefined|NaN/);
    expect(lead).toMatch(/。$/);
    for (const table of parts.flatMap((it) => it.blocks).flatMap((it) => (it.kind === "table" ? [it] : []))) {
      expect(table.rows.length).toBeGreaterThan(0);
      expect(table.columns.reduce((width, it) => width + it.width, 0)).toBeCloseTo(100);
    }
  }
});

test.each(sampleNames)("%s: the gaps counted are those of the diagnosis, and those not shown are counted too", (name) => {
  const { report, proposal: { diagnosis } } = sampleNamed(name);
  const [where] = tablesOf(report, "needs-where");
  if (diagnosis.findings.length === 0) return expect(where).toBeUndefined();
  const summed = (row: readonly string[]): readonly number[] => [sum(row.slice(1, -1).map(number)), number(row.at(-1))];
  expect(summed(totals(where))).toEqual([diagnosis.findings.length, diagnosis.findings.length]);
  const open = diagnosis.findings.filter((it) => it.open).length;
  const rows = bodies(where);
  const groups = rows.slice(0, open > 0 ? -1 : undefined);
  if (open > 0) expect([rows.at(-1)?.[0], ...summed(rows.at(-1) ?? [])]).toEqual(["其中未作答或未评", open, open]);
  const counts = (["raises", "turns", "advances", "other"] as const).map((group) => diagnosis.findings.filter((it) => groupOf(it, diagnosis) === group).length);
  expect(groups.map(summed)).toEqual(diagnosis.target === null ? [] : counts.filter((it) => it > 0).map((it) => [it, it]));
  if (diagnosis.target !== null) totals(where).slice(1).forEach((it, i) => expect(sum(groups.map((row) => number(row[i + 1])))).toBe(number(it)));
  const [gaps] = tablesOf(report, "needs-gaps");
  expect(bodies(gaps).length).toBeLessThanOrEqual(10);
  const [, shown, rest, count] = /以上合计(\d+)项，其余(\d+)项未列出，共(\d+)项/.exec(gaps?.note ?? "") ?? [];
  if (shown === undefined) expect(gaps?.note).toBe(`全部${diagnosis.findings.length}项差距均已列出。`);
  else expect([number(shown) + number(rest), number(count)]).toEqual([diagnosis.findings.length, diagnosis.findings.length]);
});

test.each(sampleNames)("%s: the staircase, the phases and the conditions are those of the package", (name) => {
  const { report, proposal: { package: { plan, phases, target } }, result } = sampleNamed(name);
  const standings = [plan.from, ...phases.map((it) => it.after)];
  const stages = stairsOf(report).flatMap((it, i) => it.stages.slice(i === 0 ? 0 : 1));
  expect(stages.map((it) => number(it.points))).toEqual(phases.length === 0 ? [] : standings.map((it) => it.points));
  expect(stages.map((it) => it.level)).toEqual(phases.length === 0 ? [] : standings.map((it) => pack.wording.levels[String(it.level)]?.name));
  // up to the first line above all of it, on one scale
  const top = [20, 40, 60, 80].find((it) => standings.every(({ points }) => points < it)) ?? result.maxPoints;
  stages.forEach((it, i) => expect(it.height).toBeCloseTo(((standings[i]?.points ?? 0) / top) * 100));
  for (const it of stairsOf(report)) expect(it.caption).toContain(`满分${result.maxPoints}分，图高${top}分`);
  const phaseGroups = (tablesOf(report, "target-steps")[0]?.rows ?? []).filter((it) => it.tone === "group").flatMap(texts);
  expect(phaseGroups).toEqual(phases.map(({ no, steps, after }) => `第${no}阶段（${steps.length}项，完成后${after.points}分，${pack.wording.levels[String(after.level)]?.name}）`));
  const [conditions] = tablesOf(report, "target-conditions");
  const facts = plan.after.decision.find((it) => it.level === target)?.conditions ?? [];
  const last = standings.at(-1);
  expect(bodies(conditions)).toHaveLength(standings.length);
  expect(bodies(conditions).map((it) => it[1])).toEqual(standings.map((it) => pack.wording.levels[String(it.level)]?.name));
  expect(bodies(conditions).at(-1)?.slice(2, 2 + facts.length).map(number)).toEqual(facts.map((it) => it.actual));
  expect(bodies(conditions).at(-1)?.slice(2 + facts.length).map(number)).toEqual(last?.areaCounts.map((it) => it.all));
});

test.each(sampleNames)("%s: every step has its row, and the points add up to the total and to the result", (name) => {
  const { report, proposal: { package: { plan } } } = sampleNamed(name);
  const [steps] = tablesOf(report, "target-steps");
  if (plan.steps.length === 0) return expect(steps).toBeUndefined();
  const rows = bodies(steps);
  expect(rows.map((it) => number(it[0]))).toEqual(plan.steps.map((_, i) => i + 1));
  const gains = rows.map((it) => (it[3] === "不计分" ? 0 : number(it[3])));
  expect(gains).toEqual(plan.steps.map((it) => (it.kind === "area" ? 0 : it.points)));
  expect(number(totals(steps)[1])).toBe(sum(gains));
  expect(number(totals(steps)[1])).toBe(sum([plan.after.points, -plan.from.points]));
  const efforts = columnOf(steps, "投入");
  const kinds = plan.steps.map((it) => (it.parts.length === 0 ? "无需投入" : it.parts.some((part) => part.source !== "default") ? "given" : "未给出"));
  // a column that would say the same in every row is the note's
  if (efforts === -1) return expect([new Set(kinds).size, kinds.includes("given")]).toEqual([1, false]);
  rows.forEach((it, i) => expect(["无需投入", "未给出"].includes(it[efforts] ?? "") ? it[efforts] : "given").toBe(kinds[i]));
});

test.each(sampleNames)("%s: the effect is the plan scored again", (name) => {
  const { report, proposal: { package: { goals, plan, target } }, result } = sampleNamed(name);
  const [points] = tablesOf(report, "effect-points");
  expect(bodies(points).map((it) => [number(it[1]), number(it[2]), number(it[4])])).toEqual(goals.dimensions.map((it) => [it.from, it.to, it.maxPoints]));
  expect([number(totals(points)[1]), number(totals(points)[2])]).toEqual([plan.from.points, plan.after.points]);
  for (const column of [1, 2, 3, 4]) expect(sum(bodies(points).map((it) => number(it[column])))).toBe(number(totals(points)[column]));
  expect([plan.from.level, plan.from.points]).toEqual([result.level, result.points]);
  const after = plan.after.decision.find((it) => it.level === target)?.conditions ?? [];
  const now = result.decision.find((it) => it.level === target)?.conditions ?? [];
  const tables = tablesOf(report, "effect-conditions");
  expect(bodies(headed(tables, "判定")).map((it) => [number(it[1]?.replace(/^\S+ /, "")), number(it[2]), number(it[3]), it[4]])).toEqual(
    after.map((it, i) => [it.required, now[i]?.actual, it.actual, it.met ? "✓ 满足" : "× 不满足"]));
  const areas = bodies(headed(tables, "评级"));
  expect(areas).toHaveLength(plan.from.areaCounts.length);
  areas.forEach((it, i) => {
    expect(it.slice(1).map(number)).toEqual((["all", "binding", "guiding"] as const).flatMap((kind) => [plan.from.areaCounts[i]?.[kind], plan.after.areaCounts[i]?.[kind]]));
    expect([number(it[3]) + number(it[5]), number(it[4]) + number(it[6])]).toEqual([number(it[1]), number(it[2])]);
  });
  const effects = tablesOf(report, "effect-goals");
  expect(effects.flatMap(bodies)).toHaveLength(goals.effects.length);
  const bare = goals.effects.filter((it) => it.by === "catalogue" && it.figure === null && it.baseline === null && it.target === null);
  expect(effects.filter((it) => columnOf(it, "改善目标") === 0).flatMap(bodies).map((it) => it[0])).toEqual(bare.map((it) => `${it.metric}：${it.direction === "up" ? "提高" : "降低"}`));
});

test.each(sampleNames)("%s: the checklist counts what it lists", (name) => {
  const { report, result, proposal: { package: { plan }, diagnosis } } = sampleNamed(name);
  const { lead } = chapterOf(report, "evidence");
  const [asked, named, missing, areas, steps] = (lead.match(/\d+/g) ?? []).map(Number);
  // a box before every piece; what somebody typed follows in a line of its own
  const claimed = bodies(tablesOf(report, "evidence-claimed")[0]).flatMap((it) => it[2]?.split("|") ?? []).filter((it) => !it.startsWith("□\u00a0另列："));
  const pieces = claimed.flatMap((it) => it.split("　"));
  expect([pieces.filter((it) => it.endsWith("（已列明）")).length, pieces.filter((it) => !it.endsWith("（已列明）")).length]).toEqual([named, missing]);
  expect(pieces.every((it) => it.startsWith("□\u00a0"))).toBe(true);
  expect((named ?? 0) + (missing ?? 0)).toBe(asked);
  const listed = bodies(tablesOf(report, "evidence-areas")[0]).flatMap((it) => (it[2]?.split(/[|　]/) ?? []).map((text) => [it[0], /^□\u00a0(\d+)\. /.exec(text)?.[1]]));
  const rated = result.areas.filter((it) => (it.rating ?? 0) > 0);
  expect([listed.length, ...[...listed].sort()]).toEqual([areas, ...rated.map((it) => [`${it.rating}级`, String(it.no)]).sort()]);
  const [ofIndicators, ofAreas] = ["升级步骤", "步骤及其系统"].map((it) => bodies(headed(tablesOf(report, "evidence-steps"), it)));
  const areaSteps = (ofAreas ?? []).flatMap((it) => (it[2]?.split(/[|　]/) ?? []).map((text) => Number(/^□\u00a0(\d+)\. /.exec(text)?.[1])));
  const indicatorPieces = (ofIndicators ?? []).flatMap((it) => it[2]?.split("　") ?? []).filter((it) => it.startsWith("□"));
  expect(indicatorPieces.length + areaSteps.length).toBe(steps ?? 0);
  expect([...(ofIndicators ?? []).map((it) => number(it[0])), ...areaSteps].sort((a, b) => a - b)).toEqual(plan.steps.map((_, i) => i + 1));
  // the diagnosis says the same of every question with a gap
  const missingByGap = new Map(diagnosis.findings.filter((it) => it.kind === "indicator").map((it) => [it.subject, it.evidenceMissing.claimed.length]));
  const expected = [...missingByGap.values()].reduce((total, it) => total + it, 0);
  expect(missing).toBeGreaterThanOrEqual(expected);
});

test("one firm, word for word", () => {
  const { report } = sampleNamed("intelligent-instruments-level-2.json");
  expect(OURS.map((id) => chapterOf(report, id).lead)).toEqual([
    "诊断列出37项差距：单独补齐即满足三级（集成级）一项条件的15项、缩小三级（集成级）条件差距的16项、不影响三级（集成级）条件的6项。",
    "按方案重新推算，由二级（规范级）（58.8分）升至三级（集成级）（60.8分），须完成6项升级步骤，分2个阶段。",
    "按方案全部完成后重新推算，等级由二级（规范级）变为三级（集成级），总分由58.8分变为60.8分（满分100分）；三级（集成级）的3项条件全部满足。",
    "现有答复应备佐证28项，问卷已列明3项、未列明25项；业务场景现评级应备16项；升级步骤完成后应备7项。",
  ]);
  const [stairs] = stairsOf(report);
  expect(stairs?.title).toBe("分2个阶段由58.8分升至60.8分，第2阶段完成后达到三级（集成级）");
  expect(stairs?.alt).toBe("阶梯图：现状58.8分，二级；第1阶段60.8分，二级；第2阶段60.8分，三级。分数线：一级分数线20分、二级分数线40分、三级分数线60分、四级分数线80分。");
  expect(stairs?.stages.map((it) => [it.look, it.gain])).toEqual([["now", null], ["planned", "+2.0"], ["planned", null]]);
  expect(stairs?.lines.map((it) => it.at)).toEqual([25, 50, 75, 100]);
});

test("pain of the catalogue is never told as this firm's", () => {
  for (const { html, proposal } of sampleNames.map(sampleNamed)) {
    const part = html.includes(' id="needs-areas">') ? textOf(partOf(html, "needs-areas")) : "";
    const pains = proposal.package.scenarios.filter((it) => part.includes(it.pain.replaceAll(/\s*\n\s*/g, " ").trim()));
    if (pains.length > 0) expect(part).toMatch(/目录所列常见痛点（须经企业确认）.*不是对本企业的调研结论/s);
  }
  expect(textOf(partOf(sampleNamed("no catalogue").html, "needs-areas"))).toContain("未使用改造场景目录，不列常见痛点。");
});

test("what the firm says itself stands in its own words, paragraph by paragraph", () => {
  const own = project({ enterprise: "X1", needs: ["工单靠人工统计。\n隔天才能汇总。", MARKUP] });
  const { report, html } = proposalOf(almostEmpty, { project: own });
  expect(bodies(tablesOf(report, "needs-firm")[0])).toEqual([["1", "工单靠人工统计。|隔天才能汇总。"], ["2", MARKUP]]);
  expect(textOf(partOf(html, "needs-firm"))).toContain("照录原话，不是本诊断的结论");
  expect(chapterOf(report, "needs").lead).toMatch(/^企业自己提出2项问题与需求。/);
  expect(html).not.toContain("<script>");
  expect(textOf(partOf(proposalOf(almostEmpty).html, "needs-firm"))).toContain("项目资料没有记录企业自己提出的问题与需求。");
});

test("a goal has a number only where somebody gave one, and says who", () => {
  const own = project({ enterprise: "X1", effects: [
    { metric: "一次报检通过率", unit: "%", direction: "up", value: "quality", baseline: 97.2, target: 98 }, { metric: "能耗", direction: "down", baseline: 0 },
  ] });
  const rows = rowsOf(partOf(proposalOf(almostEmpty, { project: own }).html, "effect-goals"), "body");
  expect(rows).toEqual([
    ["一次报检通过率（提质）", "提高", "%", "97.2", "98", "项目资料", "—"], ["能耗", "降低", "—", "0", "—", "项目资料", "—"],
  ]);
});

test("efforts: who gave them, what nobody gave, and no unit beside a mere count", () => {
  const sheet = fixture("heavy-equipment-sets-level-1.json");
  const efforts = { indicators: {}, areas: Object.fromEntries(pack.definition.areas.groups.flatMap((it) => it.areas).map((it) => [it.id, { 1: 2.5, 2: 2.5, 3: 2.5, 4: 2.5 }])) };
  const steps = (options: Parameters<typeof proposalOf>[1]) => {
    const { report, proposal: { package: { plan } } } = proposalOf(sheet, options);
    const [table] = tablesOf(report, "target-steps");
    return { columns: table?.columns.map((it) => it.label), cells: bodies(table).map((it) => it[4]), total: totals(table)[2], note: table?.note, plan };
  };
  const none = steps({ catalogue: null });
  expect(none.columns).toEqual(["序号", "升级步骤", "须达到", "得分增加", "由此满足的条件"]);
  expect(none.note).toContain("没有人给出各步骤的投入，不列不是无需投入；");
  const some = steps({ catalogue: null, efforts, unit: "days" });
  expect(some.plan.unsourcedSteps).toBeGreaterThan(0);
  expect(some.cells).toContain("未给出");
  expect(some.cells.some((it) => /^[\d.]+个工作日（编制人给出）$/.test(it ?? ""))).toBe(true);
  expect(some.total).toBe(`合计${some.plan.sourcedEffort}个工作日|另有${some.plan.unsourcedSteps}个小步未给出`);
});

test("unreachable: why, how far, and what holds it back; no path is drawn", () => {
  const { report, proposal: { package: { plan } } } = sampleNamed("out of reach");
  expect(plan.reachable).toBe(false);
  const { lead, parts } = chapterOf(report, "target");
  expect(lead).toBe("在给定条件下达不到目标等级四级（协同级）：总分要求80分，最多只能达到47分。");
  expect(parts.map((it) => it.id)).toEqual(["target-obstacles", "target-conditions"]);
  const [row] = bodies(tablesOf(report, "target-obstacles")[0]);
  expect(row?.slice(0, 5)).toEqual(["总分（分）", "80", "47", "33", "100"]);
  expect(row?.[5]).toContain("信息系统：已被排除，放开可增加7.5分");
  expect(chapterOf(report, "effect").lead).toMatch(/^目标等级在给定条件下达不到/);
});

test("unfinished and contradictory sheets say so before the path", () => {
  const unfinished = sampleNamed("unfinished.json").report;
  expect(chapterOf(unfinished, "target").lead).toMatch(/^问卷未填完，以下为最低情形：/);
  expect(blocksOf(unfinished, "target-path")[0]).toMatchObject({ tone: "statement", paragraphs: [expect.stringContaining("5道题、8个业务场景未答")] });
  const contradictory = sampleNamed("contradictory.json");
  expect(blocksOf(contradictory.report, "target-path")[0]).toMatchObject({ tone: "statement", paragraphs: [expect.stringContaining(`${contradictory.result.findings.length}处数据矛盾`)] });
});

test("at the top there is no path, and nothing is promised", () => {
  const { report } = sampleNamed("perfect");
  expect(chapterOf(report, "needs").lead).toBe("各项指标和业务场景均已达到最高，没有差距。");
  expect(chapterOf(report, "target").lead).toBe("现状为四级（协同级）（100分），目标等级四级（协同级）已经达到，没有必须完成的升级步骤。");
  expect(chapterOf(report, "target").parts.map((it) => it.id)).toEqual(["target-conditions"]);
});

test("the summary names the plan's first steps only where it leads a finished sheet to the next level", () => {
  const title = /首要行动：升级方案/;
  const summaryOf = (name: string): string => textOf(partOf(sampleNamed(name).html, "summary-page"));
  expect(summaryOf("intelligent-instruments-level-2.json")).toContain("首要行动：升级方案共6步，最先5步");
  for (const name of ["unfinished.json", "to the top", "out of reach", "perfect", "level-4.json"]) expect(summaryOf(name)).not.toMatch(title);
  for (const { html, result, proposal: { package: { plan, target } } } of sampleNames.map(sampleNamed)) {
    const leads = result.counts.unanswered === 0 && plan.reachable && plan.steps.length > 0 && result.next?.level === target;
    expect(title.test(textOf(partOf(html, "summary-page")))).toBe(leads);
  }
  for (const { html } of samples.values()) expect(textOf(partOf(html, "summary-page"))).not.toMatch(title);
});

test("the same sheet and options give the same bytes", () => {
  const sample = sampleNamed("short-of-binding-areas.json");
  expect(reportWithProposal(sample).html).toBe(sample.html);
});

test("what steps rest on outside the plan is named once, with the steps it is for", () => {
  const { report, proposal: { package: { plan } } } = sampleNamed("to the top");
  const needs = new Map(plan.steps.flatMap((it) => it.needs).map((it) => [it.scenario, it]));
  expect(needs.size).toBeGreaterThan(0);
  const items = blocksOf(report, "target-before").flatMap((it) => (it.kind === "items" ? it.items : []));
  expect(items.map((it) => it.split(/[ ：]/)[0]).sort()).toEqual([...needs.keys()].sort());
  for (const item of items) {
    const steps = (/第([\d、]+)项步骤的前提/.exec(item)?.[1] ?? "").split("、").map(Number);
    expect(steps).toEqual(plan.steps.flatMap((it, i) => (it.needs.some((need) => item.startsWith(need.scenario)) ? [i + 1] : [])));
  }
});

test("of any sheet, target and phasing the tables end where the plan ends", () => {
  fc.assert(fc.property(anySheet, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 }), (sheet, target, stepsPerPhase) => {
    const { report, proposal: { package: { plan } } } = proposalOf({ ...sheet, pack: "miit-sme-2024", enterprise: { id: "X1" } }, { target, stepsPerPhase });
    const [steps] = tablesOf(report, "target-steps");
    const [points] = tablesOf(report, "effect-points");
    expect(bodies(steps)).toHaveLength(plan.steps.length);
    expect(steps === undefined ? 0 : number(totals(steps)[1])).toBe(sum([plan.after.points, -plan.from.points]));
    expect(number(totals(points)[2])).toBe(plan.after.points);
    expect(sum(bodies(points).map((it) => number(it[2])))).toBe(plan.after.points);
    const last = stairsOf(report).at(-1)?.stages.at(-1);
    if (last !== undefined) expect([number(last.points), last.level]).toEqual([plan.after.points, pack.wording.levels[String(plan.after.level)]?.name]);
  }), { numRuns: 40 });
});

test("a gap's effect is told by what it counts, one kind of areas as part of all", () => {
  const { report } = sampleNamed("marine-engineering-equipment-level-2.json");
  const [table] = tablesOf(report, "needs-gaps");
  expect(table?.columns.map((it) => it.label)).toEqual(["序号", "差距（现状 → 下一步）", "可得分", "对三级条件的作用"]);
  const effects = bodies(table).map((it) => it[3]);
  expect(effects[0]).toBe("达到三级及以上的业务场景＋1个、其中约束性＋1个");
  expect(effects[7]).toBe("总分＋2.5分");
  expect(effects[5]).toBe("总分＋3.5分；成效指标，无法靠投入直接取得");
});
