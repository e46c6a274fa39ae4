/** The words of the chapters on needs, path, effect and evidence, and the phrases they share. */
import words from "../../../wording/report-plan.zh-CN.json" with { type: "json" };
import { fill, list } from "../../words.js";
import type { Proposed } from "../proposal/context.js";

export { words };

export const phaseName = (no: number): string => fill(words.phase, { no });

export const factNames = (fact: string, { say }: Proposed): string => list(fact.split(",").map(say.fact));

/** Option texts, a line each. */
export const optionTexts = (id: string, letters: readonly string[], { pack: { wording } }: Proposed): readonly string[] =>
  letters.map((letter) => optionText(letter, wording.indicators[id]?.options[letter]));

const optionText = (letter: string, text: string | undefined): string => (text === undefined ? letter : `${letter} ${text}`);
