/** CSV: one answer sheet a row, under headers that are ids or Chinese names. */
import type { LoadedPack } from "../indicators/load.js";
import { loadPack } from "../indicators/registry.js";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import { readAnswers } from "../scoring/read-answers.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { packColumnIn, placeColumns, placeWithoutPack, type PlacedColumn } from "./columns.js";
import { sheetOfCells, unquoted } from "./csv-sheet.js";
import { csvRowsOf, LONGEST_ROW, type CsvRow, type Fault } from "./csv-text.js";
import type { DatasetRow, ReadRows } from "./rows.js";

/** Rows looked at for one that names a known pack. */
const MOST_WITHOUT_PACK = 100;

/**
 * The sheets of a CSV text: comma, semicolon or tab; the first row holds the headers.
 * Fails as a whole when a header is unknown or repeated, when there is no id, and when nothing says which pack is answered; has no rows when there are only headers.
 * @param pack the pack to read them with; absent: the one each row names in its column `pack`.
 */
export async function readCsv(chunks: AsyncIterable<string>, pack?: LoadedPack): ReadRows {
  const rows = csvRowsOf(chunks);
  const columns = await readHead(rows, pack);
  if (columns.ok) return succeed(sheetsOf(columns.value, rows, pack));
  await rows.return();
  return columns;
}

interface Head {
  readonly columns: readonly (PlacedColumn | null)[];
  /** Rows read on the way. */
  readonly read: readonly CsvRow[];
}

async function readHead(rows: AsyncGenerator<CsvRow, void>, given: LoadedPack | undefined): Promise<Result<Head>> {
  const first = await rows.next();
  if (first.done) return succeed({ columns: [], read: [] });
  const { fault, cells } = first.value;
  if (fault !== null) return fail([{ ...rowFaults[fault], path: `line ${first.value.line}` }]);
  const headers = cells.map((it) => it.trim());
  const { read, pack } = given === undefined ? await findPack(rows, packColumnIn(headers)) : { read: [], pack: succeed(given) };
  if (pack?.ok === false) return pack;
  const columns = pack === undefined ? placeWithoutPack(headers) : placeColumns(headers, pack.value);
  // what has no id holds no headers: they may stand below, and name the pack
  const isPackMissing = pack === undefined && read.length > 0 && columns.issues.every((it) => it.code !== "header-missing");
  const issues = [...columns.issues, ...(isPackMissing ? [issue("pack-missing", { path: "pack", expected: "an id such as miit-sme-2024" })] : [])];
  return columns.ok && !isPackMissing ? succeed({ columns: columns.value, read }) : fail(issues);
}

interface Search {
  /** Rows read on the way. */
  readonly read: readonly CsvRow[];
  /** Absent: no row names one. */
  readonly pack?: Result<LoadedPack>;
}

/** The pack of the first row that names a known one: its names are needed to understand the headers. */
async function findPack(rows: AsyncGenerator<CsvRow, void>, at: number): Promise<Search> {
  const read: CsvRow[] = [];
  let refused: Result<LoadedPack> | undefined;
  while (read.length < (at === -1 ? 1 : MOST_WITHOUT_PACK)) {
    const next = await rows.next();
    if (next.done) break;
    read.push(next.value);
    const name = next.value.cells[at]?.trim() ?? "";
    if (name === "") continue;
    const pack = loadPack(name);
    if (pack.ok) return { read, pack };
    refused ??= pack;
  }
  return refused === undefined ? { read } : { read, pack: refused };
}

async function* sheetsOf({ columns, read }: Head, rows: AsyncIterable<CsvRow>, pack: LoadedPack | undefined): AsyncGenerator<DatasetRow, void> {
  const rowOf = (row: CsvRow): DatasetRow => ({ line: row.line, sheet: readRow(row, columns, pack) });
  for (const it of read) yield rowOf(it);
  for await (const it of rows) yield rowOf(it);
}

function readRow({ cells, fault }: CsvRow, columns: readonly (PlacedColumn | null)[], pack: LoadedPack | undefined): Result<AnswerSheet> {
  if (fault !== null) return fail([rowFaults[fault]]);
  const stray = cells.findIndex((it, i) => it.trim() !== "" && (columns[i] ?? null) === null);
  if (stray !== -1) return fail([issue("row-unreadable", { path: `column ${stray + 1}`, expected: "no cell without a header", actual: cells[stray] ?? "" })]);
  const { sheet, issues: refused, headersAt } = sheetOfCells(cells, columns);
  const read = readAnswers(sheet, pack);
  const issues = [...refused, ...read.issues.map((it) => ({ ...it, path: it.path.split(", ").map(headersAt).join(", "), actual: unquoted(it.actual) }))];
  return read.ok && refused.length === 0 ? succeed(read.value, issues) : fail(issues);
}

/** What keeps the cells of a row from being trusted, said to its owner. */
export const rowFaults: Readonly<Record<Fault, Issue>> = {
  quotation: issue("row-unreadable", { expected: "quotation marks in pairs around a cell", actual: "a quotation mark out of place" }),
  "too-long": issue("row-too-long", { expected: `at most ${LONGEST_ROW} characters`, actual: "more" }),
  rest: issue("row-unreadable", { expected: "quotation marks in pairs around a cell", actual: "so many out of place that this row and those below it are not read" }),
};
