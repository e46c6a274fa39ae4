/** The scenario list as CSV. */
import { csvText } from "../dataset/csv-table.js";
import type { ScenarioList } from "../diagnosis/list/schema.js";
import type { LoadedPack } from "../indicators/load.js";
import { cellsOf, type Cell } from "./tables/column.js";
import { listColumns, numbered } from "./tables/list-columns.js";

/** The list as one table: N, X and dropped rows. With the pack the areas have their names, without it their ids. */
export function listCsv(list: ScenarioList, pack: LoadedPack | null = null): string {
  const columns = listColumns(list, pack);
  return csvText(columns.map(({ header }) => header), cellsOf(columns, numbered(list.rows)).map((cells) => cells.map(plain)));
}

const plain = (cell: Cell): string | number | null => (typeof cell === "object" && cell !== null ? cell.value : cell);
