/** `diagnose` as a shell sees it: what goes to stdout, what to stderr, the exit code, and what a reader is told. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosisSchema, type Diagnosis } from "../../src/diagnosis/findings/schema.js";
import { invalid, run, sample } from "../support/cli.js";
import { allAreasAt, answersWorth, areasAt, bestAnswers, sheetWith, type RawSheet } from "../support/sheets.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-diagnose-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};
const diagnosed = (args: readonly string[], input = ""): Diagnosis => diagnosisSchema.parse(JSON.parse(run(["diagnose", ...args], { input }).stdout));
const asText = (overrides: RawSheet, ...args: readonly string[]): string =>
  run(["diagnose", "-", "--format", "text", ...args], { input: JSON.stringify(sheetWith(overrides)) }).stdout;

describe("diagnose", () => {
  it("prints the diagnosis as JSON into a pipe, and nothing else", () => {
    const { code, stdout, stderr } = run(["diagnose", sample("just-short-of-points-line")]);
    expect([code, stderr]).toEqual([0, ""]);
    const diagnosis = diagnosisSchema.parse(JSON.parse(stdout));
    expect(diagnosis).toMatchObject({ diagnosisVersion: 1, level: 1, target: { level: 2 }, receipt: { catalogue: { id: "equipment-makers" } } });
    expect(diagnosis.findings[0]?.effect).toEqual({ levelAlone: 2, turns: ["points"], advances: [] });
  });

  it("reads standard input for '-', and the same bytes come out each time", () => {
    const input = readFileSync(sample("unfinished"), "utf8");
    const [a, b] = [run(["diagnose", "-"], { input }), run(["diagnose", "-"], { input })];
    expect(a.code).toBe(0);
    expect(b.stdout).toBe(a.stdout);
  });

  it("--top keeps the first gaps", () => {
    const all = diagnosed([sample("on-points-line")]);
    expect(diagnosed([sample("on-points-line"), "--top", "3"]).findings).toEqual(all.findings.slice(0, 3));
    expect(all.findings.length).toBeGreaterThan(3);
    for (const wrong of ["0", "-1", "1.5", "x"]) expect(run(["diagnose", sample("on-points-line"), "--top", wrong]).code).toBe(2);
  });

  it("an unreadable sheet, an unknown pack: issues on stdout, exit 1", () => {
    const { code, stdout, stderr } = run(["diagnose", invalid("unknown-indicator")]);
    expect([code, Object.keys(JSON.parse(stdout))]).toEqual([1, ["issues"]]);
    expect(stderr).toMatch(/^错误 unknown-indicator/);
    expect(JSON.parse(run(["diagnose", sample("level-4"), "--pack", "miit-sme-2022"]).stdout).issues[0].code).toBe("pack-not-available");
  });

  it("--catalogue lays own scenarios over the built-in ones; a broken file is told with its place", () => {
    const own = write("own.json", {
      catalogueFormat: 1, id: "own", version: "1.0.0",
      scenarios: [{
        id: "ZZ-01", name: "样例场景", area: "product-design", from: 1, to: 2, likelyClass: "N", subIndustries: ["general"], indicators: [], pain: "样例问题。", content: "样例内容",
        data: [], software: [], effects: [], effort: null, prerequisites: [], condition: null, reviewed: false, anchors: [], note: null,
      }],
    });
    const input = JSON.stringify(sheetWith({ areas: { "product-design": 1 } }));
    const gap = diagnosed(["-", "--catalogue", own], input).findings.find((it) => it.id === "area:product-design:2");
    expect(gap?.scenarios).toContain("ZZ-01");
    expect(asText({ areas: { "product-design": 1 } }, "--catalogue", own)).toContain("ZZ-01 样例场景（针对：样例问题）");
    const broken = write("broken.json", { catalogueFormat: 1, id: "own", version: "1.0.0", scenarios: [{ id: "ZZ-02", area: "nowhere" }] });
    const failed = run(["diagnose", "-", "--catalogue", broken], { input });
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout).issues.every((it: { path: string }) => it.path.startsWith(broken))).toBe(true);
  });
});

describe("the diagnosis in words", () => {
  it("opens with its conclusion, and groups the gaps by what each does for the level", () => {
    const text = asText({ answers: answersWorth[39.975], areas: allAreasAt(2) });
    expect(text).toContain("距二级（规范级）还差1项条件；");
    expect(text.match(/^单独补齐.*/gm)?.[0]).toMatch(/^单独补齐即可升级（\d+项）$/);
    expect(text).toContain("作用：仅此一项即可达到二级（规范级）；即满足：总分。");
    expect(text).toContain("产品设计（约束性）：2级 → 3级，");
    expect(text).not.toMatch(/\{|\}|undefined|null|NaN/);
  });

  it("says what one more machine does", () => {
    const text = asText({ answers: { "equipment-connectivity": { figures: { productionEquipment: 60, connectedEquipment: 24 } } } });
    expect(text).toContain("设备联网：C．大于20%且不超过40% → D．大于40%且不超过60%；加1.5分，补至满分共可加3分。");
    expect(text).toContain("联网生产设备数量再增加1台（套）（由24台（套）增至25台（套），全部生产设备数量60台（套）），生产设备联网率由40%升至41.67%，即高于40%。");
  });

  it("says what a trend must leave behind, and where there is no room", () => {
    const quality = (passRateAfter: number, passRateBefore: number): string => asText({ answers: { "product-quality": { figures: { passRateAfter, passRateBefore } } } });
    expect(quality(97, 98)).toContain("改造后为97，须高于改造前的98（恰好持平加3.5分）。");
    expect(quality(97, 98)).toContain("属成效指标，由经营结果体现，无法靠投入直接取得");
    expect(quality(99, 100)).toContain("改造前为100，已无改善余地");
  });

  it("names a later step, evidence claimed without proof, and what was given", () => {
    const text = asText({ answers: { ...answersWorth[60], "network-security": { options: ["B"], evidence: ["样例材料"] } }, areas: areasAt(1, 10, 0) });
    expect(text).toContain("升至2级时计入：达到二级及以上的业务场景");
    expect(text).toContain("已选项尚缺的佐证\n");
    expect(text).toContain("- 网络安全：网络安全管理制度文件（问卷已列佐证1条，仅名称与所需佐证一致的计为已备）");
    expect(text).toContain("协同办公（指导性）：0级 → 1级，");
  });

  it("puts options of one question together that do the same, each still counted", () => {
    const text = asText({ answers: { ...answersWorth[60], "data-collection": ["B", "C"] }, areas: areasAt(3, 5, 2) });
    const [, first, last, options = ""] = /^(\d+)–(\d+)\. 数据采集：增选以下任意一项，每项加0\.7分，补至满分共可加[\d.]+分：(.*)。$/m.exec(text) ?? [];
    expect(options.split("；").length).toBe(Number(last) - Number(first) + 1);
    expect(options).not.toMatch(/^B|；[BC]．/);
    expect(text.match(/需备佐证：所选各业务环节/g)?.length).toBeLessThan(4);
  });

  it("points to the plan where no gap alone raises the level", () => {
    expect(run(["diagnose", sample("below-level-1"), "--format", "text"]).stdout).toContain("没有一项单独补齐即可升级，组合方案见 plan（--target 1）。");
    expect(asText({ answers: answersWorth[39.975], areas: allAreasAt(2) })).not.toContain("组合方案");
  });

  it("of an unfinished sheet says to answer first; at the top and without gaps says so", () => {
    expect(run(["diagnose", sample("unfinished"), "--format", "text"]).stdout).toMatch(/其中13项未作答或未评，.*应先作答/);
    expect(asText({ answers: bestAnswers, areas: allAreasAt(4) })).toContain("没有差距项。");
    expect(asText({ answers: bestAnswers, areas: { ...allAreasAt(4), "work-safety": 3 } })).toContain("已达四级（协同级），没有更高的等级；差距共1项。");
  });

  it.each(["contradictory", "hostile-texts", "below-level-1", "level-4", "unfinished"])("leaves no gap in a sentence: %s", (name) => {
    const { code, stdout } = run(["diagnose", sample(name), "--format", "text"]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/<[^>]*>|\{\{[^}]*\}\}/g, "")).not.toMatch(/\{[A-Za-z]+\}|undefined|NaN|\[object/);
  });
});
