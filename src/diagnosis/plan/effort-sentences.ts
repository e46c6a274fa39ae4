/** What a plan costs, in words: a unit stands beside what somebody gave, never beside the 1 counted where nobody did. */
import { fill } from "../../wording/fill.js";
import words from "../../wording/plan.zh-CN.json" with { type: "json" };
import { inFull, sumDecimals } from "../figures/decimal.js";
import type { EffortSource, PlanStep, UpgradePlan } from "./schema.js";

type Sourcing = keyof typeof words.total;

function sourcingOf({ effortSources, unsourcedSteps }: UpgradePlan): Sourcing {
  if (effortSources.length === 0) return "free";
  return unsourcedSteps === 0 ? "sourced" : effortSources.length === 1 ? "unsourced" : "mixed";
}

export function effortSentences(plan: UpgradePlan) {
  const { unit } = plan;
  const sourcing = sourcingOf(plan);
  const units: Readonly<Record<string, string>> = words.units;
  const unitName = unit === null ? "" : Object.hasOwn(units, unit) ? units[unit] ?? unit : /^[!-~]/.test(unit) ? ` ${unit}` : unit;
  const amount = (effort: number): string => fill(words.amount.with, { effort: inFull(effort), unit: unitName });
  const sum = unit === null ? fill(words.amount.noUnit, { effort: inFull(plan.sourcedEffort) }) : amount(plan.sourcedEffort);

  const total = fill(words.total[sourcing], { count: plan.steps.length, effort: sum, small: plan.unsourcedSteps });
  const least = words.least[sourcing];
  const note = sourcing === "unsourced" || sourcing === "mixed" ? [fill(words.note[sourcing], { count: plan.steps.length })] : [];

  const ofStep = ({ kind, parts }: PlanStep): string => {
    const sourced = parts.flatMap(({ to, effort, source }) => (source === "default" ? [] : [{ to, effort, source }]));
    const small = parts.length - sourced.length;
    if (parts.length === 0) return words.effort.free;
    if (sourced.length === 0) return fill(sourcing === "unsourced" ? words.effort.small : words.effort.unsourced, { small });
    const text = sourcedText(sourced, kind);
    return small === 0 ? text : fill(words.effort.more, { text, small });
  };
  const sourcedText = (parts: readonly Sourced[], kind: PlanStep["kind"]): string => {
    const [first] = parts;
    if (first !== undefined && parts.every((it) => it.source === first.source)) {
      return fill(words.effort.one, { effort: amount(sumDecimals(parts.map((it) => it.effort))), source: words.source[first.source] });
    }
    return fill(words.effort.several, {
      parts: parts.map(({ to, effort, source }) => fill(words.effort.part, {
        to: kind === "area" ? fill(words.effort.toRating, { rating: to }) : to, effort: amount(effort), source: words.source[source],
      })).join(words.comma),
    });
  };

  return { total, least, note, ofStep };
}

interface Sourced {
  readonly to: string;
  readonly effort: number;
  readonly source: Exclude<EffortSource, "default">;
}
