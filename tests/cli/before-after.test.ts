/** `before-after`, `acceptance` and `dossier` as a shell sees them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyOf, wordsOf } from "../report/docx-read.js";
import { root, run, type Ran } from "../support/cli.js";
import { readPdf } from "../support/pdf.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-change-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => join(root, "fixtures", "before-after", `${name}.json`);
const [before, after, project] = [file("before"), file("after"), file("project")];
const other = join(root, "fixtures", "answers", "miit-sme-2024", "marine-engineering-equipment-level-2.json");
const codes = (it: Ran): readonly string[] => JSON.parse(it.stdout).issues.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`);

describe("before-after", () => {
  it("prints the change as JSON into a pipe; without a project no targets", () => {
    const { code, stdout, stderr } = run(["before-after", before, after]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ changeVersion: 1, points: { before: 51.95, after: 71.625, by: 19.675 }, targets: null, effects: [] });
  });

  it("takes the target of the project, else the one given, else a plan", () => {
    const targetOf = (...more: readonly string[]): unknown => JSON.parse(run(["before-after", before, after, ...more]).stdout).targets;
    const own = targetOf("--target", "3");
    expect(own).toMatchObject({ basis: "derived", level: { target: 3, reached: 3, state: "met" } });
    // what the project includes and excludes counts
    expect(targetOf("--project", project)).toMatchObject({ basis: "derived", level: { target: 3, reached: 3, state: "met" }, steps: expect.arrayContaining([expect.objectContaining({ id: "collaborative-office" })]) });
    expect(targetOf("--project", project, "--target", "4")).toMatchObject({ level: { target: 4, state: "not-met" } });
    const plan = join(folder, "plan.json");
    writeFileSync(plan, run(["plan", before, "--target", "3"]).stdout);
    expect(targetOf("--plan", plan)).toMatchObject({ basis: "agreed", level: { target: 3 } });
    expect(run(["before-after", before, after, "--plan", plan, "--target", "3"]).code).toBe(2);
  });

  it("as text says the numbers of the JSON", () => {
    const { code, stdout } = run(["before-after", before, after, "--project", project, "--format", "text"]);
    expect(code).toBe(0);
    for (const line of [
      "改造前：二级（规范级），得分51.95分；入企诊断，2025-05-20", "改造后：三级（集成级），得分71.625分；现场评定，2026-03-12", "  总分　51.95 → 71.625 分（+19.675）",
      "有变化的评测指标（升10项，降1项）", "  ✓ 已达成　目标三级（集成级），现为三级（集成级）", "  实际投入　286.5 万元（取自项目资料）",
      "  × 未达成　资料交付周期：基线15，目标7，实际8（单位：天）；改善，增减-7（相对基线-46.67%）", "  静态回收期　2.55 年（实际投入÷年效益）",
    ]) expect(stdout.split("\n")).toContain(line);
  });

  it.each([["change.html", "<!doctype html>"], ["change.txt", "样例企业"], ["change.json", "{"]])("--out %s is written in the form of its ending", (name, start) => {
    const path = join(folder, name);
    expect(run(["before-after", before, after, "--project", project, "--out", path])).toMatchObject({ code: 0, stdout: "", stderr: `${path}\n` });
    expect(readFileSync(path, "utf8").slice(0, start.length).toLowerCase()).toBe(start);
  });

  it("refuses sheets of two firms or in the wrong order, and names the file", () => {
    const differs = run(["before-after", before, other]);
    expect([differs.code, ...codes(differs)]).toEqual([1, `enterprise-differs ${other}: enterprise.id`]);
    const reversed = run(["before-after", after, before]);
    expect([reversed.code, ...codes(reversed)]).toEqual([1, `stages-not-in-order ${after}: stage`, `stages-not-in-order ${before}: stage`, `stages-not-in-order ${before}: assessedOn`]);
    expect(reversed.stderr).toContain("stages-not-in-order");
  });

  it("tells what is wrong with both sheets and the project beside their files", () => {
    const broken = join(folder, "broken.json");
    writeFileSync(broken, '{"pack":"miit-sme-2024","enterprise":{"id":"E1"},"areas":{"product-design":9}}');
    const ran = run(["before-after", broken, broken]);
    expect([ran.code, ...codes(ran)]).toEqual([1, `rating-out-of-range ${broken}: areas.product-design`, `rating-out-of-range ${broken}: areas.product-design`]);
    const strange = join(root, "fixtures", "invalid", "projects", "scenario-unknown.json");
    expect(codes(run(["before-after", before, after, "--project", strange]))).toEqual([`scenario-unknown ${strange}: decisions.include[0]`]);
    expect(codes(run(["before-after", before, after, "--target", "9"]))).toEqual(["target-unknown target"]);
  });

  it("reads one of them from standard input, never both", () => {
    expect(JSON.parse(run(["before-after", "-", after], { input: readFileSync(before, "utf8") }).stdout).points.by).toBe(19.675);
    expect(run(["before-after", "-", "-"]).code).toBe(2);
    expect(run(["before-after", before, after, "--out", after]).code).toBe(2);
  });
});

describe("acceptance", () => {
  it("holds the change, the checks and what is missing", () => {
    const { code, stdout } = run(["acceptance", before, after, "--project", project]);
    const made = JSON.parse(stdout);
    expect([code, made.acceptanceVersion, made.missing, made.change]).toEqual([0, 1, 24, JSON.parse(run(["before-after", before, after, "--project", project]).stdout)]);
  });

  it("as text says each check, and that it decides nothing", () => {
    const { stdout } = run(["acceptance", before, after, "--project", project, "--format", "text"]);
    for (const line of ["本表只汇集验收所需的情况，不作验收结论。", "  × 不符合　企业满意度评价", "  ✓ 符合　改造后达到要求的二级（规范级）", "  ✓ 符合　改造后达到商定的目标三级（集成级）", "  实现数据自动采集的业务环节　6 → 10 个（共14个）", "尚缺的佐证材料（24件）"]) {
      expect(stdout.split("\n")).toContain(line);
    }
  });

  it("asks what it is told to ask", () => {
    const { requirement, checks, dataJoining } = JSON.parse(run(["acceptance", before, after, "--require-level", "4", "--require-basis", "self", "--joined-rating", "2"]).stdout);
    expect([requirement, checks[0].state, checks[1].state, dataJoining.areas.all]).toEqual([{ level: 4, basis: "self", joinedRating: 2 }, "not-met", "met", 15]);
    expect(codes(run(["acceptance", before, after, "--require-level", "9"]))).toEqual(["target-unknown --require-level"]);
    expect(run(["acceptance", before, after, "--require-basis", "onsite"]).code).toBe(2);
  });
});

describe.each([["before-after", "改造前后对比报告"], ["acceptance", "验收情况表"]])("%s on paper", (command, title) => {
  const asked = ["--project", project, "--date", "2026-03-31"];

  it("as PDF", async () => {
    const path = join(folder, `${command}.pdf`);
    expect(run([command, before, after, ...asked, "--out", path])).toMatchObject({ code: 0, stdout: "" });
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("%PDF");
    const { text } = await readPdf(bytes);
    for (const it of [title, "三级（集成级）", "71.625", "重新推算"]) expect(text).toContain(it);
  });

  it("as Word", () => {
    const path = join(folder, `${command}.docx`);
    expect(run([command, before, after, ...asked, "--out", path])).toMatchObject({ code: 0, stdout: "" });
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 2).toString("latin1")).toBe("PK");
    const text = wordsOf(bodyOf(bytes));
    for (const it of [title, "三级（集成级）", "71.625", "重新推算"]) expect(text).toContain(it);
  });
});

describe("dossier", () => {
  it("holds the firm's whole file, the same bytes each time", () => {
    const args = ["dossier", before, after, "--project", project, "--target", "3"];
    const { code, stdout, stderr } = run(args);
    expect([code, stderr.split("\n").filter((it) => it !== "" && !it.includes("scenario-not-in-package"))]).toEqual([0, []]);
    expect(JSON.parse(stdout)).toMatchObject({ dossierVersion: 1, enterprise: { id: "SAMPLE-BA-1" }, progress: { stage: "retrofitted" }, plan: { target: 3 }, list: null });
    expect(run(args).stdout).toBe(stdout);
  });

  it("of one sheet has no acceptance, and requires nothing of it", () => {
    const path = join(folder, "firm.JSON");
    expect(run(["dossier", before, "--out", path])).toMatchObject({ code: 0, stdout: "", stderr: `${path}\n` });
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ acceptance: null, progress: { stage: "planned", steps: null } });
    expect(run(["dossier", before, "--require-level", "3"]).code).toBe(2);
  });

  it.each(["firm.pdf", "firm.dossier", "firm"])("is JSON, never %s", (name) => {
    const ran = run(["dossier", before, "--out", join(folder, name)]);
    expect([ran.code, ran.stdout, existsSync(join(folder, name))]).toEqual([2, "", false]);
    expect(ran.stderr).toContain("a dossier is JSON");
  });

  it("places the firm on the list of its sub-industry", () => {
    const list = join(folder, "list.json");
    const dataset = join(root, "fixtures", "datasets", "sample-firms.ndjson");
    writeFileSync(list, run(["scenarios", dataset, "--sub-industry", "marine-engineering-equipment"]).stdout);
    expect(JSON.parse(run(["dossier", before, "--list", list]).stdout).list).toMatchObject({ subIndustry: "marine-engineering-equipment", isMember: false });
  });

  it("of a pack whose levels cannot be planned for holds all the rest, and says why", () => {
    const own = join(root, "src", "indicators", "packs", "miit-sme-2024");
    const [pack, wording] = ["pack.json", "wording.zh-CN.json"].map((it) => JSON.parse(readFileSync(join(own, it), "utf8")));
    pack.levels[2].rule = { or: [{ ">=": [{ var: "points" }, 60] }, { ">=": [{ var: "areas.3.all" }, 8] }] };
    writeFileSync(join(folder, "pack.json"), JSON.stringify({ ...pack, id: "sample-or" }));
    writeFileSync(join(folder, "wording.zh-CN.json"), JSON.stringify({ ...wording, pack: "sample-or" }));
    const [first, second] = [before, after].map((it) => {
      const path = join(folder, `or-${it === before ? "before" : "after"}.json`);
      writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(it, "utf8")), pack: "sample-or" }));
      return path;
    });
    const asked = join(folder, "or-project.json");
    writeFileSync(asked, JSON.stringify({ projectFormat: 1, enterprise: "SAMPLE-BA-1", decisions: { target: 3 } }));
    const pair = [first ?? "", second ?? "", "--pack", folder];
    const dossier = run(["dossier", ...pair, "--project", asked]);
    expect(dossier.code).toBe(0);
    expect(JSON.parse(dossier.stdout)).toMatchObject({ plan: null, package: null, issues: [{ code: "plan-not-supported" }], project: { decisions: { target: 3 } }, progress: { stage: "retrofitted", targetLevel: null } });
    const change = run(["before-after", ...pair, "--project", asked]);
    expect([change.code, JSON.parse(change.stdout).targets]).toEqual([0, null]);
    expect(change.stderr).toContain("plan-not-supported");
    expect(run(["before-after", ...pair, "--target", "3"]).code).toBe(1);
  });

  it("refuses another firm's project", () => {
    const ran = run(["dossier", other, "--project", project]);
    expect([ran.code, ...codes(ran)]).toEqual([1, `enterprise-differs ${project}: enterprise`]);
  });
});
