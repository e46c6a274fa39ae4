/** Scores again and compares: whether a result came from this sheet, this pack and this engine, and was not changed since; and asks a second engine of its levels. */
import { canonicalJson } from "../indicators/hash.js";
import type { LoadedPack } from "../indicators/load.js";
import { formatPath, issuesFromZod, show } from "../indicators/zod-issues.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { snapshot } from "../indicators/plain.js";
import { isRecord } from "../indicators/record.js";
import { resultSchema, type AssessmentResult } from "./result.js";
import { score } from "./score.js";
import { disputedLevels } from "./second-opinion.js";
import type { AnswerSheet } from "./sheet.js";

/** The JSON of a result, checked for shape. */
export function readResult(value: unknown): Result<AssessmentResult> {
  const plain = snapshot(value);
  if (!plain.ok) return fail([issue("result-invalid", { expected: "resultVersion 1" }), ...plain.issues]);
  const read = resultSchema.safeParse(plain.value);
  if (read.success) return succeed(read.data);
  return fail([issue("result-invalid", { expected: "resultVersion 1" }), ...issuesFromZod(read.error, value)]);
}

/**
 * Succeeds with the fresh result when both agree in every value, and json-logic-js finds the levels met that the result says are; otherwise names
 * each value that differs, or, where none does, each level in dispute.
 */
export function verify(given: AssessmentResult, sheet: AnswerSheet, pack: LoadedPack): Result<AssessmentResult> {
  const fresh = score(sheet, pack);
  // the receipt first: it says why the rest differs
  const differences = [...compare(given.receipt, fresh.receipt, ["receipt"]), ...compare({ ...given, receipt: null }, { ...fresh, receipt: null }, [])];
  const problems = differences.length === 0 ? disputedLevels(fresh, pack) : differences;
  return problems.length === 0 ? succeed(fresh) : fail(problems);
}

/** One issue for each value that differs, at its path in the result. */
function compare(given: unknown, fresh: unknown, path: readonly PropertyKey[]): readonly Issue[] {
  if (Array.isArray(given) && Array.isArray(fresh) && given.length === fresh.length) {
    return given.flatMap((it, i) => compare(it, fresh[i], [...path, i]));
  }
  if (isRecord(given) && isRecord(fresh)) {
    const keys = [...new Set([...Object.keys(given), ...Object.keys(fresh)])];
    return keys.flatMap((key) => compare(given[key], fresh[key], [...path, key]));
  }
  if (canonicalJson(given) === canonicalJson(fresh)) return [];
  return [issue("result-differs", { path: formatPath(path), expected: show(fresh), actual: show(given) })];
}
