/** Compiled rules against json-logic-js, whose outcome they promise. */
import fc from "fast-check";
import jsonLogic from "json-logic-js";
import { describe, expect, it } from "vitest";
import type { Rule } from "../../src/index.js";
import { checkRule, type FactType } from "../../src/indicators/rule-profile.js";
import { compileRule } from "../../src/scoring/compile-rule.js";
import { seed } from "../support/arbitraries.js";

const facts = { points: 39.975, a: { b: 2, c: "B" }, d: "" };
const types = new Map<string, FactType>([["points", "number"], ["a.b", "number"], ["a.c", "string"], ["d", "string"]]);
const values = new Map<string, number | string>([["points", 39.975], ["a.b", 2], ["a.c", "B"], ["d", ""]]);
const compiled = (rule: Rule) => compileRule<undefined>(rule, (name) => () => values.get(name) ?? Number.NaN)(undefined);

const number: fc.Arbitrary<Rule> = fc.oneof(fc.constantFrom<Rule>(2, 39.975, 40, 0, { var: "points" }, { var: ["a.b"] }), fc.double({ noNaN: true }));
const text: fc.Arbitrary<Rule> = fc.constantFrom<Rule>("B", "", "b", { var: "a.c" }, { var: "d" });
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof({ depthSize: "small" },
    fc.boolean(),
    fc.tuple(fc.constantFrom(">=", ">", "<=", "<", "==", "===", "!=", "!=="), number, number).map(([operator, a, b]): Rule => ({ [operator]: [a, b] })),
    fc.tuple(fc.constantFrom("==", "===", "!=", "!=="), text, text).map(([operator, a, b]): Rule => ({ [operator]: [a, b] })),
    fc.tuple(fc.constantFrom("and", "or"), fc.array(tie("rule"), { minLength: 1, maxLength: 4 })).map(([operator, parts]): Rule => ({ [operator]: parts })),
    fc.tuple(fc.constantFrom("and", "or", "!"), tie("rule")).filter(([, part]) => typeof part === "object").map(([operator, part]): Rule => ({ [operator]: part })),
    tie("rule").map((part): Rule => ({ "!": [part] }))),
}));

describe("compileRule", () => {
  it("gives what json-logic-js gives, for every rule of the profile", () => {
    const seen = { true: 0, false: 0 };
    fc.assert(fc.property(rule, (it) => {
      fc.pre(checkRule(it, types, "").length === 0);
      const outcome = compiled(it);
      seen[`${outcome}`] += 1;
      expect(outcome).toBe(jsonLogic.apply(it as never, facts) === true);
    }), { seed, numRuns: 3000 });
    expect(Math.min(seen.true, seen.false)).toBeGreaterThan(500);
  });

  it.each<Rule>([{ "+": [1, 2] }, {}, null, { ">=": [1] }])("refuses what is none: %j", (it) => {
    expect(() => compiled(it)).toThrow(SyntaxError);
  });
});
