/** What closing a gap alone does for the level, as short as a table has room for. */
import { laterSteps } from "../../../diagnosis/findings/sentences.js";
import type { Diagnosis, Gap } from "../../../diagnosis/findings/schema.js";
import explainWords from "../../../wording/explain.zh-CN.json" with { type: "json" };
import { inFull } from "../../numbers.js";
import { fill, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { factNames, words } from "./plan-words.js";

export function effectOf(gap: Gap, { level, target }: Diagnosis, context: Proposed): string {
  const { effect: texts } = words.needs;
  const { levelAlone, turns, advances } = gap.effect;
  const parts = [
    ...(levelAlone > level ? [fill(gap.open ? texts.raisesOpen : texts.raises, { level: context.say.level(levelAlone) })] : []),
    ...(turns.length > 0 ? [fill(texts.turns, { facts: factNames(turns.join(","), context) })] : []),
    ...(advances.length > 0 ? [advances.map((it, i) => advance(it, advances.slice(0, i), context)).join(shared.listComma)] : []),
    ...laterSteps(gap).map(([rating, facts]) => fill(texts.later, { rating, facts: factNames(facts.join(","), context) })),
    ...(gap.outcome && !gap.open ? [texts.outcome] : []),
  ];
  return parts.length > 0 ? parts.join(shared.semicolon) : target === null ? texts.noneTop : texts.none;
}

type Advance = Gap["effect"]["advances"][number];

/** Of areas counted just before, one kind is told as part of them. */
function advance({ fact, by }: Advance, before: readonly Advance[], { say }: Proposed): string {
  const [about, rating, kind] = fact.split(".");
  const told = { by: inFull(by), unit: say.unit(fact) };
  const isPart = about === "areas" && (kind === "binding" || kind === "guiding") && before.some((it) => it.fact === `areas.${rating ?? ""}.all`);
  return isPart ? fill(words.needs.effect.within, { ...told, kind: explainWords.kind[kind] }) : fill(words.needs.effect.advance, { ...told, fact: say.fact(fact) });
}
