/** Efforts of single steps, by indicator and letter or area and rating: which of them name something the pack has not. */
import type { Efforts, IndicatorPack } from "./schema.js";
import { areasOf, indicatorsOf, ratingsOf } from "./structure.js";

export interface Stranger {
  readonly kind: "indicators" | "areas";
  readonly id: string;
  /** `null`: the id itself is unknown. */
  readonly step: string | null;
  readonly known: readonly string[];
}

/** Ids, letters and ratings of the efforts that the pack does not know. */
export function strangersIn(efforts: Efforts, pack: IndicatorPack): readonly Stranger[] {
  const ratings = ratingsOf(pack).map(String);
  const known = {
    indicators: new Map(indicatorsOf(pack).map(({ indicator }) => [indicator.id, Object.keys(indicator.options)])),
    areas: new Map(areasOf(pack).map(({ area }) => [area.id, ratings])),
  };
  return (["indicators", "areas"] as const).flatMap((kind) => Object.entries(efforts[kind] ?? {}).flatMap(([id, steps]): readonly Stranger[] => {
    const own = known[kind].get(id);
    if (own === undefined) return [{ kind, id, step: null, known: [...known[kind].keys()] }];
    return Object.keys(steps).filter((step) => !own.includes(step)).map((step) => ({ kind, id, step, known: own }));
  }));
}
