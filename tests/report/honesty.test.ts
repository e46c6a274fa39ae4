/** Nothing is called lost, met, full or lowest that is only open, not asked, or not applicable. */
import { expect, test } from "vitest";
import type { Block, Report } from "../../src/report/index.js";
import { packWithNotApplicable, patchedPack } from "../support/packs.js";
import { decode, partOf, rowsOf, textOf } from "./read-html.js";
import { almostEmpty, fixture, nothing, pack, perfect, sampleOf, samples, untouched } from "./samples.js";

const leadOf = (report: Report, id: string): string => report.chapters.find((it) => it.id === id)?.lead ?? "";
const blocksOf = (report: Report, part: string): readonly Block[] =>
  report.chapters.flatMap((it) => it.parts).filter((it) => it.id === part).flatMap((it) => it.blocks).flatMap((it) => (it.kind === "columns" ? it.columns.flat() : [it]));
const titleOf = (report: Report, part: string, kind: "radar" | "bars"): string | null =>
  blocksOf(report, part).flatMap((it) => (it.kind === kind && "title" in it ? [it.title] : []))[0] ?? null;

const { "data-collection": _open, "green-low-carbon": _alsoOpen, ...someAnswers } = perfect.answers;
/** Two questions open, every other at its best but one. */
const twoOpen = { ...perfect, answers: { ...someAnswers, funding: "A" } };

test("what is open is not lost: bars, dimensions, radars", () => {
  const { report, html } = sampleOf(twoOpen);
  expect(titleOf(report, "level-losses", "bars")).toBe("已答指标中失分最多的是资金保障，失7.5分；已答指标共失7.5分，另有2项未答，涉及17分");
  expect(leadOf(report, "dimensions")).toBe("数字化基础目前至少40.0分（满分50分），数字化管理22.5分（满分30分），数字化成效目前至少13.0分（满分20分）；已答指标中失分最多的维度是数字化管理（失7.5分），另有2项指标未答，涉及17分。");
  expect(textOf(partOf(html, "dimension-foundation"))).toContain("按最低情形，数字化基础得40分（满分50分，得分率80.0%）；已答指标没有失分，另有1项未答，涉及10分。");
  expect(titleOf(report, "level-points", "radar")).toBe("已答完的7个二级指标中设备系统、信息系统、信息安全等6项并列得分率最高（100.0%），要素保障最低（50.0%）；另2个二级指标有未答题");
  expect(titleOf(report, "summary-page", "radar")).toBe("2个维度有未答题，得分率按最低情形列示");
  const bars = blocksOf(report, "level-losses").flatMap((it) => (it.kind === "bars" ? it.bars : []));
  expect(bars.slice(-2).map((it) => [it.name, it.shown])).toEqual([["数据采集（未答）", "—/10.0"], ["绿色低碳（未答）", "—/7.0"]]);
  const axes = blocksOf(report, "level-points").flatMap((it) => (it.kind === "radar" ? it.axes : []));
  expect(axes.filter((it) => it.shown === "未答").map((it) => it.name)).toEqual(["数据采集", "绿色低碳"]);
  expect(partOf(html, "level-points")).toContain(">未得分<");
  expect(textOf(partOf(html, "summary-page"))).toContain("已答指标中得分率最高的三项");
});

test("an open question is named neither lowest nor among the losses, whatever the sample", () => {
  for (const { report, result, html } of samples.values()) {
    const open = result.indicators.filter((it) => it.status === "unanswered" && it.maxPoints > 0);
    if (open.length === 0) continue;
    const names = open.map((it) => pack.wording.indicators[it.id]?.name ?? it.id);
    const groups = open.map((it) => pack.wording.groups[it.group]?.name ?? it.group);
    const radar = titleOf(report, "level-points", "radar") ?? "";
    expect(names.filter((it) => (titleOf(report, "level-losses", "bars") ?? "").includes(it))).toEqual([]);
    expect(groups.filter((it) => radar.includes(it))).toEqual([]);
    for (const { id } of result.dimensions) {
      const said = /失分最多的是([^（]*)/.exec(textOf(partOf(html, `dimension-${id}`)))?.[1];
      if (said !== undefined) expect(names).not.toContain(said);
    }
    expect(decode(html)).not.toContain("；全部失分");
  }
});

