/** Where a firm stands: points and ratings in the engine's own units, the facts they give, the level those reach. */
import type { CompiledPack, Milli } from "./compile.js";
import { toPoints } from "./compile.js";
import { holds, type FactTree } from "./rules.js";

/** One question's or area's share in the standing; every open one could be worth between its two values. */
export interface Standing {
  /** Points by indicator id. */
  readonly points: ReadonlyMap<string, Milli>;
  /** Rating by area id. */
  readonly ratings: ReadonlyMap<string, number>;
}

export interface AreaCount {
  readonly rating: number;
  readonly all: number;
  readonly binding: number;
  readonly guiding: number;
}

export interface LevelFacts {
  readonly points: Milli;
  readonly dimensions: ReadonlyMap<string, Milli>;
  readonly areaCounts: readonly AreaCount[];
}

export const sumMilli = (values: Iterable<Milli>): Milli => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

export function factsOfStanding(compiled: CompiledPack, standing: Standing): LevelFacts {
  const dimensions = new Map(compiled.pack.definition.dimensions.map((it) => [it.id, 0]));
  for (const [id, { dimension }] of compiled.indicators) {
    dimensions.set(dimension, (dimensions.get(dimension) ?? 0) + (standing.points.get(id) ?? 0));
  }
  const areaCounts = compiled.ratings.map((rating) => {
    let binding = 0;
    let guiding = 0;
    for (const [id, { area }] of compiled.areas) {
      if ((standing.ratings.get(id) ?? 0) < rating) continue;
      if (area.kind === "binding") binding += 1;
      else guiding += 1;
    }
    return { rating, all: binding + guiding, binding, guiding };
  });
  return { points: sumMilli(dimensions.values()), dimensions, areaCounts };
}

/** The facts under the names level rules use. */
export function factTree({ points, dimensions, areaCounts }: LevelFacts): FactTree {
  return {
    points: toPoints(points),
    dimensions: Object.fromEntries([...dimensions].map(([id, milli]) => [id, toPoints(milli)])),
    areas: Object.fromEntries(areaCounts.map((it) => [String(it.rating), { all: it.all, binding: it.binding, guiding: it.guiding }])),
  };
}

/** The highest level whose rule holds; none: 0. */
export function levelOfStanding(compiled: CompiledPack, standing: Standing): number {
  const facts = factTree(factsOfStanding(compiled, standing));
  return compiled.levels.findLast((it) => holds(it.rule, facts))?.level ?? 0;
}
