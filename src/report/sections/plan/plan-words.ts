/** The words of the chapters on needs, path, effect and evidence, and the phrases they share. */
import words from "../../../wording/report-plan.zh-CN.json" with { type: "json" };
import type { Block } from "../../blocks.js";
import { nameOfArea } from "../../next-steps.js";
import { fill, list } from "../../words.js";
import type { Proposed } from "../proposal/context.js";

export { words };

export const note = (text: string): Block => ({ kind: "prose", tone: "note", paragraphs: [text] });
export const intro = (text: string): Block => ({ kind: "prose", tone: "plain", paragraphs: [text] });

export const phaseName = (no: number): string => fill(words.phase, { no });
export const ratingName = (rating: number | null): string => (rating === null ? words.unrated : fill(words.rating, { rating }));

/** A name as in the standard, an area with its mark. */
export function subjectName({ kind, id }: { readonly kind: "indicator" | "area"; readonly id: string }, context: Proposed): string {
  const area = context.result.areas.find((it) => kind === "area" && it.id === id);
  return area === undefined ? context.say.indicatorName(id) : nameOfArea(area, context);
}

export const factNames = (fact: string, { say }: Proposed): string => list(fact.split(",").map(say.fact));

/** A catalogue's texts may have paragraphs. */
export const onOneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ").trim();

/** How an answer or rating stands to the next: in letters and ratings alone. */
export type Letters = string | readonly string[] | null;
export const lettersOf = (letters: Letters): string => (letters === null ? words.unanswered : list([letters].flat()));

/** Option texts, a line each. */
export const optionTexts = (id: string, letters: readonly string[], { pack: { wording } }: Proposed): readonly string[] =>
  letters.map((letter) => optionText(letter, wording.indicators[id]?.options[letter]));

const optionText = (letter: string, text: string | undefined): string => (text === undefined ? letter : `${letter} ${text}`);
