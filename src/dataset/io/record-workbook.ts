/** The workbook of a run's records. Of few it is made to be filtered and printed, with a summary; of many it is streamed, which leaves no more than widths and frozen headers. */
import { Readable } from "node:stream";
import type { CellStyle, WriteSheet } from "hucre/xlsx";
import type { LoadedPack } from "../../indicators/load.js";
import { engineVersion } from "../../version.js";
import { fill } from "../../wording/fill.js";
import { legible } from "../../wording/legible.js";
import words from "../../wording/records.zh-CN.json" with { type: "json" };
import type { ScoreRecord } from "../batch/record.js";
import { recordColumns, type RecordCell, type RecordColumn } from "../batch/record-table.js";
import { lettersOf } from "../letters.js";

/** Of so many records some hundred MB are needed to dress every cell. */
const MOST_DRESSED = 5000;

/** The same records give the same bytes. @param mostDressed of more records the workbook is streamed. */
export async function recordWorkbook(records: AsyncIterable<ScoreRecord>, pack: LoadedPack, mostDressed = MOST_DRESSED): Promise<Readable> {
  const first: ScoreRecord[] = [];
  const all = records[Symbol.asyncIterator]();
  while (first.length <= mostDressed) {
    const next = await all.next();
    if (next.done === true) return Readable.from([await dressed(first, pack)]);
    first.push(next.value);
  }
  const rows = async function* (): AsyncGenerator<ScoreRecord, void> {
    yield* first.splice(0);
    yield* { [Symbol.asyncIterator]: () => all };
  };
  return streamed(rows(), recordColumns(pack));
}

/** The library writes no bold headers, filters, pages or second sheets row by row. */
async function streamed(records: AsyncIterable<ScoreRecord>, columns: readonly RecordColumn[]): Promise<Readable> {
  const { writeXlsxStream } = await import("hucre/xlsx");
  const rows = async function* (): AsyncGenerator<RecordCell[], void> {
    for await (const record of records) yield columns.map((it) => spelt(it.shown(record)));
  };
  return Readable.fromWeb(writeXlsxStream(rows(), {
    name: words.sheet, columns: columns.map(({ name, width }) => ({ header: legible(name), width })), freezePane: { rows: 1, columns: 1 },
  }));
}

/** Texts of a sheet are no formulas whatever they begin with; but `_x0041_` is read as an escaped A, and some characters no sheet may hold. */
const spelt = (cell: RecordCell): RecordCell => (typeof cell === "string" ? legible(cell).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : cell);

const font = { name: "Microsoft YaHei", size: 10 } as const;
const side = { style: "thin", color: { rgb: "B8C0CC" } } as const;
const border = { top: side, right: side, bottom: side, left: side } as const;
const bodyStyle: CellStyle = { font, border, alignment: { vertical: "top", wrapText: true } };
const headStyle: CellStyle = {
  font: { ...font, bold: true }, border, fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "DCE6F2" } }, alignment: { horizontal: "center", vertical: "center", wrapText: true },
};

/** In the file's properties stands the beginning of zip's calendar: a workbook has no clock. */
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

async function dressed(records: readonly ScoreRecord[], pack: LoadedPack): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const columns = recordColumns(pack).map((it) => ({ ...it, width: Math.min(it.width, widestOf(it)) }));
  const table = [columns.map((it) => it.name), ...records.map((record) => columns.map((it) => it.shown(record)))];
  const widths = columns.map((it) => it.width);
  const sheets = [
    { ...sheetOf(words.sheet, table, widths), ...paged(widths), freezePane: { rows: 1, columns: 1 }, autoFilter: { range: `A1:${lettersOf(columns.length - 1)}${table.length}` } },
    { ...sheetOf(words.summarySheet, summaryOf(records, pack), [24, 68]), pageSetup: { ...PAPER, orientation: "portrait" as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } },
  ];
  return writeXlsx({ sheets, properties: { title: words.sheet, created: NO_TIME, modified: NO_TIME }, defaultFont: font });
}

/** Headers of numbers are broken into lines: a page holds some fifteen of them. */
const NUMBER_WIDTH = 8.5;
const widestOf = ({ id, width }: RecordColumn): number => (id === "id" ? 18 : id === "issues" ? 44 : id === "place" ? 24 : Math.min(width, NUMBER_WIDTH));

/** Of two lines, in points. */
const HEAD_HEIGHT = 32;

type Dressed = NonNullable<WriteSheet["cells"]>;

function sheetOf(name: string, rows: readonly (readonly RecordCell[])[], widths: readonly number[]): WriteSheet {
  const cells: Dressed = new Map(rows.flatMap((row, r) => row.map((value, c) => [`${r},${c}`, cellOf(spelt(value), r === 0 ? headStyle : bodyStyle)] as const)));
  return { name, columns: widths.map((width) => ({ width })), rows: rows.map(() => []), cells, rowDefs: new Map([[0, { height: HEAD_HEIGHT }]]) };
}

/** Rich text is text whatever it says: the library takes a plain "#REF!" for an error. */
const cellOf = (value: RecordCell, style: CellStyle) => (typeof value === "string" && value.startsWith("#") ? { richText: [{ text: value }], style } : { value, style });

const PAPER = { paperSize: "a4", margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 } } as const;
/** Letters side by side on A4 at this scale, in per cent. */
const [SCALE, LETTERS] = [78, 152];

/** So many columns a page as can be read, the id before them on each. */
function paged(widths: readonly number[]): Pick<WriteSheet, "pageSetup" | "colBreaks" | "headerFooter"> {
  const colBreaks: number[] = [];
  let width = 0;
  widths.forEach((it, i) => {
    if (width + it > LETTERS) {
      colBreaks.push(i - 1);
      width = widths[0] ?? 0;
    }
    width += it;
  });
  return { colBreaks, pageSetup: { ...PAPER, orientation: "landscape", scale: SCALE, printTitlesRow: "$1:$1", printTitlesColumn: "$A:$A" }, headerFooter: { oddHeader: `&L${words.sheet}`, oddFooter: "&R&P / &N" } };
}

function summaryOf(records: readonly ScoreRecord[], { definition: { id, version, levels }, wording, sha256 }: LoadedPack): readonly (readonly RecordCell[])[] {
  const { summary: said } = words;
  const scored = records.filter((it) => it.level !== null);
  return [
    [said.item, said.value],
    [said.rows, records.length], [said.scored, scored.length],
    [said.open, scored.filter(({ levelRange }) => levelRange !== null && levelRange[0] < levelRange[1]).length],
    [said.broken, records.length - scored.length],
    ...[0, ...levels.map((it) => it.level)].map((level): readonly RecordCell[] =>
      [fill(said.level, { name: wording.levels[String(level)]?.name ?? level }), scored.filter((it) => it.level === level).length]),
    [said.pack, fill(said.packText, { title: wording.title, id, version })], [said.hash, sha256], [said.engine, engineVersion],
  ];
}
