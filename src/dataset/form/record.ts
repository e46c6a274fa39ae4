/**
 * What a form says of itself on hidden sheets: which form of which pack it is, where each input cell stands, and a digest of each printed row.
 * So rows inserted, deleted or sorted are noticed, whatever program saved the form, and a form stays readable when wording is improved later.
 */
import { hashJson } from "../../indicators/hash.js";
import type { LoadedPack } from "../../indicators/load.js";
import type { SheetOfTexts } from "../io/read-workbook.js";
import type { Item } from "./fields.js";
import { isInput, listsOf, placedFields, type FormSheet } from "./layout.js";

/** Rises when cells mean something else, or printed values of drop-downs other than options change. */
export const FORM_VERSION = "1";
const MARK = "sme-maturity-form";
export const RECORD_SHEET = "form-record";
export const LISTS_SHEET = "form-lists";

/** The items of each list below one another. */
export function listRows(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  const longest = Math.max(0, ...lists.map((it) => it.length));
  return Array.from({ length: longest }, (_, row) => lists.map((items) => items[row] ?? ""));
}

/** The rows of the hidden sheet, all texts. */
export function recordRows(pack: LoadedPack, sheets: readonly FormSheet[]): readonly (readonly string[])[] {
  const { lists, columnOf } = listsOf(sheets);
  const printed = [
    ...sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((it): Printed => [it.column, isInput(it) ? "" : it.text])) })),
    { name: LISTS_SHEET, rows: listRows(lists).map((row) => row.map((it, column): Printed => [column, String(it)])) },
  ];
  return [
    [MARK, FORM_VERSION],
    [pack.definition.id, pack.definition.version, pack.sha256],
    ...placedFields(sheets).map((it) => ["cell", it.key, it.sheet, it.address, String(columnOf(it) ?? "")]),
    ...printed.flatMap(({ name, rows }) => rows.flatMap((row, r) => {
      const digest = digestOf(row);
      return digest === EMPTY ? [] : [["row", name, String(r + 1), digest]];
    })),
  ];
}

type Printed = readonly [column: number, text: string];
const EMPTY = "";
const DIGITS = 16;

/** Of the texts of a row that are not filled in. */
export function digestOf(row: readonly Printed[]): string {
  const texts = row.map(([column, text]) => [column, text.trim()] as const).filter(([, text]) => text !== "");
  return texts.length === 0 ? EMPTY : hashJson(texts).slice(0, DIGITS);
}

export interface FormRecord {
  readonly version: string;
  readonly pack: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly cells: ReadonlyMap<string, RecordedCell>;
  /** Digests of the printed rows, by sheet, then by number of the row from 1. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** Rows of the record that say nothing known, by their number. */
  readonly strange: readonly number[];
}

export interface RecordedCell {
  readonly sheet: string;
  readonly address: string;
  readonly column: number;
  readonly row: number;
  /** Column of its drop-down on the sheet of lists. */
  readonly list: number | null;
}

/** `null`: none of these sheets is the record of a form. */
export function readRecord(sheets: readonly SheetOfTexts[]): FormRecord | null {
  const [head, named, ...rest] = recordSheetIn(sheets)?.rows ?? [];
  if (head === undefined || named?.row !== 2) return null;
  const [id = "", version = "", sha256 = ""] = named.cells;
  const cells = new Map<string, RecordedCell>();
  const rows = new Map<string, Map<number, string>>();
  const strange: number[] = [];
  for (const { row, cells: [what = "", ...said] } of rest) {
    const cell = what === "cell" ? recordedCell(said) : null;
    const [first = "", second = "", third = ""] = said;
    if (cell !== null && !cells.has(first)) cells.set(first, cell);
    else if (what === "row" && /^[1-9]\d{0,5}$/.test(second)) rows.set(first, (rows.get(first) ?? new Map<number, string>()).set(Number(second), third));
    else strange.push(row);
  }
  return { version: head.cells[1] ?? "", pack: { id, version, sha256 }, cells, rows, strange };
}

const recordSheetIn = (sheets: readonly SheetOfTexts[]): SheetOfTexts | undefined => sheets.find(({ rows: [first] }) => first?.row === 1 && first.cells[0] === MARK);
export const hasRecord = (sheets: readonly SheetOfTexts[]): boolean => recordSheetIn(sheets) !== undefined;

function recordedCell([, sheet = "", address = "", list = ""]: readonly string[]): RecordedCell | null {
  const [, letters = "", row = ""] = /^([A-Z]{1,2})([1-9]\d{0,5})$/.exec(address) ?? [];
  if (row === "" || !/^\d{0,4}$/.test(list)) return null;
  const column = [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  return { sheet, address, column, row: Number(row), list: list === "" ? null : Number(list) };
}
