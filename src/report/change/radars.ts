/** The share reached in each dimension, then or now: two radars on one scale compare better on paper than two outlines in one. */
import type { Radar } from "../blocks.js";
import { openAmong, radar } from "../radars.js";
import { fill, words as shared } from "../words.js";
import { words, type ChangeContext, type Time } from "./context.js";

export const radarAt = ({ change, pack: { wording } }: ChangeContext, time: Time): readonly Radar[] =>
  radar(`summary-radar-${time}`, "low", shared.level.axes.dimension, change.dimensions.map((it) => ({
    name: wording.dimensions[it.id]?.name ?? it.id, points: it[time], maxPoints: it.maxPoints, share: it.maxPoints === 0 ? 0 : it[time] / it.maxPoints,
    open: openAmong(change.indicators.filter(({ dimension }) => dimension === it.id).map(({ maxPoints, [time]: { status } }) => ({ status, maxPoints }))),
  }))).map((it) => ({ ...it, title: fill(words.summary.radar, { time: words.times[time] }), caption: fill(words.summary.radarCaption, { finding: it.title }) }));
