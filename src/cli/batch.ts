/** `sme-maturity batch DATASET --out FILE`: every firm of a dataset scored, a record each. */
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { InvalidArgumentError, Option, type Command } from "commander";
import type { Shard } from "../dataset/batch/summary.js";
import type { RecordFormat } from "../dataset/io/run/table.js";
import type { Issue } from "../issues.js";
import { fill } from "../wording/fill.js";
import { wordIssue } from "../wording/issue-lines.js";
import { batchWords, summaryLines } from "./batch-lines.js";
import { chooseRecordOutput, recordFormatOption, type RecordOutput } from "./batch-output.js";
import { progressLine } from "./batch-progress.js";
import { choosePack } from "./input.js";
import { untilStopped } from "./interruption.js";
import { packOption, sheetOption, type Run } from "./run.js";
import { exitCodeFor, exitCodes, inert, printIssues, usageError, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";
import { wholeOption } from "./whole-number.js";

interface Options {
  readonly out: string;
  readonly format?: RecordFormat;
  readonly pack?: string;
  readonly sheet?: string;
  readonly workers?: number;
  readonly shard?: Shard;
  readonly resume?: true;
  readonly strict?: true;
}

const MOST_WORKERS = 64;

export function addBatch(program: Command, run: Run): void {
  program.command("batch")
    .summary("score every firm of a dataset")
    .description("Score DATASET (NDJSON, CSV, XLSX, also packed with gzip; a folder of filled forms; '-': standard input): a record each firm, in the order of the dataset. Rows that cannot be scored are told, counted and stand in the output with their issues; the others are scored.")
    .argument("<dataset>", "answer sheets: NDJSON, CSV, XLSX, or a folder of forms")
    .requiredOption("--out <path>", "file to write: .ndjson, .csv or .xlsx; '-': standard output. A summary is written beside it")
    .addOption(recordFormatOption())
    .addOption(packOption("the dataset"))
    .addOption(sheetOption())
    .addOption(wholeOption("--workers <n>", "threads that score, at most 2 a core; default: 1 a core, at most 8; for small files 1", { least: 1, most: MOST_WORKERS }))
    .option("--resume", "go on with a run of the same input that was interrupted; docs/batch.md")
    .option("--strict", "end at the first issue with exit code 1, and write nothing")
    .addOption(new Option("--shard <i/n>", "score part i of n alone; `merge` puts the parts together").argParser(readShard))
    .action(run(async (terminal, shared, dataset: string, options: Options) => {
      const output = await chooseRecordOutput(options.out, options.format, [dataset]);
      const wrong = typeof output === "string" ? output : whyNot(options, output);
      return typeof output === "string" || wrong !== null ? usageError(terminal, wrong ?? "") : scoreDataset(terminal, shared, dataset, options, output);
    }));
}

function readShard(text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError("Not a part of the form i/n, i from 1 to n.");
}

function whyNot({ out, resume, strict, shard }: Options, { format, isStream }: RecordOutput): string | null {
  if (shard !== undefined && format !== "ndjson") return "--shard: shards are written as ndjson; merge writes the other formats";
  if (!isStream) return null;
  const unfit = resume ? "--resume" : strict ? "--strict" : shard === undefined ? null : "--shard";
  return unfit === null ? null : `${unfit} needs a file: --out ${out} is none`;
}

async function scoreDataset(terminal: Terminal, shared: GlobalOptions, dataset: string, options: Options, output: RecordOutput): Promise<ExitCode> {
  const { lang } = shared;
  const words = batchWords(lang);
  const pack = await choosePack(options.pack);
  if (!pack.ok) {
    printIssues(terminal, pack.issues, lang);
    return exitCodeFor(pack.issues);
  }
  const { runBatch } = await import("../dataset/io/run-batch.js");
  const progress = await progressLine(terminal, shared);
  const workers = options.workers ?? await workersFor(dataset);
  let told = 0;
  const { value: ran, code } = await untilStopped((signal) => runBatch({
    path: dataset, stdin: terminal.stdin, stdout: terminal.stdout, pack: pack.value, sheet: options.sheet,
    out: options.out, format: output.format, workers,
    resume: options.resume === true, strict: options.strict === true, shard: options.shard ?? null, signal,
    onProgress: progress.show,
    onAnew: () => progress.say(words.anew),
    onIssue: (it: Issue) => {
      told += 1;
      progress.say(inert(`${dataset}: ${wordIssue(it, lang)}`));
    },
  }).finally(progress.end));
  // what is wrong with the machine is not wrong with the dataset
  for (const it of ran.issues) printIssues(terminal, [it], lang, exitCodeFor([it]) === exitCodes.environment ? "" : dataset);
  if (!ran.ok && ran.issues.length === 0 && code !== null) return code; // stopped before the first row
  if (!ran.ok) return exitCodeFor(ran.issues) || exitCodes.inputErrors; // a warning ends a strict run too

  const { summary, isWhole } = ran.value;
  const more = Object.values(summary.issues).reduce((sum, count) => sum + count, 0) - told;
  if (!isWhole && code === null) return exitCodes.done; // who read the output has seen enough
  const lines = [
    ...(more > 0 ? [fill(words.more, { count: more })] : []),
    ...(isWhole ? summaryLines(summary, lang) : [fill(output.isStream ? words.stoppedStream : words.stopped, { rows: summary.rows })]),
    ...(isWhole && !output.isStream ? [options.out] : []),
  ];
  for (const it of lines) terminal.stderr.write(`${inert(it)}\n`);
  return isWhole || code === null ? exitCodes.done : code;
}

/** Below this many bytes threads take longer to start than they save. */
const SMALL = 4 * 2 ** 20;
const MOST_BY_DEFAULT = 8;

async function workersFor(dataset: string): Promise<number> {
  const isSmall = dataset !== "-" && await stat(dataset).then((it) => it.isDirectory() || (it.isFile() && it.size < SMALL), () => true);
  return isSmall ? 1 : Math.min(MOST_BY_DEFAULT, availableParallelism());
}
