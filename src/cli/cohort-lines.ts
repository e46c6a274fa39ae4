/** Cohort figures as lines for people: levels, what is weakest, who moved, and each target of a programme. */
import type { Cohort, Movement, TargetProgress } from "../diagnosis/cohort/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { lackingShare, limit, mean, quotient, shareOf } from "../report/shares.js";
import { countedHow, ofRetrofitted, shortInFirms, unverifiedLevels } from "../report/tables/cohort-rules.js";
import { sentencesOf } from "../scoring/sentences.js";
import words from "../wording/cohort-text.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import tables from "../wording/tables.zh-CN.json" with { type: "json" };

const { headings } = words;
const WEAKEST = 5;

export function cohortLines(cohort: Cohort, pack: LoadedPack): readonly string[] {
  const { firms, sheets, points, maxPoints, movement, programme } = cohort;
  return [
    words.title,
    fill(words.pack, { pack: pack.wording.title }),
    fill(words.firms, { firms, sheets }),
    assessedLine(cohort),
    ...leftOutLine(cohort),
    ...(cohort.unfinished === 0 ? [] : [fill(words.unfinished, { count: cohort.unfinished })]),
    ...section(headings.levels, levelLines(cohort, pack)),
    ...section(headings.subIndustries, subIndustryLines(cohort, pack)),
    ...section(fill(headings.points, { firms: points.firms, maxPoints }), points.firms === 0 ? [] : [spreadLine(cohort)]),
    ...section(headings.dimensions, cohort.dimensions.filter((it) => it.firms > 0).map((it) => fill(words.dimension, {
      name: pack.wording.dimensions[it.id]?.name ?? it.id, points: mean(it.meanPoints), maxPoints: it.maxPoints, share: quotient(it.share),
    }))),
    ...section(headings.indicators, indicatorLines(cohort, pack)),
    ...section(headings.areas, areaLines(cohort, pack)),
    ...(movement === null ? [] : section(headings.movement, movementLines(movement, pack))),
    ...(programme === null ? [] : section(fill(headings.programme, { name: programme.name }), programmeLines(programme, pack))),
    ...section(headings.nature, [tables.cohort.natureText]),
  ];
}

/** A heading without lines below it is left out. */
const section = (heading: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", heading, ...lines.map((it) => `  ${it}`)]);

function assessedLine({ assessed: { from, to, undated } }: Cohort): string {
  const dates = from === null || to === null ? words.unknown : from === to ? from : fill(words.span, { from, to });
  return fill(undated > 0 && from !== null ? words.assessedUndated : words.assessed, { dates, undated });
}

function leftOutLine({ leftOut: { repeated, unreadable } }: Cohort): readonly string[] {
  const parts = [...(repeated > 0 ? [fill(words.repeated, { count: repeated })] : []), ...(unreadable > 0 ? [fill(words.unreadable, { count: unreadable })] : [])];
  return parts.length === 0 ? [] : [fill(words.leftOut, { parts: parts.join(words.semicolon) })];
}

function levelLines({ levels, firms, undetermined }: Cohort, pack: LoadedPack): readonly string[] {
  const say = sentencesOf(pack.wording);
  return [
    ...levels.map((it) => fill(words.level, { level: say.level(it.level), count: it.firms, share: shareOf(it.firms, firms) })),
    ...(undetermined === 0 ? [] : [fill(words.undetermined, { count: undetermined, share: shareOf(undetermined, firms) })]),
    ...unverifiedLevels(pack),
  ];
}

const subIndustryLines = ({ subIndustries }: Cohort, { wording }: LoadedPack): readonly string[] => subIndustries.map(({ name, firms, meanPoints, levels, undetermined }) =>
  fill(words.subIndustry, {
    name, firms, mean: mean(meanPoints),
    levels: [...levels.map((it) => ({ level: wording.levels[String(it.level)]?.name ?? String(it.level), firms: it.firms })), { level: tables.cohort.undetermined, firms: undetermined }]
      .filter((it) => it.firms > 0).map((it) => fill(words.subIndustryLevel, it)).join(words.comma) || words.unknown,
  }));

const spreadLine = ({ points: { min, lowerQuartile, median, upperQuartile, max, mean: average } }: Cohort): string => fill(words.spread, {
  min: mean(min), lower: mean(lowerQuartile), median: mean(median), upper: mean(upperQuartile), max: mean(max), mean: mean(average),
});

const indicatorLines = ({ indicators }: Cohort, { wording }: LoadedPack): readonly string[] =>
  indicators.filter((it) => it.scored > 0).slice(0, WEAKEST).map(({ id, meanPoints, maxPoints, share, nothing }) => fill(words.indicator, {
    name: wording.indicators[id]?.name ?? id, points: mean(meanPoints), maxPoints, share: quotient(share), nothing,
  }));

const areaLines = ({ areas }: Cohort, { wording }: LoadedPack): readonly string[] =>
  areas.filter((it) => it.rated > 0).slice(0, WEAKEST).map(({ id, kind, meanRating, rated }) => fill(words.area, {
    mark: kind === "binding" ? words.binding : "", name: wording.areas[id]?.name ?? id, rating: mean(meanRating), rated,
  }));

function movementLines({ firms, rose, stayed, fell, meanPointsChange, transitions, undetermined }: Movement, { wording }: LoadedPack): readonly string[] {
  const name = (level: number): string => wording.levels[String(level)]?.name ?? String(level);
  const change = meanPointsChange === null ? words.unknown : fill(words.pointsChange, { points: mean(meanPointsChange) });
  return [
    fill(words.moved, { firms, rose, stayed, fell, change }),
    ...(undetermined.length === 0 ? [] : [fill(words.movedOpen, { count: undetermined.length })]),
    ...transitions.map((it) => fill(words.transition, { from: name(it.from), to: name(it.to), firms: it.firms })),
  ];
}

function programmeLines({ source, deadline, firms, targets }: NonNullable<Cohort["programme"]>, pack: LoadedPack): readonly string[] {
  const having = (verdict: boolean | null): number => targets.filter((it) => it.met === verdict).length;
  return [
    fill(words.source, { source, deadline: deadline ?? words.unknown, firms }),
    fill(words.targets, { all: targets.length, met: having(true), unmet: having(false), unknown: having(null) }),
    ...targets.flatMap((it) => [targetLine(it), fill(words.rule, { rule: countedHow(it, pack) })]),
  ];
}

function targetLine(target: TargetProgress): string {
  const { name, met, unit, required, actual, of, counted, missing, unknown, lacking } = target;
  const figure = (value: number | null): string => (value === null ? words.unknown : unit === "share" ? quotient(value, [required]) : String(value));
  const parts = [
    fill((actual === null && of === null ? words.unknownProgress : words.progress)[unit], {
      required: unit === "share" ? limit(required) : required, actual: figure(actual), counted: counted.length, of: of ?? words.unknown,
    }),
    ...(missing === null || missing === 0 ? [] : [fill(words.missing[unit], { missing: unit === "share" ? lackingShare(missing) : missing })]),
    ...[shortInFirms(target), ofRetrofitted(target)].filter((it) => it !== ""),
    ...(met === null && unknown.length > 0 ? [fill(words.cannotTell, { count: unknown.length })] : []),
    ...(lacking.length === 0 ? [] : [fill(words.lacking, { reasons: lacking.map((it) => tables.cohort.lackingReasons[it]).join(words.comma) })]),
  ];
  return fill(words.target, { verdict: words.verdicts[met === null ? "unknown" : met ? "met" : "unmet"], name, progress: parts.join(words.semicolon) });
}
