/** What stands in the way of an unreachable target: line by line, and what would have to be allowed. */
import { fromDecimal } from "../../indicators/exact.js";
import { toPoints } from "../../scoring/compile.js";
import type { Climb } from "./climbs.js";
import type { Line } from "./lines.js";
import type { PlanObstacle } from "./schema.js";
import { isWithinReach, reached } from "./solve.js";

export function obstaclesOf(lines: readonly Line[], climbs: readonly Climb[]): readonly PlanObstacle[] {
  return lines.filter((line) => !isWithinReach(line, climbs)).map((line) => {
    const inUnit = (amount: number): number => (line.of === "points" ? toPoints(amount) : amount);
    const attainable = inUnit(reached(line, climbs, (it) => it.best));
    const heldBack = climbs.flatMap((climb) => {
      if (climb.held === null) return [];
      const worth = inUnit(reached(line, [climb], (it) => it.top) - reached(line, [climb], (it) => it.best));
      return worth > 0 ? [{ kind: climb.kind, id: climb.id, reason: climb.held, worth }] : [];
    });
    return {
      fact: line.fact, required: line.required, attainable,
      gap: fromDecimal(line.required).sub(fromDecimal(attainable)).valueOf(),
      attainableWithAll: inUnit(reached(line, climbs, (it) => (it.held === null ? it.best : it.top))),
      heldBack,
    };
  });
}
