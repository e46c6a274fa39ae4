/** Reads a plan that was published as JSON. */
import { snapshot, strayPrototypes } from "../../indicators/plain.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, succeed, type Result } from "../../issues.js";
import { planContradictions } from "./consistency.js";
import { planSchema, type UpgradePlan } from "./schema.js";

/** The JSON of a plan, or of a package, whose plan it then is, checked for shape and for what it says twice; whether it is of a sheet is asked where the two meet. Issues: those of any file. */
export function readPlan(value: unknown): Result<UpgradePlan> {
  const plain = snapshot(value);
  if (!plain.ok) return plain;
  const given = isPackage(plain.value) ? plain.value.plan : plain.value;
  const read = planSchema.safeParse(given);
  const issues = [...strayPrototypes(given), ...(read.success ? planContradictions(read.data) : issuesFromZod(read.error, given, (path) => (path.length === 0 ? Object.keys(planSchema.shape) : [])))];
  return read.success && issues.length === 0 ? succeed(read.data) : fail(issues);
}

const isPackage = (value: unknown): value is { readonly plan: unknown } => typeof value === "object" && value !== null && "packageVersion" in value && "plan" in value;
