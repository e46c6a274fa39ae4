/** Where the figures of a dataset go and in which form: formats by name or by the ending of --out, written whole or not at all. */
import { fstatSync } from "node:fs";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { Option, type Command } from "commander";
import { z } from "zod";
import { liesIn } from "../dataset/io/within.js";
import { succeed, type Issue, type Result } from "../issues.js";
import { reportFormats, type ReportFormat } from "../report/formats.js";
import { writeFileAtomically } from "../dataset/io/files.js";
import type { Report } from "../report/report.js";
import { locateGlyphs } from "./locate-glyphs.js";
import { exitCodeFor, inert, jsonText, printBytes, printIssues, printJson, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";

/** How a format is named and told by the ending of a file. */
export interface OutputForm {
  readonly id: string;
  readonly extension: string;
  /** No terminal shows it: on standard output only when asked for with `--out -`. */
  readonly binary?: true;
}

export interface OutputFormat<T> extends OutputForm {
  readonly write: (value: T) => Promise<Result<Uint8Array>>;
}

export interface OutputOptions {
  readonly format?: string;
  readonly out?: string;
  readonly date?: string;
}

export interface Output<T> {
  readonly format: OutputFormat<T>;
  /** `-`: standard output. */
  readonly path: string;
}

/** `--format`, `--out` and `--date`. */
export function addOutputOptions<T>(command: Command, formats: readonly OutputFormat<T>[]): Command {
  return command
    .addOption(new Option("--format <format>", "default: by the ending of --out; without it text on a terminal, json in a pipe").choices(formats.map((it) => it.id)))
    .option("--out <path>", "file to write; '-': standard output (the default)")
    .option("--date <date>", "date printed on pdf, html and docx, YYYY-MM-DD; default: —");
}

/** The format and place a command line asks for, or what is wrong with it. */
export async function chooseOutput<F extends OutputForm>(
  options: OutputOptions, formats: readonly F[], inputs: readonly string[], isTerminal: boolean,
): Promise<{ readonly format: F; readonly path: string } | string> {
  const { format: wanted, out = "-", date } = options;
  if (date !== undefined && !z.iso.date().safeParse(date).success) return `--date ${date}: not a date of the form YYYY-MM-DD`;
  if (out === "") return "--out is empty";
  const ids = formats.map((it) => it.id).join(", ");
  const byPlace = (it: OutputForm): boolean => (out === "-" ? it.id === (isTerminal ? "text" : "json") : it.extension === extname(out).toLowerCase());
  const format = formats.find((it) => (wanted === undefined ? byPlace(it) : it.id === wanted));
  if (format === undefined) return `--out ${out}: no format ends like this; name one with --format (${ids})`;
  if (format.binary && options.out === undefined) return `--format ${format.id}: name a file with --out ('-': standard output)`;
  if (await isAmong(out, inputs)) return `--out ${out} is one of the files read, and would be overwritten`;
  const folder = await folderAround(out, inputs);
  return folder === null ? { format, path: out } : inFolderRead(out, folder);
}

/** Of the folders that are read the one the path lies in: what is written there would be read the next time; `null`: none. */
export async function folderAround(out: string, inputs: readonly string[]): Promise<string | null> {
  for (const it of inputs) if (await liesIn(out, it)) return it;
  return null;
}

export const inFolderRead = (out: string, folder: string): string => `--out ${out} lies in ${folder}, the folder that is read`;

/** Whether the path is one of these files, under whatever name; `-` among them is what standard input was opened from. */
export async function isAmong(out: string, files: readonly string[]): Promise<boolean> {
  if (out === "-") return false;
  const [target, ...inputs] = await Promise.all([stat(out, { bigint: true }).catch(() => null), ...files.map(identityOf)]);
  return target !== null && inputs.includes(`${target.dev} ${target.ino}`);
}

/** Device and number of a file, which all its names share; `null`: there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = path === "-" ? fstatSync(process.stdin.fd, { bigint: true }) : await stat(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

/** Writes the value; a file's path is said on standard error. */
export async function writeOutput<T>(terminal: Terminal, { lang }: GlobalOptions, { format, path }: Output<T>, value: T): Promise<ExitCode> {
  const bytes = await format.write(value);
  printIssues(terminal, bytes.issues, lang);
  if (!bytes.ok) return exitCodeFor(bytes.issues);
  const written = path === "-" ? await printBytes(terminal, bytes.value) : await writeFileAtomically(path, bytes.value);
  printIssues(terminal, written.issues, lang);
  if (written.ok && path !== "-") terminal.stderr.write(`${inert(path)}\n`);
  return exitCodeFor(written.issues);
}

/** Why there is nothing to write: for people, and as data where data was asked for. `source`: the file the issues are of. */
export function writeIssues(terminal: Terminal, { lang }: GlobalOptions, { format }: { readonly format: OutputForm }, issues: readonly Issue[], source = ""): ExitCode {
  printIssues(terminal, issues, lang, source);
  if (format.id === "json") printJson(terminal, { issues });
  return exitCodeFor(issues);
}

const encode = (text: string): Result<Uint8Array> => succeed(new TextEncoder().encode(text));

export const jsonFormat = <T>(dataOf: (value: T) => unknown): OutputFormat<T> => ({
  id: "json", extension: ".json", write: (value) => Promise.resolve(encode(jsonText(dataOf(value)))),
});

export const textFormat = <T>(linesOf: (value: T) => Promise<readonly string[]>): OutputFormat<T> => ({
  id: "text", extension: ".txt", write: async (value) => encode(`${(await linesOf(value)).map(inert).join("\n")}\n`),
});

export const csvFormat = <T>(csvOf: (value: T) => Promise<string>): OutputFormat<T> => ({
  id: "csv", extension: ".csv", write: async (value) => encode(await csvOf(value)),
});

export const xlsxFormat = <T>(bytesOf: (value: T) => Promise<Uint8Array>): OutputFormat<T> => ({
  id: "xlsx", extension: ".xlsx", binary: true, write: async (value) => succeed(await bytesOf(value)),
});

/** PDF, HTML and Word file of a report; `sourceOf` is the data its words come from. */
export function reportFormatsOf<T>(reportOf: (value: T) => Promise<Report>, sourceOf: (value: T) => unknown): readonly OutputFormat<T>[] {
  const write = (format: ReportFormat) => async (value: T): Promise<Result<Uint8Array>> => {
    const report = await reportOf(value); // first: were it to throw, an open browser would keep the process alive
    const writer = await format.open({});
    if (!writer.ok) return writer;
    try {
      const bytes = await writer.value.write(report);
      const issues = await Promise.all(bytes.issues.map((it) => locateGlyphs(it, sourceOf(value))));
      return { ...bytes, issues: [...writer.issues, ...issues.flat()] };
    } finally {
      await writer.value.close();
    }
  };
  return reportFormats.map((it) => ({ id: it.id, extension: it.extension, write: write(it), ...(it.isBinary ? { binary: true } : {}) }));
}
