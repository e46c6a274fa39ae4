/** The options of a plan, checked against the pack: what is to be in it, and what may not be. */
import type { LoadedPack } from "../../indicators/load.js";
import { expectedAmong } from "../../indicators/nearest.js";
import { snapshot, strayPrototypes } from "../../indicators/plain.js";
import type { Indicator } from "../../indicators/schema.js";
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { compilePack } from "../../scoring/compile.js";
import { readAnswer } from "../../scoring/read-answer.js";
import { checkEfforts } from "./efforts.js";
import { planOptionsSchema, type GivenPlanOptions } from "./schema.js";

export interface Wishes {
  /** As given, to be repeated in the receipt. */
  readonly given: GivenPlanOptions;
  /** Letters to be reached, by indicator. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
  /** Rating to be reached, by area. */
  readonly ratings: ReadonlyMap<string, number>;
  /** Whether a letter or rating may not be entered. */
  readonly isForbidden: (id: string, step: string) => boolean;
}

const knownKeys = (path: readonly PropertyKey[]): readonly string[] => {
  if (path.length === 0) return Object.keys(planOptionsSchema.shape);
  return path.length === 1 && path[0] === "efforts" ? ["unit", "indicators", "areas"] : path.length === 1 ? ["indicators", "areas"] : [];
};

/** Every problem of the options at once; what contradicts where the firm stands is seen when its climbs are made. */
export function readWishes(options: unknown, pack: LoadedPack): Result<Wishes> {
  const plain = snapshot(options);
  if (!plain.ok) return plain;
  const read = planOptionsSchema.safeParse(plain.value);
  if (!read.success) return fail([...strayPrototypes(plain.value), ...issuesFromZod(read.error, plain.value, knownKeys)]);
  const given = read.data;
  const issues: Issue[] = [...strayPrototypes(plain.value), ...checkEfforts(given.efforts ?? {}, pack, "efforts.")];
  if (given.unit !== undefined && given.efforts?.unit !== undefined && given.unit !== given.efforts.unit) {
    issues.push(issue("field-invalid", { path: "efforts.unit", expected: given.unit, actual: given.efforts.unit }));
  }
  const { indicators, areas } = compilePack(pack);
  const top = pack.definition.areas.topRating;
  const areaIds = [...areas.keys()];

  const indicatorAt = (id: string, path: string): Indicator | undefined => {
    const found = indicators.get(id)?.indicator;
    if (found === undefined) issues.push(issue("unknown-indicator", { path, expected: expectedAmong(id, [...indicators.keys()]), actual: id }));
    return found;
  };
  const checkRating = (id: string, rating: number | true, lowest: number, path: string): void => {
    if (!areas.has(id)) issues.push(issue("unknown-area", { path, expected: expectedAmong(id, areaIds), actual: id }));
    else if (rating !== true && (!Number.isInteger(rating) || rating < lowest || rating > top)) {
      issues.push(issue("rating-out-of-range", { path, expected: `a whole number from ${lowest} to ${top}`, actual: String(rating) }));
    }
  };

  const letters = new Map<string, readonly string[]>();
  for (const [id, wanted] of Object.entries(given.fixed?.indicators ?? {})) {
    const path = `fixed.indicators.${id}`;
    const indicator = indicatorAt(id, path);
    const options = indicator && readAnswer(wanted, indicator, pack.definition.policy, path, (it) => issues.push(it))?.options;
    if (options) letters.set(id, options);
  }
  const ratings = new Map(Object.entries(given.fixed?.areas ?? {}));
  for (const [id, rating] of ratings) checkRating(id, rating, 0, `fixed.areas.${id}`);

  const barred = new Set<string>();
  for (const [id, steps] of Object.entries(given.forbidden?.indicators ?? {})) {
    const path = `forbidden.indicators.${id}`;
    const known = Object.keys(indicatorAt(id, path)?.options ?? {});
    const named = steps === true ? known : typeof steps === "string" ? [steps] : steps;
    if (named.length === 0 && known.length > 0) issues.push(issue("option-none-given", { path, expected: "one letter or more", actual: "[]" }));
    for (const step of named) {
      if (known.length > 0 && !known.includes(step)) issues.push(issue("option-unknown", { path, expected: `one of ${known.join(", ")}`, actual: step }));
      barred.add(`${id} ${step}`);
    }
  }
  for (const [id, rating] of Object.entries(given.forbidden?.areas ?? {})) {
    checkRating(id, rating, 1, `forbidden.areas.${id}`);
    const named = rating === true ? Array.from({ length: top }, (_, i) => i + 1) : [rating];
    for (const step of named) barred.add(`${id} ${step}`);
  }
  return issues.length > 0 ? fail(issues) : succeed({ given, letters, ratings, isForbidden: (id, step) => barred.has(`${id} ${step}`) });
}
