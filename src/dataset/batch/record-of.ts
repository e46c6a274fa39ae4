/** Outcomes as records; `record-writer.ts` writes the same without making them. */
import type { Issue } from "../../issues.js";
import { toPoints } from "../../scoring/compile.js";
import { completenessOf, type RecordIds, type Scored } from "./outcome.js";
import type { ScoreRecord } from "./record.js";

export function scoredRecord({ id, standing, ratings }: Scored, issues: readonly Issue[], ids: RecordIds): ScoreRecord {
  return {
    id,
    level: standing.levelWorst,
    points: toPoints(standing.total),
    levelRange: [standing.levelWorst, standing.levelBest],
    completeness: completenessOf(standing),
    dimensions: Object.fromEntries(ids.dimensionIds.map((it, i) => [it, toPoints(standing.dimensions[i] ?? 0)])),
    indicators: valuesBy(ids.indicatorIds, standing.points, toPoints),
    areas: valuesBy(ids.areaIds, ratings, (rating) => rating),
    issues,
  };
}

export const brokenRecord = (id: string | null, issues: readonly Issue[]): ScoreRecord =>
  ({ id, level: null, points: null, levelRange: null, completeness: null, dimensions: {}, indicators: {}, areas: {}, issues });

const valuesBy = (ids: readonly string[], values: ArrayLike<number>, inUnits: (value: number) => number): Readonly<Record<string, number | null>> =>
  Object.fromEntries(ids.map((it, i) => [it, inUnitsOrNull(values[i] ?? -1, inUnits)]));

const inUnitsOrNull = (value: number, inUnits: (value: number) => number): number | null => (value < 0 ? null : inUnits(value));
