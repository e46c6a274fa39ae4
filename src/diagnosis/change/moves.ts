/** What moved between two results of one firm: points, questions, areas; exact thousandths, open questions counted at worst. */
import type { AreaResult, AssessmentResult, IndicatorResult } from "../../scoring/result.js";
import { milliOf } from "../cohort/counting.js";
import type { FirmChange } from "./schema.js";

/** After less before, in points. */
const by = (before: number, after: number): number => (milliOf(after) - milliOf(before)) / 1000;

export const standingOf = (it: AssessmentResult): FirmChange["before"] => ({
  basis: it.basis, stage: it.stage ?? null, assessedOn: it.assessedOn,
  level: it.level, levelRange: it.levelRange, points: it.points, pointsRange: it.pointsRange, completeness: it.completeness,
  areaCounts: it.areaCounts, answersSha256: it.receipt.answersSha256,
});

interface Pair<T> {
  readonly then: T;
  readonly now: T;
}

/** Results of one pack have the same parts. */
function pairs<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
  const earlier = new Map(before.map((it) => [it.id, it]));
  return after.flatMap((now) => {
    const then = earlier.get(now.id);
    return then === undefined ? [] : [{ then, now }];
  });
}

/** Points, dimensions, indicators, areas, and how many of these went up or down. */
export function movesOf(before: AssessmentResult, after: AssessmentResult): Pick<FirmChange, "points" | "dimensions" | "indicators" | "areas" | "counts"> {
  const indicators = pairs(before.indicators, after.indicators).map(indicatorMove);
  const areas = pairs(before.areas, after.areas).map(areaMove);
  const answered = indicators.filter((it) => it.before.status !== "unanswered" && it.after.status !== "unanswered");
  return {
    points: { before: before.points, after: after.points, by: by(before.points, after.points) },
    dimensions: pairs(before.dimensions, after.dimensions)
      .map(({ then, now }) => ({ id: now.id, before: then.points, after: now.points, by: by(then.points, now.points), maxPoints: now.maxPoints })),
    indicators,
    areas,
    counts: {
      indicatorsUp: answered.filter((it) => it.by > 0).length, indicatorsDown: answered.filter((it) => it.by < 0).length,
      areasUp: areas.filter((it) => (it.by ?? 0) > 0).length, areasDown: areas.filter((it) => (it.by ?? 0) < 0).length,
    },
  };
}

function indicatorMove({ then, now }: Pair<IndicatorResult>): FirmChange["indicators"][number] {
  const isSame = then.status === now.status && then.points === now.points && then.options.join() === now.options.join();
  return {
    id: now.id, no: now.no, dimension: now.dimension, maxPoints: now.maxPoints,
    before: sideOf(then), after: sideOf(now), by: by(then.points, now.points), changed: !isSame,
  };
}

const sideOf = ({ status, options, points, measure }: IndicatorResult): FirmChange["indicators"][number]["before"] =>
  ({ status, options, points, shown: measure === null ? null : shownOf(measure) });

/** A band has one value, in per cent; a trend two, the present one first. */
function shownOf({ values, band }: NonNullable<IndicatorResult["measure"]>): string | null {
  const shown = values.map((it) => it.shown).reverse().join(" → ");
  if (shown === "") return null;
  return band === undefined ? shown : `${shown}%`;
}

const areaMove = ({ then, now }: Pair<AreaResult>): FirmChange["areas"][number] => ({
  id: now.id, no: now.no, kind: now.kind, before: then.rating, after: now.rating,
  by: then.rating === null || now.rating === null ? null : now.rating - then.rating,
});
