/** What the plan rests on that neither the firm nor the plan reaches. */
import type { Block } from "../../blocks.js";
import { intro } from "../../prose.js";
import { fill, list } from "../../words.js";
import { namer, type Proposed } from "../proposal/context.js";
import { words } from "./plan-words.js";

export function before(context: Proposed): readonly Block[] {
  const { proposal: { package: { plan } }, say } = context;
  const nameOf = namer(context);
  const asking = plan.steps.flatMap(({ needs }, i) => needs.map((it) => ({ ...it, no: i + 1 })));
  const needs = [...new Map(asking.map((it) => [`${it.scenario} ${it.area} ${it.rating}`, it])).values()];
  if (needs.length === 0) return [];
  return [intro(fill(words.target.needsIntro, { count: needs.length })), {
    kind: "items",
    items: needs.map(({ scenario, area, rating }) => fill(words.target.needsItem, {
      scenario: nameOf(scenario), area: say.areaName(area), rating,
      steps: list([...new Set(asking.filter((it) => it.scenario === scenario && it.area === area && it.rating === rating).map((it) => String(it.no)))]),
    })),
  }];
}
