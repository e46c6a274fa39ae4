/** The printed cohort shows the cohort's own figures: counts beside shares, nothing rounded past a line, what cannot be told told as such. */
import { expect, test } from "vitest";
import type { Cohort } from "../../src/diagnosis/cohort/schema.js";
import { buildCohortReport, renderHtml, type Block, type Report } from "../../src/report/index.js";
import { alike } from "../../src/report/numbers.js";
import { pointLines } from "../../src/report/cohort/point-lines.js";
import { mean, quotient, shareOf } from "../../src/report/shares.js";
import { patchedPack } from "../support/packs.js";
import { cohortOf, firm, firms, hostileCohort, pack, programme, retrofitted } from "./cohort-samples.js";
import { decode, partOf, rowsOf, textOf } from "./read-html.js";
import { MARKUP } from "./samples.js";

const date = "2025-06-10";
const reportOf = (it: Cohort): Report => buildCohortReport(it, { date, pack });
const open = firm({ id: "Z1", name: "天津样例未填完", subIndustry: "general", skill: 0.4, seed: 5, open: 0.3 });
const cohort = cohortOf([...retrofitted(40, 7), open], { programme, unreadable: 2 });
const report = reportOf(cohort);
const html = renderHtml(report);
const part = (id: string): string => partOf(html, id);
const blocksOf = (it: Report): readonly Block[] => it.chapters.flatMap((chapter) => chapter.parts).flatMap((at) => at.blocks)
  .flatMap((block) => (block.kind === "columns" ? block.columns.flat() : [block]));
const histogram = (it: Report, id: string) => blocksOf(it).flatMap((block) => (block.kind === "histogram" && block.id === id ? [block] : []))[0];
const names = (level: number): string => pack.wording.levels[String(level)]?.name ?? "";

test("chapters, and which of them a cohort without movement or programme does not have", () => {
  expect(report.chapters.map((it) => `${it.number} ${it.title}`)).toEqual(["1 结论摘要", "2 细分行业", "3 得分分布", "4 薄弱环节", "5 前后变化", "6 任务进展", "7 数据说明", "8 结果性质与凭证"]);
  expect(reportOf(cohortOf(firms(5, 3))).chapters.map((it) => it.id)).toEqual(["summary", "sub-industries", "points", "weakness", "notes", "nature"]);
  expect(report.orientation).toBe("portrait");
});

test("the cover: whose figures, of how many firms, by which basis, and what they are not", () => {
  expect([report.cover.kind, report.cover.firm]).toEqual(["数字化水平评测汇总", "示例试点方案"]);
  expect(report.cover.facts.map((it) => it.values[0])).toEqual([
    "41家", "智能测控装备制造业、重大成套设备制造业、海洋工程装备制造业、其他行业", "入企诊断41家", programme.source, "2025年12月31日", "2024年5月20日至2025年5月20日", "2025年6月10日",
  ]);
  expect(report.cover.note).toContain("正式等级只能由现场评定得出");
  expect(reportOf(cohortOf(firms(4, 3, "heavy-equipment-sets"))).cover.firm).toBe("重大成套设备制造业");
  expect(reportOf(cohortOf(firms(4, 3))).cover.firm).toBe("4家企业");
});

test("levels: a column a level, as high as its count, with count and share; who cannot be placed stands apart", () => {
  const chart = histogram(report, "summary-levels");
  const counts = [...cohort.levels.map((it) => it.firms), cohort.undetermined];
  expect(chart?.ticks.map((it) => it.label)).toEqual([...cohort.levels.map((it) => names(it.level)), "等级未定"]);
  expect(chart?.bins.map((it) => it.shown)).toEqual(counts.map((it) => `${it}\n${shareOf(it, 41)}`));
  const most = Math.max(...counts);
  expect(chart?.bins.map((it) => it.height)).toEqual(counts.map((it) => (it / most) * 82));
  expect(counts.reduce((a, b) => a + b)).toBe(41);
  expect(chart?.title).toBe(`${names(counts.indexOf(most))}最多，${most}家，占${shareOf(most, 41)}`);
});

