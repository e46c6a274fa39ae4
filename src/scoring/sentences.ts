/** The sentences an explanation and a report are made of, each a function of what it speaks about. */
import type { PackWording } from "../indicators/wording-schema.js";
import words from "../wording/explain.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import { measured } from "./explain-indicator.js";
import type { AreaResult, AssessmentResult, Condition, Finding } from "./result.js";

/** The sentences of one pack's wording. */
export function sentencesOf(wording: PackWording) {
  const level = (at: number): string => {
    const { name = String(at), title } = wording.levels[String(at)] ?? {};
    return title === undefined ? name : fill(words.levelName, { name, title });
  };
  const indicatorName = (id: string): string => wording.indicators[id]?.name ?? id;
  const areaName = (id: string): string => wording.areas[id]?.name ?? id;
  const numeral = (rating: number): string => words.numerals[rating] ?? String(rating);

  const fact = (name: string): string => {
    const [kind = "", part = "", which = ""] = name.split(".");
    if (kind === "points") return words.fact.points;
    if (kind === "dimensions") return fill(words.fact.dimensions, { dimension: wording.dimensions[part]?.name ?? part });
    const template = which === "binding" || which === "guiding" ? words.fact.areas[which] : words.fact.areas.all;
    return fill(template, { rating: numeral(Number(part)) });
  };
  const isCount = (name: string): boolean => name.startsWith("areas.");
  const unit = (name: string): string => (isCount(name) ? words.unit.areas : words.unit.points);

  const condition = (it: Condition): string => {
    if (it.operator === "rule" || it.required === null || it.actual === null) {
      const facts = it.fact.split(",").map(fact).join(words.listComma);
      return fill(it.met ? words.condition.ruleMet : words.condition.ruleUnmet, { facts });
    }
    return fill(it.met ? words.condition.met : words.condition.unmet, {
      fact: fact(it.fact), operator: words.operator[isCount(it.fact) ? "areas" : "points"][it.operator], required: it.required, actual: it.actual, gap: it.gap, unit: unit(it.fact),
    });
  };

  const isUnfinished = (result: AssessmentResult): boolean => result.counts.unanswered > 0;

  const headline = (result: AssessmentResult): string => {
    const { levelRange: [worst, best], pointsRange: [pointsWorst, pointsBest], counts: { asked, answered }, maxPoints, points } = result;
    if (!isUnfinished(result)) return fill(words.headline.complete, { level: level(result.level), points, maxPoints });
    const template = worst === best ? words.headline.unfinishedSame : words.headline.unfinished;
    return fill(template, { asked, answered, worst: level(worst), best: level(best), pointsWorst, pointsBest, maxPoints });
  };

  const why = (result: AssessmentResult): readonly string[] => {
    const reached = result.decision.find((it) => it.level === result.level);
    const lowest = result.decision[0];
    const verdict = reached === undefined
      ? fill(words.why.none, { level: level(lowest?.level ?? 1), none: level(0) })
      : fill(words.why.reached, { level: level(reached.level), count: reached.conditions.length });
    return [
      ...(isUnfinished(result) ? [words.why.worst] : []),
      verdict,
      ...(reached?.conditions ?? []).map(condition),
      fill(words.why.clause, { clause: wording.levelClause }),
    ];
  };

  const whyNotNext = (result: Pick<AssessmentResult, "level" | "next">): readonly string[] => {
    if (result.next === null) return [fill(words.why.top, { level: level(result.level) })];
    const { level: next, missing } = result.next;
    return [fill(words.why.notNext, { level: level(next), count: missing.length }), ...missing.map(condition)];
  };

  const area = (it: AreaResult, top: number): string => {
    const about = { name: areaName(it.id), kind: words.kind[it.kind], clause: wording.areas[it.id]?.clause ?? "" };
    return it.rating === null
      ? fill(words.area.unrated, { ...about, top: numeral(top) })
      : fill(it.rating === 0 ? words.area.zero : words.area.rated, { ...about, rating: numeral(it.rating), step: step(it.id, it.rating) });
  };

  /** The ladder step in words; alternatives become one sentence, joined by "or". */
  const step = (id: string, rating: number): string => {
    if (rating === 0) return wording.unratedStep;
    const { or, stop } = words.area;
    const alternatives = wording.areas[id]?.ladder[String(rating)] ?? [];
    return alternatives.map((it) => (it.endsWith(stop) ? it.slice(0, -stop.length) : it)).join(or) + stop;
  };

  const dimension = (it: AssessmentResult["dimensions"][number], result: AssessmentResult): string => {
    const isOpen = result.indicators.some((indicator) => indicator.dimension === it.id && indicator.status === "unanswered");
    const about = { name: wording.dimensions[it.id]?.name ?? it.id, points: it.points, maxPoints: it.maxPoints };
    return fill(isOpen ? words.dimensionAtLeast : words.dimension, about);
  };

  const finding = (it: Finding, result: AssessmentResult): string => {
    const { measure = null } = result.indicators.find(({ id }) => id === it.about[0]) ?? {};
    const about = wording.indicators[it.about[0] ?? ""];
    return fill(words.finding[it.code], {
      name: it.about.map(indicatorName).join(words.listComma),
      option: it.option ?? "", byFigures: it.byFigures ?? "", upTo: measure?.band?.upTo ?? "",
      measured: measure && about ? measured(measure, about) : "",
      check: it.check === undefined ? "" : wording.checks[it.check] ?? it.check,
      actual: Object.entries(it.actual ?? {}).map(([path, value]) => compared(path, value)).join(words.figureComma),
    });
  };

  /** One figure that a check across questions compared; its path is `figures.<indicator>.<figure>`. */
  const compared = (path: string, value: number): string => {
    const [, indicator = "", figure = ""] = path.split(".");
    const { label = figure, unit: per = "" } = wording.indicators[indicator]?.figures?.[figure] ?? {};
    return fill(words.finding.actual, { name: indicatorName(indicator), label, value, unit: per });
  };

  const openQuestion = (it: AssessmentResult["openQuestions"][number], result: AssessmentResult): string => {
    const name = it.kind === "area" ? areaName(it.id) : indicatorName(it.id);
    const [worst, best] = result.levelRange;
    if (it.levelIfBest > worst) return fill(words.openQuestion.raises, { name, best: level(it.levelIfBest) });
    if (it.levelIfWorst < best) return fill(words.openQuestion.decides, { name, worst: level(it.levelIfWorst) });
    return it.kind === "area" ? fill(words.openQuestion.area, { name }) : fill(words.openQuestion.points, { name, points: it.pointsAtStake });
  };

  return { level, indicatorName, areaName, numeral, fact, unit, condition, dimension, headline, why, whyNotNext, area, step, finding, openQuestion, isUnfinished };
}

export type Sentences = ReturnType<typeof sentencesOf>;
