/** Radars of the shares reached: by dimension, and by group of indicators. */
import type { Axis, Radar } from "./blocks.js";
import type { Context } from "./context.js";
import { alike, compareShares, percent } from "./numbers.js";
import { fill, words } from "./words.js";

interface Part {
  readonly name: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly share: number;
}

const FEWEST_AXES = 3;

export const dimensionRadar = (context: Context, id: string, size: Radar["size"]): readonly Radar[] =>
  radar(context, id, size, context.result.dimensions.map((it) => ({ ...it, name: context.pack.wording.dimensions[it.id]?.name ?? it.id })));

export const groupRadar = (context: Context, id: string, size: Radar["size"]): readonly Radar[] =>
  radar(context, id, size, context.result.dimensions.flatMap((dimension) =>
    dimension.groups.map((it) => ({ ...it, name: context.pack.wording.groups[it.id]?.name ?? it.id }))));

/** None where there are too few axes to span an area. */
function radar({ isUnfinished }: Context, id: string, size: Radar["size"], all: readonly Part[]): readonly Radar[] {
  const parts = all.filter((it) => it.maxPoints > 0);
  const sorted = [...parts].sort((a, b) => compareShares(b, a));
  const [high, low] = [sorted[0], sorted.at(-1)];
  if (high === undefined || low === undefined || parts.length < FEWEST_AXES) return [];
  const points = alike(parts.map((it) => it.points));
  const axes: readonly Axis[] = parts.map((it) => ({ name: it.name, share: it.share, shown: percent(it) }));
  const values = parts.map((it) => fill(words.level.radarAltValue, { name: it.name, points: points(it.points), max: it.maxPoints, rate: percent(it) }));
  const title = compareShares(high, low) === 0
    ? fill(words.level.radarTitleSame, { count: parts.length, rate: percent(high) })
    : fill(words.level.radarTitle, { high: high.name, highRate: percent(high), low: low.name, lowRate: percent(low) });
  return [{
    kind: "radar", id, size, title, axes,
    caption: isUnfinished ? words.level.radarCaptionWorst : words.level.radarCaption,
    alt: fill(words.level.radarAlt, { values: values.join(words.semicolon) }),
  }];
}
