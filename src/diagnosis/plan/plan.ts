/** The upgrade plan: the steps of least total effort that take a firm to a target level, exactly. */
import type { LoadedPack } from "../../indicators/load.js";
import { deepFreeze } from "../../indicators/deep-freeze.js";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { compilePack, type CompiledPack } from "../../scoring/compile.js";
import { packOf } from "../../scoring/read-answers.js";
import type { AssessmentResult, Finding, Status } from "../../scoring/result.js";
import { score } from "../../scoring/score.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { engineVersion } from "../../version.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { inFull, sumDecimals } from "../figures/decimal.js";
import { climbsOf, type Climb } from "./climbs.js";
import type { Budget } from "./cheapest.js";
import { effortBook, type EffortBook } from "./efforts.js";
import { implies, linesOf, type Line } from "./lines.js";
import { obstaclesOf } from "./obstacles.js";
import { orderMoves } from "./order.js";
import { scoreAt } from "./rescore.js";
import type { EffortSource, GivenPlanOptions, UpgradePlan } from "./schema.js";
import { builtInFor, servicesFor, type Services } from "./services.js";
import { isWithinReach, solve, type Solution } from "./solve.js";
import { stagesOf, standingOf, stepOf, type Context } from "./steps.js";
import { readWishes, type Wishes } from "./wishes.js";

/** What a plan may be asked beside its target; every part is optional. */
export interface PlanOptions extends GivenPlanOptions {
  /** Where scenarios, their prerequisites and effort ranges come from; absent: the built-in one where it fits the pack; `null`: none. */
  readonly catalogue?: Catalogue | null | undefined;
}

/** Ways that may be tried for one plan: a second or two; what needs more is refused rather than left hanging. */
const MOST_TRIED = 2_000_000;

/**
 * The set of option and rating steps with the least total effort that brings the sheet to the target level or above.
 * Of equal efforts the plan touches the fewest questions and areas, then enters the fewest steps, then takes the preferred ones
 * (first dimension, binding areas, guiding areas, other dimensions; each in the order of the form).
 * Points are exact thousandths, efforts exact decimals; `after` of every step is a real score.
 * @param target a level of the pack.
 * @returns the plan, also when the target is unreachable (then with `obstacles`); or every issue of target and options,
 * `plan-not-supported` when a level rule from the target up is no conjunction of lines, `plan-too-large` when an exact answer would take too long.
 * @throws TypeError when the sheet did not come from `readAnswers` or `parseAnswers`.
 */
export function planUpgrade(sheet: AnswerSheet, target: number, options: PlanOptions = {}): Result<UpgradePlan> {
  const pack = packOf(sheet);
  if (pack === undefined) throw new TypeError("planUpgrade() takes a sheet that readAnswers() or parseAnswers() of this same module returned");
  const compiled = compilePack(pack);
  const result = score(sheet, pack);
  const { catalogue: given, ...rest } = options;
  const catalogue = given === undefined ? builtInFor(pack) : given;
  const wishes = readWishes(rest, pack);
  const levels = levelsFrom(compiled, target);
  const issues = [...levels.issues, ...wishes.issues, ...checkCatalogue(catalogue, pack)];
  if (!wishes.ok || issues.length > 0) return fail(issues);

  const services = servicesFor(result, catalogue);
  const book = effortBook(pack, wishes.value.given.efforts ?? {}, wishes.value.given.unit, services);
  const { climbs, issues: conflicts } = climbsOf({ compiled, result, wishes: wishes.value, book });
  if (conflicts.length > 0) return fail(conflicts);

  const alternatives = worthTrying(levels.lines, climbs);
  const budget: Budget = { left: MOST_TRIED };
  // of an unreachable target the steps that are asked for in any case
  const solution = solve(climbs, alternatives.length > 0 ? alternatives : [[]], budget);
  if (solution === null) {
    return fail([issue("plan-too-large", { path: "target", expected: `at most ${MOST_TRIED} ways tried`, actual: "more" })]);
  }
  const obstacles = alternatives.length > 0 ? [] : obstaclesOf(levels.lines[0] ?? [], climbs);
  const plan = makePlan({ sheet, pack, target, result, climbs, solution, obstacles, services, book, wishes: wishes.value, catalogue });
  return succeed(plan, [...unfinished(result), ...contradictory(result)]);
}

const checkCatalogue = (catalogue: Catalogue | null, { definition }: LoadedPack): readonly Issue[] =>
  (catalogue === null || catalogue.pack === definition.id ? [] : [issue("pack-mismatch", { path: "catalogue", expected: definition.id, actual: catalogue.pack })]);

