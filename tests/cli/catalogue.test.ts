/** `catalogue`: the scenarios there are, and what is wrong with a file of one's own. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root, run } from "../support/cli.js";

const own = join(root, "fixtures", "catalogues", "sample-contractor.json");
const broken = (code: string): string => join(root, "fixtures", "invalid", "catalogues", `${code}.json`);
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-catalogue-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ids = (args: readonly string[]): readonly string[] =>
  JSON.parse(run(["catalogue", "--format", "json", ...args]).stdout).scenarios.map((it: { id: string }) => it.id);

describe("catalogue", () => {
  it("prints the rows by area, with what is known of each, and the notes", () => {
    const { code, stdout, stderr } = run(["catalogue"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("\n场景 74 个，其中待评审 24 个，已停用 0 个\n");
    expect(stdout.match(/^\S+　[a-z-]+　(?:约束性|指导性)　\d+ 个$/gm)).toHaveLength(16);
    expect(stdout.match(/^ {2}[A-Z]{2}-\d\d　\d→\d　/gm)).toHaveLength(74);
    expect(stdout).toContain("\n  EQ-04　1→2　工装/胎架/量检具/吊索具管理　可能为特色（X）　智能测控装备制造业、重大成套设备制造业、海洋工程装备制造业　待评审\n");
    expect(stdout).toContain("      前置场景：FI-01、MO-01、WH-01\n");
    expect(stdout).toMatch(/\n说明\n {2}标“待评审”/);
  });

  it("shows what suits one sub-industry, one area, or both", () => {
    expect(ids([])).toHaveLength(74);
    expect(ids(["--sub-industry", "general"])).toHaveLength(33);
    expect(ids(["--sub-industry", "intelligent-instruments"])).toHaveLength(33 + 15);
    expect(ids(["--area", "quality-management"])).toHaveLength(8);
    expect(ids(["--area", "quality-management", "--sub-industry", "intelligent-instruments"])).toEqual(["QM-01", "QM-02", "QM-06", "QM-07", "QM-08"]);
  });

  it("merges a file, and shows which rows are the file's", () => {
    const { code, stdout } = run(["catalogue", "--catalogue", own]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^sample-contractor 1\.0\.0　示例：/);
    expect(stdout).toContain("\n场景 75 个，其中待评审 24 个，已停用 1 个\n");
    expect(stdout).toMatch(/^ {2}EN-03　.*　已停用　［sample-contractor］$/m);
    expect(stdout).toContain("      投入：20–40 个工作日、50000–120000 元（示例：虚构报价）\n");
    expect(stdout.match(/［sample-contractor］/g)).toHaveLength(3);
    expect(ids(["--catalogue", own, "--sub-industry", "sample-pump-makers", "--area", "product-design"])).toEqual(["PD-01", "PD-02", "PD-05"]);
  });

  it("names the file and the place of every problem, exit 1", () => {
    const file = broken("step-not-rising");
    const { code, stdout, stderr } = run(["--lang", "en", "catalogue", "--catalogue", own, "--catalogue", file]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(`error step-not-rising at ${file}: scenarios[0].from: A scenario lifts a rating from a lower step to a higher one. (expected from below to, got 2 → 2) Correct from and to.\n`);
    expect(run(["catalogue", "--catalogue", broken("prerequisite-cycle")]).stderr).toContain("应为 不形成循环，实际 MO-01 → WH-02 → MO-01");
  });

  it("gives problems as JSON too", () => {
    const { code, stdout } = run(["catalogue", "--format", "json", "--catalogue", broken("scenario-repeated")]);
    expect([code, JSON.parse(stdout).issues.map((it: { code: string }) => it.code)]).toEqual([1, ["scenario-repeated"]]);
  });

  it("a file that is not there, is no JSON, is no object; an id that is none", () => {
    const syntax = join(folder, "syntax.json");
    const list = join(folder, "list.json");
    writeFileSync(syntax, "{");
    writeFileSync(list, "[]");
    const result = run(["--lang", "en", "catalogue", "--catalogue", join(folder, "none.json"), "--catalogue", syntax]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(`file-unreadable at ${join(folder, "none.json")}`);
    expect(result.stderr).toContain(`json-syntax at ${syntax}: line 1`);
    expect(run(["--lang", "en", "catalogue", "--catalogue", list]).stderr).toContain(`not-an-object at ${list}:`);
    const ids = run(["--lang", "en", "catalogue", "--sub-industry", "heavy-equipment-set", "--area", "finance"]);
    expect(ids.code).toBe(1);
    expect(ids.stderr).toMatch(/sub-industry-unknown at --sub-industry: .*expected heavy-equipment-sets.*\n.*unknown-area at --area/);
  });

  it("an option it does not have is usage", () => {
    expect(run(["catalogue", "--format", "xml"]).code).toBe(2);
  });
});
