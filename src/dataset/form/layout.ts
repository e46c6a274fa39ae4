/** What stands where in the form of a pack: sheets of rows of cells, printed or to be filled. How they look is the writer's. */
import type { LoadedPack } from "../../indicators/load.js";
import { lettersOf } from "../letters.js";
import { areasSheet } from "./areas-sheet.js";
import { itemsOf, type Field, type Item } from "./fields.js";
import { firmSheet } from "./firm-sheet.js";
import { questionsSheet } from "./questions-sheet.js";

/** What a printed cell is. */
export type Look = "title" | "head" | "section" | "question" | "label" | "text" | "mark" | "hint";

/** Columns are counted from 0; `across` is how many the cell covers. */
export interface PrintedCell {
  readonly column: number;
  readonly across: number;
  readonly look: Look;
  readonly text: string;
}

export interface InputCell {
  readonly column: number;
  readonly across: number;
  readonly look: "input";
  readonly field: Field;
}

export type FormCell = (PrintedCell | InputCell) & {
  /** From this row to the next such, rows belong together. */
  readonly opensBlock?: true;
};
export type FormRow = readonly FormCell[];

export interface FormSheet {
  readonly name: string;
  readonly orientation: "portrait" | "landscape";
  /** In letters. */
  readonly widths: readonly number[];
  /** Rows at the top that stay in view and stand on every page. */
  readonly heads: number;
  readonly rows: readonly FormRow[];
  /** Made smaller if need be, to fit on one. */
  readonly onePage: boolean;
}

/** Made once a pack: a folder may hold hundreds of forms. */
const layouts = new WeakMap<LoadedPack, readonly FormSheet[]>();

/** The sheets that are filled, in their order. */
export function layoutOf(pack: LoadedPack): readonly FormSheet[] {
  const made = layouts.get(pack) ?? [firmSheet(), questionsSheet(pack), areasSheet(pack)].filter((it) => it.rows.some((row) => row.some(isInput)));
  layouts.set(pack, made);
  return made;
}

export const isInput = (cell: FormCell): cell is FormCell & InputCell => cell.look === "input";

/** An input cell and where it is. */
export interface PlacedField extends Field {
  readonly sheet: string;
  /** Such as C14. */
  readonly address: string;
}

export const placedFields = (sheets: readonly FormSheet[]): readonly PlacedField[] => sheets.flatMap(({ name, rows }) => rows.flatMap((row, r) =>
  row.filter(isInput).map(({ field, column }) => ({ ...field, sheet: name, address: `${lettersOf(column)}${r + 1}` }))));

/** The lists of the drop-downs, each once; their place in the list is their column on the sheet of lists. */
export function listsOf(sheets: readonly FormSheet[]): { readonly lists: readonly (readonly Item[])[]; readonly columnOf: (field: Field) => number | null } {
  const lists = new Map<string, { readonly column: number; readonly items: readonly Item[] }>();
  for (const { kind } of placedFields(sheets)) {
    const items = itemsOf(kind);
    const key = JSON.stringify(items);
    if (items !== null && !lists.has(key)) lists.set(key, { column: lists.size, items });
  }
  return { lists: [...lists.values()].map((it) => it.items), columnOf: ({ kind }) => lists.get(JSON.stringify(itemsOf(kind)))?.column ?? null };
}
