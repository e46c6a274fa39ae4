/** A target of the programme in words: what is asked, what there is, whether it is met, what is missing. */
import type { TargetProgress } from "../../diagnosis/cohort/schema.js";
import { limit, lackingShare, quotient } from "../shares.js";
import { ofRetrofitted, shortInFirms } from "../tables/cohort-rules.js";
import { line } from "../table.js";
import type { Line } from "../blocks.js";
import { fill, words as shared } from "../words.js";
import { words } from "./context.js";

const inUnit = (count: number, unit: TargetProgress["unit"]): string => fill(unit === "records" ? words.records : words.firms, { count });

export const requiredOf = ({ required, unit }: TargetProgress): string => (unit === "share" ? limit(required) : inUnit(required, unit));

/** A share with the counts it is taken from. */
export function actualOf({ actual, unit, of, counted, required }: TargetProgress): string {
  const { shareActual, shareUnknown } = words.programme;
  if (unit !== "share") return actual === null ? shared.unknown : inUnit(actual, unit);
  return actual === null || of === null ? fill(shareUnknown, { counted: counted.length }) : fill(shareActual, { share: quotient(actual, [required]), counted: counted.length, of });
}

/** A share also in firms, and of the retrofitted ones alone. */
export function missingOf(target: TargetProgress): readonly Line[] {
  const { missing, unit } = target;
  if (missing === null) return [line(shared.unknown)];
  if (unit !== "share") return [line(inUnit(missing, unit))];
  return [fill(words.programme.missingPoints, { value: lackingShare(missing) }), shortInFirms(target), ofRetrofitted(target)].filter((it) => it !== "").map((it) => line(it));
}

export const verdictOf = ({ met }: TargetProgress): string => (met === null ? words.programme.open : met ? words.programme.met : words.programme.unmet);

export function verdictsOf(targets: readonly TargetProgress[]): { readonly met: number; readonly unmet: number; readonly open: number } {
  const count = (met: boolean | null): number => targets.filter((it) => it.met === met).length;
  return { met: count(true), unmet: count(false), open: count(null) };
}
