/** The later sheet against a plan of the first: the level, and each step met or not. */
import type { LoadedPack } from "../../indicators/load.js";
import type { Indicator } from "../../indicators/schema.js";
import { indicatorsOf } from "../../indicators/structure.js";
import type { AssessmentResult } from "../../scoring/result.js";
import type { PlanStep, UpgradePlan } from "../plan/schema.js";
import type { FirmChange, PlanBasis, State } from "./schema.js";

type Targets = NonNullable<FirmChange["targets"]>;

export const targetsOf = (plan: UpgradePlan, basis: PlanBasis, after: AssessmentResult, { definition }: LoadedPack): Targets => {
  const indicators = new Map(indicatorsOf(definition).map(({ indicator }) => [indicator.id, indicator]));
  return {
    basis,
    level: { target: plan.target, reached: after.level, state: levelState(after, plan.target) },
    steps: plan.steps.map((step) => ({ kind: step.kind, id: step.id, from: step.from, to: step.to, ...(step.kind === "area" ? areaReached(step, after) : lettersReached(step, after, indicators.get(step.id))) })),
  };
};

/** Met or not only where nothing that is open could change it. */
export function levelState({ levelRange: [worst, best] }: Pick<AssessmentResult, "levelRange">, level: number): State {
  if (worst >= level) return "met";
  return best < level ? "not-met" : "unknown";
}

type Reached = Pick<Targets["steps"][number], "reached" | "state">;
const unknown: Reached = { reached: null, state: "unknown" };
const stateOf = (isMet: boolean): State => (isMet ? "met" : "not-met");

function areaReached(step: PlanStep & { readonly kind: "area" }, { areas }: AssessmentResult): Reached {
  const rating = areas.find((it) => it.id === step.id)?.rating ?? null;
  return rating === null ? unknown : { reached: rating, state: stateOf(rating >= step.to) };
}

/** Of several letters all that the step asks for; of one letter any that is worth as much. */
function lettersReached(step: PlanStep & { readonly kind: "indicator" }, { indicators }: AssessmentResult, indicator: Indicator | undefined): Reached {
  const now = indicators.find((it) => it.id === step.id);
  if (indicator === undefined || now === undefined || now.status !== "scored") return unknown;
  const wanted = [step.to].flat();
  if (indicator.method === "choices") return { reached: now.options, state: stateOf(wanted.every((it) => now.options.includes(it))) };
  const [letter = ""] = now.options;
  const [share, asked] = [indicator.options[letter], indicator.options[wanted[0] ?? ""]];
  return { reached: letter, state: share === undefined || asked === undefined ? "unknown" : stateOf(share >= asked) };
}
