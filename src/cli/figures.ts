/** What the commands that count the firms of a dataset share: reading it aloud, files beside it, writing what was counted. */
import type { AssessedDataset, RowIssues } from "../dataset/assess.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, type Result } from "../issues.js";
import words from "../wording/cli.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import { choosePack, readJson } from "./input.js";
import { writeIssues, writeOutput, type Output } from "./outputs.js";
import { exitCodes, printIssues, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";

export interface Dataset {
  readonly path: string;
  readonly pack?: string;
  readonly sheet?: string;
  readonly strict?: true;
}

/** Reads the firms, makes figures of them, writes these. Broken rows stop nothing; with `strict` they and every error told beside the figures make the exit code 1. */
export async function writeFigures<T>(
  terminal: Terminal, shared: GlobalOptions, dataset: Dataset, output: Output<T>, make: (read: AssessedDataset) => Promise<Result<T>>,
): Promise<ExitCode> {
  const pack = await choosePack(dataset.pack);
  if (!pack.ok) return writeIssues(terminal, shared, output, pack.issues);
  const read = await readFirmsAloud(terminal, shared, dataset, pack.value);
  if (!read.ok) return writeIssues(terminal, shared, output, read.issues, dataset.path);
  const made = await make(read.value);
  if (!made.ok) return writeIssues(terminal, shared, output, made.issues);
  printIssues(terminal, made.issues, shared.lang);
  const code = await writeOutput(terminal, shared, output, made.value);
  const flawed = read.value.broken.length > 0 || made.issues.some((it) => it.severity === "error");
  return code === exitCodes.done && flawed && dataset.strict ? exitCodes.inputErrors : code;
}

/** Says what is wrong with a row beside its place; fails when not one could be read. */
async function readFirmsAloud(terminal: Terminal, { lang }: GlobalOptions, { path, sheet }: Dataset, pack: LoadedPack | undefined): Promise<Result<AssessedDataset>> {
  const [{ issuesByLine }, { readFirms }] = await Promise.all([import("../dataset/assess.js"), import("./dataset-input.js")]);
  const counter = rowCounter(terminal);
  const read = await readFirms({ path, sheet, pack, stdin: terminal.stdin }, counter.count);
  counter.clear();
  if (!read.ok) return read;
  const { firms, broken, warned, issues } = read.value;
  if (firms.length === 0) return fail([...issues, ...issuesByLine(broken)]);
  printIssues(terminal, issues, lang, path);
  for (const row of [...broken, ...warned].sort((a, b) => a.line - b.line)) printIssues(terminal, row.issues, lang, rowIn(path, row));
  return read;
}

/** Lines as editors take them. */
const rowIn = (path: string, { line, place }: RowIssues): string => (place === `line ${line}` ? `${path}:${line}` : placeIn(path, place));

const LONG = 1000;

interface RowCounter {
  readonly count: (rows: number) => void;
  readonly clear: () => void;
}

/** A line that counts up while someone watches a long dataset, and leaves no trace. */
function rowCounter({ stderr }: Terminal): RowCounter {
  let shown = false;
  return {
    count: (rows) => {
      if (!stderr.isTTY || rows % LONG !== 0) return;
      shown = true;
      stderr.write(`\r${fill(words.rowsRead, { rows })}`);
    },
    clear: () => {
      if (shown) stderr.write("\r\u001b[K");
    },
  };
}

/** A JSON file given beside the dataset, checked; issues name the file. */
export async function readBeside<T>(file: string, check: (value: unknown) => Result<T>): Promise<Result<T>> {
  const json = await readJson(file);
  const read = json.ok ? check(json.value) : json;
  return json.ok ? { ...read, issues: read.issues.map((it) => ({ ...it, path: placeIn(file, it.path) })) } : json;
}

/** A place in a file someone gave. */
export const placeIn = (file: string, path: string): string => (path === "" ? file : `${file}: ${path}`);
