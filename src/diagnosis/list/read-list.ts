/** Reads an N+X list that was written as JSON: shape and sense, every problem at once. */
import { deepFreeze } from "../../indicators/deep-freeze.js";
import { snapshot, strayPrototypes } from "../../indicators/plain.js";
import { isRecord } from "../../indicators/record.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { scenarioListSchema, type ScenarioList } from "./schema.js";

/**
 * The list `listScenarios` made and `sme-maturity scenarios --format json` wrote. Its counts are taken as they stand: the sheets they rest on are not at hand.
 * Issues: those of any file (`field-type`, `unknown-key` …), `field-invalid` at `listVersion` for another version, `scenario-repeated`.
 */
export function readList(value: unknown): Result<ScenarioList> {
  const plain = snapshot(value);
  if (!plain.ok) return plain;
  const read = scenarioListSchema.safeParse(plain.value);
  const issues = [...strayPrototypes(plain.value), ...(read.success ? [] : issuesFromZod(read.error, plain.value, knownKeys)), ...repeatedIn(plain.value)];
  return read.success && issues.length === 0 ? succeed(deepFreeze(read.data)) : fail(issues);
}

const { rows, members, rule } = scenarioListSchema.shape;

function knownKeys([part]: readonly PropertyKey[]): readonly string[] {
  if (part === undefined) return Object.keys(scenarioListSchema.shape);
  return Object.keys(part === "rows" ? rows.element.shape : part === "members" ? members.element.shape : part === "rule" ? rule.shape : {});
}

/** Of two rows of one scenario nobody could say which class it has. */
function repeatedIn(list: unknown): readonly Issue[] {
  const given: readonly unknown[] = isRecord(list) && Array.isArray(list.rows) ? list.rows : [];
  const seen = new Set<unknown>();
  return given.flatMap((row, i) => {
    const id = isRecord(row) ? row.id : undefined;
    if (typeof id !== "string") return [];
    if (seen.has(id)) return [issue("scenario-repeated", { path: `rows[${i}].id`, expected: "each scenario once", actual: id })];
    seen.add(id);
    return [];
  });
}
