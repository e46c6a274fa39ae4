/** The built-in edition against the figures of 工信厅企业〔2024〕56号, typed here a second time. */
import { describe, expect, it } from "vitest";
import { lintPack, type Indicator } from "../../src/index.js";
import { areasOf, indicatorsOf } from "../../src/indicators/structure.js";
import { pack2024 } from "../support/packs.js";
import { bindingAreas, guidingAreas } from "../support/sheets.js";

const { definition, wording } = pack2024;
const placed = indicatorsOf(definition);

const quarters = "A0 B250 C250 D250 E250";
const bands = "A0 B250 C500 D750 E1000";
const trend = "A0 B500 C1000";
/** no | id | name | dimension | group | weight | points | method | shares */
const form = `
1  | network-infrastructure   | 网络建设   | foundation | equipment-system     | 40  | 8   | choices | ${quarters}
2  | equipment-digitalization | 设备数字化 | foundation | equipment-system     | 30  | 6   | bands   | ${bands}
3  | equipment-connectivity   | 设备联网   | foundation | equipment-system     | 30  | 6   | bands   | ${bands}
4  | data-collection          | 数据采集   | foundation | data-acquisition     | 100 | 10  | choices | A0 B70 C70 D70 E70 F70 G70 H70 I70 J70 K70 L70 M70 N70 O90
5  | information-systems      | 信息系统   | foundation | information-system   | 100 | 10  | choice  | ${bands}
6  | network-security         | 网络安全   | foundation | information-security | 50  | 5   | choices | ${quarters}
7  | data-security            | 数据安全   | foundation | information-security | 50  | 5   | choices | ${quarters}
8  | planning-execution       | 规划实施   | management | planning             | 50  | 7.5 | choice  | A0 B200 C400 D600 E800 F1000
9  | management-mechanism     | 管理机制   | management | planning             | 50  | 7.5 | choices | ${quarters}
10 | talent-development       | 人才建设   | management | resources            | 50  | 7.5 | choices | A0 B200 C200 D200 E200 F200
11 | funding                  | 资金保障   | management | resources            | 50  | 7.5 | bands   | ${bands}
12 | green-low-carbon         | 绿色低碳   | outcome    | green                | 100 | 7   | trend   | ${trend}
13 | product-quality          | 产品质量   | outcome    | quality              | 100 | 7   | trend   | ${trend}
14 | market-performance       | 市场表现   | outcome    | market               | 50  | 3   | trend   | ${trend}
15 | value-benefit            | 价值效益   | outcome    | market               | 50  | 3   | trend   | ${trend}`;
const table = form.trim().split("\n").map((row) => row.split("|").map((cell) => cell.trim()).join(" | "));

const rowOf = ({ dimension, group, indicator }: (typeof placed)[number]): string => [
  indicator.no, indicator.id, wording.indicators[indicator.id]?.name, dimension.id, group.id, indicator.weight, indicator.points, indicator.method,
  Object.entries(indicator.options).map(([letter, share]) => `${letter}${share}`).join(" "),
].join(" | ");

function indicator<M extends Indicator["method"]>(id: string, method: M): Extract<Indicator, { method: M }> {
  const found = placed.find((it) => it.indicator.id === id)?.indicator;
  if (found?.method !== method) throw new Error(`no ${method} ${id}`);
  return found as Extract<Indicator, { method: M }>;
}

