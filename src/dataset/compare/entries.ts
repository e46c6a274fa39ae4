/** Records as a run holds them → entries to compare: each is checked, and what is wrong with one is told with its place. */
import { issuesFromZod } from "../../indicators/zod-issues.js";
import { issue, type Issue, type Result } from "../../issues.js";
import { recordSchema, type ScoreRecord } from "../batch/record.js";
import type { Entry } from "./match.js";
import type { Side } from "./side.js";

/** A line of a run, or a row of a dataset, made a record. */
export interface GivenRecord {
  /** Where it stands, such as `line 17`; empty: nowhere in particular. */
  readonly place: string;
  /** What stands there, yet to be checked; or why nothing can be read. */
  readonly read: Result<unknown>;
}

/** What was met on the way; counted in place. */
export interface SideCounts {
  rows: number;
  withoutId: number;
  invalid: number;
}

/** Its entries; broken records are told, and count as unscored wherever their id can be read. */
export async function* entriesOf(records: AsyncIterable<readonly GivenRecord[]>, side: Side, counts: SideCounts, tell: (issues: readonly Issue[]) => void): AsyncGenerator<readonly Entry[], void> {
  for await (const part of records) {
    const entries: Entry[] = [];
    for (const it of part) {
      counts.rows += 1;
      const entry = entryOf(it, side);
      if ("issues" in entry) {
        counts.invalid += 1;
        tell(entry.issues.map((found) => ({ ...found, path: [it.place, found.path].filter((part) => part !== "").join(", ") })));
      }
      if (entry.id === null) counts.withoutId += 1;
      else entries.push("issues" in entry ? { id: entry.id, scored: null, codes: [...new Set(entry.issues.map(({ code }) => code))].sort() } : { ...entry, id: entry.id });
    }
    yield entries;
  }
}

type Read = { readonly id: string | null } & (Pick<Entry, "scored" | "codes"> | { readonly issues: readonly Issue[] });

function entryOf({ read }: GivenRecord, side: Side): Read {
  if (!read.ok) return { id: null, issues: read.issues };
  const { value } = read;
  const issues = isPlainRecord(value) ? [] : issuesOfShape(value);
  if (issues.length > 0 || !isPlainRecord(value)) return { id: idIn(value), issues };
  const { id, level } = value;
  if (level === null) return { id, scored: null, codes: [...new Set(value.issues.filter((it) => it.severity === "error").map((it) => it.code))].sort() };
  const scored = side.read(value);
  return "level" in scored ? { id, scored, codes: [] } : { id, issues: scored };
}

const idIn = (value: unknown): string | null => (isObject(value) && typeof value["id"] === "string" ? value["id"] : null);

function issuesOfShape(value: unknown): readonly Issue[] {
  const parsed = recordSchema.safeParse(value);
  const found = parsed.success ? [] : issuesFromZod(parsed.error, value);
  const told = found.map((it) => issue("record-invalid", { path: it.path, expected: it.expected, actual: it.actual }));
  return told.length > 0 ? told : [issue("record-invalid", { expected: "a record as batch writes it", actual: "something else" })];
}

const KEYS = ["id", "level", "points", "levelRange", "completeness", "dimensions", "indicators", "areas", "issues"] as const satisfies readonly (keyof ScoreRecord)[];

/** What the schema says, in plain code: it runs for every line of runs of a million, and the schema itself is asked only why one fails. */
function isPlainRecord(value: unknown): value is ScoreRecord {
  if (!isObject(value)) return false;
  for (const key of KEYS) if (!Object.hasOwn(value, key)) return false;
  if (Object.keys(value).length !== KEYS.length) return false;
  const { id, level, points, levelRange, completeness } = value;
  return (id === null || typeof id === "string") && isNullOr(isLevel, level) && isNullOr(isPoints, points) && isNullOr(isRange, levelRange)
    && (level === null) === (points === null) && (level === null) === (levelRange === null)
    && isNullOr((it) => isPoints(it) && it <= 1, completeness)
    && isMap(value["dimensions"], isPoints) && isMap(value["indicators"], (it) => isNullOr(isPoints, it)) && isMap(value["areas"], (it) => isNullOr(isLevel, it))
    && Array.isArray(value["issues"]) && value["issues"].every(isToldIssue);
}

type Check<T> = (value: unknown) => value is T;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
const isNullOr = (check: (value: unknown) => boolean, value: unknown): boolean => value === null || check(value);
const isPoints: Check<number> = (value): value is number => typeof value === "number" && value >= 0 && value < Infinity;
const isLevel: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isRange = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(isLevel);

function isMap(value: unknown, check: (value: unknown) => boolean): boolean {
  if (!isObject(value)) return false;
  for (const key of Object.keys(value)) if (!check(value[key])) return false;
  return true;
}

const ISSUE_TEXTS = ["code", "path", "message", "expected", "actual", "hint"] as const;
const isToldIssue = (value: unknown): boolean =>
  isObject(value) && (value["severity"] === "error" || value["severity"] === "warning") && ISSUE_TEXTS.every((it) => typeof value[it] === "string") && Object.keys(value).length === ISSUE_TEXTS.length + 1;
