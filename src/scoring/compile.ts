/** A pack made ready to score with: once per pack, kept as long as the pack. */
import type { LoadedPack } from "../indicators/load.js";
import { areasOf, indicatorsOf, ratingsOf, type PlacedArea } from "../indicators/structure.js";
import type { Indicator, Rule } from "../indicators/schema.js";
import { bands } from "./methods/bands.js";
import { choice } from "./methods/choice.js";
import { choices } from "./methods/choices.js";
import type { Judge } from "./methods/judgement.js";
import { trend } from "./methods/trend.js";
import { toMilli, type Milli } from "./milli.js";
import { holdsOf, partsOf, type Holds, type RulePart } from "./rules.js";

export { toMilli, toPoints, type Milli } from "./milli.js";

export interface CompiledIndicator {
  readonly indicator: Indicator;
  readonly dimension: string;
  readonly group: string;
  readonly max: Milli;
  readonly optionPoints: ReadonlyMap<string, Milli>;
  readonly judge: Judge;
}

export interface CompiledPack {
  readonly pack: LoadedPack;
  readonly indicators: ReadonlyMap<string, CompiledIndicator>;
  readonly areas: ReadonlyMap<string, PlacedArea>;
  readonly ratings: readonly number[];
  readonly dimensions: readonly CompiledDimension[];
  /** Lowest first. */
  readonly levels: readonly CompiledLevel[];
}

/** Dimensions and groups with the places of their questions, counted over the whole pack. */
export interface CompiledDimension {
  readonly id: string;
  readonly places: readonly number[];
  readonly groups: readonly { readonly id: string; readonly places: readonly number[] }[];
}

export interface CompiledLevel {
  readonly level: number;
  readonly rule: Rule;
  readonly holds: Holds;
  readonly parts: readonly RulePart[];
}

function judgeFor(indicator: Indicator): Judge {
  switch (indicator.method) {
    case "choice": return choice();
    case "choices": return choices();
    case "bands": return bands(indicator);
    case "trend": return trend(indicator);
  }
}

const compiled = new WeakMap<LoadedPack, CompiledPack>();

export function compilePack(pack: LoadedPack): CompiledPack {
  const known = compiled.get(pack);
  if (known !== undefined) return known;
  const indicators = indicatorsOf(pack.definition).map(({ dimension, group, indicator }): [string, CompiledIndicator] => {
    const max = toMilli(indicator.points);
    return [indicator.id, {
      indicator, dimension: dimension.id, group: group.id, max,
      optionPoints: new Map(Object.entries(indicator.options).map(([letter, share]) => [letter, max * share / 1000])),
      judge: judgeFor(indicator),
    }];
  });
  const placesWhere = (isIn: (it: CompiledIndicator) => boolean): readonly number[] => indicators.flatMap(([, it], i) => (isIn(it) ? [i] : []));
  const ready: CompiledPack = {
    pack,
    indicators: new Map(indicators),
    areas: new Map(areasOf(pack.definition).map((it) => [it.area.id, it])),
    ratings: ratingsOf(pack.definition),
    dimensions: pack.definition.dimensions.map(({ id, groups }) => ({
      id, places: placesWhere((it) => it.dimension === id),
      groups: groups.map((group) => ({ id: group.id, places: placesWhere((it) => it.group === group.id) })),
    })),
    levels: pack.definition.levels.map(({ level, rule }) => ({ level, rule, holds: holdsOf(rule), parts: partsOf(rule) })),
  };
  compiled.set(pack, ready);
  return ready;
}
