/** What the package is to bring: level, points, questions and areas by scoring again; metrics only in their direction, a number only where somebody gave it. */
import type { AssessmentResult } from "../../scoring/result.js";
import { sumDecimals } from "../figures/decimal.js";
import type { PlanStep, UpgradePlan } from "../plan/schema.js";
import type { Project } from "../project/schema.js";
import type { FirmPackage, PackageScenario } from "./schema.js";

type Goals = FirmPackage["goals"];
type Effect = Goals["effects"][number];

export function goalsOf(firm: AssessmentResult, { from, after, steps }: UpgradePlan, scenarios: readonly Pick<PackageScenario, "id" | "effects">[], project: Project | null): Goals {
  const kinds = new Map(firm.areas.map((it) => [it.id, it.kind]));
  const before = new Map(firm.dimensions.map((it) => [it.id, it.points]));
  return {
    level: { from: from.level, to: after.level },
    points: { from: from.points, to: after.points },
    dimensions: after.dimensions.map(({ id, points, maxPoints }) => ({ id, from: before.get(id) ?? 0, to: points, maxPoints })),
    indicators: climbs(steps, "indicator").map(([first, last, own]) => ({ id: first.id, from: first.from, to: last.to, points: sumDecimals(own.map((it) => it.points)) })),
    areas: climbs(steps, "area").map(([first, last]) => ({ id: first.id, kind: kinds.get(first.id) ?? "guiding", from: first.from, to: last.to })),
    effects: effectsOf(scenarios, project),
  };
}

/** The first step, the last and all of each question or area: a climb may have been split. */
function climbs<K extends PlanStep["kind"]>(steps: readonly PlanStep[], kind: K): readonly (readonly [Of<K>, Of<K>, readonly Of<K>[]])[] {
  const own = steps.filter((it): it is Of<K> => it.kind === kind);
  return [...new Set(own.map((it) => it.id))].flatMap((id) => {
    const all = own.filter((it) => it.id === id);
    const [first, last] = [all[0], all.at(-1)];
    return first === undefined || last === undefined ? [] : [[first, last, all] as const];
  });
}

type Of<K extends PlanStep["kind"]> = Extract<PlanStep, { kind: K }>;

/** The project's own goals first; what the catalogue says of the same metric in the same direction joins them. */
function effectsOf(scenarios: readonly Pick<PackageScenario, "id" | "effects">[], project: Project | null): readonly Effect[] {
  const known = ofCatalogue(scenarios);
  const joined = new Set<Effect>();
  const own = (project?.effects ?? []).map(({ metric, direction, value, unit, baseline, target, scenarios: named }): Effect => {
    const same = known.filter((it) => it.metric === metric && it.direction === direction);
    const figure = same.find((it) => it.figure !== null)?.figure ?? null;
    const fitting = same.filter((it) => it.figure === null || it.figure === figure);
    for (const it of fitting) joined.add(it);
    return { metric, direction, value, unit, scenarios: [...new Set([...named, ...fitting.flatMap((it) => it.scenarios)])], baseline, target, figure, by: "project" };
  });
  return [...own, ...known.filter((it) => !joined.has(it))];
}

/** One for each metric, direction and figure: two figures of one metric are two statements. */
function ofCatalogue(scenarios: readonly Pick<PackageScenario, "id" | "effects">[]): readonly Effect[] {
  const byKey = new Map<string, Effect>();
  for (const { id, effects } of scenarios) {
    for (const { metric, direction, figure = null } of effects) {
      const key = JSON.stringify([metric, direction, figure && [figure.value, figure.unit, figure.source]]);
      const before = byKey.get(key);
      byKey.set(key, before === undefined
        ? { metric, direction, value: null, unit: figure?.unit ?? null, scenarios: [id], baseline: null, target: null, figure, by: "catalogue" }
        : { ...before, scenarios: [...new Set([...before.scenarios, id])] });
    }
  }
  return [...byKey.values()];
}
