/** zod's findings as issues of our own table. */
import type { z } from "zod";
import { issue, issuesOfEach, type Issue } from "../issues.js";
import { expectedAmong } from "./nearest.js";

/** `answers.funding.figures.revenue[1]`, from the parts of a path. */
export function formatPath(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) =>
    typeof part === "number" ? `${path}[${part}]` : path === "" ? String(part) : `${path}.${String(part)}`, "");
}

/** A short print of a value that may be anything, for `actual`. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "object" || typeof value === "string" ? showJson(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function showJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "something that is not JSON";
  }
}

/** The value at a path of an input that may be anything. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) =>
    typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined, input);
}

/** What a value out of range should have been. */
function allowed(it: z.core.$ZodIssue): string {
  if (it.code === "invalid_value") return it.values.length === 1 ? String(it.values[0]) : `one of ${it.values.map(String).join(", ")}`;
  if (it.code === "invalid_format" && it.format === "date") return "a date of the form YYYY-MM-DD";
  if (it.code !== "too_big" && it.code !== "too_small") return it.message;
  const unit = it.origin === "string" ? " characters" : it.origin === "array" ? " entries" : "";
  return it.code === "too_big" ? `at most ${it.maximum}${unit}` : `at least ${it.minimum}${unit}`;
}

/** Keys an object of this schema may have: for the near match of an unknown one. */
type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

/** Every zod issue as one or more of ours; of very many the first, and how many more there are. `input` is what zod was given. */
export function issuesFromZod(error: z.ZodError, input: unknown, knownKeys: KnownKeys = () => [], prefix: readonly PropertyKey[] = []): readonly Issue[] {
  const found = error.issues.flatMap((it): readonly Found[] => (it.code === "unrecognized_keys" ? it.keys.map((key) => ({ it, key })) : [{ it, key: null }]));
  return issuesOfEach(found, ({ it, key }) => {
    if (key === null) return issueFrom(it, valueAt(input, it.path), formatPath([...prefix, ...it.path]));
    return issue("unknown-key", { path: formatPath([...prefix, ...it.path, key]), expected: expectedAmong(key, knownKeys(it.path)), actual: key });
  });
}

interface Found {
  readonly it: z.core.$ZodIssue;
  /** One key nobody knows, of all that zod names at once; `null`: another fault. */
  readonly key: string | null;
}

function issueFrom(it: z.core.$ZodIssue, value: unknown, path: string): Issue {
  if (value === undefined) return issue("required-missing", { path, expected: it.code === "invalid_type" ? it.expected : allowed(it) });
  if (it.code !== "invalid_type") return issue("field-invalid", { path, expected: allowed(it), actual: show(value) });
  const code = it.path.length === 0 && it.expected === "object" ? "not-an-object" : "field-type";
  return issue(code, { path, expected: code === "not-an-object" ? "an object" : it.expected, actual: show(value) });
}
