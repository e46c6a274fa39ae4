/** A target of the programme in words: what is asked, what there is, whether it is met, what is missing. */
import type { TargetProgress } from "../../diagnosis/cohort/schema.js";
import { limit, lackingShare, quotient } from "../shares.js";
import { fill, list, words as shared } from "../words.js";
import { words, type CohortContext } from "./context.js";

const inUnit = (count: number, unit: TargetProgress["unit"]): string => fill(unit === "records" ? words.records : words.firms, { count });

export const requiredOf = ({ required, unit }: TargetProgress): string => (unit === "share" ? limit(required) : inUnit(required, unit));

/** A share with the counts it is taken from. */
export function actualOf({ actual, unit, of, counted }: TargetProgress): string {
  const { shareActual, shareUnknown } = words.programme;
  if (unit !== "share") return actual === null ? shared.unknown : inUnit(actual, unit);
  return actual === null || of === null ? fill(shareUnknown, { counted: counted.length }) : fill(shareActual, { share: quotient(actual), counted: counted.length, of });
}

export function missingOf({ missing, unit }: TargetProgress): string {
  if (missing === null) return shared.unknown;
  return unit === "share" ? fill(words.programme.missingPoints, { value: lackingShare(missing) }) : inUnit(missing, unit);
}

export const verdictOf = ({ met }: TargetProgress): string => (met === null ? words.programme.open : met ? words.programme.met : words.programme.unmet);

export function verdictsOf(targets: readonly TargetProgress[]): { readonly met: number; readonly unmet: number; readonly open: number } {
  const count = (met: boolean | null): number => targets.filter((it) => it.met === met).length;
  return { met: count(true), unmet: count(false), open: count(null) };
}

/** Which level, which sheets: what the name of the target may leave open. */
export function termsOf({ level, includeHigher, basis }: TargetProgress, { say }: CohortContext): string {
  const { atLeast, exactly, basis: only } = words.programme;
  return list([
    ...(level === null ? [] : [fill(includeHigher === true ? atLeast : exactly, { level: say.level(level) })]),
    ...(basis === null ? [] : [fill(only, { basis: list(basis.map((it) => shared.basisNames[it])) })]),
  ]);
}
