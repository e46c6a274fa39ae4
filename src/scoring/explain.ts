/** The result in words. Everything said here was decided and measured while scoring; nothing is computed. */
import type { LoadedPack } from "../indicators/load.js";
import words from "../wording/explain.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import { explainIndicator } from "./explain-indicator.js";
import type { AssessmentResult } from "./result.js";
import { sentencesOf } from "./sentences.js";

export interface Explanation {
  readonly locale: "zh-CN";
  readonly headline: string;
  /** Why this level. */
  readonly why: readonly string[];
  /** Why not the next one. */
  readonly whyNotNext: readonly string[];
  readonly decision: readonly { readonly level: number; readonly name: string; readonly met: boolean; readonly conditions: readonly string[] }[];
  readonly dimensions: readonly { readonly id: string; readonly sentence: string }[];
  readonly indicators: readonly { readonly id: string; readonly name: string; readonly sentence: string }[];
  readonly areas: readonly { readonly id: string; readonly name: string; readonly sentence: string }[];
  readonly findings: readonly string[];
  readonly openQuestions: readonly string[];
  readonly provenance: readonly string[];
  /** What kind of statement this result is, for its basis. */
  readonly nature: readonly string[];
}

/**
 * Words a result, in Chinese.
 * @throws TypeError when the result was made with another pack: a mistake of the calling program.
 */
export function explain(result: AssessmentResult, pack: LoadedPack): Explanation {
  if (result.receipt.pack.sha256 !== pack.sha256) throw new TypeError(`the result was made with another ${result.pack.id} than it is to be explained with`);
  const { wording } = pack;
  const say = sentencesOf(wording);
  return {
    locale: "zh-CN",
    headline: say.headline(result),
    why: [...say.why(result), ...levelSource(result, pack)],
    whyNotNext: say.whyNotNext(result),
    decision: result.decision.map(({ level, met, conditions }) => ({ level, name: say.level(level), met, conditions: conditions.map(say.condition) })),
    dimensions: result.dimensions.map((it) => ({ id: it.id, sentence: say.dimension(it, result) })),
    indicators: result.indicators.map((it) => ({ id: it.id, name: say.indicatorName(it.id), sentence: explainIndicator(it, wording) })),
    areas: result.areas.map((it) => ({ id: it.id, name: say.areaName(it.id), sentence: say.area(it, pack.definition.areas.topRating) })),
    findings: result.findings.map((it) => say.finding(it, result)),
    openQuestions: result.openQuestions.map((it) => say.openQuestion(it, result)),
    provenance: wording.provenance,
    nature: wording.nature[result.basis],
  };
}

/** Where the line that decided comes from, when that differs from the rest of the pack. */
function levelSource(result: AssessmentResult, { definition, wording }: LoadedPack): readonly string[] {
  const decided = definition.levels.find((it) => it.level === Math.max(result.level, 1));
  if (decided?.source === undefined) return [];
  return [fill(words.why.source, { level: wording.levels[String(decided.level)]?.name ?? "", status: wording.sourceStatus[decided.source.status] })];
}