/** The lines of every level from the target up: whoever reaches a higher one has reached the target. */
function levelsFrom(compiled: CompiledPack, target: number): { readonly lines: readonly (readonly Line[])[]; readonly issues: readonly Issue[] } {
  const known = compiled.levels.map((it) => it.level);
  if (!known.includes(target)) {
    return { lines: [], issues: [issue("target-unknown", { path: "target", expected: `one of ${known.join(", ")}`, actual: String(target) })] };
  }
  const read = compiled.levels.flatMap((it, i) => (it.level >= target ? [linesOf(it, i)] : []));
  return { lines: read.map((it) => it.lines), issues: read.flatMap((it) => it.issues) };
}

/** The levels within reach, but for those that cannot be cheaper than a lower one: usually the target alone. */
function worthTrying(levels: readonly (readonly Line[])[], climbs: readonly Climb[]): readonly (readonly Line[])[] {
  const within = levels.filter((lines) => lines.every((line) => isWithinReach(line, climbs)));
  return within.filter((lines, i) => !within.slice(0, i).some((lower) => implies(lines, lower)));
}

const countOpen = (parts: readonly { readonly status: Status }[]): number => parts.filter((it) => it.status === "unanswered").length;
const openIn = ({ indicators, areas }: AssessmentResult): UpgradePlan["open"] => ({ indicators: countOpen(indicators), areas: countOpen(areas) });

function unfinished(result: AssessmentResult): readonly Issue[] {
  const { counts: { asked, answered } } = result;
  const { indicators, areas } = openIn(result);
  return indicators + areas === 0 ? [] : [issue("sheet-unfinished", {
    expected: `${asked} answered`, actual: `${answered} answered, ${indicators} questions and ${areas} areas open`,
  })];
}

/** The engine scored by what was ticked; a plan may then ask for what the figures say is there. */
const contradictory = ({ findings }: AssessmentResult): readonly Issue[] => findings.filter((it) => it.code !== "above-top-band")
  .map((it) => issue("sheet-contradictory", { path: it.about.map((id) => `answers.${id}`).join(", "), ...factsOf(it) }));

/** An option against its figures, or what a check of the pack compared against what the check, by its id, asks for. */
function factsOf({ option, byFigures = "", check = "", actual = {} }: Finding): { readonly expected: string; readonly actual: string } {
  if (option !== undefined) return { expected: "answers and figures that agree", actual: `${option}, ${byFigures} by the figures` };
  return { expected: check.replaceAll("-", " "), actual: Object.values(actual).map(inFull).join(" / ") };
}

interface Material {
  readonly sheet: AnswerSheet;
  readonly pack: LoadedPack;
  readonly target: number;
  readonly result: AssessmentResult;
  readonly climbs: readonly Climb[];
  readonly solution: Solution;
  readonly obstacles: UpgradePlan["obstacles"];
  readonly services: Services;
  readonly book: EffortBook;
  readonly wishes: Wishes;
  readonly catalogue: Catalogue | null;
}

function makePlan({ sheet, pack, target, result, climbs, solution, obstacles, services, book, wishes, catalogue }: Material): UpgradePlan {
  const reachable = obstacles.length === 0;
  const stages = stagesOf(orderMoves(climbs, solution.entries, services), (moved) => scoreAt(sheet, pack, moved));
  const final = stages.at(-1)?.result ?? result;
  if (reachable && final.level < target) throw new Error(`the plan for level ${target} ends at level ${final.level}`);
  const paid = solution.entries.filter((it) => !it.isFree);
  const sourceOrder: readonly EffortSource[] = ["caller", "catalogue", "pack", "default"];
  const sourced = paid.filter((it) => it.source !== "default");
  const context: Context = { compiled: compilePack(pack), first: result, final, aim: reachable ? final.level : target, services };
  const { receipt, pack: edition, enterprise, basis } = result;
  return deepFreeze({
    planVersion: 1,
    target,
    reachable,
    totalEffort: sumDecimals(paid.map((it) => it.effort)),
    sourcedEffort: sumDecimals(sourced.map((it) => it.effort)),
    unsourcedSteps: paid.length - sourced.length,
    steps: stages.map((stage, i) => stepOf(stage, stages[i - 1]?.result ?? result, context)),
    after: {
      ...standingOf(final),
      dimensions: final.dimensions.map(({ id, points, maxPoints }) => ({ id, points, maxPoints })),
      decision: final.decision,
    },
    from: standingOf(result),
    open: openIn(result),
    pack: edition,
    enterprise,
    basis,
    unit: book.unit,
    effortSources: sourceOrder.filter((source) => paid.some((it) => it.source === source)),
    obstacles,
    issues: unfinished(result),
    receipt: {
      planVersion: 1, engineVersion, pack: receipt.pack, answersSha256: receipt.answersSha256,
      catalogue: catalogue && { id: catalogue.id, version: catalogue.version, sha256: catalogue.sha256 },
      options: wishes.given,
    },
  });
}
