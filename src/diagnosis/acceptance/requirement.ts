/** What is asked at acceptance: the parameters of an acceptance sheet. */
import type { LoadedPack } from "../../indicators/load.js";
import { snapshot } from "../../indicators/plain.js";
import { isRecord } from "../../indicators/record.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { requirementSchema, type Requirement } from "./schema.js";

/** As pilot cities ask: level 2 by on-site evaluation. From rating 3 on the ladder of the 2024 edition speaks of data that flow between areas. */
export const defaultRequirement: Requirement = { level: 2, basis: "on-site", joinedRating: 3 };

/** Nothing for a level the pack has. */
export function unknownLevel(path: string, level: number, { definition }: Pick<LoadedPack, "definition">): readonly Issue[] {
  const levels = definition.levels.map((it) => it.level);
  return levels.includes(level) ? [] : [issue("target-unknown", { path, expected: `one of ${levels.join(", ")}`, actual: String(level) })];
}

/**
 * The parameters given, the others as in `defaultRequirement`.
 * Issues: `target-unknown` (a level the pack does not have), `field-invalid` (a rating beyond the pack's ladder), those of any value.
 */
export function readRequirement(given: unknown, { definition }: Pick<LoadedPack, "definition">): Result<Requirement> {
  const plain = snapshot(given);
  if (!plain.ok) return plain;
  const whole = isRecord(plain.value) ? { ...defaultRequirement, ...plain.value } : plain.value;
  const read = requirementSchema.safeParse(whole);
  if (!read.success) return fail(issuesFromZod(read.error, whole, () => Object.keys(defaultRequirement), ["requirement"]));
  const { level, joinedRating } = read.data;
  const { topRating } = definition.areas;
  const issues = [
    ...unknownLevel("requirement.level", level, { definition }),
    ...(joinedRating <= topRating ? [] : [issue("field-invalid", { path: "requirement.joinedRating", expected: `at most ${topRating}`, actual: String(joinedRating) })]),
  ];
  return issues.length === 0 ? succeed(read.data) : fail(issues);
}
