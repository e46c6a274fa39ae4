/** Where in its file an issue of an answer sheet stands: the cell of a form, where there is one. */
import type { Issue } from "../../issues.js";
import type { GivenSheet } from "../batch/blocks.js";

type Places = GivenSheet["places"];

/** The places of all values an issue of the sheet names, each once; figures it names by their ids are named by their places. */
export const placedInFile = (it: Issue, places: Places): Issue => {
  const figures = /^answers\.[^.[]+\.figures/.exec(it.path)?.[0];
  const pathOf = (word: string): string => (word.startsWith("figures.") ? word.replace(/^figures\.([\w-]+)\./, "answers.$1.figures.") : `${figures}.${word}`);
  const named = (text: string): string => text.replace(/(?:figures\.[\w-]+\.)?[A-Za-z]\w*/g, (word) => (Object.hasOwn(places, pathOf(word)) ? places[pathOf(word)] ?? word : word));
  const isAboutFigures = it.code === "figures-incomplete" || it.code === "figure-part-over-whole" || it.code === "answers-contradict";
  return {
    ...it, path: [...new Set(it.path.split(", ").map((path) => placeOf(path, places)))].join(", "),
    ...(isAboutFigures && { expected: named(it.expected), actual: named(it.actual) }),
  };
};

/** The place of a value; else that of the one it lies within; else its path. */
function placeOf(path: string, places: Places): string {
  for (let outer = path; outer !== ""; outer = outer.slice(0, Math.max(0, outer.lastIndexOf("."), outer.lastIndexOf("[")))) {
    if (Object.hasOwn(places, outer)) return places[outer] ?? path;
  }
  return path;
}
