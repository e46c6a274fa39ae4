/** `answers` and `areas` of a parsed sheet → the register. Each property is read once; what is not plainly right is refused, for `readAnswers` to say why. */
import { figuresOf, indicatorsOf } from "../../indicators/structure.js";
import type { LoadedPack } from "../../indicators/load.js";
import type { Indicator } from "../../indicators/schema.js";
import { LONGEST_EVIDENCE, LONGEST_NOTE, MOST_EVIDENCE } from "../read-answer.js";
import { isPlainRecord } from "./plain-record.js";
import type { Predicate } from "./predicate.js";
import type { Register } from "./register.js";

export function answersReader({ definition }: LoadedPack, register: Register): Predicate {
  const indicators = indicatorsOf(definition).map((it) => it.indicator);
  const readers = indicators.map((it, i) => answerReader(it, i, register));
  return blockReader(indicators.map((it) => it.id), (value, i) => readers[i]?.(value) === true);
}

export function areasReader(register: Register): Predicate {
  const { ratings, layout: { topRating, areaIds } } = register;
  const read: ReadEntry = (value, i) => {
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > topRating) return false;
    ratings[i] = value;
    return true;
  };
  return blockReader(areaIds, read);
}

type ReadEntry = (value: unknown, place: number) => boolean;

/** A block by id: every entry that is given is read. */
function blockReader(given: readonly string[], read: ReadEntry): Predicate {
  const ids = Object.keys(Object.fromEntries(given.map((id) => [id, null]))); // as property names they compare by identity
  const placeOf = new Map(ids.map((id, i) => [id, i]));
  return (block) => {
    if (block === undefined || block === null) return true;
    if (!isPlainRecord(block)) return false;
    let next = 0; // sheets mostly keep the order of the form
    for (const id in block) {
      while (next < ids.length && ids[next] !== id) next += 1;
      const place = next < ids.length ? next : placeOf.get(id) ?? -1;
      const value = block[id];
      if (place !== -1) next = place + 1;
      if (value === undefined || (value === null && place !== -1)) continue;
      if (place === -1 || !read(value, place)) return false;
    }
    return true;
  };
}

function answerReader(indicator: Indicator, at: number, register: Register): Predicate {
  const { masks, notApplicable, layout } = register;
  const bits = new Int32Array(0x80);
  for (const [letter, bit] of layout.optionBits[at] ?? []) bits[letter.charCodeAt(0)] = bit;
  const bitOf = (value: unknown): number => (typeof value === "string" && value.length === 1 ? bits[value.charCodeAt(0)] ?? 0 : 0);
  const readFigures = figuresReader(indicator, register);

  const readOption = (value: unknown): boolean => {
    if (typeof value === "string") return (masks[at] = bitOf(value)) !== 0;
    if (!Array.isArray(value)) return false;
    const { length } = value;
    let mask = 0;
    for (let i = 0; i < length; i += 1) {
      const bit = bitOf(value[i]);
      if (bit === 0 || (mask & bit) !== 0) return false;
      mask |= bit;
    }
    masks[at] = mask;
    return mask !== 0;
  };

  return (value) => {
    if (typeof value === "string" || Array.isArray(value)) return readOption(value);
    if (!isPlainRecord(value)) return false;
    for (const key in value) {
      const part = value[key];
      // `option: null` leaves the place to `options`
      if (part === undefined || (part === null && isPart(key))) continue;
      switch (key) {
        case "option":
        case "options":
          if (masks[at] !== 0 || !readOption(part)) return false;
          break;
        case "figures":
          if (!readFigures(part)) return false;
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
  const slots = asked.map(({ id }) => layout.figureSlots.get(`${indicator.id}.${id}`) ?? -1);
  const years = asked.map((it) => it.yearly?.max ?? 0);
  return blockReader(asked.map((it) => it.id), (value, i) => {
    const slot = slots[i] ?? 0;
    const most = years[i] ?? 0;
    if (most === 0) {
      if (typeof value !== "number" || Number.isNaN(value)) return false;
      figures[slot] = value;
      return true;
    }
    if (!Array.isArray(value)) return false;
    const { length } = value;
    if (length < 1 || length > most) return false;
    for (let year = 0; year < length; year += 1) {
      const one: unknown = value[year];
      if (typeof one !== "number" || Number.isNaN(one)) return false;
      figures[slot + year] = one;
    }
    return true;
  });
}
