/** The least effort that reaches the lines of a level: points and areas each exactly, for neither bears on the other. */
import { combine, picked, type Budget, type Stage, type Way } from "./cheapest.js";
import { entriesIn, type AreaClimb, type Climb, type Entry, type IndicatorClimb } from "./climbs.js";
import type { AreaLine, Line, PointsLine } from "./lines.js";
import { areaWays, costsOf, counts, pointWays, type Costs } from "./ways.js";

/** A cost has a bit for every step that could be entered. */
const MOST_STEPS = 5000;

export interface Solution {
  readonly entries: readonly Entry[];
  readonly cost: bigint;
}

/** What a line comes to when every climb is worth what `worth` says: thousandths, or a count. */
export function reached(line: Line, climbs: readonly Climb[], worth: (climb: Climb) => number): number {
  return climbs.reduce((sum, climb) => {
    if (line.of === "areas") return sum + Number(climb.kind === "area" && counts(climb, line, worth(climb)));
    return sum + (climb.kind === "indicator" && (line.dimension ?? climb.dimension) === climb.dimension ? worth(climb) : 0);
  }, 0);
}

/** Whether the options allow as much as the line needs; every line can be at its most at once. */
export const isWithinReach = (line: Line, climbs: readonly Climb[]): boolean => reached(line, climbs, (it) => it.best) >= line.need;

/** The cheapest entries that reach one of these sets of lines, each within reach; `null`: too large to be solved exactly. */
export function solve(climbs: readonly Climb[], alternatives: readonly (readonly Line[])[], budget: Budget): Solution | null {
  if (entriesIn(climbs).length > MOST_STEPS) return null;
  const costs = costsOf(climbs);
  let best: Solution | null = null;
  for (const lines of alternatives) {
    const points = cheapestPoints(climbs.filter((it) => it.kind === "indicator"), lines.filter((it) => it.of === "points"), costs, budget);
    const areas = cheapestAreas(climbs.filter((it) => it.kind === "area"), lines.filter((it) => it.of === "areas"), costs, budget);
    if (points === null || areas === null) return null;
    const cost = points.cost + areas.cost;
    if (best === null || cost < best.cost) best = { cost, entries: [...picked(points.picks), ...picked(areas.picks)] };
  }
  return best;
}

const cheapestOf = (ways: readonly Way<Entry>[] | null): Way<Entry> | null => {
  if (ways === null) return null;
  const [first] = ways;
  if (first === undefined) throw new Error("a plan within reach was not found");
  return first;
};

/** A dimension with a line of its own is solved by itself; what it can gain, and at what cost, is then one stage of the whole. */
function cheapestPoints(climbs: readonly IndicatorClimb[], lines: readonly PointsLine[], costs: Costs, budget: Budget): Way<Entry> | null {
  const lifted: { readonly climb: IndicatorClimb; readonly floor: number; readonly stage: Stage<Entry> }[] = [];
  for (const climb of climbs) {
    const ways = pointWays(climb, costs, budget);
    if (ways === null) return null;
    // leaving an exclusive option that earns points can lose some; counted from the lowest way there is no loss
    const lowest = ways.reduce((least, { gains: [gain = 0] }) => Math.min(least, gain), Infinity);
    lifted.push({ climb, floor: climb.now + lowest, stage: ways.map((it) => ({ ...it, gains: it.gains.map((gain) => gain - lowest) })) });
  }
  const needOf = (dimension: string | null): number => {
    const need = lines.find((it) => it.dimension === dimension)?.need ?? 0;
    const floor = lifted.reduce((sum, it) => sum + (dimension === null || it.climb.dimension === dimension ? it.floor : 0), 0);
    return Math.max(0, need - floor);
  };
  const total = needOf(null);
  const stages: Stage<Entry>[] = [];
  const ownLine = new Set(lines.flatMap((it) => it.dimension ?? []).filter((it) => needOf(it) > 0));
  for (const dimension of ownLine) {
    const need = needOf(dimension);
    const ways = combine(lifted.filter((it) => it.climb.dimension === dimension).map((it) => it.stage), [{ need, cap: Math.max(need, total) }], budget);
    if (ways === null) return null;
    stages.push(ways);
  }
  stages.push(...lifted.filter((it) => !ownLine.has(it.climb.dimension)).map((it) => it.stage));
  return cheapestOf(combine(stages, [{ need: total, cap: total }], budget));
}

function cheapestAreas(climbs: readonly AreaClimb[], lines: readonly AreaLine[], costs: Costs, budget: Budget): Way<Entry> | null {
  const missing = lines.map((line) => ({ line, need: line.need - reached(line, climbs, (it) => it.now) })).filter(({ need }) => need > 0);
  const stages = climbs.map((it) => areaWays(it, missing.map(({ line }) => line), costs));
  return cheapestOf(combine(stages, missing.map(({ need }) => ({ need, cap: need })), budget));
}
