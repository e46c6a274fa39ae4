/** Which scenarios are the firm's: what it is committed to, what its plan is served by, and what stays outside and why. */
import type { AssessmentResult } from "../../scoring/result.js";
import type { CatalogueScenario } from "../catalogue/catalogue.js";
import { isProposed } from "../catalogue/conditions.js";
import { isForIndustry, isNextStep } from "../catalogue/suits.js";
import { needsOf, type Need } from "../list/need.js";
import type { ScenarioRow } from "../list/schema.js";
import type { PlanStep, UpgradePlan } from "../plan/schema.js";
import type { Asked } from "./ask.js";
import type { FirmPackage, PackageScenario } from "./schema.js";

type Further = FirmPackage["further"][number];

/** The firm seen by the catalogue and the list. */
export interface Ground {
  readonly firm: AssessmentResult;
  /** Scenarios in use that suit its sub-industry. */
  readonly suited: readonly CatalogueScenario[];
  /** Of the list; null: there is none. */
  readonly rows: ReadonlyMap<string, ScenarioRow> | null;
  readonly ratings: ReadonlyMap<string, number | null>;
  /** Its need, whatever it declined. */
  readonly needOf: (scenario: CatalogueScenario) => Need;
  /** Highest rating that is aimed at. */
  readonly targetRating: number;
  readonly declined: ReadonlySet<string>;
  /** The project's reason, by scenario. */
  readonly excluded: ReadonlyMap<string, string>;
  readonly asksFor: ReadonlySet<string>;
  readonly isForbidden: (scenario: CatalogueScenario) => boolean;
  readonly common: ReadonlySet<string>;
  /** Those of `asksFor` nothing stands against. */
  readonly included: ReadonlySet<string>;
}

export function groundOf(asked: Asked): Ground {
  const { firm, subIndustry, catalogue, list, project, wishes } = asked;
  const suited = (catalogue?.scenarios ?? []).filter((it) => !it.withdrawn && isForIndustry(it, subIndustry));
  const rows = list && new Map(list.rows.map((it) => [it.id, it]));
  const ratings = new Map(firm.areas.map((it) => [it.id, it.rating]));
  const targetRating = list?.rule.targetRating ?? ratingAimedAt(asked);
  const needOf = needsOf({ ...firm, declinedScenarios: [] }, targetRating);
  const declined = new Set(firm.declinedScenarios);
  const excluded = new Map((project?.decisions?.exclude ?? []).map((it) => [it.scenario, it.reason]));
  const asksFor = new Set(project?.decisions?.include);
  const isForbidden = ({ area, to }: CatalogueScenario): boolean => {
    const rating = ratings.get(area) ?? 0;
    return Array.from({ length: Math.max(0, to - rating) }, (_, i) => rating + i + 1).some((step) => wishes?.isForbidden(area, String(step)) === true);
  };
  const free = suited.filter((it) => !excluded.has(it.id) && !declined.has(it.id) && !isForbidden(it));
  return {
    firm, suited, rows, ratings, needOf, targetRating, declined, excluded, asksFor, isForbidden,
    common: new Set(free.filter((it) => rows?.get(it.id)?.class === "N" && needOf(it) === "needs").map((it) => it.id)),
    included: new Set(free.filter((it) => asksFor.has(it.id)).map((it) => it.id)),
  };
}

/** The highest rating the target level counts areas at; where it counts none, the top of the ladder. */
function ratingAimedAt({ firm, target, pack }: Asked): number {
  const facts = (firm.decision.find((it) => it.level === target)?.conditions ?? []).flatMap((it) => it.fact.split(","));
  const counted = facts.flatMap((it) => {
    const [group, rating] = it.trim().split(".");
    return group === "areas" && rating !== undefined ? [Number(rating)] : [];
  });
  return counted.length > 0 ? Math.max(...counted) : pack.definition.areas.topRating;
}

/** The rating each area must reach for what the firm is committed to, in the pack's order; the caller's own wishes where they are higher. */
export function fixedAreas({ suited, ratings, common, included }: Ground, wished: Readonly<Record<string, number>> = {}): Readonly<Record<string, number>> {
  const committed = suited.filter((it) => common.has(it.id) || included.has(it.id));
  const entries = [...new Set([...ratings.keys(), ...Object.keys(wished)])].flatMap((area) => {
    const wanted = [...committed.filter((it) => it.area === area).map((it) => it.to), ...(Object.hasOwn(wished, area) ? [wished[area] ?? 0] : [])];
    return wanted.length > 0 ? [[area, Math.max(...wanted)] as const] : [];
  });
  return Object.fromEntries(entries);
}