test("two levels share the first place: both are named", () => {
  const tied: Cohort = { ...cohort, firms: 4, undetermined: 0, levels: cohort.levels.map((it) => ({ ...it, firms: it.level === 1 || it.level === 3 ? 2 : 0 })) };
  expect(histogram(reportOf(tied), "summary-levels")?.title).toBe("一级、三级各2家，各占50.0%");
});

test("sub-industries by level: counts over shares, rows and the total as in the cohort", () => {
  const rows = rowsOf(part("sub-industries-table"), "body");
  expect(rows.map((it) => [it[0], it[1], it.at(-1)])).toEqual(cohort.subIndustries.map((it) => [it.name, String(it.firms), mean(it.meanPoints)]));
  for (const [i, { levels, undetermined, firms: all }] of cohort.subIndustries.entries()) {
    const counts = [...levels.map((it) => it.firms), undetermined];
    expect(rows[i]?.slice(2, -1)).toEqual(counts.map((it) => `${it}${shareOf(it, all)}`));
  }
  expect(rowsOf(part("sub-industries-table"), "total")[0]?.[1]).toBe("41");
});

test("points: the columns stand where the points do, with the lines the pack draws", () => {
  const chart = histogram(report, "points-histogram");
  expect(chart?.bins.map((it) => [it.from, it.width, it.shown])).toEqual(cohort.points.bins.map((it) => [it.from, it.upTo - it.from, it.firms === 0 ? "" : String(it.firms)]));
  expect(chart?.lines).toEqual([{ at: 20, label: "一级※ 20分" }, { at: 40, label: "二级※ 40分" }, { at: 60, label: "三级※ 60分" }, { at: 80, label: "四级※ 80分" }]);
  expect(textOf(part("points-spread"))).toContain("※ 一级、二级、三级、四级的分数线取自二手来源，未经核实。");
  expect(report.chapters[2]?.lead).toContain(`${cohort.points.firms}家填完问卷的企业`);
});

test("only a plain line in points is drawn", () => {
  const rules = patchedPack({ definition: [
    { op: "replace", path: "/levels/0/rule", value: { ">=": [{ var: "points" }, 25] } },
    { op: "replace", path: "/levels/1/rule", value: { or: [{ ">=": [{ var: "points" }, 40] }, { ">=": [{ var: "areas.2.all" }, 6] }] } },
  ] });
  expect(pointLines(rules)).toEqual([{ level: 1, points: 25 }, { level: 3, points: 60 }, { level: 4, points: 80 }]);
});

test("weakest first: indicators with their means and shares, areas with the firms at every rating", () => {
  const rows = rowsOf(part("weakness-indicators"), "body");
  expect(rows.map((it) => it.slice(1))).toEqual(cohort.indicators.map((it) => [
    pack.wording.indicators[it.id]?.name, mean(it.meanPoints ?? 0), String(it.maxPoints), quotient(it.share), ...[it.scored, it.unanswered, it.notApplicable, it.full, it.nothing].map(String),
  ]));
  const areas = rowsOf(part("weakness-areas"), "body");
  expect(areas.map((it) => it.slice(1))).toEqual(cohort.areas.map((it) => [...it.ratings.map((at) => String(at.firms)), String(it.rated), String(it.unrated), mean(it.meanRating ?? 0)]));
  expect(areas.map((it) => it[0])).toEqual(cohort.areas.map((it) => `${pack.wording.areas[it.id]?.name}${it.kind === "binding" ? "★" : ""}`));
  const [weakest] = cohort.areas;
  expect(textOf(part("weakness-areas"))).toContain(`${pack.wording.areas[weakest?.id ?? ""]?.name}平均评级最低，${mean(weakest?.meanRating ?? 0)}级`);
});

