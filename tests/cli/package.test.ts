/** `package` as a shell sees it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageSchema } from "../../src/diagnosis/package/schema.js";
import { root, run, sample } from "../support/cli.js";

let folder: string;
let list: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sme-package-"));
  const made = run(["scenarios", join(root, "fixtures", "datasets", "sample-firms.ndjson"), "--sub-industry", "marine-engineering-equipment", "--format", "json"]);
  list = write("list.json", made.stdout);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const products = (ending: string): string => join(root, "fixtures", "products", `sample-products.${ending}`);
const level1 = sample("marine-engineering-equipment-level-1");
const level2 = sample("marine-engineering-equipment-level-2");

describe("package", () => {
  it("prints the package as JSON into a pipe, and nothing else", () => {
    const { code, stdout, stderr } = run(["package", level1, "--list", list, "--products", products("json"), "--target", "3", "--steps-per-phase", "4", "--parallel", "2", "--fix", "data-security=BC"]);
    expect([code, stderr]).toEqual([0, ""]);
    const pkg = packageSchema.parse(JSON.parse(stdout));
    expect(pkg).toMatchObject({ packageVersion: 1, target: 3, phasing: { stepsPerPhase: 4, parallel: 2 }, list: { firms: 53 }, products: { files: [{ id: "sample-products" }] } });
    expect(pkg.plan.receipt.options.fixed?.indicators).toEqual({ "data-security": ["B", "C"] });
    expect(pkg.plan.after.level).toBe(3);
  });

  it("says it in Chinese, with a project and a table of products", () => {
    const { code, stdout } = run(["package", level2, "--list", list, "--products", products("csv"), "--project", join(root, "fixtures", "projects", "sample-project.json"), "--format", "text"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^样例企业·海洋工程装备（二级）：企业改造方案包（一企一案）$/m);
    expect(stdout).toMatch(/^共性（N）场景 \d+个$/m);
    expect(stdout).toContain("  EN-02 重点设备能耗监测与协同管控：项目排除，厂区配电改造2027年统一安排");
    expect(stdout).toMatch(/每期最多6项步骤，同时最多实施2个场景/);
  });

  it("needs nothing but the sheet, reads standard input, and takes how products are matched", () => {
    const { code, stdout } = run(["package", "-", "--products", products("json"), "--deployment", "saas", "--budget", "50000", "--candidates", "2"], { input: JSON.stringify({ pack: "miit-sme-2024", enterprise: { id: "E1" } }) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ target: 1, list: null, products: { files: [{ id: "sample-products" }], matching: { limit: 2, deployment: ["saas"], budget: 50_000 } } });
  });

  it("warns of a list of other firms, and goes on without it", () => {
    const { code, stdout, stderr } = run(["--lang", "en", "package", sample("heavy-equipment-sets-level-1"), "--list", list]);
    expect([code, JSON.parse(stdout).list]).toEqual([0, null]);
    expect(stderr).toContain(`warning list-does-not-fit at ${list}: subIndustry`);
  });

  it("warns of what the project expects of scenarios outside the package, at its place in the file", () => {
    const project = write("expects.json", { projectFormat: 1, enterprise: "SAMPLE-MO-1", investment: [{ item: "a", scenario: "WH-03", planned: 1 }] });
    const { code, stderr } = run(["--lang", "en", "package", level1, "--list", list, "--project", project]);
    expect([code, stderr]).toEqual([0, `warning scenario-not-in-package at ${project}: investment[0].scenario: The project counts on a scenario that is not in the package; nothing in the package brings it about. (expected a scenario of the package, got WH-03) Include the scenario in the project's decisions, or name one that is in the package.\n`]);
  });

  it("names file and place of every problem", () => {
    const project = write("project.json", { projectFormat: 1, enterprise: "OTHER", decisions: { products: { "PD-01": "X-9" } } });
    const refused = run(["package", level1, "--project", project]);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout).issues.map((it: { code: string; path: string }) => `${it.code} ${it.path}`)).toEqual([
      `enterprise-differs ${project}: enterprise`, `field-invalid ${project}: decisions.products.PD-01`,
    ]);
    const both = run(["package", level1, "--project", write("broken.json", { projectFormat: 2 }), "--list", write("nolist.json", { listVersion: 1 })]);
    expect(both.code).toBe(1);
    expect(both.stdout).toContain("broken.json: projectFormat");
    expect(both.stdout).toContain("nolist.json: rows");
  });

  it.each([[["--target", "two"]], [["--candidates", "51"]], [["--parallel", "0"]], [["--steps-per-phase", "51"]], [["--budget", "5k"]], [["--deployment", "cloud"]], [["--fix", "work-safety"]]])("%j is a slip of the command line", (args) => {
    expect(run(["package", level1, ...args]).code).toBe(2);
  });
});
