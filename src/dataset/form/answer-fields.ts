/** The cells of a question and of a process area, derived from the pack. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Figure, Indicator, IndicatorPack } from "../../indicators/schema.js";
import { figuresOf } from "../../indicators/structure.js";
import type { Field } from "./fields.js";

const LONGEST_NOTE = 5000;

export interface FigureField extends Field {
  readonly figure: Figure;
  /** Years back from the latest; `null`: a figure that has one value. */
  readonly back: number | null;
}

/** All that a question asks, each part with the cells it takes. */
export interface QuestionFields {
  readonly id: string;
  readonly indicator: Indicator;
  /** One of several letters. */
  readonly letter: Field | null;
  /** A cell for each letter. */
  readonly ticks: readonly (Field & { readonly letter: string })[];
  readonly figures: readonly FigureField[];
  readonly notApplicable: Field | null;
  readonly evidence: Field;
  readonly note: Field;
}

export const questionPath = (id: string): string => `answers.${id}`;

export function questionFields(indicator: Indicator, { definition, wording }: LoadedPack): QuestionFields {
  const path = questionPath(indicator.id);
  const options = Object.fromEntries(Object.keys(indicator.options).map((letter) => [letter, wording.indicators[indicator.id]?.options[letter] ?? letter]));
  const isSeveral = indicator.method === "choices";
  return {
    id: indicator.id,
    indicator,
    letter: isSeveral ? null : { key: `${path}.option`, kind: { takes: "letter", options } },
    ticks: isSeveral ? Object.keys(options).map((letter) => ({ letter, key: `${path}.options.${letter}`, kind: { takes: "tick" } })) : [],
    figures: figuresOf(indicator).flatMap((figure) => figureFields(figure, `${path}.figures.${figure.id}`)),
    notApplicable: mayNotApply(indicator, definition) ? { key: `${path}.notApplicable`, kind: { takes: "tick" } } : null,
    evidence: { key: `${path}.evidence`, kind: { takes: "list" } },
    note: { key: `${path}.note`, kind: { takes: "text", longest: LONGEST_NOTE } },
  };
}

const mayNotApply = (indicator: Indicator, { policy }: IndicatorPack): boolean => indicator.notApplicable === true && policy.notApplicable !== "not-allowed";

/** Yearly ones from the earliest to the latest. */
function figureFields(figure: Figure, key: string): readonly FigureField[] {
  const kind: Field["kind"] = {
    takes: "number", integer: figure.integer === true, least: 0, most: figure.max ?? null, choices: null,
    unit: figure.unit === "percent" ? "percent" : figure.unit === "count" ? "count" : "amount",
  };
  const { yearly } = figure;
  if (yearly === undefined) return [{ key, kind, figure, back: null }];
  return Array.from({ length: yearly.max }, (_, slot) => ({ key: `${key}.${slot}`, kind, figure, back: yearly.max - 1 - slot }));
}

/** In the order of the sheet. */
export const fieldsOfQuestion = ({ letter, ticks, figures, notApplicable, evidence, note }: QuestionFields): readonly Field[] =>
  [...(letter === null ? [] : [letter]), ...ticks, ...figures, ...(notApplicable === null ? [] : [notApplicable]), evidence, note];

export const areaField = (id: string, topRating: number): Field => ({
  key: `areas.${id}`,
  kind: { takes: "number", integer: true, least: 0, most: topRating, unit: "count", choices: Array.from({ length: topRating + 1 }, (_, rating) => rating) },
});
