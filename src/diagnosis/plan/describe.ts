/** The upgrade plan in words: what each step is, what it costs and brings, or what stands in the way. */
import type { LoadedPack } from "../../indicators/load.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/plan.zh-CN.json" with { type: "json" };
import type { PlanObstacle, PlanStep, UpgradePlan } from "./schema.js";

/** Lines of Chinese text, ready to print. */
export function describePlan(plan: UpgradePlan, { wording, definition }: Pick<LoadedPack, "wording" | "definition">): readonly string[] {
  const say = sentencesOf(wording);
  const { target, from, after } = plan;

  const effort = (amount: number): string => {
    if (plan.unit === null) return fill(words.effort.none, { effort: amount });
    const units: Readonly<Record<string, string>> = words.units;
    return fill(words.effort.with, { effort: amount, unit: Object.hasOwn(units, plan.unit) ? units[plan.unit] ?? plan.unit : ` ${plan.unit}` });
  };
  const option = (id: string) => (letter: string): string =>
    fill(words.step.option, { letter, text: wording.indicators[id]?.options[letter] ?? letter });
  const rating = (at: number | null): string => (at === null ? words.step.unrated : fill(words.step.rating, { rating: say.numeral(at) }));

  const source = (step: PlanStep): string => {
    if (step.effortSource !== "mixed") return words.source[step.effortSource];
    const parts = step.parts.map((it) => fill(words.part, { to: it.to, effort: effort(it.effort), source: words.source[it.source] }));
    return fill(words.source.mixed, { parts: parts.join(words.comma) });
  };

  const what = (step: PlanStep, no: number): string => {
    if (step.kind === "area") {
      const kind = definition.areas.groups.flatMap((it) => it.areas).find((it) => it.id === step.id)?.kind ?? "guiding";
      return fill(words.step.area, {
        no, name: say.areaName(step.id), kind: words.kind[kind], from: rating(step.from), to: say.numeral(step.to), ladder: say.step(step.id, step.to),
      });
    }
    const change = step.points > 0 ? "" : step.points < 0 ? "Less" : "Same";
    const about = { no, name: say.indicatorName(step.id), points: Math.abs(step.points) };
    const list = (letters: string | readonly string[]): string => [letters].flat().map(option(step.id)).join(words.comma);
    const isAdded = Array.isArray(step.from) && Array.isArray(step.to);
    const added = isAdded ? [step.to].flat().filter((it) => !step.from?.includes(it)) : [];
    if (isAdded) return fill(words.step[`ticks${change}`], { ...about, to: list(added) });
    return fill(words.step[`indicator${change}`], { ...about, from: step.from === null ? words.step.unanswered : list(step.from), to: list(step.to) });
  };

  const line = ({ fact, from: before, to, required }: PlanStep["contributes"][number]): string =>
    fill(words.detail.line, { fact: say.fact(fact), from: before, to, required, unit: say.unit(fact) });

  const stepLines = (step: PlanStep, i: number): readonly string[] => [
    what(step, i + 1),
    fill(words.detail.effort, { effort: effort(step.effort), source: source(step) }),
    ...(step.contributes.length > 0 ? [fill(words.detail.contributes, { lines: step.contributes.map(line).join(words.separator) })] : []),
    ...(step.scenarios.length > 0 ? [fill(words.detail.scenarios, { scenarios: step.scenarios.join(words.comma) })] : []),
    ...(step.needs.length > 0 ? [fill(words.detail.needs, {
      needs: step.needs.map((it) => fill(words.detail.need, { scenario: it.scenario, area: say.areaName(it.area), rating: say.numeral(it.rating) })).join(words.comma),
    })] : []),
    fill(words.detail.after, { points: step.after.points, level: say.level(step.after.level) }),
  ];

  const obstacleLines = ({ fact, required, attainable, gap, attainableWithAll, heldBack }: PlanObstacle): readonly string[] => {
    const unit = say.unit(fact);
    const items = heldBack.map(({ kind, id, reason, worth }) => fill(words.obstacle.item, {
      name: kind === "area" ? say.areaName(id) : say.indicatorName(id), reason: words.obstacle.reason[reason], worth, unit,
    }));
    return [
      fill(words.obstacle.line, { fact: say.fact(fact), required, attainable, gap, unit }),
      items.length > 0 ? fill(words.obstacle.heldBack, { items: items.join(words.comma), withAll: attainableWithAll, unit }) : words.obstacle.beyond,
    ];
  };

  const { indicators: questions, areas } = plan.open;
  const stand = { level: say.level(from.level), points: from.points };
  const level = say.level(target);
  const total = { count: plan.steps.length, effort: effort(plan.totalEffort) };
  const summary = plan.reachable
    ? plan.steps.length === 0 ? fill(words.already, { level }) : fill(words.summary, { ...total, level: say.level(after.level), points: after.points })
    : plan.steps.length === 0 ? fill(words.unreachable, { level }) : fill(words.unreachableFixed, { ...total, level });
  return [
    fill(words.title, { enterprise: plan.enterprise.name ?? plan.enterprise.id, level }),
    questions + areas > 0 ? fill(words.fromUnfinished, { ...stand, questions, areas }) : fill(words.from, stand),
    summary,
    ...(plan.effortSources.includes("default") ? [words.unsourced] : []),
    ...plan.steps.flatMap((step, i) => ["", ...stepLines(step, i)]),
    ...(plan.obstacles.length > 0 ? ["", ...plan.obstacles.flatMap(obstacleLines)] : []),
  ];
}
