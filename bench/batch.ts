/** Batch scoring end to end, from file to file, beside its parsers alone; what it takes of memory, and what a second thread gives. */
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, createReadStream, createWriteStream, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeXlsxStream } from "hucre/xlsx";
import Papa from "papaparse";
import { blockScorer } from "../src/dataset/batch/score-block.js";
import { openBlocks } from "../src/dataset/io/open-dataset.js";
import { loadPack, unwrap } from "../src/index.js";
import { inTurn, median, timed, type Figure } from "./measure.js";

const FIRMS = 20_000;
const ROUNDS = 9;
const pack = unwrap(loadPack("miit-sme-2024"));
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

export async function batching(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "sme-bench-"));
  try {
    const ndjson = sample(folder, "ndjson");
    const csv = sample(folder, "csv");
    return [...await speeds(folder, ndjson, csv), ...await workbooks(folder, csv), ...await many(folder, ndjson)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The sample dataset in that size. */
function sample(folder: string, ending: string): string {
  const file = join(folder, `firms.${ending}`);
  execFileSync(process.execPath, [join(process.cwd(), "scripts", "sample-dataset.mjs"), "--firms", String(FIRMS), "--out", file], { stdio: "ignore" });
  return file;
}

async function speeds(folder: string, ndjson: string, csv: string): Promise<readonly Figure[]> {
  const ours = (path: string) => () => scoreFile(path, join(folder, "out.ndjson"));
  await ours(ndjson)();
  await ours(csv)();
  await parseLines(ndjson);
  const [lines, parsed] = await inTurn(ROUNDS, ours(ndjson), () => parseLines(ndjson));
  const [rows, split] = await inTurn(ROUNDS, ours(csv), () => parseRows(csv));
  return [
    { what: "batch, NDJSON from file to file, one thread", measured: lines, unit: "ms", below: parsed / 0.55, reference: `reading and JSON.parse alone: ${parsed.toFixed(0)} ms, ${(parsed / lines * 100).toFixed(0)} %` },
    { what: "batch, CSV from file to file, one thread", measured: rows, unit: "ms", below: split / 0.6, reference: `reading and papaparse alone, of the whole text: ${split.toFixed(0)} ms, ${(split / rows * 100).toFixed(0)} %` },
  ];
}

async function scoreFile(path: string, out: string): Promise<void> {
  const opened = unwrap(await openBlocks({ path, stdin: process.stdin, pack }));
  const score = blockScorer(opened.pack, opened.head);
  const file = openSync(out, "w");
  let scored = 0;
  for await (const block of opened.blocks) {
    const { bytes, tally } = score(block);
    scored += tally.rows - tally.broken;
    writeSync(file, bytes);
  }
  closeSync(file);
  if (scored < FIRMS) throw new Error(`${scored} of ${FIRMS} firms`);
}

async function parseLines(path: string): Promise<void> {
  let held = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, from)) {
      JSON.parse(bytes.toString("utf8", from, end));
      from = end + 1;
    }
    held = bytes.subarray(from);
  }
}

/** In its quickest form: the whole text at once. */
function parseRows(csv: string): void {
  const { data } = Papa.parse<readonly string[]>(readFileSync(csv, "utf8"));
  if (data.length <= FIRMS) throw new Error(`${data.length} rows of ${FIRMS} firms`);
}

const cli = join(process.cwd(), "dist", "cli.js");
const tellsPeak = "data:text/javascript,process.on(\"exit\",()=>process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}\\n`))";

/** The built command in a process of its own; its peak memory in MB. */
function batch(input: string, out: string, ...options: readonly string[]): number {
  const { status, stderr } = spawnSync(process.execPath, ["--import", tellsPeak, cli, "batch", input, "--pack", "miit-sme-2024", "--out", out, ...options], { encoding: "utf8" });
  const [, peak] = /\npeak (\d+)/.exec(stderr) ?? [];
  if (status !== 0 || peak === undefined) throw new Error(`batch ended with ${status}: ${stderr.slice(-2000)}`);
  rmSync(out, { force: true });
  return Number(peak) / 1e3;
}

async function workbooks(folder: string, csv: string): Promise<readonly Figure[]> {
  const [headers = [], ...rows] = Papa.parse<string[]>(readFileSync(csv, "utf8").replace(/^\uFEFF/, ""), { skipEmptyLines: true }).data;
  const input = join(folder, "firms.xlsx");
  await pipeline(Readable.fromWeb(writeXlsxStream([headers, ...rows.slice(0, 24_000)], { name: "firms" }) as never), createWriteStream(input));
  const peaks: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) times.push(await timed(() => peaks.push(batch(input, join(folder, "x.ndjson"), "--workers", "1"))));
  const what = `24,000 firms × ${headers.length} columns of a workbook, process start to file`;
  return [
    { what, measured: Math.min(...times) / 1000, unit: "s", below: 6, reference: "one thread" },
    { what: "memory of that", measured: Math.max(...peaks), unit: "MB", below: 300, reference: "peak of the process" },
  ];
}

const MANY_ROUNDS = 3;

/** Datasets large enough that the start of a process says nothing. */
async function many(folder: string, ndjson: string): Promise<readonly Figure[]> {
  const [few, all, out] = [repeated(folder, ndjson, 100_000), repeated(folder, ndjson, 1_000_000), join(folder, "many.ndjson")];
  const peaks: { readonly few: number[]; readonly all: number[] } = { few: [], all: [] };
  const [one, two] = await inTurn(
    MANY_ROUNDS,
    () => void peaks.all.push(batch(all, out, "--workers", "1")),
    () => void batch(all, out, "--workers", "2"),
  );
  for (let round = 0; round < MANY_ROUNDS; round += 1) peaks.few.push(batch(few, out, "--workers", "1"));
  return [
    { what: "memory of 1,000,000 rows, one thread", measured: median(peaks.all), unit: "MB", below: median(peaks.few) * 1.2, reference: `100,000 rows: ${median(peaks.few).toFixed(0)} MB` },
    { what: "batch, 1,000,000 rows of NDJSON, two threads", measured: two / 1000, unit: "s", below: one / 1600, reference: `one thread: ${seconds(one)}, both from process start to file` },
  ];
}

/** So many of the sheets, again and again under other ids. */
function repeated(folder: string, ndjson: string, rows: number): string {
  const file = join(folder, `${rows}.ndjson`);
  const text = readFileSync(ndjson, "utf8");
  const lines = text.split("\n").slice(0, -1);
  for (let left = rows, round = 0; left > 0; left -= lines.length, round += 1) {
    const part = left < lines.length ? `${lines.slice(0, left).join("\n")}\n` : text;
    appendFileSync(file, part.replaceAll("\"enterprise\":{\"id\":\"S", `"enterprise":{"id":"R${round}S`));
  }
  return file;
}
