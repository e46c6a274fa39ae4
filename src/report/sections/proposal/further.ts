/** Scenarios the firm might need that are not proposed, each with the reason. */
import type { Block } from "../../blocks.js";
import { body, column, table } from "../../table.js";
import { fill } from "../../words.js";
import { classOf, words, type Proposed } from "./context.js";

export function furtherTable(context: Proposed): readonly Block[] {
  const { further } = context.proposal.package;
  if (further.length === 0) return [];
  const { columns } = words;
  return [table([
    column(columns.no, 5, "end"), column(columns.id, 13), column(columns.name, 28), column(columns.class, 7), column(columns.area, 19), column(columns.reason, 28),
  ], further.map((it, i) => body(
    String(i + 1), it.id, it.name, words.classes[classOf(it)], context.say.areaName(it.area),
    it.note === null ? words.reasons[it.reason] : fill(words.reasonWithNote, { reason: words.reasons[it.reason], note: it.note }),
  )))];
}
