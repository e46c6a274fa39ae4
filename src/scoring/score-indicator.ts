/** One question: which options score, what each is worth, and what the figures say. */
import type { Indicator, IndicatorPack } from "../indicators/schema.js";
import { figuresOf } from "../indicators/structure.js";
import { toPoints, type CompiledIndicator, type Milli } from "./compile.js";
import { contradictionWithFigures } from "./contradictions.js";
import { undecided, type Judgement } from "./methods/judgement.js";
import type { Finding, IndicatorResult, Status } from "./result.js";
import type { Answer } from "./sheet.js";
import { sumMilli } from "./standing.js";

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
  const credits = (judgement.options ?? []).map((option) => ({ option, share: indicator.options[option] ?? 0, milli: optionPoints.get(option) ?? 0 }));
  const points = sumMilli(credits.map((it) => it.milli));
  const max = status === "not-applicable" && policy.notApplicable === "excluded" ? 0 : compiled.max;
  return {
    points, max,
    findings: findingsOf(indicator.id, judgement),
    result: {
      id: indicator.id, no: indicator.no, dimension: compiled.dimension, group: compiled.group, method: indicator.method,
      status, points: toPoints(points), maxPoints: toPoints(max), lost: toPoints(max - points),
      options: judgement.options ?? [], by: judgement.by,
      credits: credits.map(({ option, share, milli }) => ({ option, share, points: toPoints(milli) })),
      measure: judgement.measure,
      missingFigures: missingFigures(compiled.indicator, answer),
      evidence: answer?.evidence ?? [], note: answer?.note ?? null,
    },
  };
}

/** The figures left out of a question that has others. */
function missingFigures(indicator: Indicator, answer: Answer | undefined): readonly string[] {
  const given = Object.keys(answer?.figures ?? {});
  return given.length === 0 ? [] : figuresOf(indicator).map((it) => it.id).filter((id) => !given.includes(id));
}

function findingsOf(id: string, judgement: Judgement): readonly Finding[] {
  const contradiction = contradictionWithFigures(id, judgement);
  const shown = judgement.measure?.values[0]?.shown;
  return [
    ...(contradiction ? [contradiction.finding] : []),
    ...(judgement.measure?.band?.exceeded && shown !== undefined ? [{ code: "above-top-band" as const, about: [id], shown }] : []),
  ];
}
