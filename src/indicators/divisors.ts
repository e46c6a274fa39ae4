/** Proves that a formula never divides by zero: every divisor is positive by the signs of its parts. */
import { issue, type Issue } from "../issues.js";
import { operationOf, parseFormula, type Node } from "./formula.js";
import type { Indicator } from "./schema.js";
import { figuresOf } from "./structure.js";

/** Figures are never negative; those marked `positive` are never zero either. */
type Sign = "positive" | "not negative" | "unknown";

export function checkDivisors(expression: string, indicator: Indicator, path: string): readonly Issue[] {
  const tree = parseFormula(expression);
  if (tree === null) return []; // reported by the grammar
  const positive = new Set(figuresOf(indicator).filter((it) => it.positive).map((it) => it.id));
  const doubtful: string[] = [];

  const signOf = (node: Node): Sign => {
    if (node.type === "ConstantNode") return Number(node.value) > 0 ? "positive" : Number(node.value) === 0 ? "not negative" : "unknown";
    if (node.type === "SymbolNode") return positive.has(node.name ?? "") ? "positive" : "not negative";
    if (node.type === "ParenthesisNode" && node.content !== undefined) return signOf(node.content);
    const signs = (node.args ?? []).map(signOf);
    const operation = operationOf(node);
    if ((operation === "divide" || operation === "dotDivide") && signs[1] !== "positive") doubtful.push(String(node.args?.[1] ?? node));
    return signOfOperation(operation, signs);
  };

  signOf(tree);
  return doubtful.map((divisor) => issue("formula-not-allowed", { path, expected: "divisors that are never zero", actual: `division by ${divisor}` }));
}

function signOfOperation(operation: string, signs: readonly Sign[]): Sign {
  if (signs.includes("unknown") || operation === "subtract" || operation === "unaryMinus") return "unknown";
  if (operation === "add") return signs.includes("positive") ? "positive" : "not negative";
  return signs.every((it) => it === "positive") ? "positive" : "not negative";
}
