/** Where in its file an issue of an answer sheet stands: the cell of a form, where there is one. */
import type { Issue } from "../../issues.js";
import type { GivenSheet } from "../batch/blocks.js";

type Places = GivenSheet["places"];

/** The places of all values an issue of the sheet names, each once. */
export const placedInFile = (it: Issue, places: Places): Issue => ({
  ...it, path: [...new Set(it.path.split(", ").map((path) => placeOf(path, places)))].join(", "),
});

/** The place of a value; else that of the one it lies within; else its path. */
function placeOf(path: string, places: Places): string {
  for (let outer = path; outer !== ""; outer = outer.slice(0, Math.max(0, outer.lastIndexOf("."), outer.lastIndexOf("[")))) {
    if (Object.hasOwn(places, outer)) return places[outer] ?? path;
  }
  return path;
}
