/** `answers` and `areas` of a parsed sheet → the register. Each property is read once; what is not plainly right is refused, for `readAnswers` to say why. */
import { figuresOf, indicatorsOf } from "../../indicators/structure.js";
import type { LoadedPack } from "../../indicators/load.js";
import type { Indicator } from "../../indicators/schema.js";
import { LONGEST_EVIDENCE, LONGEST_NOTE, MOST_EVIDENCE } from "../read-answer.js";
import { isPlainRecord } from "./plain-record.js";
import type { Predicate } from "./predicate.js";
import type { Register } from "./register.js";

/** Where ids stand in the pack. */
interface Places { readonly ids: readonly string[]; readonly placeOf: ReadonlyMap<string, number> }

function placesOf(given: readonly string[]): Places {
  const ids = Object.keys(Object.fromEntries(given.map((id) => [id, null]))); // as property names they compare by identity
  return { ids, placeOf: new Map(ids.map((id, i) => [id, i])) };
}

/** The place of an id; -1: it has none. Sheets mostly keep the order of the form: looked for after the one before it first. */
function placeFrom({ ids, placeOf }: Places, next: number, id: string): number {
  for (let i = next; i < ids.length; i += 1) if (ids[i] === id) return i;
  return placeOf.get(id) ?? -1;
}

/** Letters are ASCII: a table of each question's bits has this power of two of places. */
const CODES = 7;

export function answersReader({ definition }: LoadedPack, register: Register): Predicate {
  const indicators = indicatorsOf(definition).map((it) => it.indicator);
  const { masks, notApplicable, layout } = register;
  const places = placesOf(layout.indicatorIds);
  const readFigures = indicators.map((it) => figuresReader(it, register));
  const bits = new Int32Array(indicators.length << CODES);
  layout.optionBits.forEach((it, at) => it.forEach((bit, letter) => { bits[at << CODES | letter.charCodeAt(0)] = bit; }));

  const bitOf = (value: unknown, at: number): number => {
    if (typeof value !== "string" || value.length !== 1) return 0;
    const code = value.charCodeAt(0);
    return code < 1 << CODES ? bits[at << CODES | code] ?? 0 : 0;
  };

  const readOption = (value: unknown, at: number): boolean => {
    if (!Array.isArray(value)) return (masks[at] = bitOf(value, at)) !== 0;
    const { length } = value;
    let mask = 0;
    for (let i = 0; i < length; i += 1) {
      const bit = bitOf(value[i], at);
      if (bit === 0 || (mask & bit) !== 0) return false;
      mask |= bit;
    }
    masks[at] = mask;
    return mask !== 0;
  };

  const readParts = (value: unknown, at: number): boolean => {
    if (!isPlainRecord(value)) return false;
    for (const key in value) {
      const part = value[key];
      // `option: null` leaves the place to `options`
      if (part === undefined || (part === null && isPart(key))) continue;
      switch (key) {
        case "option":
        case "options":
          if (masks[at] !== 0 || !readOption(part, at)) return false;
          break;
        case "figures":
          if (readFigures[at]?.(part) !== true) return false;
          break;
        case "evidence":
          if (!isEvidence(part)) return false;
          break;
        case "note":
          if (typeof part !== "string" || part.length > LONGEST_NOTE) return false;
          break;
        case "notApplicable":
          if (typeof part !== "boolean") return false;
          if (part) notApplicable[at] = 1;
          break;
        default: return false;
      }
    }
    return true;
  };

  return (block) => {
    if (!isPlainRecord(block)) return block === undefined || block === null;
    let next = 0;
    for (const id in block) {
      const at = placeFrom(places, next, id);
      const value = block[id];
      if (at === -1 && value !== undefined) return false;
      next = at + 1;
      if (value === undefined || value === null) continue;
      if (typeof value === "string" || Array.isArray(value) ? !readOption(value, at) : !readParts(value, at)) return false;
    }
    return true;
  };
}

export function areasReader({ ratings, layout: { topRating, areaIds } }: Register): Predicate {
  const places = placesOf(areaIds);
  return (block) => {
    if (!isPlainRecord(block)) return block === undefined || block === null;
    let next = 0;
    for (const id in block) {
      const at = placeFrom(places, next, id);
      const value = block[id];
      if (at === -1 && value !== undefined) return false;
      next = at + 1;
      if (value === undefined || value === null) continue;
      if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > topRating) return false;
      ratings[at] = value;
    }
    return true;
  };
}

const parts: ReadonlySet<string> = new Set(["option", "options", "figures", "evidence", "note", "notApplicable"]);
const isPart = (key: string): boolean => parts.has(key);

const isEvidenceText = (value: unknown): boolean => typeof value === "string" && value.length <= LONGEST_EVIDENCE;

function isEvidence(value: unknown): boolean {
  if (!Array.isArray(value)) return isEvidenceText(value);
  const { length } = value;
  if (length > MOST_EVIDENCE) return false;
  for (let i = 0; i < length; i += 1) if (!isEvidenceText(value[i])) return false;
  return true;
}

function figuresReader(indicator: Indicator, { figures, layout }: Register): Predicate {
  const asked = figuresOf(indicator);
  const places = placesOf(asked.map((it) => it.id));
  const slots = Int32Array.from(asked, ({ id }) => layout.figureSlots.get(`${indicator.id}.${id}`) ?? -1);
  const years = Int32Array.from(asked, (it) => it.yearly?.max ?? 0);

  const readYears = (value: unknown, at: number): boolean => {
    if (!Array.isArray(value)) return false;
    const { length } = value;
    if (length < 1 || length > (years[at] ?? 0)) return false;
    for (let year = 0; year < length; year += 1) {
      const one: unknown = value[year];
      if (typeof one !== "number" || Number.isNaN(one)) return false;
      figures[(slots[at] ?? 0) + year] = one;
    }
    return true;
  };

  return (block) => {
    if (!isPlainRecord(block)) return block === undefined || block === null;
    let next = 0;
    for (const id in block) {
      const at = placeFrom(places, next, id);
      const value = block[id];
      if (at === -1 && value !== undefined) return false;
      next = at + 1;
      if (value === undefined || value === null) continue;
      if ((years[at] ?? 0) > 0) {
        if (!readYears(value, at)) return false;
      } else {
        if (typeof value !== "number" || Number.isNaN(value)) return false;
        figures[slots[at] ?? 0] = value;
      }
    }
    return true;
  };
}
