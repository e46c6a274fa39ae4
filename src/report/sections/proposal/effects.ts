/** What should move and which way, in words; a number only where somebody gave it. */
import type { FirmPackage } from "../../../diagnosis/package/schema.js";
import { inFull } from "../../numbers.js";
import { fill, list } from "../../words.js";
import { words } from "./context.js";

export type Effect = FirmPackage["goals"]["effects"][number];
const { effect: said } = words;

export function effectText(it: Effect): string {
  const moved = fill(said[it.direction], { metric: it.metric });
  const figures = [...asked(it), ...(it.figure === null ? [] : [fill(said.figure, { value: inFull(it.figure.value), unit: it.figure.unit, source: it.figure.source })])];
  return figures.length === 0 ? moved : fill(said.withFigures, { moved, figures: list(figures) });
}

/** From where to where, as far as the project says. */
const asked = ({ baseline, target, unit }: Effect): readonly string[] => [
  ...(baseline === null ? [] : [fill(said.baseline, { value: inFull(baseline), unit: unit ?? "" })]),
  ...(target === null ? [] : [fill(said.target, { value: inFull(target), unit: unit ?? "" })]),
];
