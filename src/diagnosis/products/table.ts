/** A table of products, as CSV and workbooks hold it → the value of a product file, with the way back to the user's own cells. */
import { areasOf } from "../../indicators/structure.js";
import { fail, issue, issuesOfEach, succeed, type Issue, type Result } from "../../issues.js";
import words from "../../wording/products.zh-CN.json" with { type: "json" };
import type { Cell, Names } from "./cells.js";
import { allColumns, placeColumns, type Column } from "./columns.js";
import { readProducts, type ProductContext } from "./products.js";
import type { ProductCatalogue, ProductFile } from "./schema.js";

/** A row as the user sees it. */
interface TextRow {
  readonly cells: readonly string[];
  /** E.g. `line 7`. */
  readonly place: string;
  /** Of one cell; `header`: its column's, `null` where there is none. */
  readonly placeOf: (column: number, header: string | null) => string;
  /** Why the cells cannot be trusted; they are empty then. */
  readonly fault?: Issue | null;
}

/** The first row holds the headers. */
export type TextTable = readonly TextRow[];

/** What a table cannot say of its file. */
export type FileFacts = Pick<ProductFile, "id" | "version" | "title" | "notes">;

/** A product file as someone gave it: the value, what is wrong already, and how places in the value are called in the file. */
export interface ProductSource {
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** `products[3].price.max` → `line 5, priceMax`. */
  readonly placeOf: (path: string) => string;
}

/** The same as `readProducts`, of files in any form; issues name the place in the user's own file, `source` saying which it was. */
export function readSources(sources: readonly ProductSource[], context: ProductContext, named: (source: number, place: string) => string): Result<ProductCatalogue> {
  const read = readProducts(sources.map((it) => it.value), context);
  const refused = sources.flatMap((source, i) => source.issues.map((it) => ({ ...it, path: named(i, it.path) })));
  const said = new Set(refused.map((it) => it.path));
  const found = read.issues.map((it) => {
    const [whole = "", no = ""] = /^\[(\d+)\]\.?/.exec(it.path) ?? [];
    return { ...it, path: named(Number(no), sources[Number(no)]?.placeOf(it.path.slice(whole.length)) ?? it.path) };
  }).filter((it) => !said.has(it.path)); // a cell that was refused is missing now
  const issues = [...refused, ...found];
  return read.ok && refused.length === 0 ? succeed(read.value, issues) : fail(issues);
}

/** Headers nobody knows refuse the table; a cell that says what it may not is told with the rest. */
export function readTables(tables: readonly TextTable[], facts: FileFacts, { catalogue, pack }: ProductContext): Result<ProductSource> {
  const names: Names = {
    areas: new Map(areasOf(pack.definition).flatMap(({ area: { id } }) => [[id, id], [pack.wording.areas[id]?.name ?? id, id]] as const)),
    subIndustries: new Map([...Object.entries(words.subIndustry), ...Object.values(words.subIndustry).map((id) => [id, id] as const),
      ...catalogue.subIndustries.flatMap(({ id, name }) => [[id, id], [name, id]] as const)]),
  };
  const read = tables.map((it) => readTable(it, names));
  const rows = read.flatMap((it) => (it.ok ? it.value : []));
  if (read.some((it) => !it.ok)) return fail(read.flatMap((it) => it.issues));
  return succeed({
    value: { productsFormat: 1, ...facts, products: rows.map((it) => it.product) },
    issues: rows.flatMap((it) => it.issues),
    placeOf: (path) => {
      const [, no = "", field = ""] = /^products\[(\d+)\]\.?(.*)$/s.exec(path) ?? [];
      return rows[Number(no === "" ? -1 : no)]?.placeOf(field) ?? path;
    },
  });
}

interface ReadRow {
  readonly product: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  readonly placeOf: (field: string) => string;
}

function readTable([head, ...rows]: TextTable, names: Names): Result<readonly ReadRow[]> {
  if (head === undefined) return fail([issue("dataset-empty", { expected: "a row of headers", actual: "nothing" })]);
  if (head.fault) return fail([{ ...head.fault, path: head.place }]);
  const headers = head.cells.map((it) => it.trim());
  const columns = placeColumns(headers, (i) => head.placeOf(i, null), head.place);
  return columns.ok ? succeed(rows.map((it) => readRow(it, columns.value, headers, names))) : columns;
}

function readRow(row: TextRow, columns: readonly (Column | null)[], headers: readonly string[], names: Names): ReadRow {
  const product: Record<string, unknown> = {};
  const stray = row.cells.flatMap((it, i) => (it.trim() !== "" && (columns[i] ?? null) === null ? [i] : []));
  const issues: Issue[] = [
    ...(row.fault ? [{ ...row.fault, path: row.place }] : []),
    ...issuesOfEach(stray, (i) => issue("row-unreadable", { path: row.placeOf(i, headers[i] ?? null), expected: "no cell without a header", actual: shortened((row.cells[i] ?? "").trim()) })),
  ];
  row.cells.forEach((given, i) => {
    const cell = given.trim();
    const column = columns[i] ?? null;
    if (cell === "" || column === null) return;
    const path = row.placeOf(i, headers[i] ?? null);
    const read: Cell = SPREADSHEET_ERROR.test(cell) ? { refused: "field-invalid", expected: "a value, not an error of a formula" } : column.read(cell, names);
    if ("refused" in read) issues.push(issue(read.refused, { path, expected: read.expected, actual: shortened(cell) }));
    else put(product, column.path, read.value);
  });
  return { product, issues, placeOf: (field) => (row.fault ? row.place : placeOfField(field, row, columns, headers)) };
}

/** What a spreadsheet shows where a formula has no value, whatever the column. */
export const SPREADSHEET_ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|GETTING_DATA)$/i;

const LONGEST = 80;
const shortened = (cell: string): string => (cell.length > LONGEST ? `${cell.slice(0, LONGEST - 3)}…` : cell);

/** The keys are those of the format, never words of the file. */
function put(product: Record<string, unknown>, [outer, inner]: Column["path"], value: unknown): void {
  const block = product[outer];
  product[outer] = inner === undefined ? value : { ...(typeof block === "object" ? block : {}), [inner]: value };
}

/** The cell of the column at this place of the product, or around it; of a block that spans columns, the filled cells. */
function placeOfField(field: string, row: TextRow, columns: readonly (Column | null)[], headers: readonly string[]): string {
  const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
  const pathOf = (it: Column): string => it.path.join(".");
  const at = columns.flatMap((it, i) => (it !== null && isWithin(field, pathOf(it)) ? [i] : []));
  const below = columns.flatMap((it, i) => (it !== null && isWithin(pathOf(it), field) && (row.cells[i] ?? "").trim() !== "" ? [i] : []));
  const places = (at.length > 0 ? at : below).map((i) => row.placeOf(i, headers[i] ?? null));
  if (places.length > 0) return places.join("; ");
  const absent = allColumns.find((it) => isWithin(field, pathOf(it)));
  return field === "" ? row.place : `${row.place}, ${absent?.id ?? field}`;
}
