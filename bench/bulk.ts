/** Reports in bulk: the whole way from row to file against raw Chromium, memory over many, and what is left behind. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { composeReport } from "../src/cli/one-report.js";
import { writeReports, type BulkRequest } from "../src/cli/bulk/run.js";
import { readProposalFiles } from "../src/cli/proposal-input.js";
import { loadPack, parseAnswers, unwrap } from "../src/index.js";
import { renderHtml } from "../src/report/index.js";
import { reportFormats } from "../src/report/formats.js";
import { openCache } from "../src/report/pdf/cache.js";
import { candidates } from "../src/report/pdf/candidates.js";
import { findFonts } from "../src/report/pdf/fonts.js";
import { writeFontconfig } from "../src/report/pdf/fontconfig.js";
import { launch, type RunningBrowser } from "../src/report/pdf/launch.js";
import { inTurn, median, type Figure } from "./measure.js";

const FIRMS = 24;
const ROUNDS = 3;
/** Reports over which memory is watched. */
const MANY = Number(process.env["BENCH_BULK_REPORTS"] ?? 500);

const browsers = availableParallelism();
const wishes = { products: [], catalogue: [], fix: [], forbid: [] } as const;
const pack = unwrap(loadPack("miit-sme-2024"));
const samples = join(process.cwd(), "fixtures", "answers", pack.definition.id);
const sheets = readdirSync(samples).filter((it) => /-level-\d\.json$/.test(it)).sort().map((it) => JSON.parse(readFileSync(join(samples, it), "utf8")));
const firm = (i: number): string => {
  const sheet = sheets[i % sheets.length];
  return JSON.stringify({ ...sheet, enterprise: { ...sheet.enterprise, id: `F${i}` } });
};

export async function bulk(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "sme-bench-bulk-"));
  try {
    return [await speed(folder), ...await memory(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both start their browsers, print every firm, and end them. */
async function speed(folder: string): Promise<Figure> {
  const lines = Array.from({ length: FIRMS }, (_, i) => firm(i));
  const request = requestFor(folder, lines);
  const files = unwrap(await readProposalFiles(wishes, pack));
  const documents = lines.map((line) => renderHtml(unwrap(composeReport({ sheet: unwrap(parseAnswers(line)), pack }, { files }, wishes)).report));
  const ours = async (): Promise<unknown> => unwrap(await writeReports(request));
  const chromiumTwice = async (): Promise<void> => {
    const waiting = [...documents];
    await Promise.all(Array.from({ length: browsers }, async () => {
      const browser = await chromium();
      const tab = await browser.openTab();
      for (let html = waiting.shift(); html !== undefined; html = waiting.shift()) {
        for (let i = 0; i < 2; i += 1) {
          await tab.load(html);
          await tab.print({ tagged: true });
        }
      }
      await browser.stop();
    }));
  };
  await ours();
  const [made, printed] = await inTurn(ROUNDS, ours, chromiumTwice);
  return {
    what: "reports in bulk, row to file", measured: made / FIRMS, unit: "ms a firm", below: printed / FIRMS / 0.85,
    reference: `${browsers} raw Chromium browsers loading and printing the same HTML twice: ${(printed / FIRMS).toFixed(0)} ms; ours ${Math.round((60_000 * FIRMS) / made)} a minute, ${Math.round((100 * printed) / made)} %`,
  };
}

/** Short reports: it is the number that is tried. */
async function memory(folder: string): Promise<readonly Figure[]> {
  const early: number[] = [];
  const late: number[] = [];
  let done = 0;
  const near = MANY / 25;
  const request = { ...requestFor(folder, Array.from({ length: MANY }, (_, i) => firm(i))), folder: join(folder, "many"), wishes: { ...wishes, chapters: ["summary"] } };
  unwrap(await writeReports({
    ...request,
    onFirm: () => {
      done += 1;
      if (Math.abs(done - MANY / 5) <= near) early.push(memoryInUse());
      if (done > MANY - near) late.push(memoryInUse());
    },
  }));
  const [before, after] = [median(early), median(late)];
  return [
    { what: `memory at report ${MANY}, against report ${MANY / 5}`, measured: after / before, unit: "×", below: 1.2, reference: `node and its browsers: ${Math.round(before / 1e6)} MB, then ${Math.round(after / 1e6)} MB` },
    { what: "processes left after reports in bulk", measured: familyOf(process.pid).length - 1, unit: "", below: 1, reference: "" },
  ];
}

function requestFor(folder: string, lines: readonly string[]): BulkRequest {
  const path = join(folder, `${lines.length}.ndjson`);
  writeFileSync(path, lines.join("\n"));
  const [pdf] = reportFormats;
  if (pdf === undefined) throw new Error("no format");
  return { path, stdin: process.stdin, folder: join(folder, "out"), format: pdf, wishes, browsers, resume: false };
}

const memoryInUse = (): number => familyOf(process.pid).reduce((sum, pid) => sum + residentOf(pid), 0);

/** Of this process and its descendants. */
function familyOf(root: number): readonly number[] {
  const parents = new Map(readdirSync("/proc").filter((it) => /^\d+$/.test(it)).map((it) => [Number(it), parentOf(Number(it))]));
  const family = [root];
  for (const pid of family) family.push(...[...parents].filter(([, parent]) => parent === pid).map(([child]) => child));
  return family;
}

const statusOf = (pid: number, field: string): number => {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
};
const parentOf = (pid: number): number => statusOf(pid, "PPid");
const residentOf = (pid: number): number => statusOf(pid, "VmRSS") * 1024;

async function chromium(): Promise<RunningBrowser> {
  const cache = unwrap(await openCache());
  const fontconfig = unwrap(await writeFontconfig(unwrap(await findFonts()), cache));
  for await (const candidate of candidates({}, cache)) if (candidate.found) return launch({ ...candidate, fontconfig });
  throw new Error("no browser");
}
