/** Steps of the path that no scenario of the package carries to their end: somebody must see to them otherwise. */
import { lettersOf, ratingName, subjectName } from "../../names.js";
import { fill, list, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { words } from "./plan-words.js";

/** In one sentence; `null`: the scenarios carry every step, or no catalogue says what scenarios there are. */
export function uncarriedSentence(context: Proposed): string | null {
  const { catalogue, uncarried } = context.proposal.package;
  if (catalogue === null || uncarried.length === 0) return null;
  const { uncarriedArea, uncarriedIndicators } = words.target;
  const areas = uncarried.flatMap((it) => (it.kind !== "area" ? [] : [fill(it.reached === null ? uncarriedArea.none : uncarriedArea.partly, {
    name: subjectName(it, context), from: ratingName(it.from), to: ratingName(it.to), reached: ratingName(it.reached),
  })]));
  const indicators = uncarried.flatMap((it) => (it.kind !== "indicator" ? [] : [fill(words.target.uncarriedIndicator, { name: subjectName(it, context), to: lettersOf(it.to) })]));
  const items = [...areas, ...(indicators.length === 0 ? [] : [fill(words.target.uncarriedIndicators, { names: list(indicators) })])];
  return fill(words.target.uncarried, { count: uncarried.length, items: items.join(shared.semicolon) });
}
