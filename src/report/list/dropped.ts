/** What is not on the list, and why. */
import type { ListReason, ScenarioRow } from "../../diagnosis/list/schema.js";
import { part } from "../context.js";
import { body, column, table } from "../table.js";
import { fill, list as enumerate } from "../words.js";
import { applicableOf, needingOf, shareText } from "../tables/list-counts.js";
import { areaOf, listWords, stepOf, words, type ListContext, type ListSection } from "./context.js";

export const dropped: ListSection = {
  id: "dropped",
  title: () => words.chapters.dropped,
  numbering: "chapter",
  build: (context) => {
    const { dropped: rows } = context.rows;
    if (rows.length === 0) return null;
    return {
      lead: fill(words.dropped.lead, { count: rows.length, reasons: reasonsOf(rows) }),
      parts: part("dropped-table", null, [droppedTable(rows, context)], "landscape"),
    };
  },
};

/** Why the row is not on the list: an expert's word goes before the rule's. */
const whyOf = ({ byRule, reason }: ScenarioRow): string => (byRule === "dropped" ? listWords.reasons[reason] : words.dropped.byExpert);

function reasonsOf(rows: readonly ScenarioRow[]): string {
  const reasons: readonly ListReason[] = ["below-floor", "needed-by-none", "applicable-to-none", "beyond-target-rating", "withdrawn"];
  return enumerate([...reasons.map((it) => listWords.reasons[it]), words.dropped.byExpert].flatMap((reason) => {
    const count = rows.filter((it) => whyOf(it) === reason).length;
    return count === 0 ? [] : [fill(words.dropped.leadItem, { reason, count })];
  }));
}

function droppedTable(rows: readonly ScenarioRow[], context: ListContext) {
  const { columns } = words;
  const { rule } = context.list;
  return table([
    column(columns.no, 5, "end"), column(columns.id, 9), column(columns.name, 25), column(columns.area, 12), column(columns.step, 7),
    column(columns.needing, 5.5, "end"), column(columns.applicable, 5.5, "end"), column(columns.share, 7, "end"),
    column(columns.unknown, 6.5, "end"), column(columns.declined, 5, "end"), column(columns.reason, 12.5),
  ], rows.map((it, i) => body(
    String(i + 1), it.id, it.name, areaOf(it, context), stepOf(it),
    String(needingOf(it, rule)), String(applicableOf(it)), shareText(it, rule), String(it.unknown), String(it.declined), whyOf(it),
  )), { note: words.dropped.note });
}
