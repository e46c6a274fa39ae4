/** A pack made ready to score with: once per pack, kept as long as the pack. */
import type { LoadedPack } from "../indicators/load.js";
import { areasOf, indicatorsOf, ratingsOf, type PlacedArea } from "../indicators/structure.js";
import type { Indicator, Rule } from "../indicators/schema.js";
import { bands } from "./methods/bands.js";
import { choice } from "./methods/choice.js";
import { choices } from "./methods/choices.js";
import type { Judge } from "./methods/judgement.js";
import { trend } from "./methods/trend.js";
import { partsOf, type RulePart } from "./rules.js";

/** Points inside the engine: whole thousandths. */
export type Milli = number;

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
  /** Lowest first. */
  readonly levels: readonly CompiledLevel[];
}

export interface CompiledLevel {
  readonly level: number;
  readonly rule: Rule;
  readonly parts: readonly RulePart[];
}

/** Exact by the pack's checks: points have three decimals, and points × share is whole. */
export const toMilli = (points: number): Milli => Math.round(points * 1000);
/** The one division at the edge; correctly rounded, so comparing with a written line stays right. */
export const toPoints = (milli: Milli): number => milli / 1000;

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
  const ready: CompiledPack = {
    pack,
    indicators: new Map(indicators),
    areas: new Map(areasOf(pack.definition).map((it) => [it.area.id, it])),
    ratings: ratingsOf(pack.definition),
    levels: pack.definition.levels.map(({ level, rule }) => ({ level, rule, parts: partsOf(rule) })),
  };
  compiled.set(pack, ready);
  return ready;
}
