/** CSV: one answer sheet a row, under headers that are ids or Chinese names. */
import type { LoadedPack } from "../indicators/load.js";
import { issue, type Issue } from "../issues.js";
import { csvRowsOf, LONGEST_ROW, type CsvRow, type Fault } from "./csv-text.js";
import type { ReadRows } from "./rows.js";
import { readTable, type TableRow } from "./table.js";

/**
 * The sheets of a CSV text: comma, semicolon or tab; the first row holds the headers.
 * Fails as a whole when a header is unknown or repeated, when there is no id, and when nothing says which pack is answered; has no rows when there are only headers.
 * @param pack the pack to read them with; absent: the one each row names in its column `pack`.
 */
export const readCsv = (chunks: AsyncIterable<string>, pack?: LoadedPack): ReadRows => readTable(tableRowsOf(chunks), pack);

async function* tableRowsOf(chunks: AsyncIterable<string>): AsyncGenerator<TableRow, void> {
  for await (const it of csvRowsOf(chunks)) yield tableRowOf(it);
}

export const tableRowOf = ({ line, cells, fault }: CsvRow): TableRow => ({ line, place: `line ${line}`, cells, fault: fault === null ? null : rowFaults[fault] });

/** What keeps the cells of a row from being trusted, said to its owner. */
export const rowFaults: Readonly<Record<Fault, Issue>> = {
  quotation: issue("row-unreadable", { expected: "quotation marks in pairs around a cell", actual: "a quotation mark out of place" }),
  encoding: issue("row-unreadable", { expected: "text in UTF-8 or GB18030", actual: "neither" }),
  "too-long": issue("row-too-long", { expected: `at most ${LONGEST_ROW / 2 ** 10} kB`, actual: "more" }),
  rest: issue("row-unreadable", { expected: "quotation marks in pairs around a cell", actual: "so many out of place that this row and those below it are not read" }),
};
