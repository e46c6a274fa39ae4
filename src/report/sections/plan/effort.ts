/** What steps cost, for a table: an amount only beside who gave it; what nobody gave is said to be so. */
import { sumDecimals } from "../../../diagnosis/figures/decimal.js";
import type { EffortSource, PlanStep, UpgradePlan } from "../../../diagnosis/plan/schema.js";
import planWords from "../../../wording/plan.zh-CN.json" with { type: "json" };
import { line, type CellText } from "../../table.js";
import { inFull } from "../../numbers.js";
import { fill } from "../../words.js";
import { words } from "./plan-words.js";

type Source = Exclude<EffortSource, "default" | "free">;
const sources: readonly Source[] = ["caller", "catalogue", "pack"];

function amount(effort: number, unit: string | null): string {
  if (unit === null) return fill(words.effort.noUnit, { effort: inFull(effort) });
  const units: Readonly<Record<string, string>> = planWords.units;
  const known = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return fill(words.effort.amount, { effort: inFull(effort), unit: known ?? (/^[!-~]/.test(unit) ? ` ${unit}` : unit) });
}

/** A line for each source, and one for what nobody gave. */
export function effortCell({ parts }: PlanStep, { unit }: UpgradePlan): CellText {
  if (parts.length === 0) return words.effort.free;
  const given = sources.flatMap((source) => {
    const efforts = parts.filter((it) => it.source === source).map((it) => it.effort);
    return efforts.length === 0 ? [] : [line(fill(words.effort.one, { effort: amount(sumDecimals(efforts), unit), source: words.effort.source[source] }))];
  });
  const unsourced = parts.filter((it) => it.source === "default").length;
  if (given.length === 0) return words.effort.none;
  return unsourced === 0 ? given : [...given, line(fill(words.effort.more, { count: unsourced }))];
}

/** Whether a column of it would say more than the note below does. */
export function tellsEfforts({ steps }: UpgradePlan): boolean {
  const kinds = new Set(steps.map(({ parts }) => (parts.length === 0 ? "free" : parts.some((it) => it.source !== "default") ? "given" : "none")));
  return kinds.size > 1 || kinds.has("given");
}

export function effortTotal({ effortSources, sourcedEffort, unsourcedSteps, unit }: UpgradePlan): CellText {
  const isSourced = sources.some((it) => effortSources.includes(it));
  if (!isSourced) return unsourcedSteps > 0 ? words.effort.none : words.effort.free;
  const sum = line(fill(words.effort.total, { effort: amount(sourcedEffort, unit) }));
  return unsourcedSteps === 0 ? [sum] : [sum, line(fill(words.effort.more, { count: unsourcedSteps }))];
}

export function effortNote({ effortSources, unsourcedSteps }: UpgradePlan): string {
  const isSourced = sources.some((it) => effortSources.includes(it));
  if (!isSourced) return unsourcedSteps > 0 ? words.effort.noteNone : words.effort.noteFree;
  return unsourcedSteps > 0 ? words.effort.noteMixed : words.effort.noteSourced;
}
