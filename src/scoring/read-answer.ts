/** One answer of a sheet: a letter, a list of letters, or an object, held against its indicator. */
import { expectedAmong } from "../indicators/nearest.js";
import { isRecord } from "../indicators/record.js";
import type { Indicator, IndicatorPack } from "../indicators/schema.js";
import { show } from "../indicators/zod-issues.js";
import { issue } from "../issues.js";
import { FULL_WIDTH, readFigures, type Report } from "./read-figures.js";
import type { Answer } from "./sheet.js";

const answerKeys = ["option", "options", "figures", "evidence", "note", "notApplicable"];

/** The answer, or `null` when the question is unanswered or the answer unusable (then reported). */
export function readAnswer(value: unknown, indicator: Indicator, policy: IndicatorPack["policy"], path: string, report: Report): Answer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || Array.isArray(value)) return finish({ option: value }, indicator, policy, path, path, report);
  if (!isRecord(value)) {
    report(issue("answer-type", { path, expected: "a letter, a list of letters or an object", actual: show(value) }));
    return null;
  }
  for (const key of Object.keys(value)) {
    if (!answerKeys.includes(key)) report(issue("unknown-key", { path: `${path}.${key}`, expected: expectedAmong(key, answerKeys), actual: key }));
  }
  const given = (key: string): unknown => (Object.hasOwn(value, key) ? value[key] ?? undefined : undefined);
  if (given("option") !== undefined && given("options") !== undefined) {
    report(issue("option-twice", { path, expected: "option or options", actual: "both" }));
  }
  const place = given("option") !== undefined ? `${path}.option` : `${path}.options`;
  return finish({
    option: given("option") ?? given("options"), figures: given("figures"), evidence: given("evidence"),
    note: given("note"), notApplicable: given("notApplicable"),
  }, indicator, policy, path, place, report);
}

interface Raw {
  readonly option?: unknown;
  readonly figures?: unknown;
  readonly evidence?: unknown;
  readonly note?: unknown;
  readonly notApplicable?: unknown;
}

function finish(raw: Raw, indicator: Indicator, policy: IndicatorPack["policy"], path: string, optionPath: string, report: Report): Answer {
  const answer: Answer = {
    options: readOptions(raw.option, indicator, optionPath, report),
    figures: readFigures(raw.figures, indicator, `${path}.figures`, report),
    evidence: readEvidence(raw.evidence, `${path}.evidence`, report),
    note: raw.note === undefined ? null : readText(raw.note, LONGEST_NOTE, `${path}.note`, report),
    notApplicable: raw.notApplicable === true,
  };
  if (raw.notApplicable !== undefined && typeof raw.notApplicable !== "boolean") {
    report(issue("field-type", { path: `${path}.notApplicable`, expected: "true or false", actual: show(raw.notApplicable) }));
  }
  if (answer.notApplicable && (policy.notApplicable === "not-allowed" || indicator.notApplicable !== true)) {
    report(issue("not-applicable-not-allowed", { path, expected: "an answer", actual: "notApplicable" }));
  }
  if (answer.notApplicable && (answer.options !== null || Object.keys(answer.figures).length > 0)) {
    report(issue("not-applicable-answered", { path, expected: "notApplicable alone", actual: "an answer as well" }));
  }
  return answer;
}

export const LONGEST_NOTE = 5000;
export const LONGEST_EVIDENCE = 2000;
export const MOST_EVIDENCE = 50;
/** One for all: most answers bring none, and each list of its own would have to be frozen. */
const NO_EVIDENCE: readonly string[] = Object.freeze([]);

function readText(value: unknown, longest: number, path: string, report: Report): string | null {
  if (typeof value === "string" && value.length <= longest) return value;
  report(typeof value === "string"
    ? issue("field-invalid", { path, expected: `at most ${longest} characters`, actual: show(value) })
    : issue("field-type", { path, expected: "text", actual: show(value) }));
  return null;
}

function readEvidence(value: unknown, path: string, report: Report): readonly string[] {
  if (value === undefined) return NO_EVIDENCE;
  if (!Array.isArray(value)) return [readText(value, LONGEST_EVIDENCE, path, report) ?? ""];
  if (value.length > MOST_EVIDENCE) report(issue("field-invalid", { path, expected: `at most ${MOST_EVIDENCE} entries`, actual: `${value.length}` }));
  return value.slice(0, MOST_EVIDENCE).flatMap((it, i) => readText(it, LONGEST_EVIDENCE, `${path}[${i}]`, report) ?? []);
}

function readOptions(value: unknown, indicator: Indicator, path: string, report: Report): readonly string[] | null {
  if (value === undefined) return null;
  const isList = Array.isArray(value);
  const list: readonly unknown[] = isList ? value : [value];
  if (list.length === 0) {
    report(issue("option-none-given", { path, expected: "one letter or more", actual: "[]" }));
    return null;
  }
  const known = Object.keys(indicator.options);
  const letters = list.filter((it, i): it is string => readLetter(it, known, isList ? `${path}[${i}]` : path, report));
  const repeated = letters.filter((it, i) => letters.indexOf(it) !== i);
  if (repeated.length > 0) report(issue("option-repeated", { path, expected: "each letter once", actual: repeated.join(", ") }));
  if (list.length > 1 && indicator.method !== "choices") {
    report(issue("option-several", { path, expected: "one letter", actual: show(value) }));
  }
  if (indicator.method === "choices" && indicator.exclusive !== undefined && letters.length > 1 && letters.includes(indicator.exclusive)) {
    report(issue("option-exclusive", { path, expected: `${indicator.exclusive} alone, or the others`, actual: letters.join(", ") }));
  }
  return known.filter((letter) => letters.includes(letter));
}

function readLetter(value: unknown, known: readonly string[], path: string, report: Report): boolean {
  if (typeof value !== "string") {
    report(issue("answer-type", { path, expected: "a letter", actual: show(value) }));
    return false;
  }
  if (known.includes(value)) return true;
  const code = FULL_WIDTH.test(value) ? "full-width" : "option-unknown";
  const plain = value.normalize("NFKC").trim().toUpperCase();
  report(issue(code, { path, expected: known.includes(plain) ? plain : `one of ${known.join(", ")}`, actual: show(value) }));
  return false;
}
