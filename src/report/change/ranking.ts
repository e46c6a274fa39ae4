/** What rose and what fell, most first; only where both sheets answer. */
import type { FirmChange } from "../../diagnosis/change/schema.js";
import type { ChangeContext } from "./context.js";

type IndicatorChange = FirmChange["indicators"][number];
type AreaChange = FirmChange["areas"][number];
export type MovedArea = AreaChange & { readonly before: number; readonly after: number; readonly by: number };

export interface Moves {
  readonly indicators: readonly IndicatorChange[];
  readonly areas: readonly MovedArea[];
}

/** The points of an unanswered question are not known: neither a rise nor a fall. */
export const isCertain = ({ before, after }: IndicatorChange): boolean => before.status !== "unanswered" && after.status !== "unanswered";
const isMoved = (it: AreaChange): it is MovedArea => it.before !== null && it.after !== null && it.by !== null && it.by !== 0;

/** Ties in the order of the form. */
function moves({ change }: ChangeContext, direction: 1 | -1): Moves {
  const inOrder = (a: { readonly by: number; readonly no: number }, b: { readonly by: number; readonly no: number }): number => direction * (b.by - a.by) || a.no - b.no;
  return {
    indicators: change.indicators.filter((it) => isCertain(it) && direction * it.by > 0).sort(inOrder),
    areas: change.areas.filter(isMoved).filter((it) => direction * it.by > 0).sort(inOrder),
  };
}

export const risesOf = (context: ChangeContext): Moves => moves(context, 1);
export const fallsOf = (context: ChangeContext): Moves => moves(context, -1);
