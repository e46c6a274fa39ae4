/** Rules run by json-logic-js, taken apart far enough to say which line was met and which was not. */
import jsonLogic from "json-logic-js";
import type { RulesLogic } from "json-logic-js";
import { fromDecimal } from "../indicators/exact.js";
import { factsOf } from "../indicators/rule-profile.js";
import type { Rule } from "../indicators/schema.js";
import type { Condition } from "./result.js";

/** Facts by nested name, as json-logic-js reads them; every name was declared when the pack was checked. */
export type FactTree = { readonly [name: string]: FactTree | number | string };

/** Whether a rule of the strict profile holds. */
export const holds = (rule: Rule, facts: FactTree): boolean => jsonLogic.apply(rule as RulesLogic, facts) === true;

const orderings = [">=", ">", "<=", "<", "=="] as const;
type Ordering = (typeof orderings)[number];

interface Line {
  readonly fact: string;
  readonly operator: Ordering;
  readonly required: number;
}

/** `{">=":[{"var":fact}, number]}` as a line; any other rule is not one. */
export function asLine(rule: Rule): Line | null {
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
export function conjuncts(rule: Rule): readonly Rule[] {
  if (rule !== null && typeof rule === "object" && "and" in rule && Array.isArray(rule.and)) return rule.and.flatMap(conjuncts);
  return [rule];
}

function factAt(facts: FactTree, name: string): number {
  const value = name.split(".").reduce<FactTree | number | string | undefined>((node, key) => (typeof node === "object" ? node[key] : undefined), facts);
  if (typeof value !== "number") throw new TypeError(`no such fact: ${name}`);
  return value;
}

/** Each part of a rule with what it asks, what there is, and whether it holds. */
export function judgeConditions(rule: Rule, facts: FactTree): readonly Condition[] {
  return conjuncts(rule).map((part) => {
    const met = holds(part, facts);
    const line = asLine(part);
    if (line === null) return { fact: factsOf(part).join(","), operator: "rule", required: null, actual: null, met, gap: 0, rule: part };
    const actual = factAt(facts, line.fact);
    const gap = met ? 0 : Math.abs(fromDecimal(line.required).sub(fromDecimal(actual)).valueOf());
    return { ...line, actual, met, gap };
  });
}
