/** What questions, areas and their answers are called: one name for each throughout a document. */
import words from "../wording/report-plan.zh-CN.json" with { type: "json" };
import type { AreaResult } from "../scoring/result.js";
import type { Context } from "./context.js";
import { fill, list, words as shared } from "./words.js";

/** With the mark of a binding area. */
export const nameOfArea = ({ id, kind }: Pick<AreaResult, "id" | "kind">, { say }: Pick<Context, "say">): string =>
  fill(shared.markedName, { name: say.areaName(id), mark: kind === "binding" ? shared.bindingMark : "" });

type Kind = "indicator" | "area";

/** A name as in the standard, an area with its mark. */
export function subjectName({ kind, id }: { readonly kind: Kind; readonly id: string }, context: Pick<Context, "result" | "say">): string {
  const area = context.result.areas.find((it) => kind === "area" && it.id === id);
  return area === undefined ? context.say.indicatorName(id) : nameOfArea(area, context);
}

export const ratingName = (rating: number | null): string => (rating === null ? words.unrated : fill(words.rating, { rating }));

export type Letters = string | readonly string[] | null;
/** Letters as written on the form. */
export const lettersOf = (letters: Letters): string => (letters === null ? words.unanswered : list([letters].flat()));

/** Where a question or an area stands, in letters or as a rating. */
export const standOf = (kind: Kind, value: Letters | number): string =>
  (typeof value === "number" || (kind === "area" && value === null) ? ratingName(value) : lettersOf(value));
