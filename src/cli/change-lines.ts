/** What changed between two sheets of one firm as lines for people: only what moved, then the plan, effects, returns, cautions. */
import type { EffectOutcome, FirmChange, Returns } from "../diagnosis/change/schema.js";
import { inFull } from "../diagnosis/figures/decimal.js";
import type { LoadedPack } from "../indicators/load.js";
import { cautionSentences } from "../report/change/notes.js";
import { words as shared } from "../report/words.js";
import { sentencesOf, type Sentences } from "../scoring/sentences.js";
import words from "../wording/change.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import terms from "../wording/project.zh-CN.json" with { type: "json" };

/** Every line about the change, its title first. */
export function changeLines(change: FirmChange, pack: Pick<LoadedPack, "wording">): readonly string[] {
  const { enterprise } = change;
  return [
    fill(words.title, { firm: enterprise.name ?? enterprise.id }),
    fill(words.pack, { pack: pack.wording.title }),
    ...movedLines(change, pack),
    ...agreedLines(change, pack),
  ];
}

/** How the firm stood and stands, and what moved. */
export function movedLines(change: FirmChange, { wording }: Pick<LoadedPack, "wording">): readonly string[] {
  const say = sentencesOf(wording);
  const { points, dimensions, indicators, areas, counts, turned, next } = change;
  return [
    sheetLine("before", change.before, say),
    sheetLine("after", change.after, say),
    ...section(words.headings.points, [
      fill(words.points, { ...points, by: signed(points.by) }),
      ...dimensions.map((it) => fill(words.dimension, { ...it, by: signed(it.by), name: wording.dimensions[it.id]?.name ?? it.id })),
    ]),
    ...section(fill(words.headings.indicators, { up: counts.indicatorsUp, down: counts.indicatorsDown }), indicators.filter((it) => it.changed).map((it) => fill(words.indicator, {
      no: it.no, name: say.indicatorName(it.id), before: sideText(it.before), after: sideText(it.after), from: it.before.points, to: it.after.points, by: signed(it.by),
    }))),
    ...section(fill(words.headings.areas, { up: counts.areasUp, down: counts.areasDown }), areas.filter((it) => it.before !== it.after).map((it) => fill(words.area, {
      no: it.no, name: say.areaName(it.id), kind: words.kind[it.kind], before: ratingText(it.before), after: ratingText(it.after),
    }))),
    ...section(words.headings.turned, turned.map((it) => turnedLine(it, say))),
    ...(next === null ? [] : section(fill(words.headings.next, { level: say.level(next.level) }), next.missing.map(say.condition))),
  ];
}

/** The plan against what came of it, and what to bear in mind. */
export function agreedLines(change: FirmChange, { wording }: Pick<LoadedPack, "wording">): readonly string[] {
  const say = sentencesOf(wording);
  return [
    ...(change.targets === null ? [] : section(words.headings.targets, targetLines(change.targets, change.after, say))),
    ...section(words.headings.effects, change.effects.map(effectLine)),
    ...section(words.headings.returns, returnLines(change.returns)),
    ...section(words.headings.cautions, cautionSentences(change)),
  ];
}

