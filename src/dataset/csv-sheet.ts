/** The cells of a CSV row → the answer sheet they stand for, as plain data that is yet to be checked. */
import { formatPath, show } from "../indicators/zod-issues.js";
import { issue, type Issue } from "../issues.js";
import type { PlacedColumn } from "./columns.js";

export interface SheetOfCells {
  readonly sheet: unknown;
  /** Of cells that say what their column does not know; the sheet is without them. */
  readonly issues: readonly Issue[];
  /** The headers of the columns a path of the sheet comes from. */
  readonly headersAt: (path: string) => string;
}

interface Filled {
  readonly column: PlacedColumn;
  readonly cell: string;
}

/** Empty cells leave nothing in the sheet. */
export function sheetOfCells(cells: readonly string[], columns: readonly (PlacedColumn | null)[]): SheetOfCells {
  const filled = columns.flatMap((column, i): readonly Filled[] => {
    const cell = cells[i]?.trim() ?? "";
    return column === null || cell === "" ? [] : [{ column, cell }];
  });
  const placeOf = placesAmong(filled.map((it) => it.column));
  const sheet = {};
  const issues: Issue[] = [];
  for (const { column, cell } of filled) {
    const value = column.kind.read(cell);
    if (value === undefined) issues.push(issue("field-invalid", { path: column.header, expected: column.kind.expected?.(cell) ?? "", actual: unquoted(show(cell)) }));
    else put(sheet, placeOf(column), value);
  }
  const headed = (column: PlacedColumn): Headed => ({ header: column.header, place: formatPath(placeOf(column)) });
  return {
    sheet,
    issues,
    headersAt: (path) => headersAt(path, columns.flatMap((it) => (it === null ? [] : [headed(it)])), filled.map((it) => headed(it.column))),
  };
}

/** A value shown as JSON, as a cell has it. */
export const unquoted = (shown: string): string => shown.replace(/^"(.*?)"?$/s, "$1").replace(/^\["(.*)"\]$/s, (_, list: string) => list.replaceAll("\",\"", ", "));

type Place = readonly (string | number)[];

/**
 * Where the value of a column stands in the sheet of this row: a letter stands alone unless its question has figures as well,
 * and the lists of a question begin with the first year any of them has.
 */
function placesAmong(filled: readonly PlacedColumn[]): (column: PlacedColumn) => Place {
  const firstYears = new Map<string, number>();
  for (const { path, year } of filled) {
    const [block, question = ""] = path;
    if (block === "answers" && path.length > 2) firstYears.set(question, Math.min(firstYears.get(question) ?? Infinity, year ?? 0));
  }
  return ({ path, year }) => {
    const [block, question = ""] = path;
    const firstYear = firstYears.get(question);
    if (year !== null) return [...path, Math.max(0, year - (firstYear ?? 0))];
    return block === "answers" && path.length === 2 && firstYear !== undefined ? [...path, "option"] : path;
  };
}

/** Makes the objects and lists on the way; the keys are ids of the pack, never words of the file. */
function put(sheet: object, place: Place, value: unknown): void {
  let block = sheet;
  place.forEach((key, i) => {
    const next = place[i + 1];
    const known: unknown = Reflect.get(block, key);
    const inner = next === undefined ? value : known ?? (typeof next === "number" ? [] : {});
    Reflect.set(block, key, inner);
    if (next !== undefined && typeof inner === "object" && inner !== null) block = inner;
  });
}

interface Headed {
  readonly header: string;
  readonly place: string;
}

/** The column at a path; else the filled ones below it; else the one it lies within; else the path itself. */
function headersAt(path: string, all: readonly Headed[], filled: readonly Headed[]): string {
  const isWithin = (inner: string, outer: string): boolean => inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  const choices = [
    all.filter((it) => it.place === path),
    filled.filter((it) => isWithin(it.place, path)),
    all.filter((it) => isWithin(path, it.place)),
  ];
  return choices.find((it) => it.length > 0)?.map((it) => it.header).join(", ") ?? path;
}
