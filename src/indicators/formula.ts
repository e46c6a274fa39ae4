/**
 * Formulas of a pack: parsed by mathjs, held to an allow-listed grammar, evaluated on exact fractions.
 * mathjs/number brings the parser at a tenth of the whole library's start-up time; its operators are replaced by fractions'.
 */
import { create, parseDependencies, type MathNode } from "mathjs/number";
import { fail, issue, succeed, type Result } from "../issues.js";
import { Fraction, fromDecimal } from "./exact.js";

/** A figure is one number, or a list of them, one a year. */
export type Operand = Fraction | readonly Fraction[];
export type FigureKind = "one" | "yearly";
export type Formula = (figures: Readonly<Record<string, Operand>>) => Fraction;

const pairwise = (apply: (a: Fraction, b: Fraction) => Fraction) =>
  (a: readonly Fraction[], b: readonly Fraction[]): readonly Fraction[] => a.map((x, i) => {
    const y = b[i];
    if (y === undefined || a.length !== b.length) throw new RangeError("lists of different length");
    return apply(x, y);
  });

const operations = {
  add: (a: Fraction, b: Fraction) => a.add(b),
  subtract: (a: Fraction, b: Fraction) => a.sub(b),
  multiply: (a: Fraction, b: Fraction) => a.mul(b),
  divide: (a: Fraction, b: Fraction) => a.div(b),
  unaryMinus: (a: Fraction) => a.neg(),
  dotMultiply: pairwise((a, b) => a.mul(b)),
  dotDivide: pairwise((a, b) => a.div(b)),
  mean: (list: readonly Fraction[]) => list.reduce((sum, it) => sum.add(it), new Fraction(0)).div(list.length),
};
type Operation = keyof typeof operations;

const math = create({ ...parseDependencies });
math.import(operations, { override: true });

/** What each operation takes and gives; anything not here is refused. */
const grammar: Readonly<Record<Operation, readonly [takes: FigureKind, operands: number, gives: FigureKind]>> = {
  add: ["one", 2, "one"],
  subtract: ["one", 2, "one"],
  multiply: ["one", 2, "one"],
  divide: ["one", 2, "one"],
  unaryMinus: ["one", 1, "one"],
  dotMultiply: ["yearly", 2, "yearly"],
  dotDivide: ["yearly", 2, "yearly"],
  mean: ["yearly", 1, "one"],
};
const isOperation = (name: string): name is Operation => Object.hasOwn(grammar, name);

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

/** The kind of value a node gives; throws the reason when it is not in the grammar. */
function kindOf(node: Node, figures: ReadonlyMap<string, FigureKind>): FigureKind {
  switch (node.type) {
    case "ConstantNode":
      if (typeof node.value !== "number" || !Number.isFinite(node.value)) throw new SyntaxError(`constant ${String(node.value)}`);
      return "one";
    case "SymbolNode": {
      const kind = figures.get(node.name ?? "");
      if (kind === undefined) throw new SyntaxError(`${node.name ?? "?"} is no figure of this question`);
      return kind;
    }
    case "ParenthesisNode":
      if (node.content === undefined) throw new SyntaxError("empty parenthesis");
      return kindOf(node.content, figures);
    case "OperatorNode":
    case "FunctionNode": {
      const name = operationOf(node);
      if (!isOperation(name)) throw new SyntaxError(`${name} is not allowed`);
      const [takes, operands, gives] = grammar[name];
      const args = node.args ?? [];
      if (args.length !== operands || args.some((arg) => kindOf(arg, figures) !== takes)) {
        throw new SyntaxError(`${name} takes ${operands} ${takes === "one" ? "number" : "yearly list"}(s)`);
      }
      return gives;
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

/** A formula over these figures, or why it is not one; `path` is where it stands in the pack. */
export function compileFormula(expression: string, figures: ReadonlyMap<string, FigureKind>, path: string): Result<Formula> {
  try {
    const tree = parse(expression);
    if (kindOf(tree, figures) !== "one") throw new SyntaxError("the outcome is a list");
    const exactTree = tree.transform((node: Node) =>
      node.type === "ConstantNode" && typeof node.value === "number" ? new math.ConstantNode(fromDecimal(node.value)) : node);
    const code = exactTree.compile();
    return succeed((given) => {
      const value: unknown = code.evaluate({ ...given });
      if (!(value instanceof Fraction)) throw new TypeError(`not a number: ${expression}`);
      return value;
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail([issue("formula-not-allowed", { path, expected: "an expression over the question's figures", actual: error.message })]);
  }
}
