/** What of a form is no longer as it was written: sheets missing, rows inserted, deleted or sorted, texts beside the cells to fill. */
import { show } from "../../indicators/zod-issues.js";
import { issue, type Issue } from "../../issues.js";
import { unquoted } from "../csv-sheet.js";
import type { RowOfTexts, SheetOfTexts } from "../io/read-workbook.js";
import { lettersOf } from "../letters.js";
import { isInput, placedFields, type FormSheet } from "./layout.js";
import { digestOf, RECORD_SHEET, type FormRecord } from "./record.js";

export interface Changes {
  /** Sheets whose cells may stand elsewhere. */
  readonly unreadable: ReadonlySet<string>;
  readonly issues: readonly Issue[];
}

export function changesIn(sheets: readonly SheetOfTexts[], record: FormRecord, layout: readonly FormSheet[]): Changes {
  const inputs = inputColumns(record);
  const found = [...record.rows].flatMap(([name, digests]) => {
    const sheet = sheets.find((it) => it.name === name);
    const change = sheet === undefined ? issue("form-changed", { path: name, expected: `the sheet ${name}`, actual: "none" })
      : changeOf(sheet, digests, (row) => inputs.get(`${name}!${row}`) ?? new Set(), layout.find((it) => it.name === name));
    return change === null ? [] : [{ name, change }];
  });
  const damage = damageOf(record, layout);
  const unreadable = new Set(damage === null ? found.map((it) => it.name) : layout.map((it) => it.name));
  return { unreadable, issues: [...(damage === null ? [] : [damage]), ...found.map((it) => it.change)] };
}

/** The record itself was tampered with. */
function damageOf({ strange, cells }: FormRecord, layout: readonly FormSheet[]): Issue | null {
  const keys = placedFields(layout).map((it) => it.key);
  const [row] = strange;
  if (row === undefined && keys.length === cells.size && keys.every((it) => cells.has(it))) return null;
  return issue("form-changed", { path: row === undefined ? RECORD_SHEET : `${RECORD_SHEET}!A${row}`, expected: "the hidden sheet as it was written", actual: "something else" });
}

/** Columns that are filled in, by sheet and row. */
function inputColumns({ cells }: FormRecord): ReadonlyMap<string, Set<number>> {
  const columns = new Map<string, Set<number>>();
  for (const { sheet, row, column } of cells.values()) columns.set(`${sheet}!${row}`, (columns.get(`${sheet}!${row}`) ?? new Set()).add(column));
  return columns;
}

/** One issue a sheet: a row inserted moves all rows below it. */
function changeOf(sheet: SheetOfTexts, digests: ReadonlyMap<number, string>, inputsOf: (row: number) => ReadonlySet<number>, asWritten: FormSheet | undefined): Issue | null {
  const rows = new Map(sheet.rows.map((it) => [it.row, it] as const));
  const printedIn = (row: number): readonly (readonly [number, string])[] =>
    (rows.get(row)?.cells ?? []).map((text, column) => [column, text] as const).filter(([column]) => !inputsOf(row).has(column));
  const changed = [...new Set([...digests.keys(), ...rows.keys()])].sort((a, b) => a - b).filter((row) => digestOf(printedIn(row)) !== (digests.get(row) ?? ""));
  const [first] = changed;
  if (first === undefined) return null;
  const { column, expected } = firstDifference(rows.get(first), inputsOf(first), asWritten?.rows[first - 1]);
  const said = rows.get(first)?.cells[column]?.trim() ?? "";
  const actual = said === "" ? "an empty cell" : unquoted(show(said));
  const others = changed.length - 1;
  return issue("form-changed", {
    path: `${sheet.name}!${lettersOf(column)}${first}`, expected,
    actual: others === 0 ? actual : `${actual}; ${others} more row${others === 1 ? "" : "s"} differ${others === 1 ? "s" : ""}`,
  });
}

/** By the wording of today, which as a rule is that of the form. */
function firstDifference(row: RowOfTexts | undefined, inputs: ReadonlySet<number>, asWritten: FormSheet["rows"][number] | undefined): { readonly column: number; readonly expected: string } {
  const written = new Map((asWritten ?? []).flatMap((it) => (isInput(it) ? [] : [[it.column, it.text.trim()] as const])));
  const columns = [...new Set([...written.keys(), ...(row?.cells ?? []).keys()])].sort((a, b) => a - b).filter((it) => !inputs.has(it));
  const column = columns.find((it) => (row?.cells[it]?.trim() ?? "") !== (written.get(it) ?? "")) ?? 0;
  const expected = written.get(column) ?? "";
  return { column, expected: expected === "" ? "an empty cell" : unquoted(show(expected)) };
}
