/** Overrides of a list: an expert puts a scenario into another class, and says who and why. */
import { z } from "zod";
import { expectedAmong } from "../../indicators/nearest.js";
import { snapshot } from "../../indicators/plain.js";
import { ONE_LINE } from "../../indicators/one-line.js";
import { isRecord } from "../../indicators/record.js";
import { formatPath, issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { scenarioClass, type ScenarioClass } from "./schema.js";

const text = z.string().trim().min(1).regex(ONE_LINE, "one line of text");

const overrideSchema = z.strictObject({
  id: z.string(),
  class: scenarioClass,
  name: text.max(100).describe("who decided"),
  reason: text.max(500),
});

export const overridesFileSchema = z.strictObject({
  $schema: z.string().optional(),
  overridesFormat: z.literal(1),
  overrides: z.array(overrideSchema).max(2000),
});

/** An expert's decision on one scenario. */
export interface ListOverride {
  readonly id: string;
  readonly class: ScenarioClass;
  readonly name: string;
  readonly reason: string;
}

/** The overrides of a file `{"overridesFormat":1,"overrides":[{"id","class","name","reason"}]}`, or every problem of it. */
export function readOverrides(value: unknown, catalogue: Catalogue): Result<readonly ListOverride[]> {
  const plain = snapshot(value);
  if (!plain.ok) return plain;
  const file = overridesFileSchema.safeParse(plain.value);
  const issues = [
    ...(file.success ? [] : issuesFromZod(file.error, plain.value, knownKeys)),
    ...idIssues(idsIn(plain.value), catalogue),
  ];
  return file.success && issues.length === 0 ? succeed(file.data.overrides) : fail(issues);
}

const knownKeys = (path: readonly PropertyKey[]): readonly string[] => Object.keys(path.length === 0 ? overridesFileSchema.shape : overrideSchema.shape);

/** The ids as far as they can be read: a file that is wrong elsewhere gets these checked as well. */
function idsIn(file: unknown): readonly (string | null)[] {
  const given = isRecord(file) && Array.isArray(file.overrides) ? file.overrides : [];
  return given.map((it: unknown) => (isRecord(it) && typeof it.id === "string" ? it.id : null));
}

/** Ids the catalogue does not know, and those given twice. */
export function idIssues(ids: readonly (string | null)[], { scenarios }: Catalogue): readonly Issue[] {
  const known = scenarios.map((it) => it.id);
  const seen = new Set<string>();
  return ids.flatMap((id, i) => {
    if (id === null) return [];
    const path = formatPath(["overrides", i, "id"]);
    if (seen.has(id)) return [issue("override-repeated", { path, expected: "each scenario once", actual: id })];
    seen.add(id);
    return known.includes(id) ? [] : [issue("scenario-unknown", { path, expected: expectedAmong(id, known), actual: id })];
  });
}
