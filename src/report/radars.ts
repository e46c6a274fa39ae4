/** Radars of the shares reached: by dimension, and by group of indicators. */
import type { IndicatorResult } from "../scoring/result.js";
import type { Axis, Radar } from "./blocks.js";
import type { Context } from "./context.js";
import { alike, compareShares, percent } from "./numbers.js";
import { fill, tied, words } from "./words.js";

export interface RadarPart {
  readonly name: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly share: number;
  /** `some`: unanswered questions in it earn nothing yet; `all`: nothing is known of it. */
  readonly open: "none" | "some" | "all";
}

const FEWEST_AXES = 3;

export const dimensionRadar = (context: Context, id: string, size: Radar["size"]): readonly Radar[] =>
  radar(id, size, words.level.axes.dimension, context.result.dimensions.map((it) => ({
    ...it, name: context.pack.wording.dimensions[it.id]?.name ?? it.id, open: openIn(context, (indicator) => indicator.dimension === it.id),
  })));

export const groupRadar = (context: Context, id: string, size: Radar["size"]): readonly Radar[] =>
  radar(id, size, words.level.axes.group, context.result.dimensions.flatMap((dimension) => dimension.groups.map((it) => ({
    ...it, name: context.pack.wording.groups[it.id]?.name ?? it.id, open: openIn(context, (indicator) => indicator.group === it.id),
  }))));

const openIn = ({ result }: Context, isInside: (it: IndicatorResult) => boolean): RadarPart["open"] => openAmong(result.indicators.filter(isInside));

/** How much of these nobody answered. */
export function openAmong(indicators: readonly Pick<IndicatorResult, "status" | "maxPoints">[]): RadarPart["open"] {
  const inside = indicators.filter((it) => it.maxPoints > 0);
  const open = inside.filter((it) => it.status === "unanswered").length;
  return open === 0 ? "none" : open < inside.length ? "some" : "all";
}

/** None where there are too few axes to span an area. */
export function radar(id: string, size: Radar["size"], axesWord: string, all: readonly RadarPart[]): readonly Radar[] {
  const parts = all.filter((it) => it.maxPoints > 0);
  if (parts.length < FEWEST_AXES) return [];
  const points = alike(parts.map((it) => it.points));
  const axes: readonly Axis[] = parts.map((it) => ({ name: it.name, share: it.share, shown: shown[it.open](percent(it)) }));
  const values = parts.map((it) => fill(altOf[it.open], { name: it.name, points: points(it.points), max: it.maxPoints, rate: percent(it) }));
  return [{
    kind: "radar", id, size, axes, title: titleOf(parts, axesWord),
    caption: parts.some((it) => it.open !== "none") ? words.level.radarCaptionWorst : words.level.radarCaption,
    alt: fill(words.level.radarAlt, { values: values.join(words.semicolon) }),
  }];
}

const shown: Readonly<Record<RadarPart["open"], (rate: string) => string>> = {
  none: (rate) => rate,
  some: (rate) => fill(words.atLeast, { value: rate }),
  all: () => words.level.axisOpen,
};
const altOf: Readonly<Record<RadarPart["open"], string>> = {
  none: words.level.radarAltValue, some: words.level.radarAltAtLeast, all: words.level.radarAltOpen,
};

/** Highest and lowest are said only of what is answered to the end. */
function titleOf(parts: readonly RadarPart[], axes: string): string {
  const done = parts.filter((it) => it.open === "none").sort((a, b) => compareShares(b, a));
  const open = parts.length - done.length;
  const [high, low] = [done[0], done.at(-1)];
  if (high === undefined || low === undefined || (open > 0 && high === low)) {
    return fill(parts.every((it) => it.open === "all") ? words.level.radarTitleNoneDone : words.level.radarTitleFewDone, { open, axes });
  }
  if (compareShares(high, low) === 0) {
    return fill(open > 0 ? words.level.radarTitleSameOpen : words.level.radarTitleSame, { count: done.length, rate: percent(high), open, axes });
  }
  return fill(open > 0 ? words.level.radarTitleOpen : words.level.radarTitle, {
    high: sharing(high, done), highRate: percent(high), low: sharing(low, done), lowRate: percent(low), count: done.length, open, axes,
  });
}

/** All that stand at exactly that share, in the order given. */
const sharing = (place: RadarPart, parts: readonly RadarPart[]): string => tied(parts.filter((it) => compareShares(it, place) === 0).map((it) => it.name));
