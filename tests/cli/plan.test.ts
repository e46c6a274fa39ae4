/** `plan` as a shell sees it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invalid, root, run, sample } from "../support/cli.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-plan-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const days = join(root, "fixtures", "efforts", "days.json");

describe("plan", () => {
  it("prints the plan as JSON into a pipe, and nothing else", () => {
    const { code, stdout, stderr } = run(["plan", sample("below-level-1"), "--target", "2"]);
    expect([code, stderr]).toEqual([0, ""]);
    const plan = JSON.parse(stdout);
    expect(plan).toMatchObject({ planVersion: 1, target: 2, reachable: true, after: { level: 2 }, effortSources: ["default"] });
    expect(plan.steps.reduce((sum: number, it: { effort: number }) => sum + it.effort, 0)).toBe(plan.totalEffort);
    expect(plan.steps.at(-1).after.level).toBe(2);
  });

  it("says in Chinese what each step is", () => {
    const { code, stdout } = run(["plan", sample("below-level-1"), "--target", "3", "--efforts", days, "--format", "text"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/升级到三级（集成级）的方案/);
    expect(stdout).toMatch(/有来源的投入合计[\d.]+个工作日，另有\d+个小步没有投入来源、未计入合计；.*完成后为三级（集成级）/);
    expect(stdout).toMatch(/^方案以外尚须先具备\d+项：[A-Z]{2}-\d\d [^（]+（.*达到2级）/m);
    expect(stdout).toContain("试点企业的正式等级");
    expect(stdout).toContain("由使用者给出");
  });

  it("reads standard input for '-', and warns of an unfinished sheet", () => {
    const { code, stdout, stderr } = run(["plan", "-", "--target", "2"], { input: readFileSync(sample("unfinished"), "utf8") });
    expect([code, JSON.parse(stdout).open]).toEqual([0, { indicators: 5, areas: 8 }]);
    expect(stderr).toContain("sheet-unfinished");
  });

  it("fixes and forbids what it is told to", () => {
    const { code, stdout } = run(["plan", sample("below-level-1"), "--target", "2", "--fix", "network-security=B,C", "--fix", "decision-support=1",
      "--forbid", "information-systems", "--forbid", "planning-execution=C", "--forbid", "work-safety=2"]);
    expect(code).toBe(0);
    const plan = JSON.parse(stdout);
    const to = new Map<string, unknown>(plan.steps.map((it: { id: string; to: unknown }) => [it.id, it.to]));
    expect(to.get("network-security")).toEqual(expect.arrayContaining(["B", "C"]));
    expect(to.get("decision-support")).toBeGreaterThanOrEqual(1);
    expect(to.has("information-systems")).toBe(false);
    expect(plan.receipt.options).toMatchObject({
      fixed: { indicators: { "network-security": ["B", "C"] }, areas: { "decision-support": 1 } },
      forbidden: { indicators: { "information-systems": true, "planning-execution": ["C"] }, areas: { "work-safety": 2 } },
    });
  });

  it("an unreachable target is told plainly, with exit 0", () => {
    const { code, stdout } = run(["plan", sample("below-level-1"), "--target", "4", "--forbid", "network-infrastructure", "--format", "text"]);
    expect(code).toBe(0);
    expect(stdout).toContain("在给定条件下达不到四级");
    expect(stdout).toContain("成效类指标不列入方案，可用 --allow-outcomes 放开");
    const allowed = run(["plan", sample("below-level-1"), "--target", "4", "--forbid", "network-infrastructure", "--allow-outcomes"]);
    expect(JSON.parse(allowed.stdout).reachable).toBe(true);
  });

  it("takes effort ranges from a catalogue once a unit is asked for", () => {
    const catalogue = write("own.json", { catalogueFormat: 1, id: "own", version: "1.0.0", scenarios: [{ id: "FI-02", effort: { days: { min: 10, max: 21 }, source: "示例" } }] });
    const args = ["plan", sample("below-level-1"), "--target", "2", "--fix", "finance-management=3", "--catalogue", catalogue];
    const partOf = (more: readonly string[]): unknown => JSON.parse(run([...args, ...more]).stdout).steps.find((it: { id: string }) => it.id === "finance-management").parts.at(-1);
    expect(partOf([])).toEqual({ to: "3", effort: 1, source: "default" });
    expect(partOf(["--unit", "days"])).toEqual({ to: "3", effort: 15.5, source: "catalogue" });
  });

  it.each([
    [["--target", "7"], ["target-unknown target"]],
    [["--target", "3", "--fix", "product-desing=3"], ["unknown-area fixed.areas.product-desing"]],
    [["--target", "3", "--forbid", "information-system"], ["unknown-indicator forbidden.indicators.information-system"]],
    [["--target", "3", "--fix", "product-design=C"], ["rating-out-of-range fixed.areas.product-design"]],
    [["--target", "3", "--fix", "quality-management=3", "--forbid", "quality-management"], ["step-conflict fixed.areas.quality-management"]],
    [["--target", "3", "--pack", "nowhere"], ["pack-unknown nowhere"]],
  ])("%j prints its issues as JSON and exits 1", (args, expected) => {
    const { code, stdout } = run(["plan", sample("below-level-1"), ...args, "--format", "json"]);
    const { issues, ...rest } = JSON.parse(stdout) as { readonly issues: readonly { readonly code: string; readonly path: string }[] };
    expect([code, rest]).toEqual([1, {}]);
    expect(issues.map((it) => it.code)).toEqual(expected.map((it) => it.split(" ")[0]));
    if (!args.includes("--pack")) expect(issues.map((it) => it.path)).toEqual(expected.map((it) => it.split(" ")[1]));
  });

  it("names the file of efforts that cannot be used", () => {
    const efforts = write("efforts.json", { areas: { "work-safety": { 2: -1 } }, indicator: {} });
    const { code, stdout } = run(["plan", sample("below-level-1"), "--target", "2", "--efforts", efforts]);
    expect([code, JSON.parse(stdout).issues.map((it: { path: string }) => it.path)]).toEqual([1, [`${efforts}: areas.work-safety.2`, `${efforts}: indicator`]]);
    expect(run(["plan", sample("below-level-1"), "--target", "2", "--efforts", join(folder, "none.json")]).code).toBe(1);
  });

  it("a sheet that cannot be read gives its issues", () => {
    const { code, stdout } = run(["plan", invalid("unknown-indicator"), "--target", "2"]);
    expect([code, JSON.parse(stdout).issues[0].code]).toEqual([1, "unknown-indicator"]);
  });

  it.each([
    [[]], [["--target", "three"]], [["--target", "3", "--fix", "network-security"]], [["--target", "3", "--forbid", "=B"]],
    [["--target", "3", "--fix", "network-security=B", "--fix", "network-security=C"]],
  ])("%j is a usage error", (args) => {
    expect(run(["plan", sample("below-level-1"), ...args]).code).toBe(2);
  });
});