describe("the scored questions", () => {
  it("have the weights, points and shares of the form", () => expect(placed.map(rowOf)).toEqual(table));

  it("stand in three dimensions of 50, 30 and 20 points, with the groups' weights", () => {
    expect(definition.dimensions.map((it) => [it.id, wording.dimensions[it.id]?.name, it.points, it.groups.map((group) => `${wording.groups[group.id]?.name} ${group.weight}`)])).toEqual([
      ["foundation", "数字化基础", 50, ["设备系统 40", "数据采集 20", "信息系统 20", "信息安全 20"]],
      ["management", "数字化管理", 30, ["规划管理 50", "要素保障 50"]],
      ["outcome", "数字化成效", 20, ["绿色低碳 35", "产品质量 35", "市场效益 30"]],
    ]);
  });

  it("make 'none' exclude all others in every question of several choices", () => {
    for (const { indicator } of placed) if (indicator.method === "choices") expect([indicator.id, indicator.exclusive]).toEqual([indicator.id, "A"]);
  });

  it("name the first fourteen areas as options B to O of data collection", () => {
    const { optionsAreAreas } = indicator("data-collection", "choices");
    const areas = areasOf(definition).map((it) => it.area.id);
    expect(Object.keys(optionsAreAreas ?? {}).join("")).toBe("BCDEFGHIJKLMNO");
    expect(Object.values(optionsAreAreas ?? {})).toEqual(areas.slice(0, 14));
    expect(Object.entries(optionsAreAreas ?? {}).map(([letter, id]) => wording.indicators["data-collection"]?.options[letter] === wording.areas[id]?.name)).toEqual(Array(14).fill(true));
  });

  it.each(["equipment-digitalization", "equipment-connectivity", "funding"])("close the bands of %s above, at 10, 20, 40, 60 and 100 per cent", (id) => {
    expect(indicator(id, "bands").upperEdgesClosed).toEqual([10, 20, 40, 60, 100]);
  });

  it("measure networked equipment against all equipment", () => {
    expect(indicator("equipment-digitalization", "bands").formula).toBe("digitalEquipment / productionEquipment * 100");
    expect(indicator("equipment-connectivity", "bands").formula).toBe("connectedEquipment / productionEquipment * 100");
    expect(indicator("equipment-connectivity", "bands").figures.map((it) => [it.id, it.partOf])).toEqual([["productionEquipment", undefined], ["connectedEquipment", "productionEquipment"]]);
  });

  it("take the mean of one to three yearly ratios for funding", () => {
    const { formula, figures } = indicator("funding", "bands");
    expect(formula).toBe("mean(digitalSpend ./ revenue) * 100");
    expect(figures).toEqual([
      { id: "digitalSpend", unit: "10k-yuan", yearly: { min: 1, max: 3 } },
      { id: "revenue", unit: "10k-yuan", yearly: { min: 1, max: 3 }, positive: true },
    ]);
  });

  it.each([
    ["green-low-carbon", "down", ["energyAfter tce", "revenueAfter 10k-yuan", "energyBefore tce", "revenueBefore 10k-yuan"], "energyAfter / revenueAfter", "energyBefore / revenueBefore"],
    ["product-quality", "up", ["passRateAfter percent", "passRateBefore percent"], "passRateAfter", "passRateBefore"],
    ["market-performance", "up", ["revenueLastYear 10k-yuan", "employeesLastYear count", "revenueYearBefore 10k-yuan", "employeesYearBefore count"],
      "revenueLastYear / employeesLastYear", "revenueYearBefore / employeesYearBefore"],
    ["value-benefit", "down", ["costLastYear 10k-yuan", "revenueLastYear 10k-yuan", "costYearBefore 10k-yuan", "revenueYearBefore 10k-yuan"],
      "costLastYear / revenueLastYear * 100", "costYearBefore / revenueYearBefore * 100"],
  ])("compare %s, better when it goes %s", (id, better, figures, now, before) => {
    const it = indicator(id, "trend");
    expect([it.better, it.figures.map((figure) => `${figure.id} ${figure.unit}`), it.formulas.now, it.formulas.before]).toEqual([better, figures, now, before]);
    expect(it.outcomes).toEqual({ worse: "A", flat: "B", better: "C" });
  });
});

