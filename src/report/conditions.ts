/** Level conditions as table rows: what is required, what there is, what is missing, the same decimals along a row. */
import type { Condition } from "../scoring/result.js";
import type { Context } from "./context.js";
import { alike } from "./numbers.js";
import { body, column, type RowText } from "./table.js";
import { fill, list, words } from "./words.js";

export const conditionColumns = [
  column(words.columns.condition, 40), column(words.columns.required, 22, "end"),
  column(words.columns.actual, 20, "end"), column(words.columns.gap, 18, "end"),
];

/** Condition, required, actual, gap. */
export function conditionCells(it: Condition, { say }: Pick<Context, "say">): readonly [string, string, string, string] {
  if (it.operator === "rule" || it.required === null || it.actual === null) {
    return [list(it.fact.split(",").map(say.fact)), words.condition.rule, words.unknown, words.unknown];
  }
  const format = alike([it.required, it.actual, it.gap]);
  return [
    fill(words.condition.fact, { fact: say.fact(it.fact), unit: say.unit(it.fact) }),
    fill(words.condition.required, { operator: words.condition.operators[it.operator], value: format(it.required) }),
    format(it.actual),
    format(it.gap),
  ];
}

export const missingRows = (context: Context, missing: readonly Condition[]): readonly RowText[] =>
  missing.map((it) => {
    const [condition, required, actual, gap] = conditionCells(it, context);
    return body(condition, required, actual, { text: gap, tone: "gap" });
  });
