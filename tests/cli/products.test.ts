/** `products`, and `scenarios --products`, as a shell sees them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScenarioList } from "../../src/diagnosis/list/schema.js";
import { root, run } from "../support/cli.js";

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-products-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const sample = join(root, "fixtures", "products", "sample-products.json");
const marine = "marine-engineering-equipment";
const nature = "候选产品由软件按产品目录的自述逐项比对得出，供人员比较选用，不构成采购推荐；价格、工期等以服务商书面报价为准。";

describe("products", () => {
  it("counts the supply of every sub-industry", () => {
    const { code, stdout, stderr } = run(["products", sample]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("小快轻准产品目录：34个产品，5家服务商\n  示例产品目录（虚构）（sample-products 1.0.0，34个产品）\n");
    expect(stdout).toContain(`（${marine}）：场景63个，其中多家服务商25个，单一来源22个，供给缺口16个\n`);
    expect(stdout).toContain("全部为虚构");
    expect(stdout).toContain(nature);
  });

  it("names the candidates of a sub-industry in order with their reasons, gaps and single sources marked", () => {
    const { code, stdout } = run(["products", sample, "--sub-industry", marine, "--region", "滨海新区", "--size-class", "medium"]);
    expect(code).toBe(0);
    expect(stdout).toContain([
      "PR-04 焊接工艺评定与参数管理（工艺设计，2→3级）  2个产品",
      "  1. SP-012 示例焊接管理（示例服务商丁）：点名对应本场景、本行业专用、覆盖所需业务场景2个、有本地同规模样板企业、工期30～60个工作日、价格15万～35万元",
      "  2. SP-009 示例产品全生命周期（示例服务商丙）：通用、覆盖所需业务场景2个、工期60～120个工作日、价格20万～50万元、未注明对应改造场景，待核实", "",
    ].join("\n"));
    expect(stdout).toContain("OA-01 审批与移动办公（协同办公，1→2级）  单一来源：候选产品只有一家服务商\n");
    expect(stdout).toContain("PD-03 多学科仿真与虚拟验证（产品设计，3→4级）  供给缺口：没有候选产品\n");
    expect(stdout).toContain("比对条件：每个场景至多列出5个；所在地区：滨海新区；企业规模：中型\n");
    expect(stdout).not.toMatch(/[{}]|undefined|null|NaN/);
  });

  it("does not tell as a gap of supply what the own wishes rule out", () => {
    const { stdout } = run(["products", sample, "--sub-industry", marine, "--deployment", "edge", "--budget", "20000"]);
    expect(stdout).toContain("PD-01 图纸与设计BOM统一管理（产品设计，1→2级）  按所选部署方式、预算没有候选（另有2个产品不合所选条件）\n");
    expect(stdout).toContain("场景63个，其中按所选部署方式、预算计，多家服务商0个，单一来源4个，没有候选59个（供给缺口16个，另有不合所选条件的产品43个）\n");
    expect(stdout).toContain("PD-03 多学科仿真与虚拟验证（产品设计，3→4级）  供给缺口：没有候选产品\n");
  });

  it("as JSON the same, of the scenarios of one sub-industry or of all", () => {
    const one = JSON.parse(run(["products", sample, "--sub-industry", marine, "--candidates", "1", "--deployment", "saas", "edge", "--budget", "50000", "--format", "json"]).stdout);
    expect(one.matching).toEqual({ limit: 1, deployment: ["saas", "edge"], budget: 50000, region: null, sizeClass: null });
    expect(one.subIndustries.map((it: { id: string }) => it.id)).toEqual([marine]);
    expect(one.subIndustries[0].scenarios.every((it: { shown: unknown[]; total: number }) => it.shown.length === Math.min(1, it.total))).toBe(true);
    const all = JSON.parse(run(["products", sample, "--format", "json"]).stdout);
    expect(all.subIndustries.map((it: { id: string }) => it.id)).toEqual(["intelligent-instruments", "heavy-equipment-sets", marine, "general"]);
  });

  it("tells every problem of every file at its place, and exits with 1", () => {
    const json = write("p.json", JSON.stringify({ productsFormat: 1, id: "p", version: "1.0.0", title: "t", products: [{ id: "A", name: "a", provider: { name: "P" }, serves: [{ area: "work-saftey" }] }] }));
    const csv = write("p.csv", "id,name,provider,serves,价格下限\nA,a,P,安全生产 1→2,\"1,000\"\n");
    const { code, stdout } = run(["products", json, csv, join(folder, "absent.xlsx"), "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).issues.map((it: { code: string; path: string }) => `${it.code} ${it.path}`)).toEqual([
      `file-unreadable ${join(folder, "absent.xlsx")}`, `field-invalid ${csv}: line 2, 价格下限`, `unknown-area ${json}: products[0].serves[0].area`, `product-repeated ${csv}: line 2, id`,
    ]);
    const header = write("h.csv", "id,name,provider,serves,foo\nA,a,P,product-design,1\n");
    expect(JSON.parse(run(["products", header, json, "--format", "json"]).stdout).issues.map((it: { code: string }) => it.code)).toEqual(["header-unknown", "unknown-area"]);
    const two = run(["products", json, csv, "--sub-industry", "marine", "--format", "json"]);
    expect(JSON.parse(two.stdout).issues.map((it: { code: string; path: string }) => `${it.code} ${it.path}`)).toEqual([
      `field-invalid ${csv}: line 2, 价格下限`, `unknown-area ${json}: products[0].serves[0].area`, `product-repeated ${csv}: line 2, id`, "sub-industry-unknown --sub-industry",
    ]);
    expect(two.stderr).toContain("unknown-area");
  });

  it.each([[["--budget", "1,000"]], [["--candidates", "0"]], [["--candidates", "51"]], [["--deployment", "cloud"]], [["--size-class", "tiny"]]])("refuses %s as usage", (more) => {
    expect(run(["products", sample, ...more]).code).toBe(2);
  });
});

describe("scenarios --products", () => {
  const dataset = join(root, "fixtures", "datasets", "sample-firms.ndjson");
  const scenarios = (...more: readonly string[]): string => run(["scenarios", dataset, "--sub-industry", marine, ...more]).stdout;
  const listOf = (...more: readonly string[]): ScenarioList => JSON.parse(scenarios(...more)) as ScenarioList;

  it("fills the rows and says where the candidates come from; without it nothing is said", () => {
    const without = listOf();
    const given = listOf("--products", sample, "--candidates", "2");
    expect(given.products).toMatchObject({ files: [{ id: "sample-products", products: 34 }], matching: { limit: 2, budget: null } });
    expect(given.rows.map(({ supply: _s, products: _p, productsTotal: _t, productsRuledOut: _r, ...rest }) => rest)).toEqual(without.rows.map(({ supply: _s, products: _p, productsTotal: _t, productsRuledOut: _r, ...rest }) => rest));
    expect(given.rows.every((it) => it.products.length === Math.min(2, it.productsTotal) && it.supply !== "unknown")).toBe(true);
    expect(without.products).toBeNull();
    expect(without.rows.every((it) => it.supply === "unknown" && it.productsTotal === 0 && it.products.length === 0)).toBe(true);
  });

  it("names them in the text, with gaps and single sources, and what they are not", () => {
    const text = scenarios("--products", sample, "--format", "text");
    expect(text).toContain("  MO-01 扫码报工与工单进度：示例扫码报工（示例服务商乙）、示例轻量MES（示例服务商甲）\n");
    expect(text).toContain("（单一来源）\n");
    expect(text).toMatch(/：供给缺口\n/);
    expect(text).toContain(nature);
    expect(text).toMatch(/产品目录校验值：sample-products 1\.0\.0 · [0-9a-f]{64}\n/);
    expect(scenarios("--format", "text")).not.toContain("候选产品");
  });

  it("adds to the CSV a column of supply, prices, times and model firms by the order of the candidates", () => {
    const [head = ""] = scenarios("--products", sample, "--format", "csv").split("\r\n");
    expect(head).toContain("候选产品一,其他候选产品,供给,价格区间（元）,实施周期（工作日）,标杆企业");
    expect(scenarios("--format", "csv").split("\r\n")[0]).toBe(head.replace("供给,", ""));
  });

  it("conditions without products mean nothing", () => {
    expect(run(["scenarios", dataset, "--sub-industry", marine, "--budget", "1"])).toMatchObject({ code: 2, stderr: expect.stringContaining("--products") });
  });
});