test("of a sheet nobody answered nothing is said to be lost", () => {
  const { report } = sampleOf(untouched);
  expect(titleOf(report, "level-losses", "bars")).toBe("15项指标均未作答，涉及100分");
  expect(titleOf(report, "summary-page", "radar")).toBe("3个维度均未作答，得分率待定");
  expect(leadOf(report, "dimensions")).toContain("；15项指标均未作答。");
  expect(leadOf(report, "areas")).toBe("16个业务场景均未评级；按最低情形，距一级还差达到一级及以上的业务场景6个、达到一级及以上的约束性业务场景3个。");
});

test("the areas' distance is of the worst case where the sheet is unfinished, and of no case where it is not", () => {
  expect(leadOf(sampleOf(almostEmpty).report, "areas")).toContain("按最低情形，距一级还差");
  for (const { report, result } of samples.values()) if (result.counts.unanswered === 0) expect(leadOf(report, "areas")).not.toContain("按最低情形");
});

test("areas among alternatives are not said to be met", () => {
  const at = pack.definition.levels.findIndex((it) => it.level === 4);
  const either = patchedPack({ definition: [{
    op: "replace", path: `/levels/${at}/rule`,
    value: { and: [{ ">=": [{ var: "points" }, 80] }, { or: [{ ">=": [{ var: "areas.4.all" }, 8] }, { ">=": [{ var: "areas.4.binding" }, 5] }] }] },
  }] });
  const areas = Object.fromEntries(Object.keys(perfect.areas).map((id) => [id, 3]));
  const { report, result } = sampleOf({ ...perfect, areas }, undefined, either);
  expect(result.next?.missing.map((it) => it.operator)).toEqual(["rule"]);
  expect(leadOf(report, "areas")).toContain("；达到四级还须满足综合条件（达到四级及以上的业务场景、达到四级及以上的约束性业务场景）。");
  expect(leadOf(report, "areas")).not.toContain("已满足");
});

test("a question not applicable is no full mark", () => {
  const answers = { ...perfect.answers, "green-low-carbon": { notApplicable: true } };
  const zero = sampleOf({ ...perfect, answers }, undefined, packWithNotApplicable("zero"));
  expect([zero.result.points, zero.result.maxPoints]).toEqual([93, 100]);
  expect(textOf(partOf(zero.html, "summary-page"))).toContain("约束性场景均已达到最高台阶，已答的指标均已取得满分，不适用的1项计0分。");
  expect(textOf(partOf(zero.html, "summary-page"))).not.toContain("各指标均已取得满分");
  expect(titleOf(zero.report, "level-losses", "bars")).toBe("失分最多的是绿色低碳，失7分；全部失分7分");
  const excluded = sampleOf({ ...perfect, answers }, undefined, packWithNotApplicable("excluded"));
  expect(textOf(partOf(excluded.html, "summary-page"))).toContain("计分的各指标均已取得满分，不适用的1项不计分。");
  expect(textOf(partOf(excluded.html, `dimension-${pack.definition.dimensions[2]?.id}`))).toContain("计分的各项均得满分。");
  expect(leadOf(excluded.report, "basis")).toContain("14项指标计分，满分93分");
});

test("with everything excluded there is nothing to lose and nothing full", () => {
  const places = pack.definition.dimensions.flatMap((dimension, d) => dimension.groups.flatMap((group, g) => group.indicators.map((_, i) => `/dimensions/${d}/groups/${g}/indicators/${i}/notApplicable`)));
  const allExcluded = patchedPack({ definition: [
    { op: "replace", path: "/policy/notApplicable", value: "excluded" }, ...places.map((path) => ({ op: "add" as const, path, value: true })),
  ] });
  const answers = Object.fromEntries(Object.keys(perfect.answers).map((id) => [id, { notApplicable: true }]));
  const { report, html, result } = sampleOf({ ...perfect, answers }, undefined, allExcluded);
  expect([result.points, result.maxPoints]).toEqual([0, 0]);
  expect(textOf(html)).not.toMatch(/取得满分|均得满分|没有失分/);
  expect(blocksOf(report, "level-losses")).toEqual([{ kind: "prose", tone: "plain", paragraphs: ["没有计分的指标，无失分可列。"] }]);
  expect(textOf(partOf(html, "summary-page"))).toContain("15项评分指标均申明不适用。");
  expect(textOf(partOf(html, "summary-page"))).toContain("约束性场景均已达到最高台阶，没有计分的指标。");
});

