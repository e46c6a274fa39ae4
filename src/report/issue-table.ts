/** What could not be used of the data, as a table: the first problems, and how many more there are. */
import { issueCodes } from "../issues.js";
import { wordIssue } from "../wording/issue-lines.js";
import type { Table } from "./blocks.js";
import { body, column, table } from "./table.js";
import { fill, words } from "./words.js";

interface Problem {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly path: string;
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
  readonly hint: string;
}

const SHOWN = 30;

export function issueTable(problems: readonly Problem[]): Table {
  const rest = problems.length - SHOWN;
  return table(
    [column(words.columns.no, 8, "end"), column(words.issues.column, 92)],
    problems.slice(0, SHOWN).map((it, i) => body(String(i + 1), inWords(it))),
    rest > 0 ? { note: fill(words.issues.more, { count: rest }) } : {},
  );
}

/** A list read from a file may name a code that this version does not know. */
function inWords(it: Problem): string {
  const code = [...issueCodes.keys()].find((known) => known === it.code);
  return code === undefined ? it.message : wordIssue({ ...it, code }, "zh");
}
