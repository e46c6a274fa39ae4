/** What a stored plan says twice must agree: its steps follow one another, and its sums are theirs. */
import { issue, type Issue } from "../../issues.js";
import { sumDecimals } from "../figures/decimal.js";
import type { PlanStanding, PlanStep, UpgradePlan } from "./schema.js";

/** Every place where the plan contradicts itself: a step doubled, left out, or put elsewhere, a sum that is not that of its parts. */
export function planContradictions(plan: UpgradePlan): readonly Issue[] {
  const { steps, from, after, reachable, target } = plan;
  const parts = steps.flatMap((it) => it.parts);
  const sourced = parts.filter((it) => it.source !== "default");
  return [
    ...steps.flatMap((step, i) => stepContradictions(step, steps.slice(0, i), steps[i - 1]?.after ?? from, `steps[${i}]`)),
    ...differ("totalEffort", effortOf(parts), plan.totalEffort),
    ...differ("sourcedEffort", effortOf(sourced), plan.sourcedEffort),
    ...differ("unsourcedSteps", parts.length - sourced.length, plan.unsourcedSteps),
    ...standingDiffers("after", steps.at(-1)?.after ?? from, after),
    ...(after.level >= target === reachable ? [] : [issue("field-invalid", { path: "reachable", expected: String(!reachable), actual: String(reachable) })]),
  ];
}

const effortOf = (parts: PlanStep["parts"]): number => sumDecimals(parts.map((it) => it.effort));

function stepContradictions(step: PlanStep, earlier: readonly PlanStep[], before: PlanStanding, path: string): readonly Issue[] {
  const last = earlier.findLast((it) => it.kind === step.kind && it.id === step.id);
  // a climb may stand in two steps, where another has to come between
  const start = last === undefined || same(last.to, step.from) ? [] : [issue("field-invalid", { path: `${path}.from`, expected: named(last.to), actual: named(step.from) })];
  const isRising = step.kind === "area" ? step.from === null || step.to > step.from : !same(step.from, step.to);
  const gained = step.kind === "indicator" ? differ(`${path}.after.points`, sumDecimals([before.points, step.points]), step.after.points) : [];
  return [
    ...start,
    ...(isRising ? [] : [issue("field-invalid", { path: `${path}.to`, expected: `more than ${named(step.from)}`, actual: named(step.to) })]),
    ...differ(`${path}.effort`, effortOf(step.parts), step.effort),
    ...gained,
  ];
}

const differ = (path: string, expected: number, actual: number): readonly Issue[] =>
  (expected === actual ? [] : [issue("field-invalid", { path, expected: String(expected), actual: String(actual) })]);

function standingDiffers(path: string, expected: PlanStanding, actual: PlanStanding): readonly Issue[] {
  const counts = ({ areaCounts }: PlanStanding): string => areaCounts.map((it) => [it.rating, it.all, it.binding, it.guiding].join(" ")).join(", ");
  return [
    ...differ(`${path}.level`, expected.level, actual.level),
    ...differ(`${path}.points`, expected.points, actual.points),
    ...(counts(expected) === counts(actual) ? [] : [issue("field-invalid", { path: `${path}.areaCounts`, expected: counts(expected), actual: counts(actual) })]),
  ];
}

type At = PlanStep["from"] | PlanStep["to"];
const named = (at: At): string => (at === null ? "nothing" : [at].flat().join(" "));
const same = (one: At, other: At): boolean => named(one) === named(other);
