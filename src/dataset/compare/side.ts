/** One side of a comparison: its pack made ready, and its records checked against it and made small. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf, indicatorsOf } from "../../indicators/structure.js";
import { show } from "../../indicators/zod-issues.js";
import { issue, type Issue } from "../../issues.js";
import { compilePack, toMilli, toPoints, type Milli } from "../../scoring/compile.js";
import type { ScoreRecord } from "../batch/record.js";
import { deciderOf, standingOf, type Decider } from "./decider.js";

export interface Side {
  readonly pack: LoadedPack;
  readonly indicators: readonly string[];
  readonly areas: readonly string[];
  readonly decider: Decider;
  /** The record as it is kept until its counterpart comes; or all that shows that it is none of this pack's. */
  readonly read: (record: ScoreRecord) => Scored | readonly Issue[];
}

/** What is kept of a scored record: a few hundred bytes. */
export interface Scored {
  readonly level: number;
  readonly best: number;
  readonly points: Milli;
  /** In the order of the pack; -1: unanswered, or not applicable. */
  readonly indicators: readonly Milli[];
  /** In the order of the pack; -1: not rated. */
  readonly areas: readonly number[];
}

export function sideOf(pack: LoadedPack): Side {
  const { definition } = pack;
  const indicators = indicatorsOf(definition).map((it) => it.indicator);
  const ids = { indicators: indicators.map((it) => it.id), areas: areasOf(definition).map((it) => it.area.id) };
  const decider = deciderOf(pack);
  const most = [...compilePack(pack).indicators.values()].map((it) => it.max);
  const dimensions = definition.dimensions.map(({ id }) => ({ id, at: indicatorsOf(definition).flatMap((it, i) => (it.dimension.id === id ? [i] : [])) }));
  const mayNotApply = indicators.some((it) => it.notApplicable);
  const { topRating } = definition.areas;

  const read = (record: ScoreRecord): Scored | readonly Issue[] => {
    const { level, points, levelRange } = record;
    if (level === null || points === null || levelRange === null) return [invalid("level", "a scored record", "null")];
    const strangers = [...strangersIn(record.indicators, ids.indicators, "indicators"), ...strangersIn(record.areas, ids.areas, "areas"), ...strangersIn(record.dimensions, dimensions.map((it) => it.id), "dimensions")];
    if (strangers.length > 0) return strangers;
    const issues: Issue[] = [];
    const milli = ids.indicators.map((id, i) => {
      const value = record.indicators[id] ?? null;
      if (value === null) return -1;
      const whole = toMilli(value);
      if (toPoints(whole) !== value || whole > (most[i] ?? 0)) issues.push(invalid(`indicators.${id}`, `at most ${toPoints(most[i] ?? 0)}`, show(value)));
      return whole;
    });
    const ratings = ids.areas.map((id) => {
      const rating = record.areas[id] ?? null;
      if (rating !== null && rating > topRating) issues.push(invalid(`areas.${id}`, `at most ${topRating}`, show(rating)));
      return rating ?? -1;
    });
    let sum = 0;
    for (const { id, at } of dimensions) {
      let part = 0;
      for (const i of at) part += Math.max(0, milli[i] ?? 0);
      if (toPoints(part) !== record.dimensions[id]) issues.push(invalid(`dimensions.${id}`, `${toPoints(part)} by its indicators`, show(record.dimensions[id])));
      sum += part;
    }
    if (toPoints(sum) !== points) issues.push(invalid("points", `${toPoints(sum)} by its indicators`, show(points)));
    const worst = decider.decide(standingOf(ids, milli, ratings)).level;
    const [low, best] = levelRange;
    if (level !== worst) issues.push(invalid("level", `level ${worst} by its points and areas`, `level ${level}`));
    if (low !== worst) issues.push(invalid("levelRange[0]", `level ${worst} by its points and areas`, `level ${low}`));
    if (best < worst || best > decider.topLevel || (!mayNotApply && best !== levelAtBest(worst, milli, ratings))) issues.push(invalid("levelRange[1]", "the level at best", show(best)));
    return issues.length > 0 ? issues : { level, best, points: sum, indicators: milli, areas: ratings };
  };

  /** Where every question applies; elsewhere the record does not say which of them could still earn points. */
  const levelAtBest = (worst: number, milli: readonly Milli[], ratings: readonly number[]): number => {
    if (!milli.includes(-1) && !ratings.includes(-1)) return worst;
    return decider.decide(standingOf(ids, milli.map((it, i) => (it < 0 ? most[i] ?? 0 : it)), ratings.map((it) => (it < 0 ? topRating : it)))).level;
  };

  return { pack, ...ids, decider, read };
}

const invalid = (path: string, expected: string, actual: string): Issue => issue("record-invalid", { path, expected, actual });

/** Ids the pack has and the record has not, or the other way round: the record is of another pack. */
function strangersIn(values: Readonly<Record<string, unknown>>, ids: readonly string[], of: string): readonly Issue[] {
  const found = Object.keys(values);
  const isMissing = ids.find((id) => !Object.hasOwn(values, id));
  if (isMissing !== undefined) return [invalid(`${of}.${isMissing}`, "every id of the pack", "nothing")];
  const strange = found.length === ids.length ? undefined : found.find((id) => !ids.includes(id));
  return strange === undefined ? [] : [invalid(`${of}.${strange}`, "an id of the pack", show(strange))];
}
