/** What could not be used of the data, as a table: the first problems, and how many more there are. */
import type { ToldIssue } from "../issues.js";
import { wordIssue } from "../wording/issue-lines.js";
import type { Table } from "./blocks.js";
import { body, column, table } from "./table.js";
import { fill, words } from "./words.js";

const SHOWN = 30;

export function issueTable(problems: readonly ToldIssue[]): Table {
  const rest = problems.length - SHOWN;
  return table(
    [column(words.columns.no, 8, "end"), column(words.issues.column, 92)],
    problems.slice(0, SHOWN).map((it, i) => body(String(i + 1), wordIssue(it, "zh"))),
    rest > 0 ? { note: fill(words.issues.more, { count: rest }) } : {},
  );
}
