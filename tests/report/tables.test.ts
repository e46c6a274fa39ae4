/** The tables' own decisions: decimals that do not contradict the class beside them, words of cells. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { aboutList } from "../../src/report/tables/list-about.js";
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
    expect(productsText([{ id: "p", name: "样例产品", provider: "样例服务商" }])).toBe("样例产品（样例服务商）");
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
