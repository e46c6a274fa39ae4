/** The package in words: everything that is known with its unit, everything that is not with a dash. */
import { describe, expect, it } from "vitest";
import { describePackage } from "../../src/diagnosis/package/describe.js";
import type { PackageOptions } from "../../src/diagnosis/package/package.js";
import type { AnswerSheet } from "../../src/index.js";
import { fixtureNames, samples } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";
import { marine, packageOf, productsOf, projectOf, sampleList, sampleSheet, sampleWith } from "./package-support.js";

const level1 = sampleSheet("marine-engineering-equipment-level-1");
const list = sampleList(marine);
const linesOf = (options: PackageOptions, sheet: AnswerSheet = level1): readonly string[] => describePackage(packageOf(sheet, options), pack2024);
const products = productsOf(
  { id: "A", name: "设备管家", serves: [{ area: "equipment-management" }], price: { min: 1000, max: 20000.5 }, days: { min: 5, max: 8 }, provider: { name: "甲" } },
  { id: "B", name: "设备通", serves: [{ area: "equipment-management" }], price: { min: 5, max: 5 }, provider: { name: "乙" } },
  { id: "C", name: "看板", serves: [{ area: "decision-support" }], runningCost: { min: 300, max: 300 }, provider: { name: "甲" } },
);

