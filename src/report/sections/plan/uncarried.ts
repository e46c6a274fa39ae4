/** Steps of the path that no scenario of the package carries to their end: somebody must see to them otherwise. */
import { lettersOf, ratingName, subjectName } from "../../names.js";
import { fill, list, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import { words } from "./plan-words.js";

type Uncarried = Proposed["proposal"]["package"]["uncarried"];

/** None where no catalogue says what scenarios there are. */
const uncarriedOf = ({ proposal: { package: { catalogue, uncarried } } }: Proposed): Uncarried => (catalogue === null ? [] : uncarried);

export const uncarriedNames = (context: Proposed): readonly string[] => [...new Set(uncarriedOf(context).map((it) => subjectName(it, context)))];

/** In one sentence; `null`: the scenarios carry every step. */
export function uncarriedSentence(context: Proposed): string | null {
  const uncarried = uncarriedOf(context);
  if (uncarried.length === 0) return null;
  const { uncarriedArea, uncarriedIndicator, uncarriedIndicators } = words.target;
  const areas = uncarried.flatMap((it) => (it.kind !== "area" ? [] : [fill(it.reached === null ? uncarriedArea.none : uncarriedArea.partly, {
    name: subjectName(it, context), from: ratingName(it.from), to: ratingName(it.to), reached: ratingName(it.reached),
  })]));
  const indicators = uncarried.flatMap((it) => (it.kind !== "indicator" ? [] : [fill(uncarriedIndicator, { name: subjectName(it, context), to: lettersOf(it.to) })]));
  const items = [...areas, ...(indicators.length === 0 ? [] : [fill(uncarriedIndicators, { names: list(indicators) })])];
  return fill(words.target.uncarried, { count: uncarried.length, items: items.join(shared.semicolon) });
}
