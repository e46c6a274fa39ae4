/** Reads a plan that was published as JSON. */
import { snapshot, strayPrototypes } from "../../indicators/plain.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, succeed, type Result } from "../../issues.js";
import { planSchema, type UpgradePlan } from "./schema.js";

/** The JSON of a plan, checked for shape; whether it is of a sheet is asked where the two meet. Issues: those of any file. */
export function readPlan(value: unknown): Result<UpgradePlan> {
  const plain = snapshot(value);
  if (!plain.ok) return plain;
  const read = planSchema.safeParse(plain.value);
  const issues = [...strayPrototypes(plain.value), ...(read.success ? [] : issuesFromZod(read.error, plain.value, (path) => (path.length === 0 ? Object.keys(planSchema.shape) : [])))];
  return read.success && issues.length === 0 ? succeed(read.data) : fail(issues);
}