test("movement: the transitions add up to the firms compared, and who changed level is named with why", () => {
  const { movement } = cohort;
  if (movement === null) throw new Error("no movement");
  const rows = rowsOf(part("movement-transitions"), "body");
  const cells = rows.flatMap((row, from) => row.slice(1, -1).flatMap((it, to) => (it === "" ? [] : [{ from, to, firms: Number(it) }])));
  expect(cells).toEqual([...movement.transitions].sort((a, b) => a.from - b.from || a.to - b.to));
  expect(rows.reduce((sum, it) => sum + Number(it.at(-1)), 0)).toBe(movement.firms);
  const moved = movement.moves.filter((it) => it.from.level !== it.to.level);
  const said = rowsOf(part("movement-moves"), "body");
  expect(said.map((it) => it.slice(0, 3))).toEqual(moved.map((it) => [
    `${it.name} ${it.id}`, `${names(it.from.level)}→ ${names(it.to.level)}`, `${alike([it.from.points, it.to.points])(it.from.points)}→ ${alike([it.from.points, it.to.points])(it.to.points)}${it.to.points < it.from.points ? " ↓" : ""}`,
  ]));
  const [first] = moved;
  const turned = first?.conditions.find((it) => it.fact === "points" && it.level === first.to.level);
  expect(turned).toBeDefined();
  expect(said[0]?.[3]).toContain(`达到总分 ${alike([turned?.from ?? null, turned?.to ?? null])(turned?.from ?? null)}→${alike([turned?.from ?? null, turned?.to ?? null])(turned?.to ?? null)}（要求${turned?.required}）`);
  expect(report.chapters[4]?.lead).toContain(`上升${movement.rose}家（`);
});

test("many moves: forty rows and how many more; nobody moved, nobody comparable: a sentence", () => {
  const { movement } = cohort;
  const some = movement?.moves.filter((it) => it.from.level !== it.to.level) ?? [];
  const many = Array.from({ length: 5 }, () => some).flat();
  const of = (change: Partial<NonNullable<Cohort["movement"]>>): string => renderHtml(reportOf({ ...cohort, movement: movement && { ...movement, ...change } }));
  const long = partOf(of({ moves: many }), "movement-moves");
  expect(rowsOf(long, "body")).toHaveLength(40);
  expect(textOf(long)).toContain(`另有${many.length - 40}家等级变化的企业未列出，见工作簿（XLSX）。`);
  expect(textOf(partOf(of({ moves: [] }), "movement-moves"))).toContain("没有企业的等级发生变化。");
  const nobody = of({ firms: 0, rose: 0, stayed: 0, fell: 0, transitions: [], moves: [], meanPointsChange: null, undetermined: ["A", "B"] });
  expect(nobody).toContain("没有企业的前后两份问卷等级都确定。");
  expect(textOf(partOf(nobody, "movement-transitions"))).toContain("另有2家企业有前后两份问卷");
});

