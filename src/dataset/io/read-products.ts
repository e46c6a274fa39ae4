/** One product file, read by its ending: JSON, a table as CSV, or a workbook. */
import { createReadStream } from "node:fs";
import { basename, extname } from "node:path";
import { looksLikeHeader } from "../../diagnosis/products/columns.js";
import type { ProductContext } from "../../diagnosis/products/products.js";
import { readTables, type FileFacts, type ProductSource, type TextTable } from "../../diagnosis/products/table.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { parseJson } from "../../scoring/parse-json.js";
import { csvRowsOf } from "../csv-text.js";
import { rowFaults } from "../csv.js";
import { decode, UndecodableError } from "./decode.js";
import { atMost, readBounded } from "./read-bounded.js";
import { addressOf, readWorkbook, type SheetOfTexts } from "./read-workbook.js";

type Reader = (path: string, context: ProductContext) => Promise<Result<ProductSource>>;

/** A new format is a row here. */
const readers: Readonly<Record<string, Reader>> = { ".json": readJson, ".csv": readCsv, ".tsv": readCsv, ".xlsx": readXlsx };

/**
 * The product file at `path` as a value for `readProducts`, together with how places in it are called in the file: a path in JSON,
 * `line 7, priceMax` in CSV under the name the column has there, `Sheet1!H7` in a workbook. Read several with `readSources`.
 * Tables say nothing of their file: its id and title are made from the file's name, its version is 0.0.0.
 * @throws what opening and reading the file throws.
 */
export async function readProductFile(path: string, context: ProductContext): Promise<Result<ProductSource>> {
  const read = readers[extname(path).toLowerCase()];
  if (read === undefined) return fail([issue("file-unreadable", { expected: `a file ending in one of ${Object.keys(readers).join(", ")}`, actual: basename(path) })]);
  try {
    return await read(path, context);
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error;
    return fail([issue("file-unreadable", { expected: "text in UTF-8 or GB18030", actual: error.message })]);
  }
}

/** Larger files hold no list of products. */
const MOST_BYTES = 50 * 2 ** 20;

const tooLarge = (): Result<never> => fail([issue("file-unreadable", { expected: atMost(MOST_BYTES), actual: "more" })]);

async function readJson(path: string): Promise<Result<ProductSource>> {
  const bytes = await readBounded(path, MOST_BYTES);
  if (bytes === null) return tooLarge();
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fail([issue("file-unreadable", { expected: "text in UTF-8", actual: "not UTF-8" })]);
  }
  const json = parseJson(text);
  return json.ok ? succeed({ value: json.value, issues: [], placeOf: (place) => place }) : json;
}

async function readCsv(path: string, context: ProductContext): Promise<Result<ProductSource>> {
  const rows: TextTable[number][] = [];
  for await (const { line, cells, fault } of csvRowsOf(decode(createReadStream(path, { highWaterMark: 2 ** 18 })))) {
    const place = `line ${line}`;
    rows.push({ cells, place, fault: fault === null ? null : rowFaults[fault], placeOf: (column, header) => `${place}, ${header ?? `column ${column + 1}`}` });
    if (rows.length > MOST_ROWS) return fail([issue("row-too-long", { path: place, expected: `at most ${MOST_ROWS} rows`, actual: "more" })]);
  }
  return readTables([rows], factsOf(path), context);
}

/** More than a product file may hold; the reader of files says so in its own words. */
const MOST_ROWS = 20_000;

async function readXlsx(path: string, context: ProductContext): Promise<Result<ProductSource>> {
  const bytes = await readBounded(path, MOST_BYTES);
  if (bytes === null) return tooLarge();
  const sheets = await readWorkbook(bytes);
  return sheets.ok ? readTables(tablesOf(sheets.value), factsOf(path), context) : sheets;
}

/** The sheets under headers of products, whatever else the workbook explains; without any, the first that shows something, whose headers are then told. */
function tablesOf(sheets: readonly SheetOfTexts[]): readonly TextTable[] {
  const filled = sheets.filter((it) => it.rows.length > 0);
  const ofProducts = filled.filter(({ rows: [head] }) => looksLikeHeader(head?.cells ?? []));
  const chosen = ofProducts.length > 0 ? ofProducts : [filled.find((it) => !it.hidden)].flatMap((it) => it ?? []);
  return chosen.length === 0 ? [[]] : chosen.map(({ name, rows }) => rows.map(({ row, cells }) => ({
    cells, place: `${name}!${row}`, placeOf: (column: number) => `${name}!${addressOf(row, column)}`,
  })));
}

/** `2025 产品目录.xlsx` has no letter for an id. */
const NO_ID = "products";

function factsOf(path: string): FileFacts {
  const name = basename(path, extname(path));
  const id = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "").slice(0, 64).replace(/-+$/, "");
  const title = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim().slice(0, 100);
  return { id: id === "" ? NO_ID : id, version: "0.0.0", title: title === "" ? NO_ID : title, notes: [] };
}
