/** Datasets: ten thousand sheets from text to firms, beside what parsing their JSON alone takes. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, readCsv, readNdjson, type ReadRows } from "../src/dataset/index.js";
import { unwrap } from "../src/index.js";
import { inTurn, type Figure } from "./measure.js";

const SHEETS = 10_000;
const CHUNK = 2 ** 18;

/** The text as a file gives it. */
async function* chunksOf(text: string): AsyncGenerator<string, void> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}

/** The sample dataset in that size, as text and in a file; a sheet a line, in CSV below the headers. */
function writeSheets(folder: string, ending: string, lines: number): { readonly file: string; readonly text: string } {
  const file = join(folder, `sheets.${ending}`);
  execFileSync(process.execPath, [join(process.cwd(), "scripts", "sample-dataset.mjs"), "--firms", String(SHEETS), "--out", file], { stdio: "ignore" });
  return { file, text: readFileSync(file, "utf8").split("\n").slice(0, lines).join("\n") };
}

/** Every sheet read, checked, scored and kept as a firm. */
export async function datasets(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "sme-bench-"));
  const { text: ndjson, file } = writeSheets(folder, "ndjson", SHEETS);
  const { text: csv } = writeSheets(folder, "csv", SHEETS + 1);
  const memory = peakMemory(file);
  rmSync(folder, { recursive: true });
  const firms = async (rows: ReadRows): Promise<number> => {
    const dataset = unwrap(await assess(unwrap(await rows)));
    if (dataset.firms.length !== SHEETS) throw new Error(`${dataset.firms.length} of ${SHEETS} firms`);
    return dataset.rows;
  };
  const parseAlone = (): unknown => ndjson.split("\n").filter((it) => it !== "").map((it): unknown => JSON.parse(it));
  await firms(readNdjson(chunksOf(ndjson)));
  const [fromNdjson, parsed] = await inTurn(5, () => firms(readNdjson(chunksOf(ndjson))), parseAlone);
  const [fromCsv] = await inTurn(5, () => firms(readCsv(chunksOf(csv))), parseAlone);
  const reference = `JSON.parse of the same sheets: ${(parsed / 1000).toFixed(2)} s`;
  return [
    { what: "10,000 sheets of NDJSON read, checked, scored", measured: fromNdjson / 1000, unit: "s", below: 1.7, reference: `${(ndjson.length / SHEETS).toFixed(0)} characters a sheet; ${reference}` },
    { what: "10,000 sheets of CSV read, checked, scored", measured: fromCsv / 1000, unit: "s", below: 2, reference: `${(csv.length / SHEETS).toFixed(0)} characters a row; ${reference}` },
    { what: "memory of a process that does so", measured: memory / 1e3, unit: "MB", below: 300, reference: "12,222 sheets of NDJSON from a file, with the built package" },
  ];
}

/** In kilobytes: the most a process of its own held. */
function peakMemory(file: string): number {
  const entry = join(process.cwd(), "dist", "dataset.js");
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", `
    import { createReadStream } from "node:fs";
    const { assess, readNdjson } = await import(${JSON.stringify(entry)});
    const rows = await readNdjson(createReadStream(${JSON.stringify(file)}, "utf8"));
    const dataset = await assess(rows.value);
    if (dataset.value.firms.length < ${SHEETS}) throw new Error("not all firms");
    console.log(process.resourceUsage().maxRSS);`], { encoding: "utf8" });
  return Number(printed);
}
