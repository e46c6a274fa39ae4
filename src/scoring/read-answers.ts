/** Text or value → a checked answer sheet, or every problem it has. */
import { deepFreeze } from "../indicators/deep-freeze.js";
import { hashJson } from "../indicators/hash.js";
import type { LoadedPack } from "../indicators/load.js";
import { expectedAmong } from "../indicators/nearest.js";
import { snapshot } from "../indicators/plain.js";
import { isRecord } from "../indicators/record.js";
import { loadPack } from "../indicators/registry.js";
import { issuesFromZod, show } from "../indicators/zod-issues.js";
import { fail, issue, issuesOfEach, succeed, type Issue, type IssueCode, type Result } from "../issues.js";
import { compilePack } from "./compile.js";
import { findContradictions } from "./contradictions.js";
import { parseJson } from "./parse-json.js";
import { readAnswer } from "./read-answer.js";
import type { Report } from "./read-figures.js";
import { profileSchema, sheetFrameSchema, type Answer, type AnswerSheet } from "./sheet.js";

const checked = new WeakMap<AnswerSheet, LoadedPack>();
/** The pack a sheet was read with; `undefined`: it did not come out of `readAnswers`. */
export const packOf = (sheet: AnswerSheet): LoadedPack | undefined => checked.get(sheet);

export interface ReadOptions {
  /** The pack given counts, whatever pack the sheet names: to score the same answers under another one. */
  readonly anyPack?: boolean;
}

/** Reads the JSON text of an answer sheet; see `readAnswers`. Sees what a parsed value no longer shows. */
export function parseAnswers(text: string, pack?: LoadedPack, options: ReadOptions = {}): Result<AnswerSheet> {
  const value = parseJson(text);
  return value.ok ? readAnswers(value.value, pack, options) : value;
}

/**
 * Checks the value of an answer sheet against its pack.
 * @param pack the pack to read it with; absent: the one the sheet names.
 */
export function readAnswers(given: unknown, pack?: LoadedPack, { anyPack = false }: ReadOptions = {}): Result<AnswerSheet> {
  const plain = snapshot(given);
  if (!plain.ok) return plain;
  const { value } = plain;
  if (!isRecord(value)) return fail([issue("not-an-object", { expected: "an answer sheet", actual: show(value) })]);
  const issues: Issue[] = [];
  const report: Report = (it) => void issues.push(it);

  const { answers: rawAnswers, areas: rawAreas, ...rest } = value;
  const frame = sheetFrameSchema.safeParse(rest);
  if (!frame.success) issues.push(...issuesFromZod(frame.error, rest, knownKeys));
  const chosen = choosePack(value["pack"], pack, anyPack);
  if (!chosen.ok) return fail([...issues, ...chosen.issues]);

  const answers = readAnswerBlock(rawAnswers, chosen.value, report);
  const areas = readAreaBlock(rawAreas, chosen.value, report);
  const basis = frame.data?.basis ?? "self";
  // also when something else of the frame is wrong
  if (value["basis"] === "on-site") issues.push(...findContradictions({ answers }, chosen.value).map((it) => it.issue));
  if (!frame.success || issues.some((it) => it.severity === "error")) return fail(issues);

  const sheet: AnswerSheet = {
    ...frame.data, pack: chosen.value.definition.id, basis, answers, areas, warnings: issues, sha256: hashJson(value),
  };
  checked.set(deepFreeze(sheet), chosen.value);
  return succeed(sheet, issues);
}

function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return [...Object.keys(sheetFrameSchema.shape), "answers", "areas"];
  if (path.length === 1 && path[0] === "enterprise") return Object.keys(sheetFrameSchema.shape.enterprise.shape);
  if (path.length === 2 && path[1] === "profile") return Object.keys(profileSchema.shape);
  return [];
}

function choosePack(named: unknown, pack: LoadedPack | undefined, anyPack: boolean): Result<LoadedPack> {
  if (named !== undefined && named !== null && typeof named !== "string") return fail([]); // its type is reported with the frame
  if (typeof named !== "string") return pack ? succeed(pack) : fail([issue("pack-missing", { path: "pack", expected: "an id such as miit-sme-2024" })]);
  if (pack === undefined) return loadPack(named);
  if (anyPack || named === pack.definition.id) return succeed(pack);
  const own = loadPack(named);
  const code = own.ok ? undefined : own.issues.find((it) => it.code === "pack-not-available");
  return fail([code ?? issue("pack-mismatch", { path: "pack", expected: pack.definition.id, actual: named })]);
}

/** The entries of an optional block, or none when it is absent or no object. */
function entriesOf(block: unknown, path: string, report: Report): readonly (readonly [string, unknown])[] {
  if (block === undefined || block === null) return [];
  if (isRecord(block)) return Object.entries(block);
  report(issue("not-an-object", { path, expected: "an object by id", actual: show(block) }));
  return [];
}

/** In the order of the pack, so that the order of the sheet does not matter; unknown ids are reported first. */
function readAnswerBlock(block: unknown, pack: LoadedPack, report: Report): Readonly<Record<string, Answer>> {
  const { indicators } = compilePack(pack);
  const raw = new Map(entriesOf(block, "answers", report));
  const unknown = [...raw.keys()].filter((id) => !indicators.has(id));
  issuesOfEach(unknown, (id) => issue("unknown-indicator", { path: `answers.${id}`, expected: expectedAmong(id, [...indicators.keys()]), actual: id })).forEach(report);
  const answers: Record<string, Answer> = {};
  for (const [id, { indicator }] of indicators) {
    const answer = readAnswer(raw.get(id), indicator, pack.definition.policy, `answers.${id}`, report);
    if (answer !== null) answers[id] = answer;
  }
  return answers;
}

function readAreaBlock(block: unknown, pack: LoadedPack, report: Report): Readonly<Record<string, number>> {
  const top = pack.definition.areas.topRating;
  const ids = [...compilePack(pack).areas.keys()];
  const raw = new Map(entriesOf(block, "areas", report));
  const unknown = [...raw.keys()].filter((id) => !ids.includes(id));
  issuesOfEach(unknown, (id) => issue("unknown-area", { path: `areas.${id}`, expected: expectedAmong(id, ids), actual: id })).forEach(report);
  const areas: Record<string, number> = {};
  for (const id of ids) {
    const rating = readRating(raw.get(id), top, `areas.${id}`, report);
    if (rating !== null) areas[id] = rating;
  }
  return areas;
}

function readRating(value: unknown, top: number, path: string, report: Report): number | null {
  if (value === null || value === undefined) return null;
  const refuse = (code: IssueCode): null => {
    report(issue(code, { path, expected: `a whole number from 0 to ${top}`, actual: show(value) }));
    return null;
  };
  if (typeof value === "string" && value !== value.normalize("NFKC")) return refuse("full-width");
  if (typeof value !== "number") return refuse("rating-type");
  if (!Number.isInteger(value) || value < 0 || value > top) return refuse("rating-out-of-range");
  return Math.abs(value); // -0 is 0
}