describe("the sixteen areas", () => {
  it("stand in four groups, in the order of the form", () => {
    expect(definition.areas.groups.map((group) => [wording.areaGroups[group.id]?.name, group.areas.map((it) => `${it.no}${wording.areas[it.id]?.name}${it.kind === "binding" ? "★" : ""}`).join(" ")])).toEqual([
      ["产品生命周期数字化", "1产品设计★ 2工艺设计 3营销管理★ 4售后服务"],
      ["生产执行数字化", "5计划排程 6生产管控★ 7质量管理★ 8设备管理★ 9安全生产★ 10能耗管理★"],
      ["供应链数字化", "11采购管理★ 12仓储物流★"],
      ["管理决策数字化", "13财务管理★ 14人力资源 15协同办公 16决策支持"],
    ]);
  });

  it("have the ids other data join them by, ten binding and six guiding", () => {
    const ids = (kind: string): readonly string[] => areasOf(definition).filter((it) => it.area.kind === kind).map((it) => it.area.id);
    expect(ids("binding")).toEqual([...bindingAreas]);
    expect(ids("guiding")).toEqual([...guidingAreas]);
  });

  it("have words for every step of the ladder, and none else", () => {
    expect(definition.areas.topRating).toBe(4);
    const steps = areasOf(definition).map(({ area }) => [area.id, Object.keys(wording.areas[area.id]?.ladder ?? {}).join("")]);
    expect(steps).toEqual(areasOf(definition).map(({ area }) => [area.id, "1234"]));
  });

  it("offer alternatives exactly where the standard says 'or'", () => {
    const alternatives = areasOf(definition).flatMap(({ area }) =>
      Object.entries(wording.areas[area.id]?.ladder ?? {}).filter(([, step]) => step.length > 1).map(([rating, step]) => `${area.id} ${rating}: ${step.length}`));
    expect(alternatives).toEqual(["after-sales-service 4: 2", "quality-management 3: 2", "quality-management 4: 2", "warehousing-logistics 4: 2"]);
  });

  /** Words that stand in one step only: a known public copy has ratings 3 and 4 exchanged in these five. */
  it.each([
    ["product-design", "复用", "仿真"], ["process-design", "知识库", "三维仿真"], ["after-sales-service", "快速响应", "远程运维"],
    ["equipment-management", "远程诊断", "预测性维护"], ["work-safety", "应急预案", "自动预警"],
  ])("has ratings 3 and 4 of %s the right way round", (id, three, four) => {
    const ladder = wording.areas[id]?.ladder ?? {};
    expect(ladder["3"]?.join("")).toContain(three);
    expect(ladder["3"]?.join("")).not.toContain(four);
    expect(ladder["4"]?.join("")).toContain(four);
    expect(ladder["4"]?.join("")).not.toContain(three);
  });
});

describe("the levels", () => {
  it.each([[1, 20, 6, 3, "一级", "初始级"], [2, 40, 6, 3, "二级", "规范级"], [3, 60, 8, 5, "三级", "集成级"], [4, 80, 10, 6, "四级", "协同级"]])(
    "%i: %i points, %i areas, %i binding", (level, points, all, binding, name, title) => {
      const at = definition.levels[level - 1];
      expect(at?.level).toBe(level);
      expect(at?.rule).toEqual({ and: [{ ">=": [{ var: "points" }, points] }, { ">=": [{ var: `areas.${level}.all` }, all] }, { ">=": [{ var: `areas.${level}.binding` }, binding] }] });
      expect(wording.levels[String(level)]).toEqual({ name, title });
    });

  it("are four, their lines of unverified source, and below the first there is a name", () => {
    expect(definition.levels).toHaveLength(4);
    expect(definition.levels.map((it) => it.source?.status)).toEqual(Array(4).fill("unverified"));
    expect(wording.levels["0"]).toEqual({ name: "未达一级" });
  });
});

describe("the edition", () => {
  it("says what it is and where it comes from", () => {
    expect([definition.id, definition.edition, definition.packFormat]).toEqual(["miit-sme-2024", "2024", 1]);
    expect(definition.source).toEqual({ number: "工信厅企业〔2024〕56号", issued: "2024-09-04", status: "transcribed" });
    expect(definition.policy).toEqual({ unanswered: "zero", unrated: "zero", notApplicable: "not-allowed" });
    expect(wording.title).toBe("中小企业数字化水平评测指标（2024年版）");
    expect(wording.provenance.join("")).toMatch(/机读副本.*一处公开的软件实现.*未查阅正式发布的PDF文件/);
  });

  it("says on every basis that only an on-site evaluation gives the official level", () => {
    for (const paragraphs of Object.values(wording.nature)) {
      expect(paragraphs.join("")).toContain("试点企业的正式等级，只能由依据2024年版评测指标开展的现场评定得出");
      expect(paragraphs.join("")).toMatch(/自评/);
    }
  });

  it("checks that both questions on equipment count the same equipment", () => {
    expect(definition.checks).toEqual([{
      id: "equipment-totals-agree", about: ["equipment-digitalization", "equipment-connectivity"],
      rule: { "==": [{ var: "figures.equipment-digitalization.productionEquipment" }, { var: "figures.equipment-connectivity.productionEquipment" }] },
    }]);
  });

  it("passes its own checks, and is fingerprinted", () => {
    expect(lintPack(definition, wording)).toEqual([]);
    expect(pack2024.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
