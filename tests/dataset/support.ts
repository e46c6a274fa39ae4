/** Rows of texts, for the tests of the readers. */
import { readCsv, readNdjson, type DatasetRow, type ReadRows } from "../../src/dataset/index.js";
import { unwrap, type AnswerSheet, type LoadedPack, type Result } from "../../src/index.js";
import { brief } from "../support/sheets.js";
import { pack2024 } from "../support/packs.js";

export async function* chunksOf<T>(parts: readonly T[]): AsyncGenerator<T, void> {
  yield* parts;
}

export async function listOf<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const it of values) list.push(it);
  return list;
}

type Reader = (chunks: AsyncIterable<string>, pack?: LoadedPack) => ReadRows;
const rowsOf = async (read: Reader, parts: readonly string[], pack?: LoadedPack): Promise<Result<readonly DatasetRow[]>> => {
  const rows = await read(chunksOf(parts), pack);
  return rows.ok ? { ...rows, value: await listOf(rows.value) } : rows;
};

export const ndjson = (text: string, pack?: LoadedPack): Promise<Result<readonly DatasetRow[]>> => rowsOf(readNdjson, [text], pack);
/** Read with the built-in pack, as with --pack. */
export const csv = (text: string): Promise<Result<readonly DatasetRow[]>> => rowsOf(readCsv, [text], pack2024);
export const csvParts = (parts: readonly string[], pack?: LoadedPack): Promise<Result<readonly DatasetRow[]>> => rowsOf(readCsv, parts, pack);
export const ndjsonParts = (parts: readonly string[]): Promise<Result<readonly DatasetRow[]>> => rowsOf(readNdjson, parts);

/** Each row as one line: where, whose, or what is wrong. */
export const told = (rows: Result<readonly DatasetRow[]>): readonly string[] => (rows.ok
  ? rows.value.map(({ line, sheet }) => `${line}: ${sheet.ok ? sheet.value.enterprise.id : brief(sheet.issues).join("; ")}`)
  : brief(rows.issues));

/** The sheets, which must all be readable. */
export const sheets = (rows: Result<readonly DatasetRow[]>): readonly AnswerSheet[] => unwrap(rows).map((it) => unwrap(it.sheet));
