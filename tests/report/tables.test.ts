/** The tables' own decisions: decimals that do not contradict the class beside them, words of cells. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { aboutList } from "../../src/report/tables/list-about.js";
import { cautionsOf, datesText, firmsText, stagesText } from "../../src/report/tables/list-firms.js";
import { layerLines, layerNames } from "../../src/report/tables/list-layers.js";
import { mean, placesOfShare, shareOf } from "../../src/report/shares.js";
import { placesOfPoints, placesOfShares } from "../../src/report/tables/places.js";
import { effectsText, effortText, prerequisitesText, productsText, subIndustriesText } from "../../src/report/tables/scenario-words.js";
import { list, pack, withFirstRow } from "./xlsx-samples.js";

describe("decimals of shares", () => {
  test.each([[[0.5, 0.25], 1], [[0.4996], 2], [[0.49996], 3], [[null], 1], [[], 1], [[1 / 3, 0.0999999], 5]] as const)("%j need %i", (shares, places) => {
    expect(placesOfShares(shares, [0.5, 0.1])).toBe(places);
  });
  it("what is shown is on the same side of the line as the counts", () => fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (of, some) => {
    const needing = some % (of + 1);
    const places = placesOfShares([needing / of], [0.5]);
    expect(Math.sign(Number(((needing / of) * 100).toFixed(places)) - 50)).toBe(Math.sign(2 * needing - of));
  }), { seed: 11, numRuns: 500 }));
  test.each([[[40, 39.975], 3], [[1, null], 0], [[1 / 3], 3]] as const)("points %j are written with %i decimals", (points, places) => expect(placesOfPoints(points)).toBe(places));
});

describe("digits", () => {
  test.each([
    [1, 3, [], "33.3%"], [1, 16, [], "6.3%"], [999, 2000, [], "50.0%"], [999, 2000, [0.5], "49.95%"], [9999, 10000, [], "99.99%"], [1, 4000, [], "0.03%"], [3, 3, [], "100.0%"], [0, 3, [], "0.0%"], [1, 0, [], "—"],
  ] as const)("%i of %i beside %j is %s", (part, whole, lines, shown) => expect(shareOf(part, whole, lines)).toBe(shown));
  test.each([[2.345, [], "2.35"], [1.996, [2], "1.996"], [-0.25, [], "−0.25"], [null, [], "—"]] as const)("mean %d beside %j is %s", (value, lines, shown) => expect(mean(value, lines)).toBe(shown));
  it("law: rounded by half a unit at most, and on its side of every line", () => fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), fc.integer({ min: 1, max: 99 }), (whole, some, line) => {
    const part = some % (whole + 1);
    const [shown, places] = [Number(shareOf(part, whole, [line / 100]).slice(0, -1)), placesOfShare(part / whole, [line / 100])];
    expect(Math.abs(shown - (part / whole) * 100)).toBeLessThanOrEqual(0.5 / 10 ** places + 1e-9);
    for (const at of [0, line, 100]) expect(Math.sign(Number((shown - at).toFixed(9)))).toBe(Math.sign(part * 100 - at * whole));
  }), { seed: 12, numRuns: 500 }));
});

describe("whose sheets", () => {
  const [one] = list.members;
  if (one === undefined) throw new Error("no member");
  const of = (...members: readonly Partial<typeof one>[]): typeof list => ({ ...list, firms: members.length, members: members.map((it) => ({ ...one, ...it })) });
  const some = of({ basis: "self", stage: "before", assessedOn: "2025-03-02" }, { basis: "diagnosis", stage: null, assessedOn: null }, { basis: "self", stage: null, assessedOn: "2024-12-31" });
  it("are told by kind, stage and date", () => {
    expect(firmsText(some)).toBe("企业3家（企业自评2家、入企诊断1家）");
    expect(stagesText(some)).toBe("改造前1家、未注明阶段2家");
    expect(stagesText(of({ stage: null }))).toBeNull();
    expect(datesText(some)).toBe("2024年12月31日至2025年3月2日，另有1家未注明");
    expect(datesText(of({ assessedOn: null }))).toBe("未注明");
  });
  it("few firms, and firms of no trade, are warned of", () => {
    const six = of(one, one, one, one, one, one);
    expect([cautionsOf(some).length, cautionsOf(six).length, cautionsOf({ ...six, rule: { ...list.rule, minCount: 4 } }).length]).toEqual([1, 0, 1]);
    expect(cautionsOf({ ...six, subIndustry: "general", subIndustryName: "其他行业" })[0]).toContain("“其他行业”不是一个细分行业");
  });
  it("the catalogue is told layer by layer", () => {
    const base = { id: "base", version: "1.0.0", title: "甲", sha256: "a", added: 74, changed: 0, withdrawn: 0 };
    const catalogue = { ...list.catalogue, layers: [base, { ...base, id: "own", title: "乙", added: 1, changed: 2 }] };
    expect(layerLines(catalogue)).toEqual(["基础目录：甲（base 1.0.0）", "覆盖目录：乙（own 1.0.0，新增1个、修改2个）"]);
    expect(layerNames(catalogue)).toBe("base 1.0.0 ＋ own 1.0.0");
  });
});

describe("words of a scenario", () => {
  const rowWith = (over: Parameters<typeof withFirstRow>[0]) => {
    const [row] = withFirstRow(over).rows;
    if (row === undefined) throw new Error("no row");
    return row;
  };
  it("an effect has its direction, and a number only with its source", () => {
    expect(effectsText(rowWith({ effects: [{ metric: "返工率", direction: "down" }, { metric: "产量", direction: "up", figure: { value: 5, unit: "%", source: "示例" } }] }))).toBe("返工率↓\n产量↑ 5%（来源：示例）");
  });
  it.each([
    [null, "—"], [{ days: { min: 10, max: 20 }, source: "示例" }, "10～20个工作日（来源：示例）"], [{ days: { min: 5, max: 5 }, yuan: { min: 1000, max: 2000 }, source: "示例" }, "5个工作日、1000～2000元（来源：示例）"],
  ])("effort %j is %s", (effort, text) => expect(effortText(rowWith({ effort }))).toBe(text));
  it("prerequisites have their names where the list knows them, products their providers, sub-industries their names", () => {
    expect(prerequisitesText(rowWith({ prerequisites: ["PD-01", "ZZ-99"] }), new Map([["PD-01", "图纸"]]))).toBe("PD-01 图纸\nZZ-99");
    expect(productsText([{ name: "样例产品", provider: "样例服务商" }])).toBe("样例产品（样例服务商）");
    expect(productsText([])).toBeNull();
    expect(subIndustriesText(rowWith({ subIndustries: ["general"] }), list)).toBe("通用");
    expect(subIndustriesText(rowWith({ subIndustries: ["marine-engineering-equipment", "unheard-of"] }), list)).toBe("海洋工程装备制造业、unheard-of");
  });
});

describe("the rule in words", () => {
  const textsWith = (rule: Partial<typeof list.rule>): readonly string[] => aboutList({ ...list, rule: { ...list.rule, ...rule } }, pack).map(({ text }) => text);
  test.each([
    [{ threshold: 0.07 }, "占比不低于7%，且需要企业不少于3家。"], [{ minCount: 12 }, "占比不低于50%，且需要企业不少于12家。"], [{ floor: 0.125 }, "或占比不低于12.5%。"],
    [{ targetRating: 4 }, "且目标台阶不超过4级的"], [{ maxCommon: 6 }, "至多6个"], [{ stage: "before" }, "改造前的一份"],
  ] as const)("%j is said", (rule, sentence) => expect(textsWith(rule).some((it) => it.includes(sentence))).toBe(true));
  it("an issue is said in Chinese, one of another version as it is", () => {
    const issue = { severity: "warning" as const, path: "enterprise E1", message: "as given", expected: "", actual: "", hint: "" };
    const lines = aboutList({ ...list, issues: [{ ...issue, code: "sheet-repeated" }, { ...issue, code: "of-the-future" }] }, pack).filter(({ topic }) => topic === "数据问题");
    expect(lines.map(({ item }) => item)).toEqual(["第1条", "第2条"]);
    expect(lines[0]?.text).toContain("sheet-repeated");
    expect(lines[0]?.text).not.toContain("as given");
    expect(lines[1]?.text).toBe("提示 of-the-future（企业 E1）：as given");
  });
});