export interface Member {
  readonly scenario: CatalogueScenario;
  /** Places in the plan of the steps it serves. */
  readonly steps: readonly number[];
  readonly class: "N" | "X" | null;
  readonly because: PackageScenario["because"];
  readonly onList: PackageScenario["onList"];
}

export function membersOf(ground: Ground, plan: UpgradePlan): readonly Member[] {
  const { suited, rows, excluded, common, included } = ground;
  return suited.flatMap((scenario): readonly Member[] => {
    const { id } = scenario;
    const steps = excluded.has(id) ? [] : plan.steps.flatMap((it, i) => (it.scenarios.includes(id) || (included.has(id) && lifts(scenario, it)) ? [i] : []));
    if (steps.length === 0) return [];
    const row = rows?.get(id);
    return [{
      scenario, steps, class: classOf(id, ground),
      because: [...(common.has(id) ? ["common" as const] : []), "plan", ...(included.has(id) ? ["included" as const] : [])],
      onList: row === undefined ? null : { needing: row.needing, applicable: row.applicable, share: row.share, expert: row.override?.name ?? null },
    }];
  });
}

/** The scenario takes the area over part of the step. */
const lifts = ({ area, from, to }: CatalogueScenario, step: PlanStep): boolean =>
  step.kind === "area" && step.id === area && from < step.to && (step.from ?? 0) < to;

/** The scenario is the next step of its own area, and serves the question of the step. */
const answers = (scenario: CatalogueScenario, rating: number | null, step: PlanStep): boolean =>
  step.kind === "indicator" && scenario.indicators.includes(step.id) && rating !== null && isNextStep(scenario, rating);

/** What is not common is the firm's own, also where the list dropped it. */
const classOf = (id: string, { rows }: Pick<Ground, "rows">): Member["class"] => (rows === null ? null : rows.get(id)?.class === "N" ? "N" : "X");

const classRank = (it: Member["class"]): number => (it === "N" ? 0 : it === "X" ? 1 : 2);
/** N before X before unclassed. */
export const byClass = (a: Pick<Member, "class">, b: Pick<Member, "class">): number => classRank(a.class) - classRank(b.class);

/**
 * What the firm might need and does not get here: N first, then in the order of the catalogue.
 * Whatever the project wants or excludes of what suits the firm is among them or in the package.
 */
export function furtherOf(ground: Ground, members: readonly Member[], plan: UpgradePlan): readonly Further[] {
  const inside = new Set(members.map((it) => it.scenario.id));
  const further = ground.suited.flatMap((scenario): readonly Further[] => {
    const { id, name, area } = scenario;
    const reason = inside.has(id) ? null : reasonOf(scenario, ground, plan);
    return reason === null ? [] : [{ id, name, area, class: classOf(id, ground), reason, note: reason === "excluded" ? ground.excluded.get(id) ?? null : null }];
  });
  return further.sort(byClass);
}

function reasonOf(scenario: CatalogueScenario, ground: Ground, plan: UpgradePlan): Further["reason"] | null {
  const { needOf, declined, excluded, asksFor, isForbidden, ratings, targetRating } = ground;
  if (excluded.has(scenario.id)) return "excluded";
  const need = needOf(scenario);
  const rating = ratings.get(scenario.area) ?? null;
  const isUnknown = need === "unknown" && scenario.to <= targetRating && (rating === null || isNextStep(scenario, rating));
  const wouldServe = plan.steps.some((it) => lifts(scenario, it) || answers(scenario, rating, it)) && isProposed(scenario, ground.firm) !== false;
  const isRestedOn = plan.steps.some((step) => step.needs.some((it) => it.scenario === scenario.id));
  if (need !== "needs" && !isUnknown && !wouldServe && !isRestedOn && !asksFor.has(scenario.id)) return null;
  if (declined.has(scenario.id)) return "declined";
  if (isForbidden(scenario)) return "forbidden";
  return isUnknown ? "rating-unknown" : isRestedOn ? "prerequisite" : "not-needed-for-target";
}
