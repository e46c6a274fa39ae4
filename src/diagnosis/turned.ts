/** Which conditions of the levels turned between two sheets of one firm: only those that certainly did. */
import type { Condition } from "../scoring/result.js";
import type { AssessedFirm } from "./firms.js";

/** What is read of a sheet's result. */
type Side = Pick<AssessedFirm, "completeness" | "pointsRange" | "areas" | "decision">;

export interface TurnedCondition {
  readonly level: number;
  readonly before: Condition;
  readonly now: Condition;
}

/** Conditions that hold on one sheet and certainly do not on the other; results of one pack have the same parts at the same places. */
export function turnedConditions(first: Side, latest: Side): readonly TurnedCondition[] {
  return latest.decision.flatMap(({ level, conditions }, l) => conditions.flatMap((now, c): readonly TurnedCondition[] => {
    const before = first.decision[l]?.conditions[c];
    if (before === undefined || before.met === now.met) return [];
    const turned = now.met ? isSurelyUnmet(first, before) : isSurelyUnmet(latest, now);
    return turned ? [{ level, before, now }] : [];
  }));
}

/** Whether a condition that is unmet at worst stays unmet however what is open were answered. */
function isSurelyUnmet(sheet: Side, { fact, required, actual }: Condition): boolean {
  if (sheet.completeness === 1) return true;
  if (required === null || actual === null) return false;
  const [subject, , kind] = fact.split(".");
  if (subject === "points") return sheet.pointsRange[1] < required;
  if (subject === "areas") return actual + sheet.areas.filter((it) => it.rating === null && (kind === "all" || kind === it.kind)).length < required;
  return false;
}
