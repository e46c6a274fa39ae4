/** Text as blocks: lines of NDJSON, rows of CSV. */
import { isRecord } from "../../indicators/record.js";
import { loadPack } from "../../indicators/registry.js";
import type { LoadedPack } from "../../indicators/load.js";
import { fail, succeed, type Result } from "../../issues.js";
import { BLOCK_ROWS, type BlockContent, type BrokenRow } from "../batch/blocks.js";
import type { CsvPiece } from "../batch/cut-csv.js";
import { rowFaults, tableRowOf } from "../csv.js";
import { csvRowsOfPiece, openCsv } from "../csv-text.js";
import { firstText, linesIn, lineTooLong, openLines } from "../ndjson.js";
import { MOST_WITHOUT_PACK, planTable } from "../table.js";
import { EMPTY, type OpenContent } from "./content.js";

/** The sheets name their pack; one that none of the first names is for whoever needs it to miss. */
export async function openNdjson(bytes: AsyncIterable<Uint8Array>, given: LoadedPack | undefined): Promise<Result<OpenContent>> {
  const opened = await openLines(bytes);
  if (!opened.ok) return opened;
  const contents = async function* (): AsyncGenerator<BlockContent, void> {
    for await (const it of opened.value) yield it.kind === "lines" ? it : { kind: "broken", rows: [{ line: it.line, issue: lineTooLong }] };
  };
  const isFilled = (it: BlockContent): boolean => it.kind === "lines" && firstText(it) !== null;
  const { first, rest } = await take(contents(), isFilled);
  const lines = first.flatMap((it) => (it.kind === "lines" ? [it] : []));
  if (first.length < MOST_WITHOUT_PACK && !first.some((it) => it.kind === "broken" || isFilled(it))) return fail([EMPTY]);
  const pack = given === undefined ? lines.map(packNamedIn).find((it) => it !== undefined) : succeed(given);
  return succeed({ pack, head: null, columns: null, contents: gathered(rest) });
}

/** The pack of the first line that names a known one. */
function packNamedIn({ bytes, firstLine }: { readonly bytes: Uint8Array; readonly firstLine: number }): Result<LoadedPack> | undefined {
  let [refused, count] = [undefined as Result<LoadedPack> | undefined, 0];
  for (const it of linesIn(bytes, firstLine)) {
    if (count >= MOST_WITHOUT_PACK) break;
    count += 1;
    const name = packIn(new TextDecoder().decode(it.bytes));
    if (name === null) continue;
    const pack = loadPack(name);
    if (pack.ok) return pack;
    refused ??= pack;
  }
  return refused;
}

function packIn(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) && typeof value["pack"] === "string" ? value["pack"] : null;
  } catch {
    return null; // told when the line is read
  }
}

export async function openCsvTable(bytes: AsyncIterable<Uint8Array>, given: LoadedPack | undefined): Promise<Result<OpenContent>> {
  const { delimiter, head, pieces } = await openCsv(bytes);
  if (head === null) return fail([EMPTY]);
  const { first, rest } = await take(pieces, (it) => it.kind === "csv" && csvRowsOfPiece(it, delimiter, 1).length > 0);
  const rows = first.flatMap((it) => csvRowsOfPiece(it, delimiter, MOST_WITHOUT_PACK)).map(tableRowOf);
  const plan = planTable(tableRowOf(head), rows, given);
  if (plan.ok && plan.value !== null && rows.length > 0) {
    const { columns, pack } = plan.value;
    return succeed({ pack: succeed(pack), head: { headers: head.cells.map((it) => it.trim()), delimiter }, columns, contents: gathered(contentsOf(rest)) });
  }
  await rest.return();
  return plan.ok ? fail([EMPTY]) : plan;
}

async function* contentsOf(pieces: AsyncIterable<CsvPiece>): AsyncGenerator<BlockContent, void> {
  for await (const it of pieces) yield it.kind === "csv" ? it : { kind: "broken", rows: [{ line: it.line, issue: rowFaults[it.fault] }] };
}

/** Those up to the first that is `enough`, so many at most, and all of them. */
async function take<T>(all: AsyncGenerator<T, void>, enough: (it: T) => boolean): Promise<{ readonly first: readonly T[]; readonly rest: AsyncGenerator<T, void> }> {
  const first: T[] = [];
  for (let next = await all.next(); !next.done; next = await all.next()) {
    first.push(next.value);
    if (enough(next.value) || first.length >= MOST_WITHOUT_PACK) break;
  }
  return { first: [...first], rest: withFirst(first, all) };
}

async function* withFirst<T>(first: T[], rest: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  try {
    for (let it = first.shift(); it !== undefined; it = first.shift()) yield it;
    yield* rest;
  } finally {
    await rest.return();
  }
}

/** Broken rows that follow each other as one content. */
async function* gathered(contents: AsyncIterable<BlockContent>): AsyncGenerator<BlockContent, void> {
  let rows: BrokenRow[] = [];
  for await (const it of contents) {
    if (it.kind === "broken") rows.push(...it.rows);
    if (rows.length > 0 && (it.kind !== "broken" || rows.length >= BLOCK_ROWS)) {
      yield { kind: "broken", rows };
      rows = [];
    }
    if (it.kind !== "broken") yield it;
  }
  if (rows.length > 0) yield { kind: "broken", rows };
}
