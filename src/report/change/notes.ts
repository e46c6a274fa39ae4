/** What to bear in mind about the two sheets before the difference is used for anything. */
import { percent } from "../numbers.js";
import { fill, list, words as shared } from "../words.js";
import { TIMES, words, type ChangeContext } from "./context.js";
import { hasReturns } from "./returns.js";

export function notesOf({ change, ...rest }: ChangeContext): readonly string[] {
  const { cautions, always, self, noTargets, noEffects } = words.nature;
  const bases = { before: shared.basisNames[change.before.basis], after: shared.basisNames[change.after.basis] };
  const answered = (share: number): string => percent({ points: share, maxPoints: 1 });
  const bySelf = TIMES.filter((it) => change[it].basis === "self").map((it) => words.times[it]);
  return [
    always,
    ...(bySelf.length === 0 ? [] : [fill(self, { times: list(bySelf) })]),
    ...change.cautions.map((it) => fill(cautions[it], it === "basis-differs" ? bases : { before: answered(change.before.completeness), after: answered(change.after.completeness) })),
    ...(change.targets === null ? [noTargets] : []),
    ...(change.effects.length === 0 && !hasReturns({ change, ...rest }) ? [noEffects] : []),
  ];
}
