/** Tables: one answer sheet a row, under headers that are ids or Chinese names. */
import type { LoadedPack } from "../indicators/load.js";
import { loadPack } from "../indicators/registry.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { readAnswers, type ReadOptions } from "../scoring/read-answers.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { holdsResults } from "./batch/record-table.js";
import { packColumnIn, placeColumns, placeWithoutPack, type PlacedColumn } from "./columns.js";
import { sheetOfCells, unquoted } from "./csv-sheet.js";
import type { DatasetRow, ReadRows } from "./rows.js";
import { whoseOf } from "./whose.js";

export interface TableRow {
  /** As in DatasetRow. */
  readonly line: number;
  readonly place: string;
  readonly cells: readonly string[];
  /** What keeps the cells from being trusted; they are empty then. */
  readonly fault: Issue | null;
}

/** What each column means; `null`: it has no header. */
export type Columns = readonly (PlacedColumn | null)[];

export interface TablePlan {
  readonly columns: Columns;
  /** The pack given, or the one the first rows name. */
  readonly pack: LoadedPack;
}

/** Rows looked at for one that names a known pack. */
export const MOST_WITHOUT_PACK = 100;

/** What the headers mean, and for which pack; without a first row there is nothing to mean. Fails when a header is unknown or repeated, there is no id, or nothing says which pack is answered. */
export function planTable(head: TableRow, first: readonly TableRow[], given: LoadedPack | undefined): Result<TablePlan | null> {
  if (head.fault !== null) return fail([{ ...head.fault, path: head.place }]);
  const headers = head.cells.map((it) => it.trim());
  if (holdsResults(headers)) return fail([issue("dataset-unreadable", { path: head.place, expected: "answer sheets; of a run give its NDJSON", actual: "a table of results, as batch writes it (CSV or XLSX)" })]);
  const pack = given === undefined ? packNamedIn(first, packColumnIn(headers)) : succeed(given);
  if (pack?.ok === false) return pack;
  const columns = pack === undefined ? placeWithoutPack(headers, head.place) : placeColumns(headers, pack.value, head.place);
  // what has no id holds no headers: they may stand below, and name the pack
  const isPackMissing = pack === undefined && first.length > 0 && columns.issues.every((it) => it.code !== "header-missing");
  const issues = [...columns.issues, ...(isPackMissing ? [issue("pack-missing", { path: "pack", expected: "an id such as miit-sme-2024" })] : [])];
  if (!columns.ok || isPackMissing) return fail(issues);
  return succeed(pack === undefined ? null : { columns: columns.value, pack: pack.value });
}

/** The pack of the first row that names a known one: its names are needed to understand the headers. Absent: no row names one. */
function packNamedIn(rows: readonly TableRow[], at: number): Result<LoadedPack> | undefined {
  let refused: Result<LoadedPack> | undefined;
  for (const { cells } of rows.slice(0, MOST_WITHOUT_PACK)) {
    const name = cells[at]?.trim() ?? "";
    if (name === "") continue;
    const pack = loadPack(name);
    if (pack.ok) return pack;
    refused ??= pack;
  }
  return refused;
}

/**
 * The sheets of a table; its first row holds the headers. Fails as a whole as `planTable` does; has no rows when there are only headers.
 * @param pack the pack to read them with; absent: the one each row names in its column `pack`.
 */
export async function readTable(rows: AsyncGenerator<TableRow, void>, pack?: LoadedPack): ReadRows {
  const head = await rows.next();
  if (head.done) return succeed(none());
  const first: TableRow[] = [];
  while (first.length < MOST_WITHOUT_PACK) {
    const next = await rows.next();
    if (next.done) break;
    first.push(next.value);
  }
  const plan = planTable(head.value, first, pack);
  if (plan.ok) return succeed(plan.value === null ? none() : sheetsOf(plan.value.columns, first, rows, pack));
  await rows.return();
  return plan;
}

async function* none(): AsyncGenerator<DatasetRow, void> {}

async function* sheetsOf(columns: Columns, first: readonly TableRow[], rest: AsyncIterable<TableRow>, pack: LoadedPack | undefined): AsyncGenerator<DatasetRow, void> {
  for (const it of first) yield datasetRowOf(it, columns, pack);
  for await (const it of rest) yield datasetRowOf(it, columns, pack);
}

export function datasetRowOf({ line, place, cells, fault }: TableRow, columns: Columns, pack: LoadedPack | undefined): DatasetRow {
  if (fault !== null) return { line, place, sheet: fail([fault]) };
  const sheet = readTableRow(cells, columns, pack);
  return { line, place, sheet, ...(!sheet.ok && { whose: whoseOf(sheetOfCells(cells, columns).sheet, sheet.issues) }) };
}

/** The sheet of a row, or all that is wrong with it; paths are headers, or `column 12`. @param pack absent: the one the row names. */
export function readTableRow(cells: readonly string[], columns: Columns, pack?: LoadedPack, options: ReadOptions = {}): Result<AnswerSheet> {
  const stray = cells.findIndex((it, i) => it.trim() !== "" && (columns[i] ?? null) === null);
  if (stray !== -1) return fail([issue("row-unreadable", { path: `column ${stray + 1}`, expected: "no cell without a header", actual: cells[stray] ?? "" })]);
  const { sheet, issues: refused, headersAt } = sheetOfCells(cells, columns);
  const read = readAnswers(sheet, pack, options);
  const issues = [...refused, ...read.issues.map((it) => ({ ...it, path: it.path.split(", ").map(headersAt).join(", "), actual: unquoted(it.actual) }))];
  return read.ok && refused.length === 0 ? succeed(read.value, issues) : fail(issues);
}
