/** Headers of a table that mean nothing, told so that they can be read: one by one where they are few, together where the table is most likely another one. */
import type { Issue } from "../issues.js";

/** More than this many that resemble no known one are no slips. */
const MOST_SLIPS = 5;
const MOST_NAMED = 10;
const LONGEST = 40;

/**
 * The issues, of which those that are strange become one, in the place of the first, when they are many.
 * @param place the row of headers, as the user calls it.
 */
export function gatherStrange(issues: readonly Issue[], isStrange: (it: Issue) => boolean, place: string): readonly Issue[] {
  const strange = issues.filter(isStrange);
  if (strange.length <= MOST_SLIPS) return issues;
  const gathered = { path: place, actual: namesOf(strange.map((it) => it.actual ?? "")) };
  return issues.flatMap((it) => (!isStrange(it) ? [it] : it === strange[0] ? [{ ...it, ...gathered }] : []));
}

function namesOf(headers: readonly string[]): string {
  const named = headers.slice(0, MOST_NAMED).map((it) => (it.length > LONGEST ? `${it.slice(0, LONGEST - 1)}…` : it)).join(", ");
  return headers.length > MOST_NAMED ? `${named} and ${headers.length - MOST_NAMED} more` : named;
}
