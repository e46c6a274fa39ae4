/** What was invested and what it returns: as given, never made up from what is missing. */
import type { Returns } from "../../diagnosis/change/schema.js";
import type { Block, Fact, Table } from "../blocks.js";
import { sumDecimals } from "../../diagnosis/figures/decimal.js";
import { alike, inFull } from "../numbers.js";
import { across, body, column, line, table, total } from "../table.js";
import { fill, words as shared } from "../words.js";
import { terms, words, type ChangeContext } from "./context.js";

type Source = Returns["actualSource"];

export const hasReturns = ({ change: { returns: { planned, actual, annualBenefit } } }: ChangeContext): boolean =>
  planned !== null || actual !== null || annualBenefit !== null;

/** The whole of it in one line; what is missing is said to be. */
export function returnsClause({ change: { returns } }: ChangeContext): string {
  const { effects: say } = words;
  const inTenThousand = (value: number | null, template: string): string => (value === null ? words.missing : fill(template, { value: inFull(value) }));
  return [
    fill(say.clauseActual, { value: inTenThousand(returns.actual, say.tenThousand) + (returns.actualMissing > 0 ? fill(say.partial, { count: returns.actualMissing }) : "") }),
    fill(say.clauseBenefit, { value: inTenThousand(returns.annualBenefit, say.perYear) }),
    ...(returns.ratio === null ? [] : [fill(say.clauseRatio, { value: returns.ratio.shown })]),
    ...(returns.paybackYears === null ? [] : [fill(say.clausePayback, { value: returns.paybackYears.shown })]),
    ...(returns.ratio === null && returns.paybackYears === null ? [say.clauseNone] : []),
  ].join(shared.comma);
}

export function returnsBlocks(context: ChangeContext): readonly Block[] {
  const { change: { returns: it } } = context;
  const { effects: say } = words;
  const fact = (label: string, value: string): Fact => ({ label, values: [value], wide: false });
  const from = (source: Source): string => (source === null ? "" : fill(say.from, { source: terms.sources[source] }));
  const money = (value: number | null, source: Source, template: string, missing = 0): string =>
    (value === null ? words.missing : fill(template, { value: inFull(value) }) + (missing > 0 ? fill(say.partial, { count: missing }) : "") + from(source));
  return [
    { kind: "facts", layout: "pairs", facts: [
      fact(say.planned, money(it.planned, it.plannedSource, say.tenThousand, it.plannedMissing)), fact(say.actual, money(it.actual, it.actualSource, say.tenThousand, it.actualMissing)),
      { ...fact(say.benefit, money(it.annualBenefit, it.benefitSource, say.perYear)), wide: true },
      fact(say.ratio, it.ratio === null ? say.notComputed : fill(say.ratioValue, { value: it.ratio.shown })),
      fact(say.paybackLabel, it.paybackYears === null ? say.notComputed : fill(say.years, { value: it.paybackYears.shown })),
    ] },
    { kind: "prose", tone: "note", paragraphs: [say.returnsNote] },
  ];
}

/** The project's items, every amount in full: a column must add up in print. Their sums are those of the returns. */
export function investmentTable({ project, catalogue }: ChangeContext): readonly Table[] {
  const items = project?.investment ?? [];
  if (items.length === 0) return [];
  const { columns, effects: say } = words;
  const planned = alike([...items.map((it) => it.planned), sumGiven(items.map((it) => it.planned))]);
  const actual = alike([...items.map((it) => it.actual), sumGiven(items.map((it) => it.actual))]);
  return [table(
    [
      column(columns.no, 6, "end"), column(columns.investment, 26), column(columns.scenario, 22),
      column(columns.planned, 13, "end"), column(columns.spent, 13, "end"), column(columns.evidence, 20),
    ],
    [
      ...items.map((it, i) => body(
        String(i + 1), it.item, it.scenario === null ? shared.unknown : scenarioName(it.scenario, catalogue),
        planned(it.planned), actual(it.actual), it.evidence.length === 0 ? say.noEvidence : it.evidence.map((text) => line(text)),
      )),
      total("", across(shared.total, 2), planned(sumGiven(items.map((it) => it.planned))), actual(sumGiven(items.map((it) => it.actual))), ""),
    ],
    { note: say.investmentNote },
  )];
}

/** Of nothing given there is no sum. */
function sumGiven(values: readonly (number | null)[]): number | null {
  const given = values.filter((it) => it !== null);
  return given.length === 0 ? null : sumDecimals(given);
}

/** By its name; of a scenario nobody knows the id. */
export const scenarioName = (id: string, catalogue: ChangeContext["catalogue"]): string => catalogue?.scenarios.find((it) => it.id === id)?.name ?? id;
