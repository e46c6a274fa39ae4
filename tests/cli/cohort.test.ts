/** `cohort` as a shell sees it: the figures in every form, and what is refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root, run, type Ran } from "../support/cli.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-cohort-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const dataset = join(root, "fixtures", "datasets", "sample-firms.ndjson");
const programme = join(root, "fixtures", "programmes", "sample-programme.json");
const cohort = (path: string, ...more: readonly string[]): Ran => run(["cohort", path, ...more]);
const line = (id: string, more: object = {}): string => JSON.stringify({ pack: "miit-sme-2024", enterprise: { id, subIndustry: "general" }, ...more });

describe("cohort", () => {
  it("prints the figures as JSON into a pipe, and nothing else", () => {
    const { code, stdout, stderr } = cohort(dataset);
    const rows = readFileSync(dataset, "utf8").trimEnd().split("\n").map((it) => JSON.parse(it));
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ cohortVersion: 1, sheets: rows.length, firms: new Set(rows.map((it) => it.enterprise.id)).size, programme: null });
  });

  it("is the same for the rows in any order, and for the same firms as CSV", () => {
    const reversed = `${readFileSync(dataset, "utf8").trimEnd().split("\n").reverse().join("\n")}\n`;
    const { stdout } = cohort(dataset);
    expect(run(["cohort", "-"], { input: reversed }).stdout).toBe(stdout);
    expect(JSON.parse(cohort(dataset.replace(".ndjson", ".csv")).stdout).levels).toEqual(JSON.parse(stdout).levels);
  });

  it("measures a programme", () => {
    const { targets } = JSON.parse(cohort(dataset, "--programme", programme).stdout).programme;
    expect(targets.map((it: { id: string }) => it.id)).toEqual(JSON.parse(readFileSync(programme, "utf8")).targets.map((it: { id: string }) => it.id));
  });

  it("as text says each target met, not met, or not to be told and what is missing", () => {
    const ran = cohort(dataset, "--programme", programme, "--format", "text");
    const { targets } = JSON.parse(cohort(dataset, "--programme", programme).stdout).programme;
    expect(ran.stdout).toMatch(/^数字化水平评测汇总\n/);
    const verdict = new Map([[true, "✓ 已达成"], [false, "✗ 未达成"], [null, "? 无法判定"]]);
    for (const { name, met } of targets) expect(ran.stdout).toContain(`  ${verdict.get(met)}  ${name}：要求`);
    const having = (met: boolean | null): number => targets.filter((it: { met: boolean | null }) => it.met === met).length;
    expect(ran.stdout).toContain(`目标${targets.length}项：已达成${having(true)}项，未达成${having(false)}项，无法判定${having(null)}项。`);
    expect(ran.stdout).toMatch(/无法判定.*缺：有问卷没有写明是否规上企业/);
  });

  it("as text shows the level of every firm that has one", () => {
    const { levels, undetermined, firms } = JSON.parse(cohort(dataset).stdout);
    const counted = [...cohort(dataset, "--format", "text").stdout.matchAll(/^ {2}\S.*　(\d+)家（[\d.]+%）$/gm)].map((it) => Number(it[1]));
    expect(counted).toEqual([...levels.map((it: { firms: number }) => it.firms), undetermined]);
    expect(counted.reduce((sum, it) => sum + it, 0)).toBe(firms);
  });

  it.each([["cohort.json", "{"], ["cohort.txt", "数字化"], ["cohort.html", "<!doctype html>"], ["cohort.xlsx", "PK"], ["cohort.pdf", "%PDF-"]])("--out %s is written in the form of its ending", (name, start) => {
    const path = join(folder, name);
    expect(cohort(dataset, "--programme", programme, "--out", path)).toMatchObject({ code: 0, stdout: "", stderr: `${path}\n` });
    expect(readFileSync(path, "utf8").slice(0, start.length).toLowerCase()).toBe(start.toLowerCase());
  });
});

describe("what is wrong with the input", () => {
  const broken = `${line("E1")}\n{\n${line("E2", { areas: { "product-design": 9 } })}\n`;

  it("broken rows are told beside their line and counted; with --strict exit 1", () => {
    const path = write("broken.ndjson", broken);
    const { code, stdout, stderr } = cohort(path);
    expect([code, JSON.parse(stdout).firms, JSON.parse(stdout).leftOut.unreadable]).toEqual([0, 1, 2]);
    expect(stderr.split("\n").map((it) => it.slice(0, it.indexOf(" ")))).toEqual([`${path}:2:`, `${path}:3:`, ""]);
    expect(cohort(path, "--strict").code).toBe(1);
    expect(JSON.parse(cohort(path, "--strict").stdout).firms).toBe(1);
  });

  it("not one readable row: issues as JSON, exit 1", () => {
    const { code, stdout } = run(["cohort", "-", "--format", "json"], { input: "{\n" });
    expect([code, Object.keys(JSON.parse(stdout))]).toEqual([1, ["issues"]]);
  });

  it("firms whose sheets cannot be put in order are told", () => {
    const { code, stdout, stderr } = run(["cohort", "-"], { input: `${line("E1")}\n${line("E1", { areas: { "product-design": 1 } })}\n${line("E2")}\n` });
    expect([code, JSON.parse(stdout).leftOut.repeated]).toEqual([0, 1]);
    expect(stderr).toMatch(/^错误 enterprise-repeated（企业 E1）/);
  });

  it("what is wrong with the dataset as a whole, with its name", () => {
    const path = join(root, "fixtures", "invalid", "datasets", "header-missing.csv");
    const { code, stdout, stderr } = cohort(path);
    expect([code, JSON.parse(stdout).issues.map((it: { code: string }) => it.code)]).toEqual([1, ["header-missing"]]);
    expect(stderr.startsWith(`${path}: `)).toBe(true);
  });

  it("a sub-industry the catalogue does not list, with the id that was meant", () => {
    const { code, stdout } = cohort(join(root, "fixtures", "invalid", "datasets", "sub-industry-unlisted.ndjson"));
    expect(code).toBe(0);
    expect(JSON.parse(stdout).issues).toMatchObject([{ code: "sub-industry-unlisted", severity: "warning", expected: "marine-engineering-equipment" }]);
  });

  it("a programme with errors, in its file", () => {
    const wrong = write("programme.json", JSON.stringify({ programmeFormat: 1 }));
    const { code, stdout } = cohort(dataset, "--programme", wrong);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).issues.map((it: { path: string }) => it.path)).toEqual(expect.arrayContaining([`${wrong}: targets`, `${wrong}: name`]));
    expect(JSON.parse(cohort(dataset, "--programme", join(folder, "no.json")).stdout).issues).toMatchObject([{ code: "file-unreadable" }]);
  });

  it.each([[["--format", "csv"]], [["--format", "xlsx"]], [["--out", "x.csv"]], [["--out", dataset]], [["--date", "today"]]])("%j is a matter of usage, exit 2", (options) => {
    const { code, stdout, stderr } = cohort(dataset, ...options);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: /);
  });
});
