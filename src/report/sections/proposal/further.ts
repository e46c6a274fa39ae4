/** Scenarios the firm might need that are not proposed, by the reason and, where a list tells, by class. */
import type { FirmPackage } from "../../../diagnosis/package/schema.js";
import type { Block, Line } from "../../blocks.js";
import { body, column, line, table } from "../../table.js";
import { fill, list } from "../../words.js";
import { classOf, scenarioClasses, words, type Proposed } from "./context.js";

type Further = FirmPackage["further"][number];

export function furtherTable({ proposal: { package: { further, list: from } } }: Proposed): readonly Block[] {
  if (further.length === 0) return [];
  const reasons = [...new Set(further.map(reasonOf))];
  return [table([column(words.columns.reason, 26), column(words.columns.scenarios, 74)], reasons.map((reason) => {
    const these = further.filter((it) => reasonOf(it) === reason);
    return body(reason, from === null ? [line(names(these))] : byClass(these));
  }))];
}

const reasonOf = ({ reason, note }: Further): string => (note === null ? words.reasons[reason] : fill(words.reasonWithNote, { reason: words.reasons[reason], note }));

const names = (these: readonly Further[]): string => list(these.map(({ id, name }) => fill(words.named, { id, name })));

const byClass = (these: readonly Further[]): readonly Line[] => scenarioClasses.flatMap((wanted) => {
  const some = these.filter((it) => classOf(it) === wanted);
  return some.length === 0 ? [] : [line(names(some), words.classes[wanted])];
});
