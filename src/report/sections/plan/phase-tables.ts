/** Phase by phase: the level, and how the target's conditions and the areas' ratings move. */
import { ratingsOf } from "../../../indicators/structure.js";
import type { PlanStanding } from "../../../diagnosis/plan/schema.js";
import type { Table } from "../../blocks.js";
import { body, column, table, type RowText } from "../../table.js";
import { fill, levelName } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { phaseName, words } from "./plan-words.js";
import { targetConditions, valueOf } from "./target-conditions.js";

const FIRST_WIDTH = 11;
const LEVEL_WIDTH = 9;
const COUNT_WIDTH = 7;
const COUNTS_WIDTH = 35;

export function conditionTable(context: Proposed): Table {
  const { proposal: { package: { plan, phases, target } }, say, pack: { definition } } = context;
  const conditions = targetConditions(context);
  const ratings = plan.from.areaCounts.length === 0 ? [] : ratingsOf(definition);
  const countWidth = Math.min(COUNT_WIDTH, COUNTS_WIDTH / Math.max(1, ratings.length));
  const width = (100 - FIRST_WIDTH - LEVEL_WIDTH - countWidth * ratings.length) / Math.max(1, conditions.length);
  const row = (label: string, standing: PlanStanding): RowText => body(
    label, levelName(standing.level, context),
    ...conditions.map((it) => it.shown(valueOf(it.fact, standing))),
    ...ratings.map((rating) => String(standing.areaCounts.find((it) => it.rating === rating)?.all ?? 0)),
  );
  return table(
    [
      column(words.columns.phase, FIRST_WIDTH), column(words.columns.level, LEVEL_WIDTH),
      ...conditions.map((it) => column(it.after.required === null || it.after.operator === "rule"
        ? it.label
        : fill(words.target.conditionHead, { fact: say.fact(it.fact), required: it.required, unit: say.unit(it.fact) }), width, "end")),
      ...ratings.map((rating) => column(fill(words.columns.rating, { rating }), countWidth, "end")),
    ],
    [row(words.now, plan.from), ...phases.map(({ no, after }) => row(phaseName(no), after))],
    {
      ...(conditions.some((it) => valueOf(it.fact, plan.from) === null) && { note: words.target.conditionsNote }),
      heads: [
        { label: "", span: 2 },
        ...(conditions.length > 0 ? [{ label: fill(words.columns.conditionsOf, { level: say.level(target) }), span: conditions.length }] : []),
        ...(ratings.length > 0 ? [{ label: words.columns.areasAt, span: ratings.length }] : []),
      ],
    },
  );
}
