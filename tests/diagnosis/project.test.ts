/** Project files: what is read, and every problem of a broken one at once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unwrap, wordIssue, type Result } from "../../src/index.js";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { checkProjectOf, readProject } from "../../src/diagnosis/project/project.js";
import type { Project } from "../../src/diagnosis/project/schema.js";
import { fixtureNames, readFixture } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";
import { brief } from "../support/sheets.js";

const catalogue = builtInCatalogue();
const read = (value: unknown): Result<Project> => readProject(value, { catalogue, pack: pack2024 });
const readFile = (path: string): Result<Project> => read(JSON.parse(readFixture(path)));
const minimal = { projectFormat: 1, enterprise: "E0001" };

describe("the files that come with the package", () => {
  it.each([...fixtureNames("projects").map((it) => `projects/${it}.json`), "before-after/project.json"])("%s can be read and is marked as a sample", (path) => {
    const result = readFile(path);
    expect(result).toMatchObject({ ok: true, issues: [] });
    expect(unwrap(result).name).toContain("示例");
    expect(unwrap(result).enterprise).toMatch(/^SAMPLE-/);
  });
});

describe("the docs", () => {
  it("show a project that can be read", () => {
    const json = /```json\n([\s\S]*?)```/.exec(readFileSync(join(import.meta.dirname, "../../docs/project.md"), "utf8"))?.[1] ?? "";
    expect(read(JSON.parse(json))).toMatchObject({ ok: true, issues: [] });
  });
});

describe("broken files", () => {
  it.each(fixtureNames("invalid/projects"))("%s is what its file gives, and nothing else", (code) => {
    const { ok, issues } = readFile(`invalid/projects/${code}.json`);
    expect([ok, issues.map((it) => it.code)]).toEqual([false, [code]]);
    for (const it of issues) expect(wordIssue(it, "zh")).toContain(code);
  });

  it("name the place, what was found and what was probably meant", () => {
    expect(readFile("invalid/projects/scenario-unknown.json").issues[0]).toMatchObject({ path: "decisions.include[0]", expected: "QM-02", actual: "QM-2" });
    expect(readFile("invalid/projects/target-unknown.json").issues[0]).toMatchObject({ path: "decisions.target", expected: "one of 1, 2, 3, 4", actual: "5" });
    expect(readFile("invalid/projects/unknown-key.json").issues[0]).toMatchObject({ path: "milestone", expected: "milestones" });
    expect(readFile("invalid/projects/field-invalid.json").issues[0]).toMatchObject({ path: "decisions.exclude[0].scenario", actual: "QM-02" });
  });
});

describe("what is refused", () => {
  it.each<readonly [object, string]>([
    [{ name: "甲\u202e乙" }, "field-invalid name"],
    [{ start: "2025-02-30" }, "field-invalid start"],
    [{ annualBenefit: -1 }, "field-invalid annualBenefit"],
    [{ annualBenefit: "10" }, "field-type annualBenefit"],
    [{ documents: { invoice: [] } }, "unknown-key documents.invoice"],
    [{ documents: { contract: [" "] } }, "field-invalid documents.contract[0]"],
    [{ effects: [{ metric: "样例", direction: "up", baseline: 1e13 }] }, "field-invalid effects[0].baseline"],
    [{ effects: [{ metric: "样例", direction: "up", scenarios: ["QM-02", "QM-02"] }] }, "field-invalid effects[0].scenarios"],
    [{ effects: [{ metric: "样例", direction: "up", scenarios: ["QM-99"] }] }, "scenario-unknown effects[0].scenarios[0]"],
    [{ investment: [{ item: "样例", scenario: "XX-01" }] }, "scenario-unknown investment[0].scenario"],
    [{ decisions: { products: { "XX-01": "p" } } }, "scenario-unknown decisions.products.XX-01"],
    [{ decisions: { exclude: [{ scenario: "QM-02", reason: "甲" }, { scenario: "QM-02", reason: "乙" }] } }, "field-invalid decisions.exclude[1].scenario"],
    [{ parties: { firm: { units: "甲" } } }, "unknown-key parties.firm.units"],
    [JSON.parse('{"documents":{"__proto__":[]}}'), "unknown-key documents.__proto__"],
  ])("%j", (changes, expected) => {
    const result = read({ ...minimal, ...changes });
    expect(result.ok).toBe(false);
    expect([...new Set(brief(result.issues))]).toEqual([expected]);
  });

  it("is told all at once, shape and sense", () => {
    expect(brief(read({
      projectFormat: 1, start: "soon", decisions: { target: 7, include: ["QM-2", 3], exclude: [{ scenario: "QM-2", reason: "" }] }, investment: [{ item: "样例", scenario: "QM-3", planned: -1 }],
    }).issues)).toEqual([
      "required-missing enterprise", "field-type decisions.include[1]", "field-invalid decisions.exclude[0].reason", "field-invalid start", "field-invalid investment[0].planned",
      "target-unknown decisions.target", "scenario-unknown decisions.include[0]", "scenario-unknown decisions.exclude[0].scenario", "scenario-unknown investment[0].scenario",
      "field-invalid decisions.exclude[0].scenario",
    ]);
  });
});

describe("what is read", () => {
  it("is frozen; what nobody gave is null or empty, never guessed", () => {
    const project = unwrap(read({ ...minimal, milestones: [{ name: "上线", due: "2025-10-31", done: "2025-01-01" }] }));
    expect(project).toEqual({
      ...minimal, name: null, number: null, region: null, parties: null, needs: [], decisions: null, start: null, effects: [], investment: [], annualBenefit: null, documents: {},
      milestones: [{ name: "上线", due: "2025-10-31", done: "2025-01-01", evidence: [] }],
    });
    expect(Object.isFrozen(project.milestones)).toBe(true);
  });

  it("names scenarios freely where there is no catalogue", () => {
    expect(readProject({ ...minimal, decisions: { include: ["XX-99"] } }, { catalogue: null, pack: pack2024 })).toMatchObject({ ok: true });
  });

  it("belongs to one firm", () => {
    const project = unwrap(read(minimal));
    expect(checkProjectOf(project, "E0001")).toEqual([]);
    expect(checkProjectOf(project, "E0002")).toMatchObject([{ code: "enterprise-differs", path: "project.enterprise", expected: "E0002", actual: "E0001" }]);
  });
});
