/**
 * The parser of mathjs, with nodes that hold what a grammar asks: what they are, and their parts. The library's own nodes can also evaluate, which
 * formulas here do elsewhere and exactly; they weigh far more than the parser. The build makes it one file of its own, which both module formats load.
 */
import { createParse, type Typed } from "mathjs/number";

/** The parts of each node, in the order in which the parser gives them; of nodes no formula may have, none. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  ConstantNode: ["value"], SymbolNode: ["name"], ParenthesisNode: ["content"], FunctionNode: ["fn", "args"],
  OperatorNode: ["op", "fn", "args", "implicit", "isPercentage"], AccessorNode: ["object", "index"],
  ArrayNode: [], AssignmentNode: [], BlockNode: [], ConditionalNode: [], FunctionAssignmentNode: [], IndexNode: [], ObjectNode: [], RangeNode: [], RelationalNode: [],
};

/** A class, as the parser calls `new`; it knows nodes by the marks of their prototypes. */
function nodeClass(type: string, parts: readonly string[]): unknown {
  class Node {
    constructor(...given: readonly unknown[]) {
      parts.forEach((part, i) => void Reflect.set(this, part, given[i]));
    }
  }
  Object.assign(Node.prototype, { type, isNode: true, [`is${type}`]: true });
  return Node;
}

/** The library chooses among functions by their arguments; here there is text alone. */
const typed: Typed = Object.assign<(...given: Parameters<Typed>) => ReturnType<Typed>, Pick<Typed, "addConversion">>(
  (_name, { string }) => {
    if (string === undefined) throw new TypeError("mathjs gave no parser of text");
    return string;
  },
  { addConversion: () => undefined },
);

const parse = createParse({
  ...Object.fromEntries(Object.entries(partsOf).map(([type, parts]) => [type, nodeClass(type, parts)])),
  typed,
  numeric: Number,
  config: { number: "number", numberFallback: "number" },
});

export default { parse };
