/**
 * Rules of the strict JSON Logic profile as closures, one language for the traced path and the fast one: the outcome json-logic-js has, given that
 * every fact is known and of its type, which the profile proves when a pack is checked; `verify` and the tests ask that library too. No generated
 * code: a strict CSP runs it.
 */
import type { Rule } from "../indicators/schema.js";

export type FactValue = number | string | boolean;
/** Reads one fact, wherever the caller keeps its facts. */
export type ReadFact<F> = (facts: F) => FactValue;

/**
 * @param factOf the reader of a fact, by its dotted name.
 * @throws SyntaxError when the rule is not of the profile.
 */
export function compileRule<F>(rule: Rule, factOf: (name: string) => ReadFact<F>): (facts: F) => boolean {
  const read = compile(rule, factOf);
  return (facts) => read(facts) === true;
}

function compile<F>(rule: Rule, factOf: (name: string) => ReadFact<F>): ReadFact<F> {
  if (typeof rule === "number" || typeof rule === "string" || typeof rule === "boolean") return () => rule;
  const [operator = "", args] = Object.entries(rule ?? {})[0] ?? [];
  const operands: readonly Rule[] = Array.isArray(args) ? args : args === undefined ? [] : [args];
  if (operator === "var") return factOf(String(operands[0]));
  const parts = operands.map((it) => compile(it, factOf));
  const [left, right] = parts;
  if (operator === "and" || operator === "or") return connective(parts, operator === "or");
  if (left !== undefined && operator === "!") return (facts) => !left(facts);
  if (left === undefined || right === undefined) throw new SyntaxError(`no rule of the profile: ${operator}`);
  if (operator === "==" || operator === "===") return (facts) => left(facts) === right(facts);
  if (operator === "!=" || operator === "!==") return (facts) => left(facts) !== right(facts);
  type Numbers = (facts: F) => number; // the profile proved that they are
  return ordering(operator, left as Numbers, right as Numbers, operands[1]);
}

/** Asks until one part is what decides. A plain loop: rules run for every sheet. */
function connective<F>(parts: readonly ReadFact<F>[], decides: boolean): ReadFact<F> {
  return (facts) => {
    for (let i = 0; i < parts.length; i += 1) if (parts[i]?.(facts) === decides) return decides;
    return !decides;
  };
}

function ordering<F>(operator: string, left: (facts: F) => number, right: (facts: F) => number, limit: Rule | undefined): ReadFact<F> {
  switch (operator) {
    // most lines of a pack hold a fact against a number
    case ">=": return typeof limit === "number" ? (facts) => left(facts) >= limit : (facts) => left(facts) >= right(facts);
    case ">": return (facts) => left(facts) > right(facts);
    case "<=": return (facts) => left(facts) <= right(facts);
    case "<": return (facts) => left(facts) < right(facts);
    default: throw new SyntaxError(`no rule of the profile: ${operator}`);
  }
}
