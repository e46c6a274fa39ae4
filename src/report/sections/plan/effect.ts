/** The effect to be expected, by scoring again: level, points, areas, conditions; and what should move in the business. */
import { indicatorsOf } from "../../../indicators/structure.js";
import type { Block, Table } from "../../blocks.js";
import { part, type Section } from "../../context.js";
import { inFull } from "../../numbers.js";
import { statement } from "../../prose.js";
import { fill, list } from "../../words.js";
import { whenProposed, type Proposed } from "../proposal/context.js";
import { areaTable, conditionTable, pointsTable } from "./effect-tables.js";
import { goalBlocks } from "./goal-table.js";
import { words } from "./plan-words.js";
import { conditionsMet } from "./target-conditions.js";

export const effect: Section = {
  id: "effect",
  title: () => words.chapters.effect,
  numbering: "chapter",
  build: whenProposed((context) => ({
    lead: lead(context),
    parts: [
      ...part("effect-nature", null, [nature(context)]),
      ...part("effect-points", words.parts.effectPoints, [pointsTable(context)]),
      ...part("effect-conditions", words.parts.effectBoth, sideBySide(conditionTable(context), areaTable(context))),
      ...part("effect-goals", words.parts.effectGoals, goalBlocks(context)),
    ],
  })),
};

const sideBySide = (...sides: readonly (readonly Table[])[]): readonly Block[] => {
  const tables = sides.flat();
  return tables.length < 2 ? tables : [{ kind: "columns", ratio: "even", columns: tables.map((it) => [it]) }];
};

function lead(context: Proposed): string {
  const { proposal: { package: { plan, target } }, say, result } = context;
  const { lead: texts } = words.effect;
  const idle = plan.reachable ? texts.none : texts.unreachable;
  return fill(plan.steps.length === 0 ? idle : plan.after.level === plan.from.level ? texts.same : texts.raise, {
    from: say.level(plan.from.level), to: say.level(plan.after.level), points: inFull(plan.from.points), after: inFull(plan.after.points),
    max: inFull(result.maxPoints), target: say.level(target), conditions: conditionsMet(context),
  });
}

/** What the figures rest on, so that nobody takes them for a result. */
function nature(context: Proposed): Block {
  const { proposal: { package: { plan } }, say, isUnfinished, pack: { definition } } = context;
  const trends = indicatorsOf(definition).map((it) => it.indicator).filter((it) => it.method === "trend").map((it) => it.id);
  const planned = trends.filter((id) => plan.steps.some((it) => it.kind === "indicator" && it.id === id));
  const left = trends.filter((id) => !planned.includes(id));
  const names = (ids: readonly string[]): string => list(ids.map(say.indicatorName));
  return statement([
    ...(plan.steps.length > 0 ? [words.effect.hypothetical] : []),
    ...(isUnfinished ? [words.effect.worst] : []),
    ...(left.length > 0 ? [fill(words.effect.trends, { names: names(left) })] : []),
    ...(planned.length > 0 ? [fill(words.effect.trendsPlanned, { names: names(planned) })] : []),
    words.effect.decides,
  ].join(""));
}

