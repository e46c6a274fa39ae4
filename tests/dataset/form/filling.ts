/** Forms as another program leaves them: written, filled in cell by cell, saved, read back. */
import { readXlsx, writeXlsx, type Cell, type CellValue, type WriteSheet } from "hucre/xlsx";
import { readForm, type FilledForm } from "../../../src/dataset/form/form.js";
import { layoutOf, placedFields } from "../../../src/dataset/form/layout.js";
import { readWorkbook } from "../../../src/dataset/io/read-workbook.js";
import { unwrap, type AnswerSheet, type Issue, type LoadedPack, type Result } from "../../../src/index.js";
import { formXlsx } from "../../../src/report/xlsx/index.js";
import { pack2024 } from "../../support/packs.js";

export type Rows = CellValue[][];
type Cells = Readonly<Record<string, CellValue>>;

/** `指标!C12` of a key such as `answers.funding.option`. */
export function placeIn(pack: LoadedPack, key: string): string {
  const field = placedFields(layoutOf(pack)).find((it) => it.key === key);
  if (field === undefined) throw new Error(`no cell for ${key}`);
  return `${field.sheet}!${field.address}`;
}
export const at = (key: string): string => placeIn(pack2024, key);

/** By place or key. */
function put(sheets: Map<string, Rows>, where: string, value: CellValue, pack: LoadedPack): void {
  const [, sheet = "", letters = "", row = ""] = /^(.+)!([A-Z]+)(\d+)$/.exec(where.includes("!") ? where : placeIn(pack, where)) ?? [];
  const rows = sheets.get(sheet);
  if (rows === undefined) throw new Error(`no sheet ${sheet}`);
  const column = [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  while (rows.length < Number(row)) rows.push([]);
  const cells = rows[Number(row) - 1] ?? [];
  while (cells.length <= column) cells.push(null);
  cells[column] = value;
}

/** As spreadsheets write what looks like an escaped character; the library does not. */
const spelt = (value: CellValue): CellValue => (typeof value === "string" ? value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : value);

/** Saved anew: values alone, as little as any program keeps. */
export async function saved(bytes: Uint8Array, change: (sheets: Map<string, Rows>) => void, formulas: Formulas = {}): Promise<Uint8Array> {
  const workbook = await readXlsx(bytes);
  const sheets = new Map(workbook.sheets.map((it) => [it.name, it.rows.map((row) => [...row])]));
  const hidden = new Map(workbook.sheets.map((it) => [it.name, it.veryHidden === true]));
  change(sheets);
  return writeXlsx({ sheets: [...sheets].map(([name, rows]): WriteSheet => ({ name, rows: rows.map((row) => row.map(spelt)), cells: cellsOn(name, formulas), ...(hidden.get(name) && { veryHidden: true }) })) });
}

/** Cells with more than a value, such as a formula, by place. */
type Formulas = Readonly<Record<string, Partial<Cell>>>;
const cellsOn = (sheet: string, formulas: Formulas): NonNullable<WriteSheet["cells"]> => new Map(Object.entries(formulas).flatMap(([where, cell]) => {
  const [, name, letter = "A", row = ""] = /^(.+)!([A-Z])(\d+)$/.exec(where) ?? [];
  return name === sheet ? [[`${Number(row) - 1},${letter.charCodeAt(0) - 65}`, cell] as const] : [];
}));

export const blank = formXlsx(pack2024);
export const filled = async (cells: Cells, pack: LoadedPack = pack2024): Promise<Uint8Array> =>
  saved(await (pack === pack2024 ? blank : formXlsx(pack)), (sheets) => Object.entries(cells).forEach(([where, value]) => put(sheets, where, value, pack)));

export async function readBytes(bytes: Uint8Array, pack?: LoadedPack): Promise<Result<FilledForm>> {
  const sheets = await readWorkbook(bytes);
  return sheets.ok ? readForm(sheets.value, "form.xlsx", pack) : sheets;
}

/** The form with these cells, read. */
export const read = async (cells: Cells, pack: LoadedPack = pack2024): Promise<FilledForm["given"]> => unwrap(await readBytes(await filled(cells, pack), pack)).given;

export const told = (issues: readonly Issue[]): readonly string[] => issues.map((it) => `${it.code} ${it.path} | ${it.expected} | ${it.actual}`);

/** What of a sheet counts: nothing said is the same as absent. */
export function content(sheet: Partial<AnswerSheet>): unknown {
  const { sha256: _sha, warnings: _warnings, ...rest } = sheet;
  return said(rest);
}

function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(said);
  if (typeof value !== "object" || value === null) return value === null || value === "" || value === false ? undefined : value;
  const entries = Object.entries(value).map(([key, it]) => [key, key === "aboveScale" || key === "usesCloud" ? it : said(it)] as const).filter(([, it]) => it !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
