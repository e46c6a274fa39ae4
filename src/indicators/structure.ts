/** Walks over a pack: its parts in the order printed, and the facts its rules may read. */
import type { FigureKind } from "./formula.js";
import type { FactType, Facts } from "./rule-profile.js";
import type { Dimension, Figure, Indicator, IndicatorGroup, IndicatorPack, ProcessArea } from "./schema.js";

export interface PlacedIndicator {
  readonly dimension: Dimension;
  readonly group: IndicatorGroup;
  readonly indicator: Indicator;
  /** Where it stands in pack.json. */
  readonly path: string;
}

export function indicatorsOf(pack: IndicatorPack): readonly PlacedIndicator[] {
  return pack.dimensions.flatMap((dimension, d) =>
    dimension.groups.flatMap((group, g) =>
      group.indicators.map((indicator, i) => ({
        dimension, group, indicator, path: `dimensions[${d}].groups[${g}].indicators[${i}]`,
      }))));
}

export interface PlacedArea {
  readonly group: string;
  readonly area: ProcessArea;
}

export function areasOf(pack: IndicatorPack): readonly PlacedArea[] {
  return pack.areas.groups.flatMap((group) => group.areas.map((area) => ({ group: group.id, area })));
}

export const figuresOf = (indicator: Indicator): readonly Figure[] => ("figures" in indicator ? indicator.figures : []);

export const figureKinds = (indicator: Indicator): ReadonlyMap<string, FigureKind> =>
  new Map(figuresOf(indicator).map((figure) => [figure.id, figure.yearly ? "yearly" : "one"]));

/** The expressions of an indicator, with their place below it. */
export function formulasOf(indicator: Indicator): readonly { readonly key: string; readonly expression: string }[] {
  if (indicator.method === "bands") return [{ key: "formula", expression: indicator.formula }];
  if (indicator.method === "trend") {
    return [{ key: "formulas.now", expression: indicator.formulas.now }, { key: "formulas.before", expression: indicator.formulas.before }];
  }
  return [];
}

export const ratingsOf = (pack: IndicatorPack): readonly number[] => Array.from({ length: pack.areas.topRating }, (_, i) => i + 1);

/** What a level rule may read. */
export function levelFacts(pack: IndicatorPack): Facts {
  const names = [
    "points",
    ...pack.dimensions.map((it) => `dimensions.${it.id}`),
    ...ratingsOf(pack).flatMap((rating) => ["all", "binding", "guiding"].map((kind) => `areas.${rating}.${kind}`)),
  ];
  return new Map(names.map((name) => [name, "number"]));
}

/** What a check across questions may read: single figures and single options, as answered. */
export function answerFacts(pack: IndicatorPack): Facts {
  const facts = indicatorsOf(pack).flatMap(({ indicator }): readonly (readonly [string, FactType])[] => [
    ...figuresOf(indicator).filter((it) => !it.yearly).map((it) => [`figures.${indicator.id}.${it.id}`, "number"] as const),
    ...(indicator.method === "choices" ? [] : [[`options.${indicator.id}`, "string"] as const]),
  ]);
  return new Map(facts);
}
