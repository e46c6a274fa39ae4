/** `scenarios` as a shell sees it: the list in every form, broken rows beside their line, what is refused and how. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScenarioList } from "../../src/diagnosis/list/schema.js";
import { root, run, type Ran } from "../support/cli.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-lists-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const marine = "marine-engineering-equipment";
const dataset = join(root, "fixtures", "datasets", "sample-firms.ndjson");
const sampleLines = readFileSync(dataset, "utf8").trimEnd().split("\n");
const overrides = join(root, "fixtures", "overrides", "sample.json");

const scenarios = (path: string, ...more: readonly string[]): Ran => run(["scenarios", path, "--sub-industry", marine, ...more]);
const fromStdin = (input: string, ...more: readonly string[]): Ran => run(["scenarios", "-", "--sub-industry", marine, ...more], { input });
const listOf = ({ stdout }: Ran): ScenarioList => JSON.parse(stdout) as ScenarioList;
const issuesOf = ({ stdout }: Ran): readonly { readonly code: string; readonly path: string; readonly expected: string }[] => JSON.parse(stdout).issues;

/** A sheet of one rated area. */
const sheet = (id: string, rating: number, more: object = {}): string =>
  JSON.stringify({ pack: "miit-sme-2024", enterprise: { id, subIndustry: marine }, areas: { "product-design": rating }, ...more });
const lines = (...sheets: readonly string[]): string => `${sheets.join("\n")}\n`;
/** Four firms at 1, one at 2: PD-01 (1→2) is needed by four of five, PD-02 (2→3) by one of five. */
const five = lines(...["E1", "E2", "E3", "E4"].map((id) => sheet(id, 1)), sheet("E5", 2));
const counts = (list: ScenarioList, id: string): string => {
  const row = list.rows.find((it) => it.id === id);
  return `${row?.class} ${row?.needing}/${row?.applicable}`;
};

describe("scenarios", () => {
  it("prints the list as JSON into a pipe, and nothing else", () => {
    const ran = fromStdin(five);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const list = listOf(ran);
    expect(list).toMatchObject({ listVersion: 1, subIndustry: marine, firms: 5, rule: { threshold: 0.5, minCount: 3, floor: 0.1, targetRating: 3 } });
    expect([counts(list, "PD-01"), counts(list, "PD-02"), counts(list, "PD-03")]).toEqual(["N 4/5", "X 1/5", "dropped 0/5"]);
  });

  it("counts what a count over the raw lines gives", () => {
    const latest = new Map<string, { ratings: Readonly<Record<string, number>>; declined: readonly string[]; place: string; at: string }>();
    for (const line of sampleLines) {
      const { enterprise, areas, assessedOn = "", declinedScenarios = [] } = JSON.parse(line);
      if ((latest.get(enterprise.id)?.at ?? "") <= assessedOn) latest.set(enterprise.id, { ratings: areas, declined: declinedScenarios, place: enterprise.subIndustry, at: assessedOn });
    }
    const firms = [...latest.values()].filter((it) => it.place === marine);
    const list = listOf(scenarios(dataset));
    expect([list.firms, list.rows.length]).toEqual([firms.length, 63]);
    for (const { id, area, from, to, needing, applicable } of list.rows) {
      const suited = firms.filter((it) => !it.declined.includes(id) && typeof it.ratings[area] === "number");
      const needy = suited.filter(({ ratings: { [area]: rating = 0 } }) => to <= 3 && from <= Math.max(rating, 1) && Math.max(rating, 1) < to);
      expect([id, needing, applicable]).toEqual([id, needy.length, suited.length]);
    }
  });

  it("is the same for the rows in any order, and for the same firms as CSV", () => {
    const { stdout } = scenarios(dataset);
    expect(fromStdin(lines(...[...sampleLines].reverse())).stdout).toBe(stdout);
    expect(listOf(scenarios(dataset.replace(".ndjson", ".csv"))).rows).toEqual(listOf({ code: 0, stdout, stderr: "" }).rows);
  });

  it("takes every parameter of the rule", () => {
    const options = ["--threshold", "0.9", "--min-count", "2", "--floor", "0.25", "--target-rating", "2", "--max-common", "1", "--stage", "latest"];
    const list = listOf(fromStdin(five, ...options));
    expect(list.rule).toEqual({ threshold: 0.9, minCount: 2, floor: 0.25, targetRating: 2, maxCommon: 1, stage: "latest" });
    expect([counts(list, "PD-01"), counts(list, "PD-02")]).toEqual(["X 4/5", "dropped 0/5"]);
  });

  it("takes the sheets of a stage", () => {
    const moved = lines(sheet("E1", 1, { stage: "before" }), sheet("E1", 2, { stage: "after" }), sheet("E2", 1));
    expect(counts(listOf(fromStdin(moved)), "PD-01")).toBe("X 1/2");
    expect(listOf(fromStdin(moved, "--stage", "before"))).toMatchObject({ firms: 1, leftOut: { noSuchStage: 1 } });
  });

  it("lays catalogue files over the built-in one", () => {
    const own = write("own.json", JSON.stringify({ catalogueFormat: 1, id: "own", version: "1.0.0", scenarios: [{ id: "PD-01", withdrawn: true }] }));
    expect(listOf(fromStdin(five, "--catalogue", own)).rows.find((it) => it.id === "PD-01")).toMatchObject({ class: "dropped", reason: "withdrawn" });
  });

  it("puts rows where experts put them", () => {
    const rows = listOf(scenarios(dataset, "--overrides", overrides)).rows.filter((it) => it.override !== null);
    expect(rows.map((it) => [it.id, it.class, it.byRule, it.override?.name])).toEqual([["WH-01", "N", "X", "示例专家甲"], ["MO-06", "dropped", "X", "示例专家乙"]]);
  });
});

