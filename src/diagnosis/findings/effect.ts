/** What closing one gap does: points by real standings, the level they reach, the next level's conditions met or brought nearer. */
import { fromDecimal } from "../../indicators/exact.js";
import { toMilli, toPoints, type CompiledPack } from "../../scoring/compile.js";
import type { AssessmentResult, Condition } from "../../scoring/result.js";
import { factsOfStanding, factTree, levelOfStanding, type Standing } from "../../scoring/standing.js";
import type { Change } from "./changes.js";
import type { Gap } from "./schema.js";

type Effect = Pick<Gap, "effect" | "points" | "pointsToTop">;
type EffectOf = (change: Change) => Effect;

/** @returns the effect of any one change to the sheet as it stands, at worst. */
export function effectsOn(compiled: CompiledPack, result: AssessmentResult): EffectOf {
  const standing: Standing = {
    points: new Map(result.indicators.map((it) => [it.id, toMilli(it.points)])),
    ratings: new Map(result.areas.map((it) => [it.id, it.rating ?? 0])),
  };
  const parts = compiled.levels.find((it) => it.level === result.next?.level)?.parts ?? [];
  const conditionsOf = (it: Standing): readonly Condition[] => {
    const facts = factTree(factsOfStanding(compiled, it));
    return parts.map((part) => part(facts));
  };
  const before = conditionsOf(standing);

  return (change) => {
    const changed: Standing = change.kind === "indicator"
      ? { ...standing, points: new Map(standing.points).set(change.subject, change.points) }
      : { ...standing, ratings: new Map(standing.ratings).set(change.subject, change.to) };
    const after = conditionsOf(changed);
    const unmet = before.flatMap((was, i) => {
      const is = after[i];
      return was.met || is === undefined ? [] : [{ was, is }];
    });
    return {
      ...worth(change),
      effect: {
        levelAlone: levelOfStanding(compiled, changed),
        turns: unmet.filter(({ is }) => is.met).map(({ is }) => is.fact),
        advances: unmet.filter(({ was, is }) => !is.met && is.gap < was.gap)
          .map(({ was, is }) => ({ fact: is.fact, by: fromDecimal(was.gap).sub(fromDecimal(is.gap)).valueOf() })),
      },
    };
  };
}

/** Areas earn none. */
function worth(change: Change): Pick<Gap, "points" | "pointsToTop"> {
  if (change.kind === "area") return { points: 0, pointsToTop: 0 };
  const { points, lost } = change.result;
  return { points: toPoints(change.points - toMilli(points)), pointsToTop: lost };
}