test("a pack without areas says nothing of areas", () => {
  const bare = patchedPack({
    definition: [
      { op: "replace", path: "/areas/groups", value: [] },
      ...pack.definition.levels.map(({ level }, i) => ({ op: "replace" as const, path: `/levels/${i}/rule`, value: { ">=": [{ var: "points" }, level * 20] } })),
      ...pack.definition.dimensions.flatMap((dimension, d) => dimension.groups.flatMap((group, g) => group.indicators.flatMap((it, i) =>
        ("optionsAreAreas" in it ? [{ op: "remove" as const, path: `/dimensions/${d}/groups/${g}/indicators/${i}/optionsAreAreas` }] : [])))),
    ],
    wording: [{ op: "replace", path: "/areas", value: {} }, { op: "replace", path: "/areaGroups", value: {} }],
  });
  const { report, html } = sampleOf({ ...perfect, areas: {} }, undefined, bare);
  expect(leadOf(report, "basis")).toMatch(/满分100分，等级由分数决定。$/);
  expect(textOf(partOf(html, "basis-method"))).not.toContain("场景按");
  expect(textOf(partOf(html, "summary-page"))).toContain("各指标均已取得满分。");
  expect(textOf(partOf(html, "summary-page"))).not.toContain("场景");
  expect(report.chapters.map((it) => it.id)).not.toContain("areas");
});

test("the title of the next steps names what they are", () => {
  const title = (value: unknown): string => /下一步台阶：[^<]*/.exec(partOf(sampleOf(value).html, "summary-page"))?.[0] ?? "";
  expect(title(fixture("on-points-line.json"))).toBe("下一步台阶：距所需台阶最近的场景与得分率最低的指标");
  expect(title({ ...perfect, answers: { ...perfect.answers, funding: "A" } })).toBe("下一步台阶：得分率最低的指标");
  expect(title({ ...perfect, areas: { ...perfect.areas, "product-design": 1 } })).toBe("下一步台阶：评级最低的约束性场景");
});

test("where questions are open, what is short of the maximum is called not earned, and still adds up", () => {
  const part = partOf(sampleOf(twoOpen).html, "level-points");
  expect(rowsOf(part, "total")).toEqual([["合计", "75.5", "100", "24.5", "≥75.5%"]]);
  expect(textOf(part)).toContain("未得分中17分属未答题，总分最高可得92.5分。");
  expect(partOf(sampleOf(perfect).html, "level-points")).not.toContain("未得分");
});

const allAreas = (rating: number) => Object.fromEntries(Object.keys(perfect.areas).map((id) => [id, rating]));
const answered = (some: Readonly<Record<string, unknown>>) => ({ ...perfect, answers: { ...perfect.answers, ...some } });
const summaryRows = (value: unknown): readonly string[] => rowsOf(partOf(sampleOf(value).html, "summary-page"), "body").map((it) => it.join(" "));

test("the next steps are those the next level asks for", () => {
  const pointsOnly = sampleOf({ ...nothing, areas: allAreas(4) });
  expect(pointsOnly.result.next?.missing.every((it) => !it.fact.includes("areas."))).toBe(true);
  expect(textOf(partOf(pointsOnly.html, "summary-page"))).toContain("下一步台阶：得分率最低的指标");
  const areasOnly = { ...perfect, areas: { ...allAreas(2), "product-design": 3, "process-design": 0 }, answers: { ...perfect.answers, funding: "A" } };
  expect(sampleOf(areasOnly).result.next?.missing.every((it) => it.fact.startsWith("areas."))).toBe(true);
  expect(textOf(partOf(sampleOf(areasOnly).html, "summary-page"))).toContain("下一步台阶：距所需台阶最近的场景");
  const last = summaryRows(areasOnly).slice(-4);
  expect(last.every((it) => / 2级 3级 /.test(it)), last.join("|")).toBe(true);
});

