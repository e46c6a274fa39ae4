/** One question: which options score, what each is worth, and what the figures say. */
import type { Indicator, IndicatorPack } from "../indicators/schema.js";
import { figuresOf } from "../indicators/structure.js";
import { toPoints, type CompiledIndicator, type Milli } from "./compile.js";
import { contradictionWithFigures } from "./contradictions.js";
import { undecided, type Judgement } from "./methods/judgement.js";
import type { Finding, IndicatorResult, Status } from "./result.js";
import type { Answer } from "./sheet.js";

export interface ScoredIndicator {
  readonly result: IndicatorResult;
  readonly points: Milli;
  readonly max: Milli;
  readonly findings: readonly Finding[];
}

export function scoreIndicator(compiled: CompiledIndicator, answer: Answer | undefined, policy: IndicatorPack["policy"]): ScoredIndicator {
  const { indicator, optionPoints } = compiled;
  const judgement = answer === undefined || answer.notApplicable ? undecided : compiled.judge(answer);
  const status: Status = answer?.notApplicable ? "not-applicable" : judgement.options === null ? "unanswered" : "scored";
  const options = judgement.options ?? [];
  let points = 0;
  const credits = options.map((option) => {
    const milli = optionPoints.get(option) ?? 0;
    points += milli;
    return { option, share: indicator.options[option] ?? 0, points: toPoints(milli) };
  });
  const max = status === "not-applicable" && policy.notApplicable === "excluded" ? 0 : compiled.max;
  return {
    points, max,
    findings: findingsOf(indicator.id, judgement),
    result: {
      id: indicator.id, no: indicator.no, dimension: compiled.dimension, group: compiled.group, method: indicator.method,
      status, points: toPoints(points), maxPoints: toPoints(max), lost: toPoints(max - points),
      options, by: judgement.by, credits,
      measure: judgement.measure,
      missingFigures: missingFigures(compiled.indicator, answer),
      evidence: answer?.evidence ?? [], note: answer?.note ?? null,
    },
  };
}

/** The figures left out of a question that has others. */
function missingFigures(indicator: Indicator, answer: Answer | undefined): readonly string[] {
  const asked = figuresOf(indicator);
  if (answer === undefined || asked.length === 0) return [];
  const given = Object.keys(answer.figures);
  return given.length === 0 || given.length === asked.length ? [] : asked.map((it) => it.id).filter((id) => !given.includes(id));
}

const NO_FINDINGS: readonly Finding[] = [];

function findingsOf(id: string, judgement: Judgement): readonly Finding[] {
  if (judgement.measure === null) return NO_FINDINGS;
  const contradiction = contradictionWithFigures(id, judgement);
  const shown = judgement.measure.values[0]?.shown;
  return [
    ...(contradiction ? [contradiction.finding] : []),
    ...(judgement.measure.band?.exceeded && shown !== undefined ? [{ code: "above-top-band" as const, about: [id], shown }] : []),
  ];
}
