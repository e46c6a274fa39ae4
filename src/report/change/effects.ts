/** What the retrofit brought: effects with their figures and their proof, what was invested, what it returns. */
import type { EffectOutcome } from "../../diagnosis/change/schema.js";
import type { Line, Table } from "../blocks.js";
import { part } from "../context.js";
import { alike } from "../numbers.js";
import { body, column, line, table } from "../table.js";
import { fill, list, words as shared } from "../words.js";
import { statesOf, terms, toneOf, withSign, words, type ChangeContext, type ChangeSection } from "./context.js";
import { hasReturns, investmentTable, returnsBlocks, returnsClause, scenarioName } from "./returns.js";

export const effects: ChangeSection = {
  id: "effects",
  title: () => words.chapters.effects,
  numbering: "chapter",
  build: (context) => (context.change.effects.length === 0 && !hasReturns(context) ? null : {
    lead: leadOf(context),
    parts: [
      ...part("effects-figures", words.parts.effects, context.change.effects.length === 0 ? [] : [effectTable(context)]),
      ...part("effects-returns", words.parts.returns, returnsBlocks(context)),
      ...part("effects-investment", words.parts.investment, investmentTable(context)),
    ],
  }),
};

function leadOf(context: ChangeContext): string {
  const { effects: all } = context.change;
  const { lead, leadNone, noReturns, returns } = words.effects;
  const about = { ...statesOf(all), returns: hasReturns(context) ? fill(returns, { clause: returnsClause(context) }) : noReturns };
  return fill(all.length === 0 ? leadNone : lead, about);
}

const columns = [
  column(words.columns.metric, 31), column(words.columns.baseline, 9, "end"), column(words.columns.target, 9, "end"), column(words.columns.actual, 9, "end"),
  column(words.columns.change, 12, "end"), column(words.columns.state, 13), column(words.columns.evidence, 17),
];

const effectTable = (context: ChangeContext): Table => table(columns, context.change.effects.map((it) => {
  const value = alike([it.baseline, it.target, it.actual]);
  return body(
    metric(it, context), value(it.baseline), value(it.target), value(it.actual), changeLines(it),
    { text: terms.states[it.state], tone: toneOf(it.state) }, it.evidence.length === 0 ? words.effects.noEvidence : it.evidence.map((text) => line(text)),
  );
}), { note: words.effects.note });

function metric(it: EffectOutcome, { catalogue }: ChangeContext): readonly Line[] {
  const { metric: withUnit, values, scenarioLabel, up, down } = words.effects;
  return [
    line(it.unit === null ? it.metric : fill(withUnit, { metric: it.metric, unit: it.unit })),
    line(it.direction === "up" ? up : down, it.value === null ? "" : values[it.value]),
    ...(it.scenarios.length === 0 ? [] : [line(list(it.scenarios.map((id) => scenarioName(id, catalogue))), scenarioLabel)]),
  ];
}

/** How much, how much of the baseline, and whether that is for the better. */
function changeLines(it: EffectOutcome): readonly Line[] {
  if (it.change === null) return [line(shared.unknown)];
  const { relative, moved } = words.effects;
  return [
    line(withSign(it.change)),
    ...(it.relative === null ? [] : [line(fill(relative, { value: signed(it.relative.shown) }))]),
    line(moved[it.moved]),
  ];
}

/** A number already written, with our signs. */
const signed = (shown: string): string =>
  (shown.startsWith("-") ? fill(shared.minus, { value: shown.slice(1) }) : Number(shown) === 0 ? shown : fill(shared.plus, { value: shown }));
