/** The workbook that lists reports made in bulk. */
import { aboutColumns } from "../tables/about.js";
import { aboutIndex, indexColumns, indexFoot, indexNotes, indexSheets, indexTitle, NAMING_INDEX_COLUMNS, type BulkIndex } from "../tables/bulk-index.js";
import { xlsxBytes } from "./hucre.js";
import { sheetOf, type Workbook } from "./workbook.js";

const bulkWorkbook = (index: BulkIndex): Workbook => ({
  title: indexTitle,
  foot: indexFoot,
  sheets: [
    sheetOf(indexSheets.index, indexColumns(index.pack), index.firms, { frozenColumns: NAMING_INDEX_COLUMNS, notes: indexNotes(index) }),
    sheetOf(indexSheets.about, aboutColumns, aboutIndex(index), { orientation: "portrait", filter: false }),
  ],
});

/** The same index gives the same bytes. */
export const bulkXlsx = (index: BulkIndex): Promise<Uint8Array> => xlsxBytes(bulkWorkbook(index));
