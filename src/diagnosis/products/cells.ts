/** What the cell of a product table says, as the value a product file holds; what is not plainly that is refused, not guessed at. */
import { expectedAmong, nearest } from "../../indicators/nearest.js";
import type { IssueCode } from "../../issues.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };

export type Cell = { readonly value: unknown } | { readonly refused: IssueCode; readonly expected: string };

/** Names a table may use for ids. */
export interface Names {
  /** Ids and names of the pack's areas. */
  readonly areas: ReadonlyMap<string, string>;
  readonly subIndustries: ReadonlyMap<string, string>;
}

/** @param cell without spaces around it, never empty. */
export type ReadCell = (cell: string, names: Names) => Cell;

const refuse = (expected: string, refused: IssueCode = "field-invalid"): Cell => ({ refused, expected });

/** As people write prices: no thousands separator, no unit, no exponent, which would let a tiny one pass for 0. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

export const text: ReadCell = (cell) => ({ value: cell });
export const number: ReadCell = (cell) => (PLAIN_NUMBER.test(cell) ? { value: Number(cell) } : refuse("a plain number, without thousands separators, units and exponents"));

const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const date: ReadCell = (cell) => (DATE.test(cell) ? { value: cell } : refuse("YYYY-MM-DD"));

/** Texts may hold commas; ids and words for values cannot. */
const BETWEEN_TEXTS = /[;；\n]/;
const BETWEEN_NAMES = /[;；、,，\n]/;
const partsOf = (cell: string, between: RegExp): readonly string[] => cell.split(between).map((it) => it.trim()).filter((it) => it !== "");

/** Its own word for a list with nothing in it: an empty cell is unknown, and separators alone say nothing. */
const isNone = (cell: string): boolean => cell === words.none;

/** The parts of a cell, at least one. */
const listOf = (cell: string, between: RegExp): Cell => {
  const value = partsOf(cell, between);
  return value.length > 0 ? { value } : refuse(NO_ENTRY);
};
const NO_ENTRY = "an entry, not separators alone";
export const texts: ReadCell = (cell) => (isNone(cell) ? { value: [] } : listOf(cell, BETWEEN_TEXTS));
export const kinds: ReadCell = (cell) => (isNone(cell) ? { value: [] } : listOf(cell, BETWEEN_NAMES));
export const ids: ReadCell = (cell) => listOf(cell, BETWEEN_NAMES);

/** One of a few words, or the value itself. Spreadsheets write their own truth values in capitals. */
function oneOf(values: Readonly<Record<string, string | boolean>>): (word: string) => Cell {
  const entries = Object.entries(values);
  const known = new Map([...entries, ...entries.flatMap(([, it]) => [[String(it), it] as const, ...(typeof it === "boolean" ? [[String(it).toUpperCase(), it] as const] : [])])]);
  const expected = `one of ${[...known.keys()].join(", ")}`;
  return (word) => {
    const value = known.get(word);
    return value === undefined ? refuse(nearest(word, [...known.keys()]) ?? expected) : { value };
  };
}

/** Every part read; the first that is refused refuses the cell. */
function each(parts: readonly string[], read: (part: string) => Cell): Cell {
  if (parts.length === 0) return refuse(NO_ENTRY);
  const cells = parts.map(read);
  return cells.find((it) => "refused" in it) ?? { value: cells.flatMap((it) => ("value" in it ? [it.value] : [])) };
}
const severalOf = (read: (word: string) => Cell): ReadCell => (cell) => each(partsOf(cell, BETWEEN_NAMES), read);

export const yesNo: ReadCell = oneOf(words.yesNo);
export const deployment: ReadCell = severalOf(oneOf(words.deployment));
export const pricing: ReadCell = severalOf(oneOf(words.pricing));
const sizeClass = oneOf(words.sizeClass);
const model = oneOf(words.model);

const named = (name: string, known: ReadonlyMap<string, string>, code: IssueCode): Cell => {
  const id = known.get(name);
  return id === undefined ? refuse(expectedAmong(name, [...known.keys()]), code) : { value: id };
};
export const subIndustries: ReadCell = (cell, names) => each(partsOf(cell, BETWEEN_NAMES), (it) => named(it, names.subIndustries, "sub-industry-unknown"));

/** `2→3` at the end of an entry; a question mark for an end nobody knows. */
const STEP = /([?\uFF1F]|\d{1,2})\s{0,3}(?:→|->|[-~\uFF5E\u2014\u2013\u81F3])\s{0,3}([?\uFF1F]|\d{1,2})\s{0,3}\u7EA7?$/;
const ratingOf = (word: string | undefined): number | null => (word === undefined || /[?？]/.test(word) ? null : Number(word));

export const serves: ReadCell = (cell, names) => each(partsOf(cell, BETWEEN_NAMES), (entry) => {
  const [step = "", from, to] = STEP.exec(entry) ?? [];
  const area = named(entry.slice(0, entry.length - step.length).trim(), names.areas, "unknown-area");
  return "refused" in area ? area : { value: { area: area.value, from: ratingOf(from), to: ratingOf(to) } };
});

const CASE = "firm|model|sub-industry|region|size class";
const MOST_PARTS = 5;

export const cases: ReadCell = (cell, names) => (isNone(cell) ? { value: [] } : each(partsOf(cell, BETWEEN_TEXTS), (entry) => {
  const parts = entry.split(/[|｜]/).map((it) => it.trim());
  const [firm = "", isModel = "", trade = "", region = "", size = ""] = parts;
  if (firm === "" || parts.length > MOST_PARTS) return refuse(CASE);
  const unlessEmpty = (part: string, absent: unknown, read: (part: string) => Cell): Cell => (part === "" ? { value: absent } : read(part));
  const read = {
    model: unlessEmpty(isModel, false, model),
    subIndustry: unlessEmpty(trade, null, (it) => named(it, names.subIndustries, "sub-industry-unknown")),
    sizeClass: unlessEmpty(size, null, sizeClass),
  };
  const wrong = Object.values(read).find((it) => "refused" in it);
  if (wrong !== undefined) return wrong;
  return { value: { firm, region: region === "" ? null : region, ...Object.fromEntries(Object.entries(read).map(([key, it]) => [key, "value" in it ? it.value : null])) } };
}));
