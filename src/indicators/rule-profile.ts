/**
 * The strict JSON Logic profile: which rules a pack may hold.
 * json-logic-js compares text with numbers and lets a missing value pass `<=`, so nothing untyped may reach it:
 * every operand's type is known before a rule ever runs.
 */
import { issue, type Issue } from "../issues.js";
import type { Rule } from "./schema.js";

export type FactType = "number" | "string" | "boolean";
/** The facts a rule may read, by dotted path. */
export type Facts = ReadonlyMap<string, FactType>;

const MAX_DEPTH = 16;
const MAX_NODES = 500;
const CONNECTIVES: ReadonlySet<string> = new Set(["and", "or"]);
const ORDERINGS: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);
const EQUALITIES: ReadonlySet<string> = new Set(["==", "===", "!=", "!=="]);

/** Operators under which more of a fact never turns true into false: what a level at worst and at best rests on. */
const MONOTONE: ReadonlySet<string> = new Set(["and", "or", ">="]);

/** As `checkRule`, and the rule is monotone: a level once reached is not lost by a better answer. */
export function checkLevelRule(rule: Rule, facts: Facts, path: string): readonly Issue[] {
  const issues = checkRule(rule, facts, path);
  return issues.length > 0 ? issues : [...operatorsOf(rule)].filter((it) => it !== "var" && !MONOTONE.has(it))
    .map((operator) => issue("rule-not-allowed", { path, expected: "and, or, >=: a better answer never loses a level", actual: operator }));
}

function operatorsOf(rule: Rule): ReadonlySet<string> {
  if (rule === null || typeof rule !== "object") return new Set();
  const inner = Array.isArray(rule) ? rule : Object.values(rule);
  return new Set([...(Array.isArray(rule) ? [] : Object.keys(rule)), ...inner.flatMap((it: Rule) => [...operatorsOf(it)])]);
}

/** Every way the rule leaves the profile; none: it is safe to run, and its outcome is true or false. */
export function checkRule(rule: Rule, facts: Facts, path: string): readonly Issue[] {
  const issues: Issue[] = [];
  let nodes = 0;

  const refuse = (at: string, expected: string, actual: string): undefined => {
    issues.push(issue("rule-not-allowed", { path: at, expected, actual }));
    return undefined;
  };

  const typeOfFact = (args: Rule, at: string): FactType | undefined => {
    const name = Array.isArray(args) && args.length === 1 ? args[0] : args;
    if (typeof name !== "string") return refuse(at, "the name of one fact", describe(args));
    const type = facts.get(name);
    if (type === undefined) issues.push(issue("fact-unknown", { path: at, expected: "a declared fact", actual: name }));
    return type;
  };

  const typeOf = (node: Rule, at: string, depth: number): FactType | undefined => {
    nodes += 1;
    if (depth > MAX_DEPTH) return refuse(at, `at most ${MAX_DEPTH} levels`, "deeper");
    if (nodes > MAX_NODES) return nodes > MAX_NODES + 1 ? undefined : refuse(at, `at most ${MAX_NODES} parts`, "more");
    if (typeof node === "number") return "number";
    if (typeof node === "string") return "string";
    if (typeof node === "boolean") return "boolean";
    if (node === null || Array.isArray(node)) return refuse(at, "an operator, a fact or a plain value", describe(node));
    const entries = Object.entries(node);
    const [operator, args] = entries[0] ?? [];
    if (entries.length !== 1 || operator === undefined || args === undefined) {
      return refuse(at, "one operator", `${entries.length} keys`);
    }
    const here = `${at}.${operator}`;
    if (operator === "var") return typeOfFact(args, here);
    const list = Array.isArray(args) ? args : [args];
    const types = (): readonly (FactType | undefined)[] => list.map((arg: Rule, i: number) => typeOf(arg, `${here}[${i}]`, depth + 1));
    return typeOfOperation(operator, types, here, refuse);
  };

  const outcome = typeOf(rule, path, 0);
  if (outcome !== undefined && outcome !== "boolean") refuse(path, "a rule that is true or false", outcome);
  return issues;
}

function typeOfOperation(
  operator: string,
  operands: () => readonly (FactType | undefined)[],
  at: string,
  refuse: (at: string, expected: string, actual: string) => undefined,
): FactType | undefined {
  const isKnown = CONNECTIVES.has(operator) || ORDERINGS.has(operator) || EQUALITIES.has(operator) || operator === "!";
  if (!isKnown) return refuse(at, "one of and or ! == === != !== < <= > >= var", operator);
  const types = operands();
  const all = (type: FactType): boolean => types.every((it) => it === undefined || it === type);
  if (CONNECTIVES.has(operator)) {
    return types.length > 0 && all("boolean") ? "boolean" : refuse(at, "one or more conditions", types.join(", ") || "none");
  }
  if (operator === "!") return types.length === 1 && all("boolean") ? "boolean" : refuse(at, "one condition", types.join(", ") || "none");
  if (types.length !== 2) return refuse(at, "two operands", String(types.length));
  if (ORDERINGS.has(operator)) return all("number") ? "boolean" : refuse(at, "two numbers", types.join(", "));
  const [left, right] = types;
  return left === undefined || right === undefined || left === right ? "boolean" : refuse(at, "two values of one type", types.join(", "));
}

const describe = (value: Rule): string => (JSON.stringify(value) ?? "nothing").slice(0, 80);

/** The facts a rule reads, each once, in the order of their first use. */
export function factsOf(rule: Rule): readonly string[] {
  if (rule === null || typeof rule !== "object") return [];
  if (Array.isArray(rule)) return [...new Set(rule.flatMap((it: Rule) => factsOf(it)))];
  const found = Object.entries(rule).flatMap(([operator, args]) =>
    operator === "var" ? [String(Array.isArray(args) ? args[0] : args)] : factsOf(args));
  return [...new Set(found)];
}
