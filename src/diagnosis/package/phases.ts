/** A plan in phases: consecutive steps, a phase ending where the level rises or where it is long enough. */
import type { PlanStanding, UpgradePlan } from "../plan/schema.js";

/** Steps taken together, and where the firm stands after them. */
export interface Slice {
  /** From 1. */
  readonly no: number;
  /** Places in the plan. */
  readonly steps: readonly number[];
  readonly after: PlanStanding;
  readonly reachesLevel: number | null;
}

export function slicesOf({ steps, from }: UpgradePlan, stepsPerPhase: number): readonly Slice[] {
  const slices: Slice[] = [];
  let before = from;
  let open: readonly number[] = [];
  steps.forEach(({ after }, i) => {
    open = [...open, i];
    const rises = after.level > before.level;
    if (!rises && open.length < stepsPerPhase && i < steps.length - 1) return;
    slices.push({ no: slices.length + 1, steps: open, after, reachesLevel: rises ? after.level : null });
    before = after;
    open = [];
  });
  return slices;
}
