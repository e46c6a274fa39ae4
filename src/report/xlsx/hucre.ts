/** Turns our workbook into bytes; the only file that loads the library, `styles.ts` names its type of a style. */
import type { Cell as LibraryCell, CellStyle, WriteSheet } from "hucre/xlsx";
import { legible } from "../../wording/legible.js";
import { lettersOf } from "../../dataset/letters.js";
import type { Cell, Column } from "../tables/column.js";
import { shorten } from "../words.js";
import { fill } from "../../wording/fill.js";
import { written } from "./cells.js";
import { heightOf } from "./heights.js";
import { paperOf } from "./paper.js";
import { bodyStyle, font, headStyle, noteStyle, totalStyle } from "./styles.js";
import type { Sheet, Workbook } from "./workbook.js";

/** In the file's properties stands the beginning of zip's calendar: a workbook has no clock. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

/** The same workbook gives the same bytes. */
export const xlsxBytes = (workbook: Workbook): Promise<Uint8Array> => bytesOf(workbook.title, workbook.sheets.map((sheet) => sheetIn(workbook, sheet)));

/** The same, of sheets as the library wants them: those of a form are no tables. */
export async function bytesOf(title: string, sheets: readonly WriteSheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  return writeXlsx({ sheets: [...sheets], properties: { title: legible(title), created: NO_TIME, modified: NO_TIME }, defaultFont: font });
}

type Value = string | number | null;

/** A row as the library wants it: plain values, and what looks otherwise than its column. */
interface Line {
  readonly values: readonly Value[];
  readonly special: readonly (readonly [column: number, cell: Partial<LibraryCell>])[];
  readonly height: number;
}

function sheetIn(workbook: Workbook, sheet: Sheet): WriteSheet {
  const { columns, rows, frozenRows, frozenColumns } = sheet;
  const { scale, breaks } = paperOf(sheet);
  const [lastOnPaper = columns.length - 1] = breaks;
  const lines = [...tableLines(sheet), ...noteLines(sheet, lastOnPaper)];
  const firstNote = lines.length - sheet.notes.length;
  return {
    name: sheet.name,
    columns: columns.map((column) => ({ width: column.width, style: styleOfColumn(column) })),
    rows: lines.map(({ values }) => [...values]),
    cells: new Map(lines.flatMap(({ special }, r) => special.map(([c, cell]) => [`${r},${c}`, cell] as const))),
    rowDefs: new Map(lines.map(({ height }, r) => [r, { height }] as const)),
    merges: lastOnPaper === 0 ? [] : sheet.notes.map((_, i) => ({ startRow: firstNote + i, startCol: 0, endRow: firstNote + i, endCol: lastOnPaper })),
    freezePane: { rows: frozenRows, columns: frozenColumns },
    ...(sheet.filter && { autoFilter: { range: `A1:${lettersOf(columns.length - 1)}${rows.length + 1}` } }),
    colBreaks: [...breaks],
    pageSetup: {
      paperSize: "a4", orientation: sheet.orientation,
      ...(breaks.length > 0 ? { scale } : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
      margins: { left: 0.4, right: 0.4, top: 0.75, bottom: 0.6, header: 0.35, footer: 0.3 },
      printTitlesRow: `$1:$${frozenRows}`,
      ...(frozenColumns > 0 && { printTitlesColumn: `$A:$${lettersOf(frozenColumns - 1)}` }),
    },
    headerFooter: {
      oddHeader: `&L${inFurniture(workbook.title)}&R${inFurniture(sheet.name)}`,
      oddFooter: `&R${fill(workbook.foot, { page: "&P", pages: "&N" })}`,
    },
  };
}

const UPRIGHT_HEAD = 170;

const styleOfColumn = ({ type, places = 0, upright }: Column): CellStyle => bodyStyle(type, places, upright === true);

const tableLines = ({ columns, rows, totals }: Sheet): readonly Line[] =>
  [headLine(columns), ...rows.map((row) => bodyLine(row, columns)), ...totals.map((row) => totalLine(row, columns))];

const headLine = (columns: readonly Column[]): Line => ({
  values: [],
  special: columns.map(({ header, upright }, c) => [c, styled(legible(header), headStyle(upright === true))]),
  height: columns.some(({ upright }) => upright) ? UPRIGHT_HEAD : heightOf(columns.map(({ header, width }) => [header, width])),
});

function bodyLine(row: readonly Cell[], columns: readonly Column[]): Line {
  const cells = columns.map((column, c) => ({ ...written(row[c] ?? null, column), column }));
  return {
    values: cells.map(({ value }) => (typeof value === "string" ? spelt(value) : value)),
    special: cells.flatMap(({ value, type, places, column }, c) =>
      (type !== column.type || places !== (column.places ?? 0) || looksLikeAnError(value) || column.link ? [[c, { ...styled(value, bodyStyle(type, places, column.upright === true)), ...linkOf(value, column) }] as const] : [])),
    height: heightOf(cells.flatMap(({ value, column }) => (typeof value === "string" ? [[value, column.width] as const] : []))),
  };
}

/** Relative to the workbook, and a name whatever is in it. */
const linkOf = (value: Value, { link }: Column): Partial<LibraryCell> => (link && typeof value === "string" ? { hyperlink: { target: encodeURIComponent(value) } } : {});

const totalLine = (totals: readonly Cell[], columns: readonly Column[]): Line => ({
  ...bodyLine(totals, columns),
  special: columns.map((column, c) => {
    const { value, type, places } = written(totals[c] ?? null, column);
    return [c, styled(value, totalStyle(bodyStyle(type, places, column.upright === true)))];
  }),
});

/** After an empty row, across the columns of the first page. */
function noteLines({ columns, notes }: Sheet, lastColumn: number): readonly Line[] {
  const width = columns.slice(0, lastColumn + 1).reduce((sum, it) => sum + it.width, 0);
  const empty: Line = { values: [], special: [], height: heightOf([]) };
  return notes.length === 0 ? [] : [empty, ...notes.map((note): Line => ({ values: [], special: [[0, styled(legible(note), noteStyle)]], height: heightOf([[note, width]]) }))];
}

/** The library takes a plain "#REF!" for an error. */
const looksLikeAnError = (value: Value): boolean => typeof value === "string" && value.startsWith("#");

/** Rich text is text whatever it says. */
export const styled = (value: Value, style: CellStyle): Partial<LibraryCell> =>
  (typeof value !== "string" ? { value, style } : looksLikeAnError(value) ? { richText: [{ text: spelt(value) }], style } : { value: spelt(value), style });

/** Spreadsheets read `_x0041_` as an escaped A; ours is meant as it stands. */
const spelt = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

const MOST_IN_FURNITURE = 40;
/** Heads and feet hold 255 characters in all, and `&` begins a code. */
export const inFurniture = (text: string): string => shorten(legible(text).replaceAll("\n", " "), MOST_IN_FURNITURE).replaceAll("&", "&&");