test("targets: required, actual with its counts, verdict in words, what is missing, what is lacking", () => {
  const rows = rowsOf(part("programme-targets"), "body");
  const counted = rowsOf(part("programme-targets"), "detail").map((it) => it[0]);
  const of = (name: string): readonly string[] => rows.find((it) => it[0]?.startsWith(name)) ?? [];
  const target = (id: string) => cohort.programme?.targets.find((it) => it.id === id);
  const retrofits = target("retrofitted")?.counted.length ?? 0;
  expect(of("完成改造的试点企业").slice(1, 5)).toEqual(["500家", `${retrofits}家`, target("retrofitted")?.met === null ? "— 无法判定" : "× 未达成", `${500 - retrofits}家`]);
  const every = target("level-2");
  expect(counted[2]).toBe(`计入口径最近一份问卷为改造后问卷、等级为二级（规范级）及以上的试点企业，除以全部试点企业；已计入${every?.counted.length}家，其中现场评定0家；软件计算的等级不是正式等级`);
  expect(of("试点企业达到二级及以上")[4]).toContain(`至少差${(every?.of ?? 0) - (every?.counted.length ?? 0)}家（${every?.of}−${every?.counted.length}）改造后的20家中${every?.counted.length}家达到`);
  expect(of("试点企业达到二级及以上").slice(1, 3)).toEqual(["100%", `${quotient(every?.actual ?? null)}（${every?.counted.length}/${every?.of}家）`]);
  expect(counted[4]).toBe("计入口径最近一份现场评定问卷的等级为四级（协同级）及以上的试点企业");
  expect(of("典型案例").slice(1, 5)).toEqual(["2项", "1项", "× 未达成", "1项"]);
  expect(rows).toHaveLength(programme.targets.length);
  const verdicts = rows.map((it) => it[3]);
  expect(report.chapters[5]?.lead).toContain(`已达成${verdicts.filter((it) => it === "✓ 已达成").length}项，未达成${verdicts.filter((it) => it === "× 未达成").length}项，无法判定${verdicts.filter((it) => it === "— 无法判定").length}项`);
});

test("what cannot be told says what is lacking, and a share of an unknown number keeps its count", () => {
  const bare = { ...programme, aboveScaleFirms: {} };
  const rows = rowsOf(partOf(renderHtml(reportOf(cohortOf(retrofitted(8, 3), { programme: bare }))), "programme-targets"), "body");
  const coverage = rows.find((it) => it[0] === "规模以上企业参与率");
  expect(coverage?.slice(2, 5)).toEqual([expect.stringMatching(/^已计\d+家，总数未提供$/), "— 无法判定", "—"]);
  expect(coverage?.[5]).toContain("规上企业总数");
});

test("evidence: whom a target counts, whom not yet, of whom nobody can say; thirty names and the number of all", () => {
  const many = Array.from({ length: 35 }, (_, i) => `F${i}`);
  const targets = cohort.programme?.targets.map((it, i) => (i === 0 ? { ...it, counted: many, short: ["S1"], unknown: ["U1"] } : { ...it, counted: [], short: [], unknown: [], records: it.id === "cases" ? it.records : [] })) ?? [];
  const rows = rowsOf(partOf(renderHtml(reportOf({ ...cohort, programme: cohort.programme && { ...cohort.programme, targets, names: [{ id: "F0", name: "示例甲" }] } })), "programme-evidence"), "body");
  expect(rows).toEqual([
    ["已计入", "35家", `示例甲 ${many.slice(0, 30).join("、")}等35家`], ["尚未计入", "1家", "S1"], ["无法判定", "1家", "U1"],
    ["已计入", "1项", "示例案例一（C1）示例文件"], ["尚未计入", "1项", "示例案例二（C2）缺佐证材料"],
  ]);
});

test("firms whose points fell are listed, though their level stayed", () => {
  const fallen = retrofitted(4, 7).map((it) => (it.enterprise.id !== "E0001" ? it : { ...it, stage: it.stage === "after" ? "before" as const : "after" as const, assessedOn: it.stage === "after" ? "2024-01-01" : "2025-01-01" }));
  const of = cohortOf(fallen);
  const down = of.movement?.moves.filter((it) => it.to.points < it.from.points) ?? [];
  expect(down.map((it) => it.id)).toEqual(["E0001"]);
  const rows = rowsOf(partOf(renderHtml(reportOf(of)), "movement-falls"), "body");
  expect(rows.map((it) => it[0])).toEqual(down.map((it) => `${it.name} ${it.id}`));
  expect(rows[0]?.[2]).toMatch(/^[\d.]+→ [\d.]+ ↓$/);
  expect(rows[0]?.[3]?.match(/↓/g)).toHaveLength(3);
});

