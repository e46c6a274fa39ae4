/** Who moved: the first sheet of each firm against its latest, and what turned in between. */
import type { LoadedPack } from "../../indicators/load.js";
import { compareText, subIndustryOf, type AssessedFirm, type FirmHistory } from "../firms.js";
import { turnedConditions } from "../turned.js";
import { countOf, groupBy, meanPointsOf, milliOf } from "./counting.js";
import type { Movement } from "./schema.js";
import { certainLevel, isFinished } from "./standing.js";

type Move = Movement["moves"][number];
interface Pair { readonly first: AssessedFirm; readonly latest: AssessedFirm }

/** null: no firm has two sheets. */
export function movementOf(histories: readonly FirmHistory[], pack: LoadedPack): Movement | null {
  const pairs = histories.flatMap(({ sheets: [first, ...later], latest }): readonly Pair[] => (first === undefined || later.length === 0 ? [] : [{ first, latest }]));
  if (pairs.length === 0) return null;
  const isCertain = ({ first, latest }: Pair): boolean => certainLevel(first) !== null && certainLevel(latest) !== null;
  const certain = pairs.filter(isCertain);
  const finished = certain.filter(({ first, latest }) => isFinished(first) && isFinished(latest));
  const rise = ({ first, latest }: Pair): number => latest.level - first.level;
  return {
    firms: certain.length,
    undetermined: pairs.filter((it) => !isCertain(it)).map((it) => it.latest.enterprise.id),
    transitions: transitionsOf(certain),
    rose: countOf(certain, (it) => rise(it) > 0), fell: countOf(certain, (it) => rise(it) < 0), stayed: countOf(certain, (it) => rise(it) === 0),
    meanPointsChange: meanPointsOf(finished.map(gainOf)),
    moves: [...certain].sort((a, b) => rise(b) - rise(a) || gainOf(b) - gainOf(a) || compareText(a.latest.enterprise.id, b.latest.enterprise.id))
      .map((it) => moveOf(it, pack)),
  };
}

/** In thousandths. */
const gainOf = ({ first, latest }: Pair): number => milliOf(latest.points) - milliOf(first.points);

function transitionsOf(pairs: readonly Pair[]): Movement["transitions"] {
  return [...groupBy(pairs, ({ first, latest }) => `${first.level} ${latest.level}`).values()]
    .flatMap(([pair, ...more]) => (pair === undefined ? [] : [{ from: pair.first.level, to: pair.latest.level, firms: 1 + more.length }]))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function moveOf({ first, latest }: Pair, pack: LoadedPack): Move {
  const { id, name } = latest.enterprise;
  return {
    id, name: name ?? null, subIndustry: subIndustryOf(latest), from: standingOf(first), to: standingOf(latest),
    conditions: turnedConditions(first, latest).map(({ level, before, now }) => ({ level, fact: now.fact, required: now.required, from: before.actual, to: now.actual, met: now.met })),
    changes: changesOf(first, latest, pack.definition.areas.topRating),
  };
}

const standingOf = (it: AssessedFirm): Move["from"] =>
  ({ level: it.level, points: it.points, assessedOn: it.assessedOn, stage: it.stage ?? null, finished: isFinished(it) });

/** Unanswered, unrated and not applicable are null: no value to compare with, but a change all the same. */
function changesOf(first: AssessedFirm, latest: AssessedFirm, topRating: number): Move["changes"] {
  const valueOf = (it: AssessedFirm["indicators"][number] | undefined): number | null => (it?.status === "scored" ? it.points : null);
  const changes = [
    ...latest.indicators.map((it, i) => ({ kind: "indicator" as const, id: it.id, from: valueOf(first.indicators[i]), to: valueOf(it), max: milliOf(it.maxPoints) })),
    ...latest.areas.map((it, i) => ({ kind: "area" as const, id: it.id, from: first.areas[i]?.rating ?? null, to: it.rating, max: milliOf(topRating) })),
  ];
  return changes.filter((it) => it.from !== it.to)
    .map(({ max, ...change }) => ({ change, max: Math.max(1, max), size: sizeOf(change) })) // what does not apply may have no maximum
    .sort((a, b) => b.size * a.max - a.size * b.max || compareText(a.change.id, b.change.id))
    .map((it) => it.change);
}

/** In thousandths, compared as a part of the maximum: so points and ratings go together. What is open on one side has none and comes last. */
const sizeOf = ({ from, to }: { readonly from: number | null; readonly to: number | null }): number =>
  (from === null || to === null ? 0 : Math.abs(milliOf(to) - milliOf(from)));