describe("text", () => {
  it("says the rule, N, X, what was dropped and what was decided, counts beside shares", () => {
    const { stdout } = scenarios(dataset, "--format", "text", "--overrides", overrides);
    expect(stdout).toMatch(/^N\+X改造场景清单：海洋工程装备制造业（marine-engineering-equipment）\n/);
    expect(stdout).toContain("不低于50%，且需要企业不少于3家");
    const { rows } = listOf(scenarios(dataset, "--overrides", overrides));
    const common = rows.filter((it) => it.class === "N");
    expect(stdout).toContain(`\n共性（N） ${common.length}个场景\n`);
    for (const { id, needing, applicable } of common) expect(stdout).toMatch(new RegExp(`\n +${needing}/${applicable} +${(Math.round(needing * 1000 / applicable) / 10).toFixed(1)}% .* ${id} `));
    expect(stdout).toContain(`\n特色（X） ${rows.filter((it) => it.class === "X").length}个场景\n`);
    expect(stdout).toMatch(/\n {2}超出本轮目标台阶 11个：DS-03、/);
    expect(stdout).toMatch(/专家调整 2个场景\n {2}WH-01 .*特色（X） → 共性（N），示例专家甲：/);
    expect(stdout).toContain("不是正式清单");
  });

  it("no name of an input reaches the terminal as a control sequence", () => {
    const bad = write("names.json", JSON.stringify({ catalogueFormat: 1, id: "own", version: "1.0.0", notes: ["\u001b[31m"] }));
    const { stdout, stderr } = fromStdin(five, "--format", "text", "--catalogue", bad);
    expect(stdout + stderr).not.toContain("\u001b");
  });
});

