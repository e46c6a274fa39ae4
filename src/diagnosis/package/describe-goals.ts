/** What a package is to bring, in words. */
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/package.zh-CN.json" with { type: "json" };
import type { FirmPackage } from "./schema.js";

type Effect = FirmPackage["goals"]["effects"][number];
const said = words.goals;

export function goalLines({ goals, plan }: FirmPackage, { wording }: Pick<LoadedPack, "wording">): readonly string[] {
  if (plan.steps.length === 0 && goals.effects.length === 0) return [];
  const say = sentencesOf(wording);
  const { level, points, dimensions, areas, effects } = goals;
  const lines = [
    fill(said.level, { from: say.level(level.from), to: say.level(level.to), pointsFrom: points.from, pointsTo: points.to }),
    ...dimensions.filter((it) => it.from !== it.to).map(({ id, from, to, maxPoints }) => fill(said.dimension, { name: wording.dimensions[id]?.name ?? id, from, to, max: maxPoints })),
    ...areas.map(({ id, from, to }) => fill(said.area, { name: say.areaName(id), from: from ?? said.unrated, to })),
    ...effects.map(effectText),
  ];
  return ["", said.title, ...lines.map((it) => `  ${it}`)];
}

function effectText({ metric, direction, unit, scenarios, baseline, target, figure }: Effect): string {
  const figures = [
    baseline === null ? "" : fill(said.baseline, { value: baseline, unit: unit ?? "" }),
    target === null ? "" : fill(said.target, { value: target, unit: unit ?? "" }),
    figure === null ? "" : fill(said.figure, figure),
  ].join("");
  const about = { metric, direction: said.directions[direction], figures };
  return scenarios.length === 0 ? fill(said.effectAlone, about) : fill(said.effect, { ...about, scenarios: scenarios.join(words.comma) });
}
