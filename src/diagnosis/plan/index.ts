/** Upgrade plans: what to do to reach a level. */
export { planUpgrade, type PlanOptions } from "./plan.js";
export { readEfforts } from "./efforts.js";
export { describePlan } from "./describe.js";
export { planSchema, type PlanObstacle, type PlanStanding, type PlanStep, type UpgradePlan } from "./schema.js";
export type { Efforts } from "../../indicators/schema.js";