test("the summary shows every target in full, or how many it leaves to the chapter", () => {
  const rows = rowsOf(part("summary-page"), "body");
  expect(rows.map((it) => it[1])).toEqual(programme.targets.map((it) => it.name));
  expect(textOf(part("summary-page"))).toContain("第7、8项：任务文件中列有佐证材料的记录；材料真伪未核");
  const targets = Array.from({ length: 30 }, () => cohort.programme?.targets ?? []).flat().slice(0, 30);
  const long = partOf(renderHtml(reportOf({ ...cohort, programme: cohort.programme && { ...cohort.programme, targets } })), "summary-page");
  expect(textOf(long)).toContain(`另有${30 - rowsOf(long, "body").length}项未列在本页，见“任务进展”一章。`);
});

test("what was counted and what was left out", () => {
  const rows = rowsOf(part("notes-counted"), "body");
  expect(rows.map((it) => [it[0], it[1]])).toEqual([
    ["收到的问卷", "61"], ["计入的企业", "41"], ["其中企业自评", "0"], ["其中入企诊断", "41"], ["其中现场评定", "0"],
    ["问卷未填完的企业", String(cohort.unfinished)], ["等级未定的企业", String(cohort.undetermined)], ["未计入：问卷次序不明的企业", "0"], ["未计入：不能读取的数据行", "2"],
  ]);
});

test("no firm at all: a document that says so", () => {
  const none = reportOf(cohortOf([], { programme }));
  expect(none.chapters[0]).toMatchObject({ lead: "没有可以计入的企业。", parts: [] });
  expect(none.chapters.map((it) => it.id)).toEqual(["summary", "sub-industries", "programme", "notes", "nature"]);
  expect(reportOf(cohortOf([])).chapters.map((it) => it.id)).toEqual(["summary", "notes", "nature"]);
  const unfinished = reportOf(cohortOf([open]));
  expect(unfinished.chapters.find((it) => it.id === "points")?.lead).toBe("没有填完的问卷，得分分布待定。");
});

test("no sentence has a gap, and markup is printed, not obeyed", () => {
  for (const { lead } of report.chapters) expect(lead).not.toMatch(/[{}]|undefined|NaN|null/);
  const said = renderHtml(reportOf(hostileCohort()));
  expect(said).not.toContain("<script");
  expect(said).not.toContain("<b>");
  expect(said.split("</style>")).toHaveLength(2);
  expect(decode(said)).toContain(MARKUP);
});

test("the same sheets in any order give the same bytes, and the report is plain data", () => {
  const again = cohortOf([...retrofitted(40, 7), open].reverse(), { programme, unreadable: 2 });
  expect(renderHtml(JSON.parse(JSON.stringify(reportOf(again))))).toBe(html);
});

test("figures of another pack are a mistake of the program", () => {
  expect(() => buildCohortReport({ ...cohort, pack: { ...cohort.pack, id: "other" } }, { date, pack })).toThrow(TypeError);
});

test("a number that is none cannot reach a style", () => {
  const bad = JSON.parse('"1%;background:url(//x)"');
  const swapped = (kind: Block["kind"], change: (block: Block) => Block): Report => ({
    ...report,
    chapters: report.chapters.map((chapter) => ({
      ...chapter, parts: chapter.parts.map((it) => ({ ...it, blocks: it.blocks.map((block) => (block.kind === kind ? change(block) : block)) })),
    })),
  });
  const wrong: readonly Report[] = [
    swapped("histogram", (it) => (it.kind === "histogram" ? { ...it, bins: it.bins.map((bin) => ({ ...bin, height: bad })) } : it)),
    swapped("histogram", (it) => (it.kind === "histogram" ? { ...it, lines: it.lines.map((line) => ({ ...line, at: bad })) } : it)),
    swapped("table", (it) => (it.kind === "table" ? { ...it, rows: it.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, bar: bad })) })) } : it)),
    swapped("bars", (it) => (it.kind === "bars" ? { ...it, id: bad } : it)),
  ];
  for (const it of wrong) expect(() => renderHtml(it)).toThrow(/chapters\[\d\]/);
});
