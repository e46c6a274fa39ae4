/** Whether a formula grows evenly with one of its figures, so that the least amount can be solved for and not searched. */
import { operationOf, parseFormula, type Node } from "../../indicators/formula.js";

/** The figure stands in the expression once, and under no division: the value is linear in it. */
export function isLinearIn(expression: string, figure: string): boolean {
  const tree = parseFormula(expression);
  return tree !== null && count(tree, figure) === 1 && !isDivisor(tree, figure);
}

const partsOf = (node: Node): readonly Node[] => node.args ?? (node.content === undefined ? [] : [node.content]);

const count = (node: Node, figure: string): number =>
  Number(node.type === "SymbolNode" && node.name === figure) + partsOf(node).reduce((sum, it) => sum + count(it, figure), 0);

function isDivisor(node: Node, figure: string): boolean {
  const parts = partsOf(node);
  const [, divisor] = ["divide", "dotDivide"].includes(operationOf(node)) ? parts : [];
  return (divisor !== undefined && count(divisor, figure) > 0) || parts.some((it) => isDivisor(it, figure));
}