/** A heading without lines below it is left out. */
export const section = (heading: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", heading, ...lines.map((it) => `  ${it}`)]);

const signed = (value: number): string => (value > 0 ? `+${inFull(value)}` : inFull(value));

/** The level, or both it may be. */
const levelText = ({ levelRange: [worst, best] }: FirmChange["before"], say: Sentences): string =>
  (worst === best ? say.level(worst) : fill(words.range, { worst: say.level(worst), best: say.level(best) }));

function sheetLine(when: "before" | "after", side: FirmChange["before"], say: Sentences): string {
  const [worst, best] = side.pointsRange;
  const points = worst === best ? String(worst) : fill(words.rangeOf, { worst, best });
  return fill(words.sheet, { when: words.when[when], level: levelText(side, say), points, basis: shared.basisNames[side.basis], date: side.assessedOn ?? words.undated });
}

function sideText({ status, options, shown }: FirmChange["indicators"][number]["before"]): string {
  if (status !== "scored") return words.status[status];
  return shown === null ? options.join(words.comma) : fill(words.side, { options: options.join(words.comma), shown });
}

const ratingText = (rating: number | null): string => (rating === null ? words.unrated : fill(words.rating, { rating }));

function turnedLine(it: FirmChange["turned"][number], say: Sentences): string {
  const level = say.level(it.level);
  const way = it.met ? "met" : "unmet";
  if (it.required === null || it.actual === null || it.before === null) return fill(words.turnedRule[way], { level, condition: say.condition(it) });
  return fill(words.turned[way], { level, fact: say.fact(it.fact), before: it.before, actual: it.actual, required: it.required, unit: say.unit(it.fact) });
}

type Targets = NonNullable<FirmChange["targets"]>;

function targetLines({ basis, level, steps }: Targets, after: FirmChange["after"], say: Sentences): readonly string[] {
  const having = (state: Targets["level"]["state"]): number => steps.filter((it) => it.state === state).length;
  const done = (value: Targets["steps"][number]["reached"]): string =>
    (value === null ? words.nothing : typeof value === "number" ? ratingText(value) : [value].flat().join(words.comma));
  return [
    fill(words.target, { state: terms.states[level.state], target: say.level(level.target), reached: levelText(after, say) }),
    ...(steps.length === 0 ? [] : [fill(words.steps, { steps: terms.steps[basis], of: steps.length, met: having("met"), notMet: having("not-met"), unknown: having("unknown") })]),
    ...steps.map((it) => fill(words.step, {
      state: terms.states[it.state], name: it.kind === "area" ? say.areaName(it.id) : say.indicatorName(it.id), to: done(it.to), reached: done(it.reached),
    })),
  ];
}

function effectLine({ metric, unit, baseline, target, actual, moved, change, relative, state }: EffectOutcome): string {
  const value = (it: number | null): string => (it === null ? words.nothing : inFull(it));
  const by = change === null || moved === "unknown" ? "" : fill(words.effect.change, {
    moved: words.effect.moved[moved], by: signed(change), relative: relative === null ? "" : fill(words.effect.relative, { shown: change > 0 ? `+${relative.shown}` : relative.shown }),
  });
  return fill(words.effect.line, {
    state: terms.states[state], metric, baseline: value(baseline), target: value(target), actual: value(actual), unit: unit === null ? "" : fill(words.effect.unit, { unit }), change: by,
  });
}

/** Nothing is said where nothing was given. */
function returnLines({ planned, actual, annualBenefit, plannedMissing, actualMissing, plannedSource, actualSource, benefitSource, ratio, paybackYears }: Returns): readonly string[] {
  const said = words.returns;
  const from = (origin: Returns["actualSource"], missing: number): string => {
    if (origin === null) return missing === 0 ? "" : fill(said.missing, { missing });
    return missing === 0 ? fill(said.source, { source: terms.sources[origin] }) : fill(said.partly, { source: terms.sources[origin], missing });
  };
  const amount = (value: number | null, template: string): string => (value === null ? words.nothing : fill(template, { value: inFull(value) }));
  if (planned === null && actual === null && annualBenefit === null) return [];
  return [
    fill(said.planned, { amount: amount(planned, said.amount), source: from(plannedSource, plannedMissing) }),
    fill(said.actual, { amount: amount(actual, said.amount), source: from(actualSource, actualMissing) }),
    fill(said.annualBenefit, { amount: amount(annualBenefit, said.year), source: from(benefitSource, 0) }),
    fill(said.ratio, { value: ratio === null ? words.nothing : fill(said.ratioValue, { shown: ratio.shown }) }),
    fill(said.payback, { value: paybackYears === null ? words.nothing : fill(said.paybackValue, { shown: paybackYears.shown }) }),
  ];
}
