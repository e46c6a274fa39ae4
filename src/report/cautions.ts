/** What a reader must know before trusting or signing: answers missing, answers that contradict each other. */
import type { Block } from "./blocks.js";
import type { Context } from "./context.js";
import { statement } from "./prose.js";
import { fill, words } from "./words.js";

export function cautions({ result, isUnfinished }: Context): readonly Block[] {
  const { unfinished, contradictory } = words.cautions;
  const paragraphs = [
    ...(isUnfinished ? [fill(unfinished, { count: result.counts.unanswered })] : []),
    ...(result.findings.length > 0 ? [fill(contradictory, { count: result.findings.length, chapter: words.chapters.notes })] : []),
  ];
  return paragraphs.length === 0 ? [] : [statement(...paragraphs)];
}
