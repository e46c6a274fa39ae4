/** Rules over facts, taken apart far enough to say which line was met and which was not. */
import { fromDecimal } from "../indicators/exact.js";
import { factsOf } from "../indicators/rule-profile.js";
import type { Rule } from "../indicators/schema.js";
import { compileRule, type FactValue } from "./compile-rule.js";
import { toMilli, toPoints } from "./milli.js";
import type { Condition } from "./result.js";

/** Facts by nested name, as JSON Logic reads them; every name was declared when the pack was checked. */
export type FactTree = { readonly [name: string]: FactTree | number | string };

export type Holds = (facts: FactTree) => boolean;

/** A rule of the strict profile, ready to be asked; that it is one was checked with its pack. */
export const holdsOf = (rule: Rule): Holds => compileRule(rule, readerOf);

const compiled = new WeakMap<object, Holds>();

/** Whether a rule of the strict profile holds. Each rule is compiled once. */
export function holds(rule: Rule, facts: FactTree): boolean {
  if (typeof rule !== "object" || rule === null) return rule === true;
  const known = compiled.get(rule);
  if (known !== undefined) return known(facts);
  const ready = holdsOf(rule);
  compiled.set(rule, ready);
  return ready(facts);
}

function readerOf(name: string): (facts: FactTree) => FactValue {
  const path = name.split(".");
  return (facts) => {
    const value = factAt(facts, path);
    if (value === undefined) throw new TypeError(`no such fact: ${name}`);
    return value;
  };
}

const orderings = [">=", ">", "<=", "<", "=="] as const;
type Ordering = (typeof orderings)[number];

/** A fact held against a number. */
export interface Line {
  readonly fact: string;
  readonly operator: Ordering;
  readonly required: number;
}

/** `{">=":[{"var":fact}, number]}` as a line; any other rule is not one. */
function asLine(rule: Rule): Line | null {
  if (rule === null || typeof rule !== "object" || Array.isArray(rule)) return null;
  const [entry] = Object.entries(rule);
  const operator = orderings.find((it) => it === entry?.[0]);
  const operands = entry?.[1];
  if (operator === undefined || !Array.isArray(operands)) return null;
  const [left, required]: readonly Rule[] = operands;
  if (typeof required !== "number" || left === null || typeof left !== "object" || !("var" in left)) return null;
  return { fact: String(left.var), operator, required };
}

/** The parts that must all hold. */
function conjuncts(rule: Rule): readonly Rule[] {
  if (rule !== null && typeof rule === "object" && "and" in rule && Array.isArray(rule.and)) return rule.and.flatMap(conjuncts);
  return [rule];
}

/** The lines of a rule that is nothing but lines which must all hold; any other has none. */
export function linesOf(rule: Rule): readonly Line[] | null {
  const lines = conjuncts(rule).map(asLine);
  return lines.every((it) => it !== null) ? lines : null;
}

/** One of the parts of a rule that must all hold, taken apart once per pack. */
export type RulePart = (facts: FactTree) => Condition;

const partOf = (part: Rule): RulePart => {
  const line = asLine(part);
  if (line === null) {
    const fact = factsOf(part).join(",");
    const isMet = holdsOf(part);
    return (facts) => ({ fact, operator: "rule", required: null, actual: null, met: isMet(facts), gap: 0, rule: part });
  }
  const { fact, operator, required } = line;
  const [isMet, read] = [holdsOf(part), readerOf(fact)];
  return (facts) => {
    const met = isMet(facts);
    const actual = read(facts);
    if (typeof actual !== "number") throw new TypeError(`no number: ${fact}`);
    return { fact, operator, required, actual, met, gap: met ? 0 : distance(required, actual) };
  };
};

/** The parts of a rule: each gives what it asks, what there is, and whether it holds. */
export const partsOf = (rule: Rule): readonly RulePart[] => conjuncts(rule).map(partOf);

function factAt(facts: FactTree, path: readonly string[]): number | string | undefined {
  let node: FactTree | number | string | undefined = facts;
  for (const key of path) node = typeof node === "object" ? node[key] : undefined;
  return typeof node === "object" ? undefined : node;
}

/** Exact: 39.975 is 0.025 short of 40. Of thousandths, as nearly all are, whole numbers say the same sooner. */
const distance = (a: number, b: number): number =>
  (isThousandths(a) && isThousandths(b) ? toPoints(Math.abs(toMilli(a) - toMilli(b))) : fromDecimal(a).sub(fromDecimal(b)).abs().valueOf());

/** A decimal of fewer than 16 digits, three of them behind the point: its double tells it from all others. */
const isThousandths = (value: number): boolean => Math.abs(value) < 1e12 && toPoints(toMilli(value)) === value;
