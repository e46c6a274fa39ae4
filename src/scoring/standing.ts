/** Where a firm stands: points and ratings in the engine's own units, the facts they give, the level those reach. */
import { toPoints, type CompiledPack, type Milli } from "./compile.js";
import type { FactTree } from "./rules.js";

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

// Plain loops over records: these run for every sheet, and for every open question twice.

export function factsOfStanding(compiled: CompiledPack, standing: Standing): LevelFacts {
  const dimensions = new Map<string, Milli>();
  let points = 0;
  for (const { id } of compiled.dimensions) dimensions.set(id, 0);
  for (const [id, { dimension }] of compiled.indicators) {
    const milli = standing.points.get(id) ?? 0;
    points += milli;
    dimensions.set(dimension, (dimensions.get(dimension) ?? 0) + milli);
  }
  const binding = compiled.ratings.map(() => 0);
  const guiding = compiled.ratings.map(() => 0);
  for (const [id, { area }] of compiled.areas) {
    const counts = area.kind === "binding" ? binding : guiding;
    const rating = standing.ratings.get(id) ?? 0;
    for (let i = 0; i < rating; i += 1) counts[i] = (counts[i] ?? 0) + 1; // ratings count from 1
  }
  const areaCounts = compiled.ratings.map((rating, i) => {
    const [bound, guided] = [binding[i] ?? 0, guiding[i] ?? 0];
    return { rating, all: bound + guided, binding: bound, guiding: guided };
  });
  return { points, dimensions, areaCounts };
}

/** The facts under the names level rules use. */
export function factTree({ points, dimensions, areaCounts }: LevelFacts): FactTree {
  const byDimension: Record<string, number> = {};
  for (const [id, milli] of dimensions) byDimension[id] = toPoints(milli);
  const byRating: Record<string, FactTree> = {};
  for (const { rating, all, binding, guiding } of areaCounts) byRating[rating] = { all, binding, guiding };
  return { points: toPoints(points), dimensions: byDimension, areas: byRating };
}

/** The highest level whose rule holds; none: 0. */
export function levelOfStanding(compiled: CompiledPack, standing: Standing): number {
  const facts = factTree(factsOfStanding(compiled, standing));
  return compiled.levels.findLast((it) => it.holds(facts))?.level ?? 0;
}
