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

/** Every code there is, by what is at fault; of the machine's faults the command line makes exit code 3, of all others 1. */
interface Codes {
  /** Answer sheets. */
  readonly answers:
    | "json-syntax" | "json-duplicate-key" | "json-too-deep" | "not-an-object" | "required-missing" | "unknown-key" | "field-type" | "field-invalid"
    | "pack-missing" | "pack-unknown" | "pack-not-available" | "pack-mismatch" | "unknown-indicator" | "unknown-area" | "unknown-figure"
    | "answer-type" | "option-unknown" | "option-several" | "option-exclusive" | "option-repeated" | "option-none-given" | "option-twice"
    | "full-width" | "figure-type" | "figure-not-finite" | "figure-negative" | "figure-zero-whole" | "figure-not-whole" | "figure-above-maximum"
    | "figure-part-over-whole" | "figure-not-yearly" | "figure-years-differ" | "figures-incomplete" | "not-applicable-not-allowed"
    | "not-applicable-answered" | "rating-type" | "rating-out-of-range" | "option-contradicts-figures" | "answers-contradict";
  /** Packs. */
  readonly pack:
    | "pack-unreadable" | "id-repeated" | "id-unknown" | "rule-not-allowed" | "fact-unknown" | "formula-not-allowed" | "shares-not-exact"
    | "weights-do-not-sum" | "bands-do-not-fit" | "wording-missing" | "wording-unused";
  /** Upgrade plans. */
  readonly plan:
    | "target-unknown" | "plan-not-supported" | "plan-too-large" | "step-conflict" | "sheet-unfinished" | "sheet-contradictory";
  /** Scenario catalogues, and lists made with them. */
  readonly catalogue:
    | "scenario-unknown" | "scenario-repeated" | "scenario-incomplete" | "sub-industry-unknown" | "sub-industry-empty" | "step-not-rising"
    | "prerequisite-cycle" | "override-repeated";
  /** Datasets. */
  readonly dataset:
    | "dataset-unreadable" | "dataset-empty" | "row-unreadable" | "row-too-long" | "header-unknown" | "header-repeated" | "header-missing" | "packs-differ"
    | "enterprise-repeated" | "sheet-repeated" | "stage-contradicts-date" | "sub-industry-unlisted" | "sheet-not-found" | "sheet-full" | "journal-differs"
    | "shards-do-not-fit" | "record-invalid" | "runs-not-comparable" | "record-id-repeated";
  /** Fillable workbooks. */
  readonly form:
    | "form-unknown" | "form-of-other-pack" | "form-changed" | "form-cell" | "form-small-percent" | "form-cannot-hold";
  /** Programmes. */
  readonly programme:
    | "target-repeated" | "record-repeated";
  /** One firm's project: products, package, its sheets before and after, what a folder brings. */
  readonly project:
    | "product-repeated" | "list-does-not-fit" | "scenario-not-in-package" | "enterprise-differs" | "stages-not-in-order" | "material-unknown" | "picture-unreadable";
  /** Stored results. */
  readonly result:
    | "result-invalid" | "result-differs";
  /** Files, the characters in them, and how much is said of one. */
  readonly file:
    | "file-unreadable" | "glyph-missing" | "issues-cut";
  /** The machine. */
  readonly environment:
    | "output-not-writable" | "browser-not-found" | "browser-does-not-start" | "fonts-not-found" | "package-not-found" | "render-timeout"
    | "render-failed" | "render-cancelled" | "browser-passed-over" | "contents-moved" | "output-in-use" | "queue-unreachable" | "worker-ended";
}
type Stage = keyof Codes;
export type IssueCode = Codes[Stage];

/** Each code's sentences: what is wrong, what to do; `warning` where nothing is lost. All others stop the work, or leave out of it what they name: a row of a dataset, a firm of a list. */
const english: { readonly [S in Stage]: Readonly<Record<Codes[S], readonly string[]>> } = sentences;

interface Code {
  readonly stage: string;
  readonly severity: Issue["severity"];
  readonly message: string;
  readonly hint: string;
}

/** The codes with their English sentences, by stage; the Chinese ones are in `wording/issues.zh-CN.json`. */
export const issueCodes: ReadonlyMap<string, Code> = new Map(Object.entries(english).flatMap(([stage, codes]) =>
  Object.entries<readonly string[]>(codes).map(([code, [message = "", hint = "", warning]]) => [code, { stage, severity: warning ? "warning" : "error", message, hint }] as const)));

/** An issue of this code at this place; the sentences come from the table. */
export function issue(
  code: IssueCode,
  at: { readonly path?: string; readonly expected?: string; readonly actual?: string } = {},
): Issue {
  const { severity = "error", message = "", hint = "" } = issueCodes.get(code) ?? {};
  return { code, severity, path: at.path ?? "", message, expected: at.expected ?? "", actual: at.actual ?? "", hint };
}

export const succeed = <T>(value: T, issues: readonly Issue[] = []): Result<T> => ({ ok: true, value, issues });
export const fail = (issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } => ({ ok: false, issues: cutIssues(issues) });

/** Most problems told of one input: what comes after so many is as a rule the same mistake again. */
export const MOST_ISSUES = 200;

/** One issue for all that are not told; lists that end with one are cut as any others. */
const cut = (count: number): Issue => issue("issues-cut", { expected: `at most ${MOST_ISSUES} problems`, actual: `${count} more` });
/** An issue too many, for lists that grow one by one. */
export const oneMore: Issue = cut(1);
const countIn = (it: Issue): number => (it.code === "issues-cut" ? Number.parseInt(it.actual, 10) : 1);

/** The first issues, and one that says how many more there are. */
function cutIssues(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MOST_ISSUES) return issues;
  const told = issues.filter((it) => it.code !== "issues-cut").slice(0, MOST_ISSUES);
  const all = issues.reduce((count, it) => count + countIn(it), 0);
  return all === told.length ? told : [...told, cut(all - told.length)];
}

/** An issue of each, made no oftener than it is told: a file may hold a million unknown keys. */
export function issuesOfEach<T>(all: readonly T[], make: (it: T) => Issue): readonly Issue[] {
  const told = all.slice(0, MOST_ISSUES).map(make);
  return all.length === told.length ? told : [...told, cut(all.length - told.length)];
}

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