describe("a package in words", () => {
  it("opens with where the firm stands and what it is to reach", () => {
    expect(linesOf({ list, products }).slice(0, 9)).toEqual([
      "样例企业·海洋工程装备（一级）：企业改造方案包（一企一案）",
      "细分行业：海洋工程装备制造业（marine-engineering-equipment）",
      "现状：一级（初始级），得分26.95分。",
      "目标：二级（规范级）。各项完成后复算为二级（规范级），得分40.45分。",
      "场景6个：共性（N）6个；步骤7项，分2期实施。",
      "场景目录：装备制造业改造场景目录（equipment-makers 1.0.0）",
      "场景清单：海洋工程装备制造业（marine-engineering-equipment），依据53家企业",
      "产品目录：Invented products（invented 1.0.0，3个产品）",
      "比对条件：每个场景至多列出5个；企业规模：小型",
    ]);
  });

  it("says what was asked of products, and how many that ruled out", () => {
    const wished = linesOf({ list, matching: { deployment: ["edge", "saas"], budget: 50, region: "甲市" }, products: productsOf(
      { id: "A", name: "甲品", serves: [{ area: "energy-management" }], deployment: ["on-premises"] }, { id: "B", name: "乙品", serves: [{ area: "energy-management" }], price: { min: 51, max: 60 } },
      { id: "C", name: "丙品", serves: [{ area: "after-sales-service" }] }, { id: "D", name: "丁品", serves: [{ area: "after-sales-service" }], deployment: ["hybrid"] },
    ) });
    expect(wished[8]).toBe("比对条件：每个场景至多列出5个；部署方式：边缘部署、SaaS；单个产品预算不超过50元；所在地区：甲市；企业规模：小型");
    expect(wished.filter((it) => it.startsWith("   候选产品：")).map((it) => it.trim())).toEqual([
      "候选产品：供给缺口，没有候选产品", "候选产品：供给缺口，没有候选产品", "候选产品：按所选部署方式、预算没有候选（另有2个产品不合所选条件）",
      "候选产品：共1个，列出1个：丙品（provider of C）［计入测算］（只有一家服务商，另有1个产品不合所选条件）", "候选产品：供给缺口，没有候选产品", "候选产品：供给缺口，没有候选产品",
    ]);
  });

  it("counts no scenarios without a list of classes", () => {
    expect(linesOf({ catalogue: null })[4]).toMatch(/^场景0个；步骤\d+项，分\d+期实施。$/);
  });

  it("says how far scenarios carry a step that they do not carry to its end", () => {
    const project = projectOf("SAMPLE-MO-1", { decisions: { exclude: [{ scenario: "EN-02", reason: "r" }] } });
    expect(linesOf({ list, project, fixed: { areas: { "energy-management": 3 } } }))
      .toContain("改造场景不能完全覆盖的步骤：网络建设做到B、C、D、E；能耗管理达到3级（场景只到2级）；管理机制做到B、C、D、E；未覆盖的部分仍须完成，内容另定。");
  });

  it("names what is needed first once as such, with its name", () => {
    const lines = linesOf({ list, target: 3 }, sampleSheet("marine-engineering-equipment-level-2"));
    const [outside = ""] = lines.filter((it) => it.startsWith("  方案以外须先具备"));
    const ids = outside.split("：")[1]?.split("、") ?? [];
    expect(ids.length).toBeGreaterThan(0);
    expect(outside).toBe(`  方案以外须先具备 ${ids.length}个：${ids.join("、")}`);
    expect(lines.find((it) => it.startsWith(`  方案以外尚须先具备${ids.length}项：`))).toBeDefined();
    expect(lines.filter((it) => it.startsWith("  方案的步骤不需要")).some((it) => ids.some((id) => it.includes(id)))).toBe(false);
  });

  it("says of each scenario why it is there, its candidates, price and time", () => {
    const lines = linesOf({ list, products, project: projectOf("SAMPLE-MO-1", { decisions: { products: { "EQ-04": "B" } } }) });
    const at = lines.indexOf("★EQ-04 工装/胎架/量检具/吊索具管理（设备管理，1→2级，第1期）");
    expect(lines.slice(at, at + 5)).toEqual([
      "★EQ-04 工装/胎架/量检具/吊索具管理（设备管理，1→2级，第1期）",
      "   入选依据：本行业共性场景，企业有此需要；对应方案的步骤；行业专项；场景待评审；清单中需要29家、适用52家",
      "   实施内容：统一编码，登记领用，按检验周期提醒。",
      "   候选产品：共2个，列出2个：设备管家（甲）、设备通（乙）［计入测算］",
      "   价格：5～20000.5元；工期：5～8个工作日（另有1个候选产品未注明）",
    ]);
    expect(lines).toEqual(expect.arrayContaining([
      "   候选产品：共1个，列出1个：看板（甲）［计入测算］（单一来源：只有一家服务商）", "   价格：—；工期：—", "   候选产品：供给缺口，没有候选产品",
      "  设备管家（甲，用于EQ-01）：1000～20000.5元；运行费用—", "  设备通（乙，用于EQ-04，项目选定）：5元；运行费用—", "  看板（甲，用于DS-01）：—；运行费用每年300元",
      "  合计：1005～20005.5元；运行费用每年300元。每个产品只计一次。", "  未计入：1个产品价格未知。", "  未计入：2个产品运行费用未知。",
      "  未计入：3个场景没有计入测算的产品（EN-01、SV-01、PL-01）。",
    ]));
  });

  it("names a product the project chose beside those shown, and says so where it does not fit", () => {
    const project = projectOf("SAMPLE-MO-1", { decisions: { products: { "DS-01": "A", "EQ-01": "B" } } });
    const chosen = linesOf({ list, products, project, matching: { limit: 1 } }).filter((it) => it.includes("选定产品"));
    expect(chosen).toEqual(["   选定产品：设备通（乙）［计入测算］", "   选定产品：设备管家（甲）［计入测算］；按产品目录的自述，它不符合本场景的比对条件，请核实"]);
  });

  it("says when each phase is, what it takes and where it ends", () => {
    const lines = linesOf({ list, products });
    const at = lines.indexOf("实施进度 共2期（每期最多5项步骤，同时最多实施3个场景；工作日从项目启动起算）");
    expect(lines.slice(at + 1, at + 10)).toEqual([
      "第1期：项目启动至第5～8个工作日（3个场景工期未知，未计入）",
      "   步骤：网络建设做到B、C、D、E；设备管理达到2级；能耗管理达到2级；售后服务达到2级；计划排程达到2级",
      "   场景：EQ-01、EQ-04、EN-01、SV-01、PL-01",
      "   完成后：得分32.95分，一级（初始级）",
      "第2期：工期—（1个场景工期未知，未计入）",
      "   步骤：决策支持达到2级；管理机制做到B、C、D、E",
      "   场景：DS-01",
      "   完成后：得分40.45分，达到二级（规范级）",
      "改造场景不能完全覆盖的步骤：网络建设做到B、C、D、E；管理机制做到B、C、D、E；未覆盖的部分仍须完成，内容另定。",
    ]);
  });

  it("keeps the firm's own words on what it excludes, and gives every goal", () => {
    const project = projectOf("SAMPLE-MO-1", { decisions: { exclude: [{ scenario: "EN-01", reason: "2027年再做" }] }, effects: [{ metric: "良率", direction: "up", unit: "%", baseline: 97.2, target: 98 }] });
    expect(linesOf({ list, project })).toEqual(expect.arrayContaining([
      "未列入方案包的场景 13个", "  EN-01 能耗采集与统计：项目排除，2027年再做", "  良率：提高，现值97.2%，目标98%", "  丢失/超期率：降低（EQ-04）", "  数字化管理：3 → 10.5分（满分30分）", "  决策支持：0 → 2级",
    ]));
  });

  it("warns of what it does not rest on", () => {
    const said = (options: PackageOptions): readonly string[] => linesOf(options).filter((it) => /没有.*清单|没有场景目录|没有产品目录|不构成采购推荐|不是评定结论|没有投入来源/.test(it)).map((it) => it.trim());
    const [efforts, hypothetical] = ["方案中有15个小步没有投入来源，各按1计，只用于比较方案。", "各期完成后的得分和等级是假设推算：假定所列步骤均已做到，按同一评测规则重新计算；不是现有结果，也不是评定结论。"];
    expect(said({ list, products })).toEqual(["候选产品由软件按产品目录的自述逐项比对得出，供人员比较选用，不构成采购推荐；价格、工期等以服务商书面报价为准。", efforts, hypothetical]);
    expect(said({})[0]).toBe("没有本行业的场景清单，共性与特色无法区分。");
    expect(said({})[1]).toBe("没有产品目录，候选产品、价格和工期均未知。");
    expect(said({ catalogue: null }).slice(0, 2)).toEqual(["没有场景目录，方案包只有步骤。", "没有产品目录，候选产品、价格和工期均未知。"]);
  });

  it("says so when there is nothing to do, or no way", () => {
    expect(linesOf({}, sampleSheet("level-4")).slice(3, 5)).toEqual(["目标：四级（协同级），已经达到，没有需要实施的步骤。", "场景0个，步骤0项。"]);
    const held = { forbidden: { indicators: { "network-infrastructure": true, "information-systems": true, "data-collection": true, "equipment-digitalization": true, "planning-execution": true } } } as const;
    expect(linesOf({ ...held, target: 4 })[3]).toBe("目标：四级（协同级），在给定条件下达不到；本方案包只列指定必须实施的各项，完成后复算为一级（初始级），得分26.95分。");
  });

  it.each(fixtureNames(samples))("of %s has no gap unfilled, and no sum of floats", (name) => {
    for (const options of [{}, { products, target: 4 }]) {
      const text = linesOf(options, sampleSheet(name)).join("\n");
      expect(text).not.toMatch(/\{[A-Za-z]+\}|undefined|NaN|\[object/);
      expect(text).not.toMatch(/\d\.\d{7,}/);
    }
  });

  it("tells an unfinished sheet as one", () => {
    const sheet = sampleWith("marine-engineering-equipment-level-1", { areas: { "product-design": 1 } });
    expect(linesOf({ list }, sheet)[2]).toMatch(/^现状：等级未定（问卷未填完，0道题未作答、15个业务场景未评）；各项未答的按最低计算，为/);
  });
});
