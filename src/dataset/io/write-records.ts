/** Writes the records of a run as a table: CSV or a workbook, row by row, however many there are. */
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { joined } from "../batch/bytes.js";
import type { ScoreRecord } from "../batch/record.js";
import { recordColumns, type RecordColumn } from "../batch/record-table.js";
import { BYTE_ORDER_MARK, csvRow } from "../csv-table.js";

export type TableFormat = "csv" | "xlsx";

/** Rows of a sheet below its headers. */
const MOST_ROWS = 2 ** 20 - 1;

/**
 * Writes a table; the same records give the same bytes. A workbook holds at most 1,048,575 records: of more it fails, and leaves no file.
 * @param records records, or lines of them as `blockScorer` writes them, cut anywhere.
 * @param mostRows of a workbook; absent: what a sheet holds.
 * @returns how many rows were written.
 * @throws what writing throws.
 */
export async function writeRecords(records: AsyncIterable<Uint8Array | ScoreRecord>, path: string, format: TableFormat, pack: LoadedPack, mostRows = MOST_ROWS): Promise<Result<number>> {
  const counted = counting(recordsIn(records), format === "xlsx" ? mostRows : Infinity);
  try {
    const chunks = format === "csv" ? Readable.from(csvChunks(counted.records, recordColumns(pack))) : await (await import("./record-workbook.js")).recordWorkbook(counted.records, pack);
    await pipeline(chunks, createWriteStream(path));
    return succeed(counted.count());
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    await rm(path, { force: true });
    return fail([issue("sheet-full", { path, expected: `at most ${mostRows} rows`, actual: "more" })]);
  }
}

class TooManyRows extends Error {}

function counting(all: AsyncIterable<ScoreRecord>, most: number): { readonly records: AsyncIterable<ScoreRecord>; readonly count: () => number } {
  let count = 0;
  const records = async function* (): AsyncGenerator<ScoreRecord, void> {
    for await (const it of all) {
      if (count === most) throw new TooManyRows();
      count += 1;
      yield it;
    }
  };
  return { records: records(), count: () => count };
}

const FEED = 0x0a;

async function* recordsIn(given: AsyncIterable<Uint8Array | ScoreRecord>): AsyncGenerator<ScoreRecord, void> {
  let held = new Uint8Array();
  for await (const it of given) {
    if (!(it instanceof Uint8Array)) {
      yield it;
      continue;
    }
    const bytes = held.length === 0 ? it : joined(held, it);
    const end = bytes.lastIndexOf(FEED) + 1;
    held = bytes.slice(end);
    yield* linesOf(bytes.subarray(0, end));
  }
  yield* linesOf(held);
}

/** The lines are our own, so they are what they say. */
function* linesOf(bytes: Uint8Array): Generator<ScoreRecord, void> {
  for (const line of new TextDecoder().decode(bytes).split("\n")) if (line !== "") yield JSON.parse(line);
}

/** Text handed on at once. */
const CHUNK = 2 ** 16;

async function* csvChunks(records: AsyncIterable<ScoreRecord>, columns: readonly RecordColumn[]): AsyncGenerator<string, void> {
  let text = BYTE_ORDER_MARK + csvRow(columns.map((it) => it.id));
  for await (const record of records) {
    text += csvRow(columns.map((it) => it.cell(record)));
    if (text.length < CHUNK) continue;
    yield text;
    text = "";
  }
  yield text;
}
