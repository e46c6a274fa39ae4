import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fraction, fromDecimal } from "../../src/indicators/exact.js";
import { compileFormula, type FigureKind, type Operand } from "../../src/indicators/formula.js";

const kinds: ReadonlyMap<string, FigureKind> = new Map<string, FigureKind>([["a", "one"], ["b", "one"], ["spend", "yearly"], ["revenue", "yearly"]]);
const list = (...values: readonly number[]): readonly Fraction[] => values.map(fromDecimal);

function evaluate(expression: string, figures: Readonly<Record<string, Operand>> = {}): string {
  const formula = compileFormula(expression, kinds, "formula");
  if (!formula.ok) throw new Error(formula.issues[0]?.actual);
  return formula.value({ a: fromDecimal(1), b: fromDecimal(3), spend: list(1, 30), revenue: list(100, 100), ...figures }).toFraction();
}
const refusal = (expression: string): string => {
  const formula = compileFormula(expression, kinds, "levels[0].formula");
  expect(formula.ok, expression).toBe(false);
  expect(formula.issues.map((it) => `${it.code} ${it.path}`)).toEqual(["formula-not-allowed levels[0].formula"]);
  return formula.issues[0]?.actual ?? "";
};

describe("compileFormula evaluates exactly", () => {
  it.each([
    ["a / b", "1/3"], ["a / b * 100", "100/3"], ["a / (b * 100)", "1/300"], ["a - b", "-2"], ["-a + b", "2"], ["-(a - b)", "2"], ["a + b * 2", "7"], ["(a + b) * 2", "8"],
    ["0.1 + 0.2", "3/10"], ["0.1 * 3", "3/10"], ["0.57 * 100", "57"], ["1e-7 + a", "10000001/10000000"], ["1e21", "1000000000000000000000"], ["12.34", "617/50"],
    ["mean(spend)", "31/2"], ["mean(spend ./ revenue) * 100", "31/2"], ["mean(spend .* revenue)", "1550"], ["a + mean(revenue) / b", "103/3"],
  ])("%s = %s", (expression, value) => expect(evaluate(expression)).toBe(value));

  it("takes the mean of the yearly ratios, not the ratio of the sums", () => {
    const figures = { spend: list(50, 5), revenue: list(100, 1000) };
    expect(evaluate("mean(spend ./ revenue)", figures)).toBe("101/400");
    expect(evaluate("mean(spend) / mean(revenue)", figures)).toBe("1/20");
  });

  it("reads each figure anew each time", () => {
    const formula = compileFormula("a / b", kinds, "");
    if (!formula.ok) throw new Error("refused");
    const values = [[1, 2], [0.1, 0.3], [6, 3]].map(([a = 0, b = 1]) => formula.value({ a: fromDecimal(a), b: fromDecimal(b) }).toFraction());
    expect(values).toEqual(["1/2", "1/3", "2"]);
  });
});

describe("compileFormula refuses", () => {
  it.each([
    ["functions", "sqrt(a)", "sqrt is not allowed"], ["functions that reach out", "import(a)", "import is not allowed"],
    ["functions that evaluate", "evaluate(\"a\")", "evaluate is not allowed"], ["minimum", "min(a, b)", "min is not allowed"],
    ["assignment", "a = 1", "AssignmentNode is not allowed"], ["definitions", "f(x) = x", "FunctionAssignmentNode is not allowed"],
    ["property access", "a.constructor", "AccessorNode is not allowed"], ["indexing", "spend[1]", "AccessorNode is not allowed"],
    ["safe navigation", "a?.b", "AccessorNode is not allowed"],
    ["ranges", "1:3", "RangeNode is not allowed"], ["matrices", "[a, b]", "ArrayNode is not allowed"], ["objects", "{x: a}", "ObjectNode is not allowed"],
    ["blocks", "a; b", "BlockNode is not allowed"], ["lines", "a\n+ b", "BlockNode is not allowed"],
    ["conditions", "a ? b : a", "ConditionalNode is not allowed"], ["comparisons", "a > b", "larger is not allowed"], ["logic", "a and b", "and is not allowed"],
    ["powers", "a ^ 2", "pow is not allowed"], ["remainders", "a % b", "mod is not allowed"], ["factorials", "a!", "factorial is not allowed"],
    ["transposes", "spend'", "ctranspose is not allowed"], ["units", "a to b", "to is not allowed"],
    ["strings", "\"a\"", "constant a"], ["true", "true", "constant true"], ["null", "null", "constant null"], ["infinity", "1e400", "constant Infinity"],
    ["nothing", "", "constant undefined"], ["known constants", "pi", "pi is no figure of this question"],
    ["unknown figures", "c / a", "c is no figure of this question"], ["prototype names", "constructor", "constructor is no figure of this question"],
    ["__proto__", "__proto__", "__proto__ is no figure of this question"], ["the name of a function", "mean", "mean is no figure of this question"],
    ["the mean of one number", "mean(a)", "mean takes 1 yearly list(s)"], ["the mean of two lists", "mean(spend, revenue)", "mean takes 1 yearly list(s)"],
    ["a list divided as a number", "mean(spend / revenue)", "divide takes 2 number(s)"], ["a number divided as a list", "a ./ b", "dotDivide takes 2 yearly list(s)"],
    ["lists mixed with numbers", "mean(spend ./ a)", "dotDivide takes 2 yearly list(s)"], ["a list as outcome", "spend ./ revenue", "the outcome is a list"],
    ["a negated list", "mean(-spend)", "unaryMinus takes 1 number(s)"],
  ])("%s", (_what, expression, why) => expect(refusal(expression)).toBe(why));

  it.each(["((a", "a +", "a b)", "a // b", "a |> b", "*"])("broken syntax: %s", (expression) => expect(refusal(expression)).not.toBe(""));

  it.each(["a.mean(spend)", "spend.mean(spend)", "a[\"mean\"](spend)"])("calls of a method, even one named like an allowed function: %s", (expression) => {
    expect(refusal(expression)).toMatch(/not allowed/);
  });

  it.each([
    ["operators called as functions", "divide(a, b)"], ["percentages", "a * 10%"], ["multiplication without a sign", "a b"], ["hexadecimal numbers", "a * 0x10"],
  ])("what the grammar does not name: %s", (_what, expression) => expect(refusal(expression)).not.toBe(""));
});

describe("compileFormula", () => {
  const scrap = fc.constantFrom("a", "b", "spend", "revenue", "mean", "(", ")", "+", "-", "*", "/", "./", ".*", ".", "[", "]", ",", " ", "1", "0.5", "^", "%", "\"", "'", "=", ":", "constructor", "x");
  const figures = { a: fromDecimal(1), b: fromDecimal(3), spend: list(1, 30), revenue: list(100, 100) };

  it("never throws, and what it accepts can be evaluated", () => {
    fc.assert(fc.property(fc.array(scrap, { maxLength: 12 }).map((parts) => parts.join("")), (expression) => {
      const formula = compileFormula(expression, kinds, "");
      if (!formula.ok) return;
      try {
        expect(formula.value(figures)).toBeInstanceOf(Fraction);
      } catch (error) {
        expect(String(error)).toMatch(/Division by Zero/);
      }
    }), { seed: 2024, numRuns: 3000 });
  });
});
