/** The workbook of an N+X list: the list, what is not on it, the matrix, and how it came about. */
import type { LoadedPack } from "../../indicators/load.js";
import type { ScenarioList } from "../../diagnosis/list/schema.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/tables.zh-CN.json" with { type: "json" };
import { aboutColumns } from "../tables/about.js";
import { aboutList } from "../tables/list-about.js";
import { listColumns, NAMING_COLUMNS, numbered } from "../tables/list-columns.js";
import { markedMembers, matrixColumns, matrixNotes, matrixTotals, NAMING_MEMBER_COLUMNS } from "../tables/list-matrix.js";
import { sheetOf, type Sheet, type Workbook } from "./workbook.js";

/** Dropped rows stand on a sheet of their own: the printed list holds the list, and they are filtered in the same columns. */
export function listWorkbook(list: ScenarioList, pack: LoadedPack): Workbook {
  const { sheets } = words;
  const columns = listColumns(list, pack);
  const rowsSheet = (name: string, isWanted: (row: ScenarioList["rows"][number]) => boolean): Sheet => {
    const rows = numbered(list.rows.filter(isWanted));
    return sheetOf(name, columns, rows, { frozenColumns: NAMING_COLUMNS, notes: rows.length === 0 ? [words.list.empty] : [] });
  };
  return {
    title: fill(words.listTitle, { name: list.subIndustryName }),
    foot: words.pageFoot,
    sheets: [
      rowsSheet(sheets.list, (row) => row.class !== "dropped"),
      sheetOf(sheets.matrix, matrixColumns(list, pack), markedMembers(list), {
        frozenColumns: NAMING_MEMBER_COLUMNS, totals: matrixTotals(list), notes: matrixNotes(list),
      }),
      rowsSheet(sheets.dropped, (row) => row.class === "dropped"),
      sheetOf(sheets.aboutList, aboutColumns, aboutList(list, pack), { orientation: "portrait", filter: false }),
    ],
  };
}
