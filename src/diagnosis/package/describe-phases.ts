/** The phases of a package in words. */
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/package.zh-CN.json" with { type: "json" };
import type { PlanStep } from "../plan/schema.js";
import { rangeText } from "./describe-amounts.js";
import type { FirmPackage, Phase } from "./schema.js";

export function phaseLines(pkg: FirmPackage, { wording }: Pick<LoadedPack, "wording">): readonly string[] {
  const { phases, phasing, plan } = pkg;
  if (phases.length === 0) return [];
  const said = words.phases;
  const say = sentencesOf(wording);
  const stepText = (step: Pick<PlanStep, "kind" | "id" | "to">): string => (step.kind === "area"
    ? fill(words.step.area, { name: say.areaName(step.id), to: String(step.to) })
    : fill(words.step.indicator, { name: say.indicatorName(step.id), to: [step.to].flat().join(words.comma) }));
  const uncarried = pkg.uncarried.map((it) => (it.kind === "area" && it.reached !== null ? fill(words.partly, { step: stepText(it), reached: it.reached }) : stepText(it)));
  return [
    "", fill(said.title, { count: phases.length, steps: phasing.stepsPerPhase, parallel: phasing.parallel }),
    ...phases.flatMap((phase) => [
      fill(said.head, { no: phase.no, span: spanText(phase) }),
      fill(said.steps, { steps: phase.steps.flatMap((at) => plan.steps.slice(at, at + 1).map(stepText)).join(words.separator) }),
      phase.scenarios.length === 0 ? said.noScenarios : fill(said.scenarios, { scenarios: phase.scenarios.join(words.comma) }),
      fill(phase.reachesLevel === null ? said.after : said.reaches, { points: phase.after.points, level: say.level(phase.after.level) }),
    ]),
    ...(uncarried.length > 0 && pkg.catalogue !== null ? [fill(words.uncarried, { steps: uncarried.join(words.separator) })] : []),
  ];
}

function spanText({ span, undated }: Phase): string {
  const said = words.phases;
  const text = span === null ? said.noSpan : fill(span.start.max === 0 ? said.first : said.span, { start: rangeText(span.start), end: rangeText(span.end) });
  return undated === 0 ? text : fill(said.undated, { span: text, count: undated });
}
