/** `packs` and `lint-pack`: what there is, what a pack holds, what is wrong with one. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root, run, sample } from "../support/cli.js";

const own = join(root, "src", "indicators", "packs", "miit-sme-2024");
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-packs-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the built-in pack, with its definition changed. */
function variant(name: string, change: (definition: string) => string): string {
  const path = join(folder, name);
  cpSync(own, path, { recursive: true });
  const file = join(path, "pack.json");
  writeFileSync(file, change(readFileSync(file, "utf8")));
  return path;
}

describe("packs", () => {
  it("lists what there is, and says why an edition is not", () => {
    const { code, stdout } = run(["packs"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe("miit-sme-2024");
    expect(stdout).toMatch(/^miit-sme-2022 {2}✗ 2022年版（工信厅企业〔2022〕32号）.*未能取得/m);
    expect(run(["--lang", "en", "packs"]).stdout).toMatch(/^miit-sme-2022 {2}✗ the 2022 edition .* not found/m);
    expect(JSON.parse(run(["packs", "--format", "json"]).stdout).map((it: { id: string }) => it.id)).toEqual(["miit-sme-2024", "miit-sme-2022"]);
  });

  it("shows one, in words and as data", () => {
    const { code, stdout } = run(["packs", "show", "miit-sme-2024"]);
    expect(code).toBe(0);
    expect(stdout).toContain("  11 资金保障  funding  7.5  bands");
    expect(stdout).toContain("      digitalSpend[]  各年数字化投入  万元");
    expect(stdout).toMatch(/ {2}4 售后服务 {2}after-sales-service {2}指导性\n {6}0 {2}.+\n {6}1 {2}.+\n {6}2 {2}.+\n {6}3 {2}.+\n {6}4 {2}.+；或者，.+。/);
    expect(stdout).toContain("  16 决策支持  decision-support  指导性");
    expect(JSON.parse(run(["packs", "show", "miit-sme-2024", "--format", "json"]).stdout)).toMatchObject({ id: "miit-sme-2024", wording: { locale: "zh-CN" } });
  });

  it("names the near match of an id it does not know", () => {
    const { code, stderr } = run(["packs", "show", "miit-sme-2025"]);
    expect(code).toBe(1);
    expect(stderr).toContain("应为 miit-sme-2024");
  });
});

describe("lint-pack", () => {
  it("passes the built-in pack, by folder and by file", () => {
    for (const path of [own, join(own, "pack.json")]) {
      const { code, stdout } = run(["lint-pack", path]);
      expect([code, JSON.parse(stdout)]).toEqual([0, { valid: true, id: "miit-sme-2024", sha256: expect.stringMatching(/^[0-9a-f]{64}$/), issues: [] }]);
    }
  });

  it("reports every problem at once, with its place", () => {
    const path = variant("broken", (it) => it.replace('"points": 8,', '"points": 9,').replace('{ "var": "points" }', '{ "var": "pionts" }'));
    const { code, stdout } = run(["lint-pack", path]);
    expect(code).toBe(1);
    const codes = JSON.parse(stdout).issues.map((it: { code: string; path: string }) => `${it.code} ${it.path}`);
    expect(codes).toEqual(["weights-do-not-sum dimensions[0].groups[0].indicators[0].points", "fact-unknown levels[0].rule.and[0].>=[0].var"]);
  });

  it("a folder without a pack, and a file that is no JSON", () => {
    expect(JSON.parse(run(["lint-pack", join(folder, "none")]).stdout).issues[0].code).toBe("pack-unreadable");
    expect(JSON.parse(run(["lint-pack", variant("syntax", () => "{")]).stdout).issues[0].code).toBe("json-syntax");
  });
});

describe("a pack of one's own", () => {
  it("scores by folder, under the id the sheet names", () => {
    const stricter = variant("stricter", (it) => it.replace(/\{ *"var": *"points" *\}, *80/, '{ "var": "points" }, 99'));
    expect(JSON.parse(run(["score", sample("level-4"), "--pack", stricter]).stdout).level).toBe(3);
  });
});
