/**
 * Formulas of a pack: parsed by mathjs, held to an allow-listed grammar, evaluated on exact fractions.
 * What it parsed is closures over fractions then.
 */
import type { MathNode } from "mathjs/number";
import { fail, issue, succeed, type Result } from "../issues.js";
import { Fraction, fromDecimal } from "./exact.js";
import math from "./math-parser.js";

/** A figure is one number, or a list of them, one a year. */
export type Operand = Fraction | readonly Fraction[];
export type FigureKind = "one" | "yearly";
export type Formula = (figures: Readonly<Record<string, Operand>>) => Fraction;

/** What each operation takes and gives; anything not here is refused. */
const grammar = {
  add: ["one", 2, "one"],
  subtract: ["one", 2, "one"],
  multiply: ["one", 2, "one"],
  divide: ["one", 2, "one"],
  unaryMinus: ["one", 1, "one"],
  dotMultiply: ["yearly", 2, "yearly"],
  dotDivide: ["yearly", 2, "yearly"],
  mean: ["yearly", 1, "one"],
} as const satisfies Readonly<Record<string, readonly [takes: FigureKind, operands: number, gives: FigureKind]>>;
export type Operation = keyof typeof grammar;
const isOperation = (name: string): name is Operation => Object.hasOwn(grammar, name);

/** A formula that is in the grammar: kinds and numbers of operands fit. `left` is the only operand of `unaryMinus` and `mean`. */
export type FormulaTree =
  | { readonly operation: "constant"; readonly value: number }
  | { readonly operation: "figure"; readonly id: string }
  | { readonly operation: Operation; readonly left: FormulaTree; readonly right: FormulaTree };

/** The part of mathjs' syntax tree the grammar looks at. */
export interface Node extends MathNode {
  readonly fn?: string | { readonly type: string; readonly name: string };
  readonly implicit?: boolean;
  readonly isPercentage?: boolean;
  readonly args?: readonly Node[];
  readonly content?: Node;
  readonly name?: string;
  readonly value?: unknown;
}

/** The operation of a node as the grammar names it; forms it does not have get a name it does not know. */
export function operationOf({ type, fn, implicit, isPercentage }: Node): string {
  if (typeof fn !== "string") return type === "FunctionNode" && fn?.type === "SymbolNode" ? called(fn.name) : "calling a method";
  if (implicit === true) return "multiplying without a sign";
  return isPercentage === true ? "%" : fn;
}

/** Functions are called, operators are written: `mean(…)`, but not `divide(…)`. */
const called = (name: string): string => (isOperation(name) && name !== "mean" ? `calling ${name}` : name);

interface Typed {
  readonly tree: FormulaTree;
  readonly kind: FigureKind;
}

/** A node as the grammar knows it; throws the reason when it is not in the grammar. */
function typed(node: Node, figures: ReadonlyMap<string, FigureKind>): Typed {
  switch (node.type) {
    case "ConstantNode":
      if (typeof node.value !== "number" || !Number.isFinite(node.value)) throw new SyntaxError(`constant ${String(node.value)}`);
      return { tree: { operation: "constant", value: node.value }, kind: "one" };
    case "SymbolNode": {
      const id = node.name ?? "?";
      const kind = figures.get(id);
      if (kind === undefined) throw new SyntaxError(`${id} is no figure of this question`);
      return { tree: { operation: "figure", id }, kind };
    }
    case "ParenthesisNode":
      if (node.content === undefined) throw new SyntaxError("empty parenthesis");
      return typed(node.content, figures);
    case "OperatorNode":
    case "FunctionNode": {
      const operation = operationOf(node);
      if (!isOperation(operation)) throw new SyntaxError(`${operation} is not allowed`);
      const [takes, operands, gives] = grammar[operation];
      const args = node.args?.length === operands ? node.args.map((it) => typed(it, figures)) : [];
      const [left, right = left] = args;
      if (left === undefined || right === undefined || args.some((it) => it.kind !== takes)) {
        throw new SyntaxError(`${operation} takes ${operands} ${takes === "one" ? "number" : "yearly list"}(s)`);
      }
      return { tree: { operation, left: left.tree, right: right.tree }, kind: gives };
    }
    default:
      throw new SyntaxError(`${node.type} is not allowed`);
  }
}

function parse(expression: string): Node {
  // mathjs reads 0x10 as 16; a formula on paper has decimals alone
  if (/\b0[box]/i.test(expression)) throw new SyntaxError("0x, 0o and 0b are not allowed");
  return math.parse(expression);
}

/** The syntax tree, or `null` when it is no expression at all. */
export function parseFormula(expression: string): Node | null {
  try {
    return parse(expression);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The formula as the grammar knows it, or why it does not; `path` is where it stands in the pack. */
export function formulaTree(expression: string, figures: ReadonlyMap<string, FigureKind>, path: string): Result<FormulaTree> {
  try {
    const { tree, kind } = typed(parse(expression), figures);
    if (kind !== "one") throw new SyntaxError("the outcome is a list");
    return succeed(tree);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail([issue("formula-not-allowed", { path, expected: "an expression over the question's figures", actual: error.message })]);
  }
}

/** A formula over these figures, or why it is not one. */
export function compileFormula(expression: string, figures: ReadonlyMap<string, FigureKind>, path: string): Result<Formula> {
  const tree = formulaTree(expression, figures, path);
  if (!tree.ok) return tree;
  const value = exactly(tree.value);
  return succeed((given) => one(value(given)));
}

function one(value: Operand | undefined): Fraction {
  if (!(value instanceof Fraction)) throw new TypeError("not a number");
  return value;
}
function list(value: Operand | undefined): readonly Fraction[] {
  if (value === undefined || value instanceof Fraction) throw new TypeError("not a list");
  return value;
}

const ZERO = new Fraction(0);
const pairwise = (apply: (a: Fraction, b: Fraction) => Fraction) => (a: Operand, b: Operand): readonly Fraction[] => {
  const [left, right] = [list(a), list(b)];
  if (left.length !== right.length) throw new RangeError("lists of different length");
  return left.map((it, i) => apply(it, one(right[i])));
};

const operations: Readonly<Record<Operation, (a: Operand, b: Operand) => Operand>> = {
  add: (a, b) => one(a).add(one(b)),
  subtract: (a, b) => one(a).sub(one(b)),
  multiply: (a, b) => one(a).mul(one(b)),
  divide: (a, b) => one(a).div(one(b)),
  unaryMinus: (a) => one(a).neg(),
  dotMultiply: pairwise((a, b) => a.mul(b)),
  dotDivide: pairwise((a, b) => a.div(b)),
  mean: (a) => list(a).reduce((sum, it) => sum.add(it), ZERO).div(list(a).length),
};

function exactly(tree: FormulaTree): (figures: Readonly<Record<string, Operand>>) => Operand {
  if (tree.operation === "constant") {
    const value = fromDecimal(tree.value);
    return () => value;
  }
  if (tree.operation === "figure") return (figures) => figures[tree.id] ?? one(undefined);
  const apply = operations[tree.operation];
  const left = exactly(tree.left);
  if (tree.right === tree.left) return (figures) => { const value = left(figures); return apply(value, value); };
  const right = exactly(tree.right);
  return (figures) => apply(left(figures), right(figures));
}
