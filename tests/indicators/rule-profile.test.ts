import { describe, expect, it } from "vitest";
import { checkRule, factsOf, type FactType } from "../../src/indicators/rule-profile.js";
import type { Rule } from "../../src/indicators/schema.js";

const facts: ReadonlyMap<string, FactType> = new Map<string, FactType>([["points", "number"], ["areas.3.all", "number"], ["options.funding", "string"], ["isYoung", "boolean"]]);
const points = { var: "points" };
const met = { ">=": [points, 60] };
const problems = (rule: unknown): readonly string[] => checkRule(rule as Rule, facts, "rule").map((it) => `${it.code} ${it.path}: ${it.actual}`);
const nested = (depth: number): Rule => Array.from({ length: depth }).reduce<Rule>((inner) => ({ "!": [inner] }), met);

describe("checkRule accepts", () => {
  it.each([
    ["a line", met], ["a line the other way round", { "<": [60, points] }], ["conditions joined", { and: [met, { or: [met, { "!": [met] }] }] }],
    ["one condition without a list", { and: met }], ["a negation without a list", { "!": met }],
    ["a fact in a list", { ">": [{ var: ["points"] }, 0] }], ["a dotted fact", { "<=": [{ var: "areas.3.all" }, 16] }],
    ["equal texts", { "==": [{ var: "options.funding" }, "C"] }], ["strict equality", { "===": [points, 40] }],
    ["inequality", { "!=": [points, 40] }], ["strict inequality", { "!==": [{ var: "options.funding" }, "A"] }],
    ["a fact that is true or false", { var: "isYoung" }], ["a fact compared with a truth", { "==": [{ var: "isYoung" }, true] }], ["true itself", true],
    ["operands on the sixteenth level", nested(15)],
  ])("%s", (_what, rule) => expect(problems(rule)).toEqual([]));
});

describe("checkRule refuses", () => {
  it.each([
    ["an unknown operator", { "+": [points, 1] }, "rule-not-allowed rule.+: +"],
    ["an operator that runs code", { method: [points, "toString"] }, "rule-not-allowed rule.method: method"],
    ["a choice", { if: [met, true, false] }, "rule-not-allowed rule.if: if"],
    ["a list operator", { some: [[1, 2], met] }, "rule-not-allowed rule.some: some"],
    ["double negation", { "!!": [met] }, "rule-not-allowed rule.!!: !!"],
    ["logging", { log: "x" }, "rule-not-allowed rule.log: log"],
    ["what is missing", { missing: ["points"] }, "rule-not-allowed rule.missing: missing"],
    ["an operator named like a prototype's", { constructor: [1] }, "rule-not-allowed rule.constructor: constructor"],
    ["one operand", { ">=": [points] }, "rule-not-allowed rule.>=: 1"],
    ["three operands", { "<": [1, points, 60] }, "rule-not-allowed rule.<: 3"],
    ["no operands", { "==": [] }, "rule-not-allowed rule.==: 0"],
    ["two negated", { "!": [met, met] }, "rule-not-allowed rule.!: boolean, boolean"],
    ["nothing joined", { and: [] }, "rule-not-allowed rule.and: none"],
    ["numbers joined", { or: [points, met] }, "rule-not-allowed rule.or: number, boolean"],
    ["a number negated", { "!": [points] }, "rule-not-allowed rule.!: number"],
    ["a number against a text", { ">=": [points, "60"] }, "rule-not-allowed rule.>=: number, string"],
    ["texts in order", { "<": ["a", "b"] }, "rule-not-allowed rule.<: string, string"],
    ["unlike types as equal", { "==": [points, "60"] }, "rule-not-allowed rule.==: number, string"],
    ["unlike types as unequal", { "!==": [{ var: "isYoung" }, 1] }, "rule-not-allowed rule.!==: boolean, number"],
    ["null", null, "rule-not-allowed rule: null"], ["null within", { "==": [points, null] }, "rule-not-allowed rule.==[1]: null"],
    ["a bare list", [met], "rule-not-allowed rule: [{\">=\":[{\"var\":\"points\"},60]}]"],
    ["a list within", { and: [[met]] }, "rule-not-allowed rule.and[0]: [{\">=\":[{\"var\":\"points\"},60]}]"],
    ["two operators in one object", { ">=": [points, 60], "<": [points, 80] }, "rule-not-allowed rule: 2 keys"],
    ["no operator", {}, "rule-not-allowed rule: 0 keys"],
    ["a number as outcome", points, "rule-not-allowed rule: number"], ["a text as outcome", "true", "rule-not-allowed rule: string"],
    ["an undeclared fact", { ">=": [{ var: "point" }, 1] }, "fact-unknown rule.>=[0].var: point"],
    ["a part of a declared fact", { ">=": [{ var: "areas.3" }, 1] }, "fact-unknown rule.>=[0].var: areas.3"],
    ["the name of a prototype", { "==": [{ var: "constructor.name" }, "Object"] }, "fact-unknown rule.==[0].var: constructor.name"],
    ["__proto__", { "==": [{ var: "__proto__" }, 1] }, "fact-unknown rule.==[0].var: __proto__"],
    ["toString", { "==": [{ var: "toString" }, 1] }, "fact-unknown rule.==[0].var: toString"],
    ["the empty name, which is all facts", { "==": [{ var: "" }, 1] }, "fact-unknown rule.==[0].var: "],
    ["a default for a fact", { ">=": [{ var: ["points", 100] }, 60] }, "rule-not-allowed rule.>=[0].var: [\"points\",100]"],
    ["a fact named by a fact", { ">=": [{ var: { var: "points" } }, 60] }, "rule-not-allowed rule.>=[0].var: {\"var\":\"points\"}"],
    ["a fact named by a number", { "==": [{ var: 1 }, 1] }, "rule-not-allowed rule.==[0].var: 1"],
    ["a fact without a name", { "==": [{ var: [] }, 1] }, "rule-not-allowed rule.==[0].var: []"],
  ])("%s", (_what, rule, problem) => expect(problems(rule)).toEqual([problem]));

  it("nesting beyond sixteen levels, without ending in a stack overflow", () => {
    expect(problems(nested(16)).map((it) => it.replace(/ .*:/, ":"))).toEqual(["rule-not-allowed: deeper", "rule-not-allowed: deeper"]);
    expect(problems(nested(20_000)).map((it) => it.replace(/ .*:/, ":"))).toEqual(["rule-not-allowed: deeper"]);
  });

  it("more than 500 parts", () => {
    const wide = (lines: number): Rule => ({ and: Array.from({ length: lines }, () => met) });
    expect(problems(wide(166))).toEqual([]);
    expect(problems(wide(167)).every((it) => it.endsWith(": more"))).toBe(true);
    expect(problems(wide(167)).length).toBeGreaterThan(0);
  });

  it("every fault at once", () => {
    expect(problems({ and: [{ ">=": [{ var: "x" }, 1] }, { "+": [1, 2] }, { "!": [met, met] }, met] })).toEqual([
      "fact-unknown rule.and[0].>=[0].var: x", "rule-not-allowed rule.and[1].+: +", "rule-not-allowed rule.and[2].!: boolean, boolean",
    ]);
  });
});

describe("factsOf", () => {
  it("names each fact once, in the order of first use", () => {
    expect(factsOf({ and: [{ ">=": [{ var: "b" }, 1] }, { "!": { "<": [{ var: ["a"] }, { var: "b" }] } }] })).toEqual(["b", "a"]);
    expect(factsOf(true)).toEqual([]);
    expect(factsOf(null)).toEqual([]);
  });
});
