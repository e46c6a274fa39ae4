/** The moves of a plan as its steps: what each costs, gains and rests on, with the sheet scored again after it. */
import type { AssessmentResult } from "../../scoring/result.js";
import { toMilli, toPoints, type CompiledPack } from "../../scoring/compile.js";
import type { CatalogueScenario } from "../catalogue/catalogue.js";
import { amountInto } from "../figures/amounts.js";
import type { Amount } from "../figures/schema.js";
import { sumDecimals } from "../figures/decimal.js";
import type { Climb, Entry } from "./climbs.js";
import type { Move } from "./order.js";
import { positionAfter, type Position } from "./rescore.js";
import type { PlanStanding, PlanStep } from "./schema.js";
import type { Services } from "./services.js";

export interface Stage {
  readonly move: Move;
  readonly from: Position | null;
  readonly to: Position;
  readonly result: AssessmentResult;
}

/** Each move with where it starts and ends, and the sheet scored after it and all before. */
export function stagesOf(moves: readonly Move[], scoreAt: (moved: ReadonlyMap<string, Position>) => AssessmentResult): readonly Stage[] {
  const moved = new Map<string, Position>();
  return moves.map((move) => {
    const from = moved.get(move.climb.id) ?? move.climb.from;
    const to = positionAfter(move, from);
    moved.set(move.climb.id, to);
    return { move, from, to, result: scoreAt(moved) };
  });
}

export const standingOf = ({ level, points, areaCounts }: AssessmentResult): PlanStanding => ({ level, points, areaCounts });

/** What every step of a plan is seen against. */
export interface Context {
  readonly compiled: CompiledPack;
  /** Before the plan, and after all of it. */
  readonly first: AssessmentResult;
  readonly final: AssessmentResult;
  /** The level whose lines the steps contribute to. */
  readonly aim: number;
  readonly services: Services;
}

export function stepOf({ move: { climb, entries }, from, to, result }: Stage, before: AssessmentResult, context: Context): PlanStep {
  const { final, aim, services } = context;
  const paid = entries.filter((it) => !it.isFree);
  const sources = [...new Set(paid.map((it) => it.source))];
  const [source] = sources;
  const serving = climb.kind === "indicator" ? services.ofIndicator(climb.id) : [...new Set(entries.flatMap((it) => services.ofArea(climb.id, Number(it.at))))];
  const common = {
    id: climb.id,
    effort: sumDecimals(paid.map((it) => it.effort)),
    effortSource: source === undefined ? "free" as const : sources.length === 1 ? source : "mixed" as const,
    parts: paid.map(partOf),
    scenarios: serving.map((it) => it.id),
    needs: climb.kind === "indicator" ? [] : needsOf(serving, final, services),
    contributes: contributionsOf(before, result, aim),
    turns: turnsOf(before, result, aim),
    after: standingOf(result),
  };
  if (typeof to === "number") return { kind: "area", ...common, from: typeof from === "number" ? from : null, to };
  const letters = (at: Position | null): string | readonly string[] | null => {
    if (at === null || typeof at === "number") return null;
    return isTicked(climb) ? at : at[0] ?? null;
  };
  return { kind: "indicator", ...common, from: letters(from), to: letters(to) ?? "", points: toPoints(toMilli(result.points) - toMilli(before.points)), figures: figuresOf(climb.id, to, context) };
}

const isTicked = (climb: Climb): boolean => climb.kind === "indicator" && climb.shape === "ticks";
const partOf = ({ at, effort, source }: Entry) => ({ to: at, effort, source });

/** Prerequisites whose rating neither is there nor comes with the plan. */
function needsOf(serving: readonly CatalogueScenario[], final: AssessmentResult, services: Services): PlanStep["needs"] {
  const ratings = new Map(final.areas.map((it) => [it.id, it.rating ?? 0]));
  const missing = serving.flatMap(services.before).filter((it) => (ratings.get(it.area) ?? 0) < it.to);
  return [...new Set(missing)].map(({ id, area, to }) => ({ scenario: id, area, rating: to }));
}

/** What the band to be entered takes in figures, where the firm's own led to where it stands. */
function figuresOf(id: string, to: readonly string[], { compiled, first }: Context): Amount | null {
  const indicator = compiled.indicators.get(id);
  const result = first.indicators.find((it) => it.id === id);
  const [letter = ""] = to;
  if (indicator === undefined || !result?.measure || !result.options.includes(result.measure.option)) return null;
  const reach = amountInto(indicator, result.measure, letter);
  const worth = (option: string): number => indicator.optionPoints.get(option) ?? 0;
  // the least amount may pass the band; never into one worth less than the step
  return reach === null || (reach.option !== null && worth(reach.option) < worth(letter)) ? null : reach.amount;
}

/** Conditions that were not met before and are after. */
function turnsOf(before: AssessmentResult, after: AssessmentResult, aim: number): PlanStep["turns"] {
  return after.decision.filter((it) => it.level <= aim).flatMap(({ level, conditions }) => {
    const known = before.decision.find((it) => it.level === level)?.conditions;
    return conditions.flatMap((it, i) => (it.met && known?.[i]?.met === false ? [{ level, ...it }] : []));
  });
}

function contributionsOf(before: AssessmentResult, after: AssessmentResult, aim: number): PlanStep["contributes"] {
  const conditionsOf = (result: AssessmentResult) => result.decision.find((it) => it.level === aim)?.conditions ?? [];
  const now = new Map(conditionsOf(after).map((it) => [it.fact, it.actual]));
  const facts = new Map(conditionsOf(before).map((it) => [it.fact, it]));
  return [...facts.values()].flatMap(({ fact, required, actual: from }) => {
    const to = now.get(fact) ?? null;
    return required === null || from === null || to === null || from === to ? [] : [{ fact, required, from, to }];
  });
}
