/** Problems of an input as values: one shape, a closed table of codes, and results that carry them. */

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

/** A value, or every reason why there is none. A value may come with warnings. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What is at fault; of the machine's faults the command line makes exit code 3, of all others 1. */
type Stage = "answers" | "pack" | "result" | "file" | "environment";
interface Code {
  readonly stage: Stage;
  readonly message: string;
  readonly hint: string;
  readonly severity?: "warning";
}

/** Every code there is. Chinese sentences for the same codes: `wording/issues.zh-CN.json`. */
export const issueCodes = {
  // the text of an answer sheet
  "json-syntax": { stage: "answers", message: "The text is not valid JSON.", hint: "Mend the JSON at the line and column given." },
  "json-duplicate-key": { stage: "answers", message: "The same key stands twice in one object; which value counts is unclear.", hint: "Keep one of the two." },
  "json-too-deep": { stage: "answers", message: "The JSON is nested too deeply.", hint: "An answer sheet needs no more than a handful of levels." },
  // its frame
  "not-an-object": { stage: "answers", message: "An object was expected here.", hint: "See docs/answer-sheet.md for the format." },
  "required-missing": { stage: "answers", message: "A required field is missing.", hint: "Add it." },
  "unknown-key": { stage: "answers", message: "This key is not part of the format.", hint: "Check the spelling, or remove it." },
  "field-type": { stage: "answers", message: "The value has the wrong type.", hint: "Give a value of the expected type, or leave the field out." },
  "field-invalid": { stage: "answers", message: "The value is not allowed here.", hint: "Give one of the expected values, or leave the field out." },
  "pack-missing": { stage: "answers", message: "Nothing says which indicator pack this sheet answers.", hint: "Add \"pack\" to the sheet, or choose one with --pack." },
  "pack-unknown": { stage: "answers", message: "No such indicator pack.", hint: "`sme-maturity packs` lists those there are." },
  "pack-not-available": { stage: "answers", message: "This edition is known, but not available.", hint: "Use an available edition; no other edition is substituted silently." },
  "pack-mismatch": { stage: "answers", message: "The sheet answers another pack than the one it is to be scored with.", hint: "Score it with its own pack, or correct \"pack\" in the sheet." },
  // answers
  "unknown-indicator": { stage: "answers", message: "The pack has no indicator of this id.", hint: "If the expected id is the one meant, use it; `sme-maturity packs show ID` lists all." },
  "unknown-area": { stage: "answers", message: "The pack has no process area of this id.", hint: "If the expected id is the one meant, use it; `sme-maturity packs show ID` lists all." },
  "unknown-figure": { stage: "answers", message: "This question asks for no figure of this id.", hint: "Use the ids of the question's own figures; `sme-maturity packs show ID` lists them." },
  "answer-type": { stage: "answers", message: "An answer is a letter, a list of letters, or an object.", hint: "E.g. \"C\", [\"B\",\"C\"] or {\"option\":\"C\",\"figures\":{…}}." },
  "option-unknown": { stage: "answers", message: "The question has no such option.", hint: "Give a letter as printed on the form." },
  "option-several": { stage: "answers", message: "Several options were given where the question allows one.", hint: "Keep the one that applies." },
  "option-exclusive": { stage: "answers", message: "The option \"none\" was given together with others.", hint: "Keep either \"none\" or the others." },
  "option-repeated": { stage: "answers", message: "The same option stands twice in one answer.", hint: "Keep it once." },
  "option-none-given": { stage: "answers", message: "The list of options is empty.", hint: "Leave the question out if it is unanswered; give the letter of \"none\" if none applies." },
  "option-twice": { stage: "answers", message: "\"option\" and \"options\" were both given.", hint: "Keep one of them." },
  "full-width": { stage: "answers", message: "Full-width characters were typed where plain ones belong.", hint: "Type letters and digits in half width, and figures as JSON numbers." },
  "figure-type": { stage: "answers", message: "A number was expected.", hint: "Give a JSON number without quotes, unit or thousands separator." },
  "figure-not-finite": { stage: "answers", message: "The figure is too large to be a number.", hint: "Check the figure." },
  "figure-negative": { stage: "answers", message: "The figure is negative.", hint: "Check the figure and its unit." },
  "figure-zero-whole": { stage: "answers", message: "A whole that others are measured against is zero.", hint: "Check the figure; leave it out if it is unknown." },
  "figure-not-whole": { stage: "answers", message: "A count must be a whole number.", hint: "Check the figure and its unit." },
  "figure-above-maximum": { stage: "answers", message: "The figure is above the largest possible value.", hint: "Check the figure and its unit." },
  "figure-part-over-whole": { stage: "answers", message: "A part is larger than its whole.", hint: "Check both figures." },
  "figure-not-yearly": { stage: "answers", message: "This figure is a list, one value a year, latest last.", hint: "E.g. [120, 150, 180]; a younger firm gives the years it has." },
  "figure-years-differ": { stage: "answers", message: "The yearly figures of one question cover different numbers of years.", hint: "Give the same years for each." },
  "figures-incomplete": { stage: "answers", severity: "warning", message: "Figures of this question are missing, so they decide nothing.", hint: "Give all of them, or tick the option." },
  "not-applicable-not-allowed": { stage: "answers", message: "The pack does not let this question be struck out.", hint: "Answer it; a thing the firm does not have is the lowest option." },
  "not-applicable-answered": { stage: "answers", message: "The question is marked as not applicable and answered as well.", hint: "Keep one of the two." },
  "rating-type": { stage: "answers", message: "A rating is a whole number.", hint: "Give a JSON number without quotes." },
  "rating-out-of-range": { stage: "answers", message: "The rating is no step of the ladder.", hint: "Give a step of the ladder." },
  "option-contradicts-figures": { stage: "answers", message: "The figures lead to another option than the one ticked; in an on-site evaluation this must be settled.", hint: "Correct the figures or the option." },
  "answers-contradict": { stage: "answers", message: "Answers to different questions contradict each other; in an on-site evaluation this must be settled.", hint: "Correct the answer that is wrong." },
  // packs
  "pack-unreadable": { stage: "pack", message: "The pack's files cannot be read.", hint: "A pack is a folder with pack.json and wording.zh-CN.json." },
  "id-repeated": { stage: "pack", message: "The same id names two things.", hint: "Ids are unique within a pack." },
  "id-unknown": { stage: "pack", message: "This id names nothing in the pack.", hint: "Use an id the pack declares." },
  "rule-not-allowed": { stage: "pack", message: "The rule leaves the strict JSON Logic profile.", hint: "See docs/scoring.md for operators, arity and depth." },
  "fact-unknown": { stage: "pack", message: "The rule reads a fact that is not declared.", hint: "Facts of a level: points, dimensions.<id>, areas.<rating>.<all|binding|guiding>." },
  "formula-not-allowed": { stage: "pack", message: "The formula leaves the allowed grammar.", hint: "Figures of the question, numbers, + - * /, ./ .* and mean(); nothing else." },
  "shares-not-exact": { stage: "pack", message: "The option's points have more than three decimals.", hint: "Choose points and shares whose product is a whole number of thousandths." },
  "weights-do-not-sum": { stage: "pack", message: "The parts do not add up to their whole.", hint: "Correct the weights or points." },
  "bands-do-not-fit": { stage: "pack", message: "The bands do not match the options, or do not rise.", hint: "One upper edge an option, each above the one before." },
  "wording-missing": { stage: "pack", message: "The wording lacks a text.", hint: "Add it to wording.zh-CN.json." },
  "wording-unused": { stage: "pack", message: "The wording has a text for something the pack does not have.", hint: "Remove it, or correct its id." },
  // results
  "result-invalid": { stage: "result", message: "This is not a result this version can read.", hint: "Give the JSON that `score --format json` printed." },
  "result-differs": { stage: "result", message: "Scoring again gives another value.", hint: "The result was changed, or made from another sheet, pack or engine; the receipt says which." },
  // the machine
  "file-unreadable": { stage: "file", message: "The file cannot be read.", hint: "Check the path and its permissions." },
  "output-not-writable": { stage: "environment", message: "The output cannot be written.", hint: "Check that the folder exists, is writable and has space." },
  "browser-not-found": { stage: "environment", message: "No browser that can print was found.", hint: "npm install @sparticuz/chromium (Linux x64), or install Chrome, Chromium or Edge, or set PUPPETEER_EXECUTABLE_PATH; `sme-maturity doctor` shows what was tried." },
  "browser-does-not-start": { stage: "environment", message: "A browser was found, but none starts.", hint: "`sme-maturity doctor` shows what was tried and why it failed." },
  "fonts-not-found": { stage: "environment", message: "The Chinese fonts were not found.", hint: "npm install @expo-google-fonts/noto-sans-sc" },
  "package-not-found": { stage: "environment", message: "An optional package this needs is not installed.", hint: "npm install the package named." },
  "glyph-missing": { stage: "file", message: "Characters of the report are not in the fonts and would print as boxes.", hint: "Replace the characters named, in the field where they stand." },
  "render-timeout": { stage: "environment", message: "Printing took longer than allowed.", hint: "Try again, or allow more time." },
  "render-failed": { stage: "environment", message: "The browser could not print the report.", hint: "Try again; `sme-maturity doctor` checks the browser." },
  "render-cancelled": { stage: "environment", message: "Printing was cancelled.", hint: "Start it again." },
  "browser-passed-over": { stage: "environment", severity: "warning", message: "The browser asked for does not start; another one prints.", hint: "Check the path; `sme-maturity doctor` shows why it failed." },
  "contents-moved": { stage: "environment", message: "The page numbers of the contents did not settle.", hint: "This is a defect: please report it with the HTML (`--format html`)." },
} as const satisfies Readonly<Record<string, Code>>;

export type IssueCode = keyof typeof issueCodes;

/** An issue of this code at this place; the sentences come from the table. */
export function issue(
  code: IssueCode,
  at: { readonly path?: string; readonly expected?: string; readonly actual?: string } = {},
): Issue {
  const known: Code = issueCodes[code];
  return {
    code,
    severity: known.severity ?? "error",
    path: at.path ?? "",
    message: known.message,
    expected: at.expected ?? "",
    actual: at.actual ?? "",
    hint: known.hint,
  };
}

export const succeed = <T>(value: T, issues: readonly Issue[] = []): Result<T> => ({ ok: true, value, issues });
export const fail = (issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } => ({ ok: false, issues });

/** One line for people: code, place, what is wrong, expected and actual, what to do. */
export function formatIssue(it: Issue): string {
  const facts = [it.expected && `expected ${it.expected}`, it.actual && `got ${it.actual}`].filter(Boolean).join(", ");
  return `${it.severity} ${it.code}${it.path && ` at ${it.path}`}: ${it.message}${facts && ` (${facts})`} ${it.hint}`;
}

/** The value, or an `Error` whose message lists every issue and whose `cause` holds them: for scripts that have nothing better to do. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.issues.map(formatIssue).join("\n"), { cause: result.issues });
}
