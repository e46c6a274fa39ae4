/** Problems of an input as values: one shape, a closed table of codes, and results that carry them. */
import sentences from "./wording/issues.en.json" with { type: "json" };

/** One problem, said so that its owner can mend it. */
export interface Issue {
  readonly code: IssueCode;
  /** `error`: nothing was scored or written; `warning`: it was, but look at this. */
  readonly severity: "error" | "warning";
  /** Where in the caller's own input, e.g. `answers.funding.figures.revenue[1]`; empty: the whole. */
  readonly path: string;
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  readonly hint: string;
}

/** An issue that came out of a file: its code may be of another version. */
export type ToldIssue = Omit<Issue, "code"> & { readonly code: string };

/** A value, or every reason why there is none. A value may come with warnings. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What is at fault; of the machine's faults the command line makes exit code 3, of all others 1. */
type Stage = keyof typeof sentences;
/** Every code there is. */
export type IssueCode = { [S in Stage]: keyof (typeof sentences)[S] }[Stage];

/** These come with a result; all others stop the work. */
const warnings: ReadonlySet<string> = new Set<IssueCode>([
  "figures-incomplete", "sheet-unfinished", "sheet-repeated", "stage-contradicts-date", "browser-passed-over",
]);

interface Code {
  readonly stage: string;
  readonly severity: Issue["severity"];
  readonly message: string;
  readonly hint: string;
}

const severityOf = (code: string): Issue["severity"] => (warnings.has(code) ? "warning" : "error");

/** The codes with their English sentences, by stage; the Chinese ones are in `wording/issues.zh-CN.json`. */
export const issueCodes: ReadonlyMap<string, Code> = new Map(Object.entries(sentences).flatMap(([stage, codes]) =>
  Object.entries<readonly string[]>(codes).map(([code, [message = "", hint = ""]]) => [code, { stage, severity: severityOf(code), message, hint }] as const)));

/** An issue of this code at this place; the sentences come from the table. */
export function issue(
  code: IssueCode,
  at: { readonly path?: string; readonly expected?: string; readonly actual?: string } = {},
): Issue {
  const { message = "", hint = "" } = issueCodes.get(code) ?? {};
  return { code, severity: severityOf(code), path: at.path ?? "", message, expected: at.expected ?? "", actual: at.actual ?? "", hint };
}

export const succeed = <T>(value: T, issues: readonly Issue[] = []): Result<T> => ({ ok: true, value, issues });
export const fail = (issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } => ({ ok: false, issues });

/** One line for people: code, place, what is wrong, expected and actual, what to do. */
export function formatIssue(it: ToldIssue): string {
  const facts = [it.expected && `expected ${it.expected}`, it.actual && `got ${it.actual}`].filter(Boolean).join(", ");
  return `${it.severity} ${it.code}${it.path && ` at ${it.path}`}: ${it.message}${facts && ` (${facts})`} ${it.hint}`;
}

/** The value, or an `Error` whose message lists every issue and whose `cause` holds them: for scripts that have nothing better to do. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.issues.map(formatIssue).join("\n"), { cause: result.issues });
}
