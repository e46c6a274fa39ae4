/** The way up as a picture: points and level now and after each phase, with the points the levels ask for. */
import type { Staircase } from "../../blocks.js";
import { alike, inFull, sumOf } from "../../numbers.js";
import { fill, levelName, list, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { phaseName, words } from "./plan-words.js";

/** As many columns as stand side by side with their words. */
const WIDEST = 12;

type Stage = Staircase["stages"][number];

/** One figure, or, of many phases, several in a row, each going on where the one before it ends. */
export function staircases(context: Proposed): readonly Staircase[] {
  const stages = stagesOf(context);
  if (stages.length < 2) return [];
  const runs = Array.from({ length: Math.ceil((stages.length - 1) / (WIDEST - 1)) }, (_, i) => stages.slice(i * (WIDEST - 1), i * (WIDEST - 1) + WIDEST));
  const title = titleOf(context);
  return runs.map((run, i) => figure(run, i, runs.length === 1 ? title : fill(words.target.staircase.part, { title, no: i + 1 }), context));
}

function figure(stages: readonly Stage[], i: number, title: string, context: Proposed): Staircase {
  const { staircase: say } = words.target;
  const lines = linesOf(context);
  const values = stages.map((it) => fill(say.altValue, { label: it.label, points: it.points, level: it.level }));
  const alt = fill(say.alt, { values: values.join(shared.semicolon) });
  return {
    kind: "staircase", id: i === 0 ? "target-staircase" : `target-staircase-${i + 1}`, title,
    caption: fill(lines.length > 0 ? say.caption : say.captionPoints, { max: inFull(context.result.maxPoints), top: inFull(topOf(context)) }),
    alt: lines.length === 0 ? alt : alt + fill(say.altLines, { values: list(lines.map((it) => it.label)) }) + shared.stop,
    stages, lines,
  };
}

/** Points at the top of the picture: the first line above every stage, all points where there is none. */
function topOf(context: Proposed): number {
  const { proposal: { package: { plan, phases } }, result: { maxPoints } } = context;
  const highest = Math.max(plan.from.points, ...phases.map((it) => it.after.points));
  return Math.min(maxPoints, ...pointLines(context).map((it) => it.points).filter((it) => it > highest));
}

const share = (points: number, top: number): number => (top === 0 ? 0 : Math.min(100, (points / top) * 100));

function stagesOf(context: Proposed): readonly Stage[] {
  const { proposal: { package: { plan, phases } } } = context;
  const standings = [plan.from, ...phases.map((it) => it.after)];
  const top = topOf(context);
  const points = alike(standings.map((it) => it.points));
  const gained = standings.map((it, i) => sumOf([it.points, -(standings[i - 1]?.points ?? it.points)]));
  const gains = alike([...gained, ...standings.map((it) => it.points)]);
  return standings.map((it, i): Stage => {
    const gain = gained[i] ?? 0;
    return {
      label: i === 0 ? words.now : phaseName(phases[i - 1]?.no ?? i), look: i === 0 ? "now" : "planned",
      points: points(it.points), level: levelName(it.level, context), height: share(it.points, top),
      gain: gain === 0 ? null : fill(gain < 0 ? words.loss : words.gain, { value: gains(gain) }),
    };
  });
}

/** The points each level asks for, within the picture; its other conditions have no place on this scale. */
function linesOf(context: Proposed): Staircase["lines"] {
  const top = topOf(context);
  return pointLines(context).filter((it) => it.points <= top).map(({ level, points }) => ({
    at: share(points, top), label: fill(words.target.staircase.line, { level: levelName(level, context), points: inFull(points) }),
  }));
}

function pointLines({ proposal: { package: { plan } } }: Proposed): readonly { readonly level: number; readonly points: number }[] {
  return plan.after.decision.flatMap(({ level, conditions }) => conditions
    .flatMap(({ fact, required, operator }) => (fact === "points" && required !== null && operator !== "rule" ? [{ level, points: required }] : [])));
}

function titleOf({ proposal: { package: { plan, phases } }, say }: Proposed): string {
  const { staircase: text } = words.target;
  const reached = phases.flatMap(({ no, reachesLevel }) => (reachesLevel === null ? [] : [fill(text.reaches, { no, level: say.level(reachesLevel) })]));
  return fill(reached.length === 0 ? text.title.same : plan.after.points === plan.from.points ? text.title.level : text.title.raise, {
    phases: phases.length, points: inFull(plan.from.points), after: inFull(plan.after.points), reaches: reached.join(shared.comma),
  });
}
