/** `form`, and filled forms wherever an answer sheet is read, as a shell sees them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, filled } from "../dataset/form/filling.js";
import { root, run, sample } from "../support/cli.js";

let folder: string;
let full: string;
let broken: string;
let small: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sme-form-"));
  full = join(folder, "full.xlsx");
  run(["form", "--out", full, "--answers", sample("intelligent-instruments-level-2")]);
  small = join(folder, "small.xlsx");
  writeFileSync(small, await filled({ "enterprise.id": "E", "answers.product-quality.figures.passRateAfter": 0.986, "answers.product-quality.figures.passRateBefore": 97 }));
  broken = join(folder, "broken.xlsx");
  writeFileSync(broken, await filled({ "enterprise.id": "E", "basis": "?", "answers.funding.figures.revenue.2": "1,200" }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What came of scoring, without the receipt. */
const scored = (...args: readonly string[]): unknown => ({ ...JSON.parse(run(["score", ...args, "--format", "json"]).stdout), receipt: null });

describe("form", () => {
  it("writes an empty form, the same every time", () => {
    const [one, two] = [join(folder, "one.xlsx"), join(folder, "two.xlsx")];
    expect(run(["form", "--out", one])).toMatchObject({ code: 0, stdout: "", stderr: `${one}\n` });
    run(["form", "--out", two, "--pack", "miit-sme-2024"]);
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  });

  it("tells what a form cannot hold when it is filled with a sheet", () => {
    const { code, stderr } = run(["--lang", "en", "form", "--out", join(folder, "told.xlsx"), "--answers", sample("below-level-1")]);
    expect(code).toBe(0);
    expect(stderr.match(/^warning form-cannot-hold at \w+/gm)).toEqual(["texts", "investment", "reportNumber", "revision"].map((it) => `warning form-cannot-hold at ${it}`));
  });

  it("can be filled with what another form says: nothing is lost", () => {
    const again = join(folder, "again.xlsx");
    expect(run(["form", "--out", again, "--answers", full])).toMatchObject({ code: 0, stderr: `${again}\n` });
    expect(readFileSync(again).equals(readFileSync(full))).toBe(true);
  });

  it.each([
    ["no file named", ["form"], 2], ["another ending", ["form", "--out", "form.pdf"], 2],
    ["an unknown pack", ["form", "--out", "form.xlsx", "--pack", "city-2030"], 1], ["a pack that is not available", ["form", "--out", "form.xlsx", "--pack", "miit-sme-2022"], 1],
  ])("%s: refused", (_name, args, code) => {
    expect(run(args, { cwd: folder }).code).toBe(code);
  });

  it("does not overwrite a form with answers in it, but an empty one", () => {
    const [before, empty] = [readFileSync(full), join(folder, "empty.xlsx")];
    const { code, stderr } = run(["form", "--out", full]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("a form with answers in it")]);
    expect(readFileSync(full).equals(before)).toBe(true);
    expect([run(["form", "--out", empty]).code, run(["form", "--out", empty]).code]).toEqual([0, 0]);
  });

  it("does not overwrite the sheet it is filled with", () => {
    expect(run(["form", "--out", full, "--answers", full]).code).toBe(2);
  });
});

describe("a filled form in place of an answer sheet", () => {
  it("is scored as the sheet it was filled with", () => {
    const { declinedScenarios: _declined, ...expected } = scored(sample("intelligent-instruments-level-2")) as Record<string, unknown>;
    const { declinedScenarios: _none, ...given } = scored(full) as Record<string, unknown>;
    expect(given).toEqual(expected);
  });

  it.each([
    ["explain", []], ["plan", ["--target", "3"]], ["diagnose", []], ["package", []], ["dossier", []],
  ])("%s takes it", (command, more) => {
    expect(run([command, full, ...more])).toMatchObject({ code: 0, stderr: "" });
  });

  it("report and verify take it", () => {
    const html = join(folder, "report.html");
    expect(run(["report", full, "--out", html]).code).toBe(0);
    expect(readFileSync(html, "utf8")).toContain("智能");
    const result = join(folder, "result.json");
    writeFileSync(result, run(["score", full, "--format", "json"]).stdout);
    expect(JSON.parse(run(["verify", result, full]).stdout)).toMatchObject({ verified: true });
  });

  it("what contradicts itself is told on a terminal, and what is to be checked", () => {
    const contradictory = join(folder, "contradictory.xlsx");
    run(["form", "--out", contradictory, "--answers", sample("contradictory")]);
    expect(run(["score", contradictory, "--format", "text"]).stdout).toMatch(/数据矛盾：\n- 设备数字化：勾选选项B，而按填报数据.+对应选项D；两者不一致，按勾选项计分，须核实。/);
    const { code, stdout, stderr } = run(["score", small, "--format", "text"]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("问卷尚未填完（应答31项，已答1项）")]);
    expect(stderr).toContain(`提示 form-small-percent（${at("answers.product-quality.figures.passRateAfter")}）：百分数填了 1 或更小的数。实际 0.986%。`);
  });

  it("issues name sheet and cell, all at once", () => {
    const { code, stdout, stderr } = run(["score", broken, "--format", "json"]);
    expect([code, JSON.parse(stdout).issues.map((it: { code: string; path: string }) => `${it.code} ${it.path}`)]).toEqual([1, [`form-cell ${at("basis")}`, `form-cell ${at("answers.funding.figures.revenue.2")}`]]);
    expect(stderr).toContain(`错误 form-cell（${at("basis")}）：单元格中的内容不在允许的范围内。`);
  });

  it("another workbook is none, nor a pack asked for that is not the form's", () => {
    expect(run(["score", join(root, "fixtures", "products", "sample-products.xlsx")]).stdout).toContain("form-unknown");
    expect(run(["score", full, "--pack", "miit-sme-2022"]).stdout).toContain("pack-not-available");
  });

  it("the sample form is still read", () => {
    const { code, stdout } = run(["score", join(root, "fixtures", "forms", "sample-filled.xlsx"), "--format", "json"]);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { level: 2, counts: { unanswered: 0 } }]);
  });
});
