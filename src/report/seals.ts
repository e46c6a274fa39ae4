/** Where parties confirm: units seal, people sign. */
import type { Seals } from "./blocks.js";
import { shorten, words } from "./words.js";

type Seal = Seals["parties"][number];

/** The line for the unit is narrow; the whole name stands on the cover. */
const UNIT_WIDTH = 28;

/** @param unit printed where it is known; the line below it is for a signature: no name is printed on it. */
export function sealOf(title: string, unit: string | null | undefined, place = words.nature.seal): Seal {
  const { unit: unitLabel, person, date, dateBlank } = words.nature;
  return { title, unit: unitLabel, person, date, dateBlank, seal: place, unitName: shorten(unit ?? "", UNIT_WIDTH), personName: "" };
}
