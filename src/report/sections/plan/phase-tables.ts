/** The phases as tables: what is done in each and where it leads, and how the target's conditions move. */
import { ratingsOf } from "../../../indicators/structure.js";
import type { PlanStanding } from "../../../diagnosis/plan/schema.js";
import type { Table } from "../../blocks.js";
import { alike } from "../../numbers.js";
import { body, column, line, table, type RowText } from "../../table.js";
import { fill, levelName } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { phaseName, words } from "./plan-words.js";
import { shortStep } from "./steps.js";
import { targetConditions, valueOf } from "./target-conditions.js";

export function phaseTable(context: Proposed): Table {
  const { proposal: { package: { plan, phases } } } = context;
  const points = alike([plan.from, ...phases.map((it) => it.after)].map((it) => it.points));
  const row = (label: string, steps: readonly string[], { points: earned, level }: PlanStanding): RowText =>
    body(label, steps.length === 0 ? words.target.noTurn : steps.map((it) => line(it)), points(earned), levelName(level, context));
  return table(
    [column(words.columns.phase, 14), column(words.columns.steps, 56), column(words.columns.points, 14, "end"), column(words.columns.level, 16)],
    [
      row(words.now, [], plan.from),
      ...phases.map(({ no, steps, after }) => row(phaseName(no), steps.flatMap((place) => {
        const step = plan.steps[place];
        return step === undefined ? [] : [shortStep(step, place + 1, context)];
      }), after)),
    ],
  );
}

const FIRST_WIDTH = 14;
const COUNT_WIDTH = 9;

export function conditionTable(context: Proposed): Table {
  const { proposal: { package: { plan, phases, target } }, say, pack: { definition } } = context;
  const conditions = targetConditions(context);
  const ratings = plan.from.areaCounts.length === 0 ? [] : ratingsOf(definition);
  const width = (100 - FIRST_WIDTH - COUNT_WIDTH * ratings.length) / Math.max(1, conditions.length);
  const row = (label: string, standing: PlanStanding): RowText => body(
    label,
    ...conditions.map((it) => it.shown(valueOf(it.fact, standing))),
    ...ratings.map((rating) => String(standing.areaCounts.find((it) => it.rating === rating)?.all ?? 0)),
  );
  return table(
    [
      column(words.columns.phase, FIRST_WIDTH),
      ...conditions.map((it) => column(it.after.required === null || it.after.operator === "rule"
        ? it.label
        : fill(words.target.conditionHead, { fact: say.fact(it.fact), required: it.required, unit: say.unit(it.fact) }), width, "end")),
      ...ratings.map((rating) => column(fill(words.columns.rating, { rating }), COUNT_WIDTH, "end")),
    ],
    [row(words.now, plan.from), ...phases.map(({ no, after }) => row(phaseName(no), after))],
    {
      ...(phases.length > 0 && { note: words.target.conditionsNote }),
      heads: [
        { label: "", span: 1 },
        ...(conditions.length > 0 ? [{ label: fill(words.columns.conditionsOf, { level: say.level(target) }), span: conditions.length }] : []),
        ...(ratings.length > 0 ? [{ label: words.columns.areasAt, span: ratings.length }] : []),
      ],
    },
  );
}
