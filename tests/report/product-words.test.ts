/** What is said of candidates: a scarcity that the caller's own wishes made is not told as the market's, and no figure is rounded. */
import { describe, expect, it } from "vitest";
import type { ScenarioRow } from "../../src/diagnosis/list/schema.js";
import type { Matching } from "../../src/diagnosis/products/candidates.js";
import { defaultMatching } from "../../src/diagnosis/products/matching.js";
import { pricesText, supplyText, timesText } from "../../src/report/tables/product-cells.js";
import { matchingParts, priceText, scarcity, supplyCounts, timeText, type Supply } from "../../src/report/tables/product-words.js";

const wished: Matching = { ...defaultMatching, deployment: ["edge"], budget: 12_345.678 };
const gap: Supply = { supply: "gap", ruledOut: 0 };

describe("supply", () => {
  it.each<[Supply, Matching, string]>([
    [gap, defaultMatching, "供给缺口：没有候选产品"],
    [gap, wished, "供给缺口：没有候选产品"],
    [{ supply: "gap", ruledOut: 3 }, wished, "按所选部署方式、预算没有候选（另有3个产品不合所选条件）"],
    [{ supply: "gap", ruledOut: 3 }, { ...wished, deployment: null }, "按所选预算没有候选（另有3个产品不合所选条件）"],
    [{ supply: "single", ruledOut: 0 }, wished, "单一来源：候选产品只有一家服务商"],
    [{ supply: "single", ruledOut: 1 }, { ...wished, budget: null }, "按所选部署方式，候选产品只有一家服务商（另有1个产品不合所选条件）"],
    [{ supply: "several", ruledOut: 2 }, wished, ""],
    [{ supply: "unknown", ruledOut: 0 }, wished, ""],
  ])("%o", (supply, matching, said) => {
    expect(scarcity(supply, matching)).toBe(said);
  });

  it("is counted as wished, gaps of the market apart", () => {
    const all: readonly Supply[] = [gap, { supply: "gap", ruledOut: 2 }, { supply: "gap", ruledOut: 1 }, { supply: "single", ruledOut: 4 }, { supply: "several", ruledOut: 0 }];
    expect(supplyCounts(all, wished)).toBe("按所选部署方式、预算计，多家服务商1个，单一来源1个，没有候选3个（供给缺口1个，另有不合所选条件的产品2个）");
    expect(supplyCounts([gap, gap], defaultMatching)).toBe("多家服务商0个，单一来源0个，供给缺口2个");
  });
});

const rowOf = (row: Partial<ScenarioRow>): ScenarioRow => ({ class: "N", supply: "gap", productsRuledOut: 0, productsTotal: 0, products: [], ...row }) as ScenarioRow;

it("a cell of the list marks a scarcity, as wished or at all", () => {
  expect([rowOf({}), rowOf({ productsRuledOut: 1 }), rowOf({ supply: "single", productsRuledOut: 1 }), rowOf({ supply: "single" }), rowOf({ class: "dropped" })].map(supplyText))
    .toEqual(["供给缺口", "按所选条件没有候选", "按所选条件单一来源", "单一来源", null]);
});

it("money and days are said as everywhere in the report, every digit", () => {
  expect(priceText({ price: { min: 150_000, max: 350_000 } })).toBe("价格15万～35万元");
  expect(priceText({ price: { min: 0.125, max: 0.125 } })).toBe("价格0.125元");
  expect([priceText({ price: null }), timeText({ days: { min: 20, max: 35.5 } })]).toEqual(["价格—", "工期20～35.5个工作日"]);
  expect(matchingParts(wished)).toEqual(["每个场景至多列出5个", "部署方式：边缘部署", "单个产品预算不超过12,345.678元"]);
  const row = rowOf({ products: [{ price: { min: 1234.567, max: 2000 }, days: null }, { price: null, days: { min: 3, max: 3 } }] as unknown as ScenarioRow["products"] });
  expect([pricesText(row), timesText(row)]).toEqual(["1. 1,234.567～2,000\n2. —", "1. —\n2. 3"]);
});
