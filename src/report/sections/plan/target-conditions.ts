/** The conditions of the target level: what they ask, and what a standing has of each. */
import type { PlanStanding } from "../../../diagnosis/plan/schema.js";
import type { Condition } from "../../../scoring/result.js";
import { alike } from "../../numbers.js";
import { fill, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { factNames, words } from "./plan-words.js";

interface TargetCondition {
  readonly fact: string;
  readonly label: string;
  /** With operator, as on the decision table. */
  readonly required: string;
  readonly now: Condition | null;
  readonly after: Condition;
  /** Written like all other values of the condition. */
  readonly shown: (value: number | null) => string;
}

/** What a standing has of a fact; `null`: it does not say. */
export function valueOf(fact: string, { points, areaCounts }: PlanStanding): number | null {
  const [about, part, kind] = fact.split(".");
  if (fact === "points") return points;
  const counted = areaCounts.find((it) => about === "areas" && it.rating === Number(part));
  return counted === undefined || (kind !== "all" && kind !== "binding" && kind !== "guiding") ? null : counted[kind];
}

export function targetConditions(context: Proposed): readonly TargetCondition[] {
  const { result, say, proposal: { package: { target, plan, phases } } } = context;
  const now = result.decision.find((it) => it.level === target)?.conditions ?? [];
  const after = plan.after.decision.find((it) => it.level === target)?.conditions ?? [];
  return after.map((it, i) => {
    const before = now[i] ?? null;
    const isRule = it.operator === "rule" || it.required === null;
    const shown = alike([it.required, before?.actual ?? null, it.actual, ...phases.map((phase) => valueOf(it.fact, phase.after))]);
    return {
      fact: it.fact, now: before, after: it, shown,
      required: it.operator === "rule" || it.required === null ? shared.condition.rule
        : fill(shared.condition.required, { operator: shared.condition.operators[it.operator], value: shown(it.required) }),
      label: isRule ? factNames(it.fact, context) : fill(shared.condition.fact, { fact: say.fact(it.fact), unit: say.unit(it.fact) }),
    };
  });
}

/** How many of them hold once all is done, in words. */
export function conditionsMet(context: Proposed): string {
  const all = targetConditions(context);
  const unmet = all.filter((it) => !it.after.met).length;
  return fill(unmet === 0 ? words.effect.allMet : words.effect.someUnmet, { count: all.length, unmet });
}
