/** Which rows of a list are counted at all, and why a row that is not common is not. */
import { reaches } from "../../diagnosis/list/rule.js";
import type { ListRule, ScenarioList, ScenarioRow } from "../../diagnosis/list/schema.js";
import words from "../../wording/list.zh-CN.json" with { type: "json" };
import { shareOf } from "../shares.js";

/** What a share of this list is held against. */
export const linesOf = ({ threshold, floor }: ListRule): readonly number[] => [threshold, floor];

/** It suits nobody any more. */
export const isWithdrawn = ({ reason }: ScenarioRow): boolean => reason === "withdrawn";

/** Nobody's need is counted of what is withdrawn or beyond the target of this round. */
export const isCounted = (row: ScenarioRow, { targetRating }: ListRule): boolean => !isWithdrawn(row) && row.to <= targetRating;

/** A number of the row, or the word that there is none. */
export const needingOf = (row: ScenarioRow, rule: ListRule): number | string => (isCounted(row, rule) ? row.needing : words.notCounted);
export const applicableOf = (row: ScenarioRow): number | string => (isWithdrawn(row) ? words.notCounted : row.applicable);
export const shareText = (row: ScenarioRow, rule: ListRule): string =>
  (isCounted(row, rule) ? shareOf(row.needing, row.applicable, linesOf(rule)) : words.notCounted);

/** Reaches the line of N by its share; too few firms may need it all the same. */
export const reachesThreshold = (row: ScenarioRow, { threshold }: ListRule): boolean => reaches(row, threshold);

export const wasCut = ({ reason }: ScenarioRow): boolean => reason === "cut-from-common";

/** Rows that reach the line of N and are not N, by why. */
export function shortOfCommon({ rows, rule }: Pick<ScenarioList, "rows" | "rule">): { readonly few: number; readonly cut: number; readonly byExpert: number } {
  const others = rows.filter((it) => it.class !== "N");
  return {
    few: others.filter((it) => reachesThreshold(it, rule) && it.needing < rule.minCount).length,
    cut: others.filter(wasCut).length,
    byExpert: others.filter((it) => it.byRule === "N").length,
  };
}
