/** The upgrade plan in words: what each step is, what it costs and brings, or what stands in the way. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf } from "../../indicators/structure.js";
import { sentencesOf } from "../../scoring/sentences.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/plan.zh-CN.json" with { type: "json" };
import type { Catalogue } from "../catalogue/catalogue.js";
import { amountSentence } from "../figures/sentences.js";
import { effortSentences } from "./effort-sentences.js";
import type { PlanObstacle, PlanStep, UpgradePlan } from "./schema.js";
import { builtInFor } from "./services.js";

/**
 * Lines of Chinese text, ready to print.
 * @param catalogue the one the plan was made with, for the names of scenarios; absent: the built-in one where it fits the pack.
 */
export function describePlan(plan: UpgradePlan, pack: Pick<LoadedPack, "wording" | "definition">, catalogue: Catalogue | null = builtInFor(pack)): readonly string[] {
  const { wording, definition } = pack;
  const say = sentencesOf(wording);
  const efforts = effortSentences(plan);
  const { target, from, after } = plan;
  const kinds = new Map(areasOf(definition).map(({ area }) => [area.id, area.kind]));
  const names = new Map((catalogue?.scenarios ?? []).map((it) => [it.id, it.name]));

  const option = (id: string) => (letter: string): string =>
    fill(words.step.option, { letter, text: wording.indicators[id]?.options[letter] ?? letter });
  const scenario = (id: string): string => {
    const name = names.get(id);
    return name === undefined ? id : fill(words.detail.scenario, { id, name });
  };
  const needsList = (needs: PlanStep["needs"]): string => needs.map((it) =>
    fill(words.detail.need, { scenario: scenario(it.scenario), area: say.areaName(it.area), rating: it.rating })).join(words.comma);

  const what = (step: PlanStep, no: number): string => {
    if (step.kind === "area") {
      return fill(words.step.area, {
        no, name: say.areaName(step.id), kind: words.kind[kinds.get(step.id) ?? "guiding"],
        from: step.from === null ? words.step.unrated : fill(words.step.rating, { rating: step.from }), to: step.to, ladder: say.step(step.id, step.to),
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

  const figures = (step: PlanStep): readonly string[] => {
    if (step.kind === "area" || step.figures === null) return [];
    const advice = fill(words.detail.advice, { id: step.id, letter: String(step.to) });
    return [fill(words.detail.figures, { text: amountSentence(wording, step.id, step.figures, advice) })];
  };

  const line = ({ fact, from: before, to, required }: PlanStep["contributes"][number]): string =>
    fill(words.detail.line, { fact: say.fact(fact), from: before, to, required, unit: say.unit(fact) });

  const turned = (it: PlanStep["turns"][number]): string => (it.required === null || it.actual === null
    ? say.condition(it)
    : fill(words.detail.turned, { fact: say.fact(it.fact), actual: it.actual, required: it.required, unit: say.unit(it.fact) }));
  const turns = (step: PlanStep): readonly string[] => [...new Set(step.turns.map((it) => it.level))].map((level) =>
    fill(words.detail.turns, { level: say.level(level), conditions: step.turns.filter((it) => it.level === level).map(turned).join(words.separator) }));

  const stepLines = (step: PlanStep, before: number, no: number): readonly string[] => {
    const then = { points: step.after.points, level: say.level(step.after.level), from: say.level(before) };
    return [
      what(step, no),
      ...figures(step),
      efforts.ofStep(step),
      ...(step.contributes.length > 0 ? [fill(words.detail.contributes, { lines: step.contributes.map(line).join(words.separator) })] : []),
      ...turns(step),
      ...(step.scenarios.length > 0 ? [fill(words.detail.scenarios, { scenarios: step.scenarios.map(scenario).join(words.comma) })] : []),
      ...(step.needs.length > 0 ? [fill(words.detail.needs, { needs: needsList(step.needs) })] : []),
      fill(step.after.level === before ? words.detail.after : words.detail.afterChanged, then),
    ];
  };

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
  const summary = plan.steps.length === 0
    ? fill(plan.reachable ? words.already : words.unreachable, { level })
    : plan.reachable
      ? fill(words.summary, { total: efforts.total, least: efforts.least, level: say.level(after.level), points: after.points })
      : fill(words.unreachableFixed, { total: efforts.total, level });
  const outside = [...new Map(plan.steps.flatMap((it) => it.needs).map((it) => [it.scenario, it])).values()];
  return [
    fill(words.title, { enterprise: plan.enterprise.name ?? plan.enterprise.id, level }),
    questions + areas > 0 ? fill(words.fromUnfinished, { ...stand, questions, areas }) : fill(words.from, stand),
    summary,
    ...efforts.note,
    ...(outside.length > 0 ? [fill(words.outside, { count: outside.length, needs: needsList(outside) })] : []),
    ...plan.steps.flatMap((step, i) => ["", ...stepLines(step, plan.steps[i - 1]?.after.level ?? from.level, i + 1)]),
    ...(plan.obstacles.length > 0 ? ["", ...plan.obstacles.flatMap(obstacleLines)] : []),
    "",
    ...(plan.steps.length > 0 ? [words.hypothetical] : []),
    ...wording.nature[plan.basis],
  ];
}