test("the next step of a trend is the option with full points", () => {
  const row = summaryRows(answered({ "green-low-carbon": "A" })).at(-1);
  const options = pack.wording.indicators["green-low-carbon"]?.options;
  expect(row).toBe(`绿色低碳 A ${options?.["A"]} C ${options?.["C"]}`);
});

test("superlatives name all who share the place", () => {
  const { report, html } = sampleOf(answered({ "green-low-carbon": "A", "product-quality": "A", "market-performance": "A", "value-benefit": "A" }));
  expect(titleOf(report, "level-losses", "bars")).toMatch(/^失分/);
  expect(textOf(partOf(html, "summary-page"))).toContain("得分率相同的按题号列示。");
  const two = sampleOf(answered({ "network-security": ["A"], "data-security": ["A"] }));
  const [one, other] = ["network-security", "data-security"].map((id) => two.result.indicators.find((it) => it.id === id)?.lost);
  expect(one).toBe(other);
  expect(textOf(partOf(two.html, "dimension-foundation"))).toContain(`失分最多的是网络安全、数据安全（各失${one}分）。`);
});

test("why nothing is named weakest", () => {
  const summary = (value: unknown): string => textOf(partOf(sampleOf(value).html, "summary-page"));
  expect(summary(perfect)).toContain("没有失分指标。");
  expect(summary(almostEmpty)).toContain("已答指标仅1项，不分高低。");
  expect(summary(twoOpen)).not.toContain("没有失分指标。");
});

test("what is odd about an answer stands with it", () => {
  const { html, result } = sampleOf(fixture("contradictory.json"));
  const text = textOf(html);
  for (const { check } of result.findings.filter((it) => it.code === "answers-contradict")) {
    expect(text).toContain(`须核实${pack.wording.checks[check ?? ""] ?? ""}`);
  }
  if (result.findings.some((it) => it.code === "above-top-band")) expect(text).toMatch(/异常数据超过\d+%，/);
});

test("a wholly unanswered dimension is said to be so, and its points are unknown", () => {
  const { html } = sampleOf(untouched);
  const part = partOf(html, "dimension-foundation");
  expect(textOf(part)).toContain("各项指标均未作答，涉及50分。");
  expect(rowsOf(part, "body").every((it) => it[3] === "—")).toBe(true);
  expect(rowsOf(partOf(html, "level-points"), "total")).toEqual([["合计", "0", "100", "100", "≥0.0%"]]);
});

test("an on-site evaluation is not told that only an on-site evaluation counts", () => {
  const { report, html } = sampleOf({ ...perfect, basis: "on-site" });
  expect(report.cover.note).toBe("本报告载明的等级由软件根据现场采集的数据计算得出；正式等级以评定机构出具的为准。");
  expect(report.cover.kind).toBe("数字化水平现场评定计分报告");
  expect(textOf(partOf(html, "summary-page"))).toContain("软件依据现场数据计算的结果，正式等级以评定机构出具的为准");
});

test("figures that are incomplete beside a ticked option", () => {
  const { html } = sampleOf(answered({ "product-quality": { option: "C", figures: { passRateAfter: 99 } } }));
  expect(textOf(partOf(html, "notes-figures"))).toContain("，未用于核对；按勾选项计分。");
});

test("a note of several lines is labelled once", () => {
  const { html } = sampleOf(answered({ funding: { option: "E", note: "一\n二\n三" } }));
  expect(html.match(/>备注</g)).toHaveLength(1);
});

test("where the third place is shared, the three named are among the foremost", () => {
  const ties = sampleOf(answered({ "planning-execution": "A", "management-mechanism": ["A"], "talent-development": ["A"], funding: "A" }));
  expect(titleOf(ties.report, "level-losses", "bars")).toBe("失分居前的有规划实施、管理机制、人才建设，合计22.5分；全部失分30.0分");
  expect(textOf(partOf(ties.html, "dimension-management"))).toContain("失分最多的是规划实施、管理机制、人才建设等4项并列（各失7.5分）。");
  const three = sampleOf(answered({ "planning-execution": "A", "management-mechanism": ["A"], "talent-development": ["A"] }));
  expect(titleOf(three.report, "level-losses", "bars")).toBe("失分最多的是规划实施、管理机制、人才建设，合计22.5分；全部失分22.5分");
});
