/** What the input cells of a form take: each kind reads the text of a cell as a value of the answer sheet, and writes the value back. */
import words from "../../wording/form.zh-CN.json" with { type: "json" };
import { fill } from "../../wording/fill.js";
import { SPREADSHEET_ERROR } from "../../diagnosis/products/table.js";
import type { IssueCode } from "../../issues.js";
import { FULL_WIDTH } from "../../scoring/read-figures.js";
import { date, NOT_CALCULATED, number, type CellKind } from "../cells.js";

/** One input cell. */
export interface Field {
  /** Unique within the form; its beginning is the path in the answer sheet. */
  readonly key: string;
  readonly kind: FieldKind;
}

export type FieldKind =
  | { readonly takes: "text"; readonly longest: number }
  /** A line each, or separated by semicolons. */
  | { readonly takes: "list" }
  | { readonly takes: "date" }
  | { readonly takes: "word"; readonly cell: CellKind; readonly values: Readonly<Record<string, string | boolean>> }
  | { readonly takes: "letter"; readonly options: Readonly<Record<string, string>> }
  | { readonly takes: "tick" }
  | NumberKind;

export interface NumberKind {
  readonly takes: "number";
  readonly integer: boolean;
  readonly least: number | null;
  readonly most: number | null;
  readonly unit: "count" | "percent" | "amount";
  /** The few there are, to choose from; `null`: too many. */
  readonly choices: readonly number[] | null;
}

export type Item = string | number;

/** What the drop-down of a cell offers; `null`: it has none. */
export function itemsOf(kind: FieldKind): readonly Item[] | null {
  switch (kind.takes) {
    case "word": return [...new Map(Object.entries(kind.values).reverse().map(([word, value]) => [value, word])).values()].reverse();
    // what may be typed stands in the list as well: spreadsheets refuse all else
    case "letter": return [...Object.entries(kind.options).map(([letter, text]) => fill(words.option, { letter, text })), ...Object.keys(kind.options)];
    case "tick": return [...words.typedTicks, 1];
    case "number": return kind.choices;
    default: return null;
  }
}

/** A value for the answer sheet, or what the cell should have said. */
export type ReadCell = { readonly ok: true; readonly value: unknown } | RefusedCell;
export interface RefusedCell {
  readonly ok: false;
  readonly code: IssueCode;
  readonly expected: string;
  /** Absent: the text of the cell. */
  readonly actual?: string;
}

const said = (value: unknown): ReadCell => ({ ok: true, value });
const refused = (expected: string, code: IssueCode = "form-cell"): ReadCell => ({ ok: false, code, expected });

/**
 * @param text without blanks around it, not empty.
 * @param items what the drop-down of this very form offers: its wording may be older than ours.
 */
export function readCell(kind: FieldKind, text: string, items: readonly string[]): ReadCell {
  if (text === NOT_CALCULATED) return { ok: false, code: "form-cell", expected: "a value: save the form once with a spreadsheet program, or write the value", actual: "a formula that was not calculated" };
  if (SPREADSHEET_ERROR.test(text)) return refused("a value, not an error of a formula");
  switch (kind.takes) {
    case "text": return said(text);
    case "list": return said(splitList(text));
    case "date": return date.read(text) === undefined ? refused("a date such as 2025-05-20") : said(text);
    case "word": return readBy(kind.cell, text);
    case "tick": return words.ticks.includes(text) ? said(true) : refused(`one of ${words.ticks.join(", ")}`);
    case "letter": return readLetter(Object.keys(kind.options), text, items);
    case "number": return readNumber(kind, text);
  }
}

const PLAIN = "a plain number, without unit, percent sign and thousands separators";
const isNumber = (text: string): boolean => typeof number.read(text) === "number";

function readNumber({ choices, unit }: NumberKind, text: string): ReadCell {
  const plain = text.normalize("NFKC").trim();
  if (isNumber(text)) return said(number.read(text));
  if (FULL_WIDTH.test(text) && isNumber(plain)) return refused(plain, "full-width");
  if (choices !== null) return refused(`a whole number from ${choices[0] ?? 0} to ${choices.at(-1) ?? 0}`);
  const bare = plain.endsWith("%") ? plain.slice(0, -1).trim() : "";
  return refused(unit === "percent" && isNumber(bare) ? `${bare} alone, without the percent sign` : PLAIN);
}

function readBy(cell: CellKind, text: string): ReadCell {
  const value = cell.read(text);
  return value === undefined ? refused(cell.expected?.(text) ?? "") : said(value);
}

/** The letter alone, or the very text of the drop-down. */
function readLetter(letters: readonly string[], text: string, items: readonly string[]): ReadCell {
  const letter = letters.find((it, i) => text === it || text === items[i]);
  if (letter !== undefined) return said(letter);
  const plain = text.normalize("NFKC").trim().toUpperCase();
  if (letters.includes(plain)) return refused(plain, FULL_WIDTH.test(text) ? "full-width" : "option-unknown");
  return refused(`one of ${letters.join(", ")}`);
}

const splitList = (text: string): readonly string[] => text.split(/[\n\uFF1B]/).map((it) => it.trim()).filter((it) => it !== "");

/** As much as a cell takes in a spreadsheet. */
const LONGEST_CELL = 32_767;

/** What a cell says for a value; `null`: nothing, or what no cell says: more than it holds, or the word for a formula that failed. */
export function cellOf(kind: FieldKind, value: unknown): Item | null {
  if (kind.takes === "number") return typeof value === "number" ? value : null;
  const text = textOf(kind, value);
  return text === "" || text.length > LONGEST_CELL || SPREADSHEET_ERROR.test(text) ? null : text;
}

function textOf(kind: FieldKind, value: unknown): string {
  if (value === undefined || value === null) return "";
  switch (kind.takes) {
    case "list": return Array.isArray(value) ? value.join("\n") : "";
    case "tick": return value === true ? words.ticks[0] ?? "" : "";
    case "word": return Object.entries(kind.values).find(([, it]) => it === value)?.[0] ?? String(value);
    case "letter": {
      const letters = Object.keys(kind.options);
      return String(itemsOf(kind)?.[letters.indexOf(String(value))] ?? value);
    }
    default: return String(value);
  }
}
