/** Of the questions still open, which matters most: what each alone could do to the level. */
import { toPoints, type CompiledPack, type Milli } from "./compile.js";
import type { AssessmentResult } from "./result.js";
import { levelOfStanding, type Standing } from "./standing.js";

type OpenQuestion = AssessmentResult["openQuestions"][number];

export interface OpenItems {
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
}

/**
 * Most important first: raises the level at worst by most, then lowers the level at best by most;
 * then what can still decide together with others of its kind (points, ratings) before what cannot;
 * then most points, binding areas before guiding ones, the order of the form.
 */
export function rankOpenQuestions(compiled: CompiledPack, open: OpenItems, worst: Standing, best: Standing): readonly OpenQuestion[] {
  if (open.indicators.length + open.areas.length === 0) return [];
  const withPoints = (standing: Standing, id: string, points: Milli): Standing =>
    ({ ...standing, points: new Map(standing.points).set(id, points) });
  const withRating = (standing: Standing, id: string, rating: number): Standing =>
    ({ ...standing, ratings: new Map(standing.ratings).set(id, rating) });
  const top = compiled.pack.definition.areas.topRating;

  const indicators = open.indicators.map((id): OpenQuestion => {
    const max = compiled.indicators.get(id)?.max ?? 0;
    return {
      kind: "indicator", id,
      levelIfBest: levelOfStanding(compiled, withPoints(worst, id, max)),
      levelIfWorst: levelOfStanding(compiled, withPoints(best, id, 0)),
      pointsAtStake: toPoints(max),
    };
  });
  const areas = open.areas.map((id): OpenQuestion => ({
    kind: "area", id,
    levelIfBest: levelOfStanding(compiled, withRating(worst, id, top)),
    levelIfWorst: levelOfStanding(compiled, withRating(best, id, 0)),
    pointsAtStake: 0,
  }));
  // whether the points still open, or the ratings still open, can change the level at all
  const level = ({ points }: Standing, { ratings }: Standing): number => levelOfStanding(compiled, { points, ratings });
  const pointsDecide = level(worst, worst) !== level(best, worst) || level(worst, best) !== level(best, best);
  const ratingsDecide = level(worst, worst) !== level(worst, best) || level(best, worst) !== level(best, best);
  const decides = (it: OpenQuestion): number => Number(it.kind === "indicator" ? pointsDecide : ratingsDecide);
  const isBinding = (it: OpenQuestion): number => Number(compiled.areas.get(it.id)?.area.kind === "binding");
  return [...indicators, ...areas].sort((a, b) =>
    b.levelIfBest - a.levelIfBest || a.levelIfWorst - b.levelIfWorst || decides(b) - decides(a) || b.pointsAtStake - a.pointsAtStake || isBinding(b) - isBinding(a));
}
