/** What to bear in mind about the two sheets before the difference is used for anything. */
import type { FirmChange } from "../../diagnosis/change/schema.js";
import { inFull, percent } from "../numbers.js";
import { fill, list, words as shared } from "../words.js";
import { terms, TIMES, words, type ChangeContext } from "./context.js";
import { hasReturns } from "./returns.js";

/** The cautions of a change in sentences. */
export function cautionSentences({ before, after, cautions, returns: { differences } }: FirmChange): readonly string[] {
  const bases = { before: shared.basisNames[before.basis], after: shared.basisNames[after.basis] };
  const answered = { before: percent({ points: before.completeness, maxPoints: 1 }), after: percent({ points: after.completeness, maxPoints: 1 }) };
  const differing = differences.map(({ figure, sheet, onSheet, inProject }) => fill(terms.difference, {
    figure: terms.figures[figure], sheet: terms.sheets[sheet], onSheet: inFull(onSheet), inProject: inFull(inProject), unit: terms.units[figure],
  }));
  return cautions.map((it) => fill(terms.cautions[it], { ...(it === "basis-differs" ? bases : answered), list: list(differing) }));
}

export function notesOf({ change, ...rest }: ChangeContext): readonly string[] {
  const { always, self, noTargets, noEffects } = words.nature;
  const bySelf = TIMES.filter((it) => change[it].basis === "self").map((it) => words.times[it]);
  return [
    always,
    ...(bySelf.length === 0 ? [] : [fill(self, { times: list(bySelf) })]),
    ...cautionSentences(change),
    ...(change.targets === null ? [noTargets] : []),
    ...(change.effects.length === 0 && !hasReturns({ change, ...rest }) ? [noEffects] : []),
  ];
}
