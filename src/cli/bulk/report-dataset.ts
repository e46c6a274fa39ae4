/** `sme-maturity report DATASET --out DIR`: what is said of the run, and the exit code. */
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { DatasetSource } from "../../dataset/io/read-dataset.js";
import { compareText } from "../../diagnosis/firms.js";
import { reportFormats } from "../../report/formats.js";
import { fill } from "../../wording/fill.js";
import { choosePack } from "../input.js";
import { untilStopped } from "../interruption.js";
import type { ReportWishes } from "../one-report.js";
import { folderAround, inFolderRead } from "../outputs.js";
import { exitCodeFor, exitCodes, inert, printIssues, usageError, type ExitCode, type GlobalOptions, type Terminal } from "../terminal.js";
import { countRows } from "./count-rows.js";
import { rateOf, startProgress } from "./progress.js";
import { runWords } from "./said.js";
import { writeReports, type BulkOutcome, type BulkRequest } from "./run.js";

export interface BulkOptions extends ReportWishes {
  readonly out: string;
  readonly pack?: string;
  readonly format?: string;
  readonly browser?: string;
  readonly browsers?: number;
  readonly sheet?: string;
  readonly resume?: true;
  readonly strict?: true;
}

export async function reportDataset(terminal: Terminal, shared: GlobalOptions, path: string, options: BulkOptions): Promise<ExitCode> {
  const { lang } = shared;
  const { out } = options;
  const said = runWords(lang);
  const [formatOfAll] = reportFormats;
  const format = reportFormats.find((it) => it.id === options.format) ?? formatOfAll;
  if (format === undefined || !await canBeFolder(out)) return usageError(terminal, `--out ${out}: a folder is needed for the reports of a dataset`);
  if (await folderAround(out, [path]) !== null) return usageError(terminal, inFolderRead(out, path));
  const pack = await choosePack(options.pack);
  printIssues(terminal, pack.issues, lang);
  if (!pack.ok) return exitCodeFor(pack.issues);

  const source: DatasetSource = { path, stdin: terminal.stdin, pack: pack.value, sheet: options.sheet };
  const start = performance.now();
  let made = 0;
  const repeated: string[] = [];
  const { value: outcome, code } = await untilStopped(async (signal) => {
    const progress = await startProgress(terminal, shared, terminal.stderr.isTTY === true ? await countRows(source, signal) : null);
    const request: BulkRequest = {
      ...source, folder: out, format, wishes: options, signal, resume: options.resume === true, browsers: options.browsers ?? availableParallelism(),
      ...(options.browser !== undefined && { pdf: { executablePath: options.browser } }),
      onAnew: () => say(terminal, fill(said.anew, { folder: out })),
      onFirm: ({ place, outcome: how, id, sameIdAs, issues }, isKept) => {
        progress.step(!isKept);
        if (sameIdAs !== null && id !== null) repeated.push(id);
        if (!isKept && how === "written") made += 1;
        if (isKept || issues.length === 0) return;
        progress.clear();
        printIssues(terminal, issues.map((it) => ({ ...it, path: it.path === "" ? place : `${place}, ${it.path}` })), lang, path);
      },
    };
    try {
      return await writeReports(request);
    } finally {
      progress.end();
    }
  });
  printIssues(terminal, outcome.issues, lang);
  if (!outcome.ok) return exitCodeFor(outcome.issues);
  const { count, isStopped } = outcome.value;
  if (repeated.length > 0) say(terminal, fill(said.repeated, { count: repeated.length, ids: [...new Set(repeated)].sort(compareText).slice(0, MOST_NAMED).join(", ") }));
  const rate = Math.round(rateOf(made, (performance.now() - start) / 60_000));
  const { rows, written, broken, failed } = count;
  say(terminal, isStopped ? fill(said.stopped, { rows, written }) : fill(said.done, { rows, written, broken, failed, kept: written - made, rate }));
  return isStopped && code !== null ? code : codeOf(outcome.value, options.strict === true);
}

/** Repeated ids that are named. */
const MOST_NAMED = 3;

/** What the firms were at fault for stops nothing; what the machine was at fault for can be made up for by running again. */
function codeOf({ count }: BulkOutcome, strict: boolean): ExitCode {
  if (count.byMachine > 0) return exitCodes.environment;
  const flawed = count.broken + count.failed > 0;
  return count.broken === count.rows || (flawed && strict) ? exitCodes.inputErrors : exitCodes.done;
}

const say = ({ stderr }: Terminal, line: string): void => void stderr.write(`${inert(line)}\n`);

/** What is there and no folder is in the way; a name that ends like a report was meant for one. */
async function canBeFolder(path: string): Promise<boolean> {
  if (path === "" || path === "-") return false;
  const found = await stat(path).catch(() => null);
  return found === null ? !reportFormats.some((it) => path.toLowerCase().endsWith(it.extension)) : found.isDirectory();
}
