/** What stands in the way of a target that cannot be reached. */
import type { Table } from "../../blocks.js";
import { subjectName } from "../../names.js";
import { alike } from "../../numbers.js";
import { body, column, line, table } from "../../table.js";
import { fill, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { words } from "./plan-words.js";

export function obstacleTable(context: Proposed): Table {
  const { proposal: { package: { plan: { obstacles } } }, say } = context;
  return table(
    [
      column(words.columns.fact, 24), column(words.columns.required, 10, "end"), column(words.columns.attainable, 11, "end"),
      column(words.columns.missing, 10, "end"), column(words.columns.withAll, 12, "end"), column(words.columns.heldBack, 33),
    ],
    obstacles.map(({ fact, required, attainable, gap, attainableWithAll, heldBack }) => {
      const unit = say.unit(fact);
      const shown = alike([required, attainable, gap, attainableWithAll]);
      return body(
        fill(shared.condition.fact, { fact: say.fact(fact), unit }), shown(required), shown(attainable), { text: shown(gap), tone: "gap" }, shown(attainableWithAll),
        heldBack.length === 0 ? words.target.beyond : heldBack.map((it) => line(fill(words.target.heldBack, {
          name: subjectName(it, context), reason: words.target.reason[it.reason], worth: it.worth, unit,
        }))),
      );
    }),
  );
}
