/** A checked answer sheet → the assessment result. */
import { isCheckedPack, type LoadedPack } from "../indicators/load.js";
import { engineVersion } from "../version.js";
import { compilePack, toPoints, type CompiledPack, type Milli } from "./compile.js";
import { contradictionsAcross } from "./contradictions.js";
import { sumMilli } from "./milli.js";
import { rankOpenQuestions } from "./open-questions.js";
import { packOf } from "./read-answers.js";
import type { AreaResult, AssessmentResult, LevelDecision, Status } from "./result.js";
import { scoreIndicator, type ScoredIndicator } from "./score-indicator.js";
import type { AnswerSheet } from "./sheet.js";
import { factsOfStanding, factTree, levelOfStanding, type LevelFacts, type Standing } from "./standing.js";

/**
 * Scores a sheet: level, points, every condition with what it asks and what there is, and how each point came about.
 * @param sheet what `readAnswers` or `parseAnswers` gave.
 * @param pack the pack the sheet was read with.
 * @throws TypeError when the sheet was not read, or was read with another pack: a mistake of the calling program.
 */
export function score(sheet: AnswerSheet, pack: LoadedPack): AssessmentResult {
  const readWith = packOf(sheet);
  if (readWith === undefined) throw new TypeError("score() takes a sheet that readAnswers() or parseAnswers() of this same module returned");
  if (!isCheckedPack(pack)) throw new TypeError("score() takes a pack that loadPack() or readPack() returned");
  if (readWith.sha256 !== pack.sha256) throw new TypeError(`the sheet was read with another ${sheet.pack} than it is to be scored with`);
  const compiled = compilePack(pack);
  const { definition } = pack;
  const indicators = [...compiled.indicators.values()].map((it) => scoreIndicator(it, sheet.answers[it.indicator.id], definition.policy));
  const areas = rateAreas(compiled, sheet);
  const worst = standing(indicators, areas, (it) => it.points, 0);
  const open = { indicators: indicators.filter((it) => isOpen(it.result)).map((it) => it.result.id), areas: areas.filter(isOpen).map((it) => it.id) };
  const isFinished = open.indicators.length + open.areas.length === 0;
  const best = isFinished ? worst : standing(indicators, areas, (it) => (isOpen(it.result) ? it.max : it.points), definition.areas.topRating);
  const facts = factsOfStanding(compiled, worst);
  const decision = decide(compiled, facts);
  const level = decision.findLast((it) => it.met)?.level ?? 0;

  return {
    resultVersion: 1,
    pack: { id: definition.id, version: definition.version, edition: definition.edition },
    enterprise: identityOf(sheet),
    basis: sheet.basis,
    assessedOn: sheet.assessedOn ?? null,
    ...(sheet.stage && { stage: sheet.stage }),
    ...(sheet.declinedScenarios && { declinedScenarios: sheet.declinedScenarios }),
    level,
    levelRange: [level, isFinished ? level : levelOfStanding(compiled, best)],
    points: toPoints(facts.points),
    maxPoints: toPoints(sumMilli(indicators.map((it) => it.max))),
    pointsRange: [toPoints(facts.points), toPoints(sumMilli(best.points.values()))],
    ...completenessOf([...indicators.map((it) => it.result), ...areas]),
    dimensions: dimensionsOf(compiled, indicators),
    indicators: indicators.map((it) => it.result),
    areas,
    areaCounts: facts.areaCounts,
    decision,
    next: nextLevel(decision, level),
    openQuestions: rankOpenQuestions(compiled, open, worst, best),
    findings: [...indicators.flatMap((it) => it.findings), ...contradictionsAcross(sheet, pack).map((it) => it.finding)],
    issues: sheet.warnings,
    receipt: {
      resultVersion: 1,
      engineVersion,
      pack: { id: definition.id, version: definition.version, sha256: pack.sha256 },
      answersSha256: sheet.sha256,
      options: {},
    },
  };
}

const isOpen = (it: { readonly status: Status }): boolean => it.status === "unanswered";

function rateAreas(compiled: CompiledPack, sheet: AnswerSheet): readonly AreaResult[] {
  return [...compiled.areas.values()].map(({ group, area }) => {
    const rating = sheet.areas[area.id] ?? null;
    return { id: area.id, no: area.no, group, kind: area.kind, rating, status: rating === null ? "unanswered" : "scored" };
  });
}

function standing(
  indicators: readonly ScoredIndicator[], areas: readonly AreaResult[],
  pointsOf: (it: ScoredIndicator) => Milli, unrated: number,
): Standing {
  const points = new Map<string, Milli>();
  const ratings = new Map<string, number>();
  for (const it of indicators) points.set(it.result.id, pointsOf(it));
  for (const it of areas) ratings.set(it.id, it.rating ?? unrated);
  return { points, ratings };
}

function decide(compiled: CompiledPack, facts: LevelFacts): readonly LevelDecision[] {
  const tree = factTree(facts);
  return compiled.levels.map(({ level, parts }) => {
    const conditions = parts.map((part) => part(tree));
    return { level, met: conditions.every((it) => it.met), conditions };
  });
}

function nextLevel(decision: readonly LevelDecision[], level: number): AssessmentResult["next"] {
  const next = decision.find((it) => it.level === level + 1);
  return next === undefined ? null : { level: next.level, missing: next.conditions.filter((it) => !it.met) };
}

function dimensionsOf(compiled: CompiledPack, indicators: readonly ScoredIndicator[]): AssessmentResult["dimensions"] {
  const worth = (places: readonly number[]): { readonly points: number; readonly maxPoints: number; readonly share: number } => {
    let points = 0;
    let max = 0;
    for (const place of places) {
      points += indicators[place]?.points ?? 0;
      max += indicators[place]?.max ?? 0;
    }
    return { points: toPoints(points), maxPoints: toPoints(max), share: max === 0 ? 0 : points / max };
  };
  return compiled.dimensions.map(({ id, places, groups }) => ({ id, ...worth(places), groups: groups.map((it) => ({ id: it.id, ...worth(it.places) })) }));
}

function completenessOf(asked: readonly { readonly status: Status }[]): Pick<AssessmentResult, "completeness" | "counts"> {
  const met: Record<Status, number> = { scored: 0, unanswered: 0, "not-applicable": 0 };
  for (const { status } of asked) met[status] += 1;
  const counts = { asked: asked.length - met["not-applicable"], answered: met.scored, unanswered: met.unanswered, notApplicable: met["not-applicable"] };
  return { counts, completeness: counts.asked === 0 ? 1 : counts.answered / counts.asked };
}

function identityOf({ enterprise: { id, name, creditCode, subIndustry } }: AnswerSheet): AssessmentResult["enterprise"] {
  return { id, ...(name && { name }), ...(creditCode && { creditCode }), ...(subIndustry && { subIndustry }) };
}
