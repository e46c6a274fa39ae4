/** Steps of the plan that no scenario of the package carries to their end: they stay, and somebody must say how. */
import type { PlanStep } from "../plan/schema.js";
import type { FirmPackage, PackageScenario } from "./schema.js";

type Uncarried = FirmPackage["uncarried"][number];
type Carrier = Pick<PackageScenario, "area" | "from" | "to" | "serves">;

export const uncarriedOf = (steps: readonly PlanStep[], scenarios: readonly Carrier[]): readonly Uncarried[] => steps.flatMap((step): readonly Uncarried[] => {
  if (step.kind === "indicator") {
    const { kind, id, from, to } = step;
    return scenarios.some((it) => it.serves.some((served) => served.kind === kind && served.id === id)) ? [] : [{ kind, id, from, to }];
  }
  const { kind, id, from, to } = step;
  const own = scenarios.filter((it) => it.area === id);
  const gap = entered(from ?? 0, to).find((rating) => !own.some((it) => carries(it, rating)));
  return gap === undefined ? [] : [{ kind, id, from, to, reached: gap - 1 > (from ?? 0) ? gap - 1 : null }];
});

const entered = (from: number, to: number): readonly number[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i + 1);

/** Whether it takes an area into the rating; it starts where the firm stands, and 0 counts as 1. */
const carries = ({ from, to }: Carrier, rating: number): boolean => from <= Math.max(rating - 1, 1) && rating <= to;
