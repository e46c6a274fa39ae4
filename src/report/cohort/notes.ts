/** What was counted, what was left out, and what is wrong with the data. */
import { part } from "../context.js";
import { issueTable } from "../issue-table.js";
import { body, column, table } from "../table.js";
import { fill } from "../words.js";
import { words, type CohortSection } from "./context.js";

export const notes: CohortSection = {
  id: "notes",
  title: () => words.chapters.notes,
  numbering: "chapter",
  build: ({ cohort }) => {
    const { columns, notes: say } = words;
    const row = (key: keyof typeof say.rows, count: number) => body(say.rows[key][0] ?? "", String(count), say.rows[key][1] ?? "");
    return {
      lead: fill(say.lead, { sheets: cohort.sheets, firms: cohort.firms, ...cohort.leftOut }),
      parts: [
        ...part("notes-counted", words.parts.counted, [table(
          [column(columns.item, 36), column(columns.count, 12, "end"), column(columns.why, 52)],
          [
            row("sheets", cohort.sheets), row("firms", cohort.firms),
            ...cohort.bases.map((it) => row(it.basis, it.firms)),
            row("unfinished", cohort.unfinished), row("undetermined", cohort.undetermined),
            row("repeated", cohort.leftOut.repeated), row("unreadable", cohort.leftOut.unreadable),
          ],
        )]),
        ...part("notes-issues", words.parts.issues, cohort.issues.length === 0 ? [] : [issueTable(cohort.issues)]),
      ],
    };
  },
};
