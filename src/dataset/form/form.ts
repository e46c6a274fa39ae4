/** The fillable form of a pack read back: the answer sheet that its filled cells say, and every cell that says what it cannot. */
import type { LoadedPack } from "../../indicators/load.js";
import { loadPack } from "../../indicators/registry.js";
import { show } from "../../indicators/zod-issues.js";
import { fail, issue, issuesOfEach, succeed, type Issue, type Result } from "../../issues.js";
import { readAnswers } from "../../scoring/read-answers.js";
import type { GivenSheet } from "../batch/blocks.js";
import { unquoted } from "../csv-sheet.js";
import type { SheetOfTexts } from "../io/read-workbook.js";
import { changesIn } from "./changes.js";
import { readCell, type Field } from "./fields.js";
import { layoutOf, placedFields } from "./layout.js";
import { placedInFile } from "./places.js";
import { FORM_VERSION, hasRecord, LISTS_SHEET, readRecord, type FormRecord, type RecordedCell } from "./record.js";
import { sheetOfValues } from "./sheet-of-values.js";

export interface FilledForm {
  readonly pack: LoadedPack;
  /** Value, and where in the workbook each of its paths stands: `指标!D12`. */
  readonly given: GivenSheet;
}

/** Whether a workbook is one of our forms, filled or not. */
export const isForm = hasRecord;

/** What a filled form says; fails when it is no form, or of a pack that is not known. @param pack the pack expected; absent: the one it names. */
export function readForm(sheets: readonly SheetOfTexts[], name: string, pack?: LoadedPack): Result<FilledForm> {
  const record = readRecord(sheets);
  if (record === null) return fail([issue("form-unknown", { expected: "a form of sme-maturity", actual: hasRecord(sheets) ? "a damaged form" : "another workbook" })]);
  if (record.version !== FORM_VERSION) return fail([issue("form-unknown", { expected: `form version ${FORM_VERSION}`, actual: record.version })]);
  const own = packOfForm(record, pack);
  return own.ok ? succeed({ pack: own.value, given: givenIn(sheets, name, record, own.value) }) : own;
}

/** A form is read with the very definition it was made from: another one asks something else. */
function packOfForm({ pack: named }: FormRecord, pack: LoadedPack | undefined): Result<LoadedPack> {
  const known = pack === undefined ? loadPack(named.id) : succeed(pack);
  if (!known.ok) return known.issues.every((it) => it.code === "pack-unknown") ? fail([issue("form-of-other-pack", { actual: titled(named.id) })]) : fail(known.issues.map((it) => ({ ...it, path: "" })));
  const { definition: { id, version }, sha256, wording: { shortTitle } } = known.value;
  if (id === named.id && sha256 === named.sha256) return known;
  if (id !== named.id) return fail([issue("form-of-other-pack", { expected: titled(id, shortTitle), actual: titled(named.id) })]);
  const numbered = (it: FormRecord["pack"]): string => titled(`${id} ${it.version}${version === named.version ? ` ${it.sha256.slice(0, 12)}` : ""}`, shortTitle);
  return fail([issue("form-of-other-pack", { expected: numbered({ id, version, sha256 }), actual: numbered(named) })]);
}

/** An edition by its title, where it is known, and its id. */
function titled(id: string, title?: string): string {
  const known = title === undefined ? loadPack(id) : null;
  const name = known?.ok === true ? known.value.wording.shortTitle : title;
  return name === undefined ? id : `${name} (${id})`;
}

/** Whether anything stands in the cells to fill; of a form that cannot be read nobody knows, so something may. */
export function isFilled(sheets: readonly SheetOfTexts[]): boolean {
  const record = readRecord(sheets);
  if (record === null) return hasRecord(sheets);
  const textAt = textsOf(sheets);
  return [...record.cells.values()].some((it) => !sheets.some(({ name }) => name === it.sheet) || textAt(it.sheet, it.row, it.column).trim() !== "");
}

function givenIn(sheets: readonly SheetOfTexts[], name: string, record: FormRecord, pack: LoadedPack): GivenSheet {
  const layout = layoutOf(pack);
  const changes = changesIn(sheets, record, layout);
  const textAt = textsOf(sheets);
  const fields = placedFields(layout).flatMap((it) => {
    const cell = record.cells.get(it.key);
    return cell === undefined || changes.unreadable.has(cell.sheet) ? [] : [{ ...it, cell }];
  });
  const places = new Map(fields.map(({ key, cell }) => [key, placeOfCell(cell)] as const));
  const values = new Map<string, unknown>();
  const wrong: Issue[] = [];
  for (const { key, kind, cell } of fields) {
    const text = textAt(cell.sheet, cell.row, cell.column).trim();
    if (text === "") continue;
    const items = cell.list === null ? [] : listOf(sheets, cell.list);
    const read = readCell(kind, text, items);
    if (read.ok) values.set(key, read.value);
    else wrong.push(issue(read.code, { path: placeOfCell(cell), expected: read.expected, actual: read.actual ?? unquoted(show(text)) }));
  }
  const said = sheetOfValues({ values, placeOf: (key) => places.get(key) ?? key }, pack);
  const refused = new Set(wrong.map((it) => it.path));
  const issues = [...changes.issues, ...wrong, ...said.issues.filter((it) => !refused.has(it.path))];
  if (issues.length === 0) return { name, value: said.value, issues: smallPercents(fields, values, places), places: said.places };
  // what else is wrong with the answers is told at once: not again of cells told already, nor of sheets that cannot be read, nor what follows from that
  const told = new Set(issues.map((it) => it.path));
  const others = readAnswers(said.value, pack).issues.map((it) => placedInFile(it, said.places))
    .filter((it) => it.severity === "error" && it.path.includes("!") && !told.has(it.path));
  return { name, value: null, issues: issuesOfEach([...issues, ...others], (it) => it), places: said.places };
}

/** 0.986 may be meant as 98.6 %, which a spreadsheet shows for it; or it is what it says: whoever filled it in knows. */
const smallPercents = (fields: readonly Field[], values: ReadonlyMap<string, unknown>, places: ReadonlyMap<string, string>): readonly Issue[] => fields.flatMap(({ key, kind }) => {
  const value = values.get(key);
  return kind.takes === "number" && kind.unit === "percent" && typeof value === "number" && value > 0 && value <= 1
    ? [issue("form-small-percent", { path: places.get(key) ?? key, actual: `${value}%` })] : [];
});

const placeOfCell = ({ sheet, address }: RecordedCell): string => `${sheet}!${address}`;

function textsOf(sheets: readonly SheetOfTexts[]): (sheet: string, row: number, column: number) => string {
  const rows = new Map(sheets.map((it) => [it.name, new Map(it.rows.map(({ row, cells }) => [row, cells] as const))] as const));
  return (sheet, row, column) => rows.get(sheet)?.get(row)?.[column] ?? "";
}

const listOf = (sheets: readonly SheetOfTexts[], column: number): readonly string[] =>
  sheets.find((it) => it.name === LISTS_SHEET)?.rows.map(({ cells }) => (cells[column] ?? "").trim()) ?? [];