describe("files", () => {
  it.each([
    ["list.json", "{"], ["list.txt", "N+X改造场景清单"], ["list.csv", "\ufeff"], ["list.html", "<!DOCTYPE html>"], ["list.xlsx", "PK"], ["list.pdf", "%PDF-"],
  ])("--out %s is written in the form of its ending, and told on standard error", (name, start) => {
    const path = join(folder, name);
    const { code, stdout, stderr } = scenarios(dataset, "--out", path);
    expect([code, stdout, stderr]).toEqual([0, "", `${path}\n`]);
    expect(readFileSync(path, "utf8").slice(0, start.length).toLowerCase()).toBe(start.toLowerCase());
  });

  it("--format is stronger than the ending, and '-' is standard output", () => {
    const path = join(folder, "list.dat");
    expect(scenarios(dataset, "--out", path, "--format", "csv").code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(scenarios(dataset, "--out", "-", "--format", "csv").stdout);
    expect(scenarios(dataset, "--out", "-", "--format", "xlsx").stdout.slice(0, 2)).toBe("PK");
  });

  it("the same input gives the same bytes", () => {
    for (const format of ["csv", "xlsx", "html"]) expect(scenarios(dataset, "--out", "-", "--format", format).stdout, format).toBe(scenarios(dataset, "--out", "-", "--format", format).stdout);
  });

  it("nothing is written when there is no list, and an input is never overwritten", () => {
    const path = join(folder, "none.json");
    expect(run(["scenarios", dataset, "--sub-industry", "nowhere", "--out", path]).code).toBe(1);
    expect(existsSync(path)).toBe(false);
    const own = write("own.ndjson", five);
    expect(scenarios(own, "--out", own, "--format", "json")).toMatchObject({ code: 2 });
    expect(scenarios(dataset, "--out", own, "--overrides", own, "--format", "json")).toMatchObject({ code: 2 });
    expect(readFileSync(own, "utf8")).toBe(five);
  });

  it("a folder that is not there is the machine's, exit 3, and leaves nothing", () => {
    expect(scenarios(dataset, "--out", join(folder, "no", "list.csv"))).toMatchObject({ code: 3, stdout: "" });
    expect(readdirSync(folder).filter((it) => it.endsWith(".part"))).toEqual([]);
  });
});

describe("broken rows", () => {
  const broken = lines(sheet("E1", 1), "{", sheet("E2", 9), sheet("E3", 1));

  it("are told beside their line, left out and counted; the list is made all the same", () => {
    const path = write("broken.ndjson", broken);
    const ran = scenarios(path);
    expect(ran.code).toBe(0);
    expect(listOf(ran)).toMatchObject({ firms: 2, leftOut: { unreadable: 2 } });
    expect(ran.stderr.split("\n").map((it) => it.slice(0, it.indexOf(" ")))).toEqual([`${path}:2:`, `${path}:3:`, ""]);
    expect(ran.stderr).toMatch(/:3: 错误 rating-out-of-range（areas\.product-design）/);
  });

  it("with --strict the exit code is 1, the list is there", () => {
    const ran = fromStdin(broken, "--strict");
    expect([ran.code, listOf(ran).firms]).toEqual([1, 2]);
    expect(fromStdin(five, "--strict").code).toBe(0);
  });

  it("firms whose sheets cannot be put in order are told and counted, with --strict an error", () => {
    const twice = lines(sheet("E1", 1), sheet("E1", 2), sheet("E2", 1));
    expect(fromStdin(twice).code).toBe(0);
    expect(fromStdin(twice).stderr).toMatch(/^错误 enterprise-repeated（企业 E1）/);
    expect([fromStdin(twice, "--strict").code, listOf(fromStdin(twice, "--strict")).leftOut.repeated]).toEqual([1, 1]);
  });

  it("and nothing else: their issues as JSON, no list, exit 1", () => {
    for (const more of [[], ["--pack", "miit-sme-2024"]]) {
      const ran = fromStdin(lines('{"pack":', sheet("E2", 9)), "--format", "json", ...more);
      expect([ran.code, Object.keys(JSON.parse(ran.stdout))]).toEqual([1, ["issues"]]);
      expect(issuesOf(ran).map((it) => it.code)).toContain("json-syntax");
    }
  });
});

describe("what is refused", () => {
  it("a dataset that is not there, or empty", () => {
    expect(issuesOf(scenarios(join(folder, "no.ndjson"))).map((it) => it.code)).toEqual(["file-unreadable"]);
    expect(issuesOf(fromStdin("")).map((it) => it.code)).toEqual(["dataset-empty"]);
  });

  it("a sub-industry nobody knows, with the one meant; one without a firm, with those there are", () => {
    const misspelt = run(["scenarios", "-", "--sub-industry", "marine-engineering-equipments"], { input: five });
    expect([misspelt.code, issuesOf(misspelt)]).toMatchObject([1, [{ code: "sub-industry-unknown", path: "--sub-industry", expected: marine }]]);
    const empty = run(["scenarios", "-", "--sub-industry", "general"], { input: five });
    expect([empty.code, issuesOf(empty)]).toMatchObject([1, [{ code: "sub-industry-empty", path: "--sub-industry", expected: `one of ${marine} (5)` }]]);
    expect(empty.stderr).toContain("数据集中没有可计入该细分行业清单的企业");
  });

  it("overrides and catalogues with errors, each in its file", () => {
    const wrong = write("wrong.json", JSON.stringify({ overridesFormat: 1, overrides: [{ id: "PD-1", class: "N", name: "示例专家" }] }));
    const ran = fromStdin(five, "--overrides", wrong);
    expect(ran.code).toBe(1);
    expect(issuesOf(ran).map((it) => `${it.code} ${it.path}`).sort()).toEqual([`required-missing ${wrong}: overrides[0].reason`, `scenario-unknown ${wrong}: overrides[0].id`]);
    const elsewhere = write("elsewhere.json", JSON.stringify({ overridesFormat: 1, overrides: [{ id: "PD-04", class: "N", name: "示例专家", reason: "示例" }] }));
    expect(issuesOf(fromStdin(five, "--overrides", elsewhere)).map((it) => `${it.code} ${it.path}`)).toEqual([`field-invalid ${elsewhere}: overrides[0].id`]);
    expect(issuesOf(fromStdin(five, "--catalogue", wrong)).every((it) => it.path.startsWith(wrong))).toBe(true);
  });

  it("a target beyond the ladder of the pack", () => {
    expect(issuesOf(fromStdin(five, "--target-rating", "5"))).toMatchObject([{ code: "field-invalid", path: "--target-rating", expected: "at most 4" }]);
  });

  it.each([
    [[]], [["--threshold", "50%"]], [["--threshold", "half"]], [["--threshold", ""]], [["--threshold", "1e-1"]], [["--threshold", "０.５"]], [["--threshold", "1.5"]],
    [["--floor", "-0.1"]], [["--min-count", "2.5"]], [["--target-rating", "0"]], [["--max-common", "0"]], [["--stage", "now"]], [["--date", "2025-13-01"]],
    [["--format", "docx"]], [["--format", "xlsx"]], [["--format", "pdf"]], [["--out", "list.doc"]], [["--out", "list"]], [["--out", ""]],
  ])("%j is a matter of usage, exit 2", (options) => {
    const { code, stdout, stderr } = run(["scenarios", dataset, ...(options.length > 0 ? ["--sub-industry", marine] : []), ...options]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^error: /);
  });
});
