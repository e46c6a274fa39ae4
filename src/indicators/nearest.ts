/** The near match of a misspelt id, so that an issue can name what was probably meant. */
import { closest, distance } from "fastest-levenshtein";

const LONGEST = 100;

/** The closest candidate, when at most a third of the word differs; capitals make no difference. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > LONGEST) return undefined;
  const lower = candidates.map((it) => it.toLowerCase());
  const best = closest(word.toLowerCase(), lower);
  return distance(word.toLowerCase(), best) <= Math.max(1, Math.floor(best.length / 3)) ? candidates[lower.indexOf(best)] : undefined;
}

/** What to print as expected: the near match, or all there are. */
export function expectedAmong(word: string, candidates: readonly string[]): string {
  return nearest(word, candidates) ?? (candidates.length === 0 ? "nothing" : `one of ${candidates.join(", ")}`);
}
