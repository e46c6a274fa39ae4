/** The fillable workbook of a pack: instructions, the sheets to fill, and hidden ones that say what the form is. */
import type { Cell as LibraryCell, WriteSheet } from "hucre/xlsx";
import { itemsOf } from "../../dataset/form/fields.js";
import { isInput, layoutOf, listsOf, type FormCell, type FormRow, type FormSheet } from "../../dataset/form/layout.js";
import { listRows, LISTS_SHEET, RECORD_SHEET, recordRows } from "../../dataset/form/record.js";
import { valuesOfSheet, type CellValues } from "../../dataset/form/values-of-sheet.js";
import { lettersOf } from "../../dataset/letters.js";
import type { LoadedPack } from "../../indicators/load.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/form.zh-CN.json" with { type: "json" };
import { legible } from "../../wording/legible.js";
import { guideLines, titleOf, type GuideLook } from "./form-guide.js";
import { margins, paperOf } from "./form-paper.js";
import { ruleFor, type ListPlace } from "./form-rules.js";
import { inputStyle, lookStyles } from "./form-styles.js";
import { heightOf } from "./heights.js";
import { bytesOf, inFurniture, styled } from "./hucre.js";
import { noteStyle } from "./styles.js";

/**
 * The form of a pack as an XLSX file, for a firm to fill in; `sheet`: what is known already stands in it. The same pack and sheet give the
 * same bytes. What a form has no cell for (pictures, texts, survey) is not in it: `notHeld` says what.
 */
export function formXlsx(pack: LoadedPack, sheet?: AnswerSheet): Promise<Uint8Array> {
  const layout = layoutOf(pack);
  const { lists, columnOf } = listsOf(layout);
  const values = sheet === undefined ? new Map<string, string | number>() : valuesOfSheet(sheet, pack);
  const placeOf = (cell: FormCell): ListPlace | null => {
    const column = isInput(cell) ? columnOf(cell.field) : null;
    return column === null || !isInput(cell) ? null : { column, items: itemsOf(cell.field.kind)?.length ?? 0 };
  };
  return bytesOf(titleOf(pack), [
    guideSheet(pack),
    ...layout.map((it) => filledSheet(it, pack, values, placeOf)),
    hiddenSheet(LISTS_SHEET, listRows(lists)),
    hiddenSheet(RECORD_SHEET, recordRows(pack, layout)),
  ]);
}

const protection = { sheet: true, objects: true, scenarios: true, formatColumns: true, formatRows: true } as const;

const furniture = (title: string, name: string): NonNullable<WriteSheet["headerFooter"]> =>
  ({ oddHeader: `&L${inFurniture(title)}&R${inFurniture(name)}`, oddFooter: `&C${fill(words.foot, { page: "&P", pages: "&N" })}` });

type Styled = readonly [key: string, cell: Partial<LibraryCell>];

function filledSheet(sheet: FormSheet, pack: LoadedPack, values: CellValues, placeOf: (cell: FormCell) => ListPlace | null): WriteSheet {
  const { name, widths, heads, rows } = sheet;
  const heights = rows.map((row) => heightOfRow(row, widths, values));
  const each = rows.flatMap((row, r) => row.map((cell) => ({ cell, r })));
  return {
    name, headerFooter: furniture(titleOf(pack), name), protection, ...paperOf(sheet, heights),
    columns: widths.map((width) => ({ width })),
    rows: rows.map(() => []),
    cells: new Map(each.flatMap(({ cell, r }) => cellsOf(cell, r, values))),
    merges: each.filter(({ cell }) => cell.across > 1).map(({ cell: { column, across }, r }) => ({ startRow: r, startCol: column, endRow: r, endCol: column + across - 1 })),
    dataValidations: each.flatMap(({ cell, r }) => (isInput(cell) ? [ruleFor(cell.field.kind, `${lettersOf(cell.column)}${r + 1}`, placeOf(cell))] : [])),
    rowDefs: new Map(heights.map((height, r) => [r, { height }] as const)),
    freezePane: { rows: heads },
    view: { showGridLines: false },
  };
}

/** A merged cell's border is drawn by every cell it covers. */
function cellsOf(cell: FormCell, row: number, values: CellValues): readonly Styled[] {
  const style = isInput(cell) ? inputStyle(cell.field.kind) : lookStyles[cell.look];
  const first = styled(isInput(cell) ? valueOf(cell.field.key, values) : legible(cell.text), style);
  return Array.from({ length: cell.across }, (_, i) => [`${row},${cell.column + i}`, i === 0 ? first : { value: null, style }] as const);
}

function valueOf(key: string, values: CellValues): string | number | null {
  const value = values.get(key) ?? null;
  return typeof value === "string" ? legible(value) : value;
}

/** Room to write in by hand as well. */
const LINES_TO_WRITE = "\n";
const LEAST_HEIGHT = 17;

function heightOfRow(row: FormRow, widths: readonly number[], values: CellValues): number {
  const texts = row.map((cell) => {
    const width = widths.slice(cell.column, cell.column + cell.across).reduce((sum, it) => sum + it, 0);
    if (!isInput(cell)) return [cell.text, cell.look === "title" ? width / 1.5 : width * 0.96] as const;
    const isLong = cell.field.kind.takes === "list" || (cell.field.kind.takes === "text" && cell.field.kind.longest > 500);
    const value = String(values.get(cell.field.key) ?? "");
    return [value === "" && isLong ? LINES_TO_WRITE : value, width * 0.96] as const;
  });
  return Math.max(LEAST_HEIGHT, heightOf(texts) + (row.some((it) => it.look === "title") ? 10 : 0));
}

const GUIDE_WIDTH = 88;
const guideStyles: Readonly<Record<GuideLook, Partial<LibraryCell>["style"]>> = {
  title: lookStyles.title, head: lookStyles.section, line: noteStyle,
  input: { ...inputStyle({ takes: "list" }), protection: { locked: true } }, question: lookStyles.section, printed: lookStyles.text,
};

function guideSheet(pack: LoadedPack): WriteSheet {
  const lines = guideLines(pack);
  const name = words.sheets.guide;
  return {
    name, protection, headerFooter: furniture(titleOf(pack), name),
    pageSetup: { paperSize: "a4", orientation: "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 1, horizontalCentered: true, margins },
    columns: [{ width: GUIDE_WIDTH }],
    rows: lines.map(() => []),
    cells: new Map(lines.map(({ look, text }, r) => [`${r},0`, styled(legible(text), guideStyles[look] ?? noteStyle)] as const)),
    rowDefs: new Map(lines.map(({ look, text }, r) => [r, { height: Math.max(LEAST_HEIGHT, heightOf([[text, look === "title" ? GUIDE_WIDTH / 1.5 : GUIDE_WIDTH * 0.96]]) + (look === "title" ? 10 : 4)) }] as const)),
    view: { showGridLines: false },
  };
}

/** Shown by no menu: only the reader needs it. */
function hiddenSheet(name: string, rows: readonly (readonly (string | number)[])[]): WriteSheet {
  return {
    name, veryHidden: true, protection: { sheet: true },
    rows: rows.map((row) => row.map((it) => (typeof it === "string" && it === "" ? null : it))),
    cells: new Map(rows.flatMap((row, r) => row.flatMap((it, c) => (typeof it === "string" && it !== "" ? [[`${r},${c}`, styled(legible(it), { numFmt: "@" })] as const] : [])))),
  };
}
