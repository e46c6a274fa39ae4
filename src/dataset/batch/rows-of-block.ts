/** A block → its rows, each with its checked sheet or all that is wrong with it. */
import type { LoadedPack } from "../../indicators/load.js";
import { fail } from "../../issues.js";
import { tableRowOf } from "../csv.js";
import { csvRowsIn, type Delimiter } from "../csv-text.js";
import { rowsOfLines } from "../ndjson.js";
import type { DatasetRow } from "../rows.js";
import { whoseOf } from "../whose.js";
import { datasetRowOf, type Columns } from "../table.js";
import type { BlockContent } from "./blocks.js";
import { readGiven } from "./given-rows.js";

export interface RowContext {
  /** Of a table. */
  readonly columns: Columns | null;
  readonly delimiter: Delimiter | null;
  /** Absent: the one each row names. */
  readonly pack: LoadedPack | undefined;
}

/** @param before sheets of files in the blocks before. */
export function rowsOfBlock(block: BlockContent, { columns, delimiter, pack }: RowContext, before: number): Iterable<DatasetRow> {
  switch (block.kind) {
    case "lines": return rowsOfLines(block.bytes, block.firstLine, pack);
    case "csv": return csvRowsIn(block.bytes, block.firstLine, delimiter ?? ",").map((it) => datasetRowOf(tableRowOf(it), columns ?? [], pack));
    case "rows": return block.rows.map(({ row, cells }) => datasetRowOf({ line: row, place: `row ${row}`, cells, fault: null }, columns ?? [], pack));
    case "sheets": return block.sheets.map((it, i) => {
      const sheet = readGiven(it, pack);
      return { line: before + i + 1, place: it.name, sheet, ...(!sheet.ok && { whose: whoseOf(it.value, sheet.issues) }) };
    });
    case "broken": return block.rows.map(({ line, issue }) => ({ line, place: `line ${line}`, sheet: fail([issue]) }));
  }
}
