/** `sme-maturity report FILE… --out`, `report DATASET --out DIR`: the diagnosis report, as PDF, HTML or Word file. */
import { Option, type Command } from "commander";
import { z } from "zod";
import { fail, succeed, type Result } from "../issues.js";
import type { Material } from "../report/context.js";
import { reportFormats, type ReportWriter } from "../report/formats.js";
import { readSheet, type ReadSheet } from "./input.js";
import { proposalOptions, readProposalFiles, type ProposalInput } from "./proposal-input.js";
import type { ReportTarget } from "./report-target.js";
import { packOption, sheetOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printBytes, printIssues, usageError, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";
import { wholeOption } from "./whole-number.js";

interface Options extends ProposalInput {
  readonly out: string;
  readonly chapters?: readonly string[];
  readonly material?: string;
  readonly pack?: string;
  readonly format?: string;
  readonly date?: string;
  readonly browser?: string;
  readonly browsers?: number;
  readonly sheet?: string;
  readonly resume?: true;
  readonly strict?: true;
}

/** Options that only the reports of a dataset have. */
const ofDatasets = ["browsers", "sheet", "resume", "strict"] as const;

export function addReport(program: Command, run: Run): void {
  proposalOptions(program.command("report")
    .summary("the diagnosis report, to print, revise and sign")
    .description("Write the report of each answer sheet FILE ('-': standard input), with the package it proposes. With several files, or when --out is a folder, each is named after its enterprise id. Of a DATASET each firm gets its report, with an index; what fails stops nothing else (docs/bulk.md).")
    .argument("<file...>", "answer sheets, JSON or filled forms; or one dataset: NDJSON, CSV, XLSX, also gzip, or a folder of filled forms")
    .requiredOption("--out <path>", "file or folder to write; '-': standard output")
    .addOption(packOption())
    .addOption(new Option("--format <format>", "default: by the ending of --out, else pdf").choices(reportFormats.map((it) => it.id)))
    .option("--date <date>", "date of the report, YYYY-MM-DD; default: assessedOn of the sheet, else —")
    .option("--chapters <ids>", "chapters wanted, separated by commas; default: all that have something to say", (text) => text.split(",").map((it) => it.trim()))
    .option("--material <folder>", "texts and pictures of the firm: products.txt, process/01 welding.jpg …; docs/report.md")
    .option("--browser <path>", "browser to print with")
    .addOption(wholeOption("--browsers <n>", "browsers at once, of a dataset, 1 to 100; default: one a core", { least: 1, most: 100 }))
    .addOption(sheetOption())
    .option("--resume", "keep the reports of an interrupted run of the same dataset and options")
    .option("--strict", "exit 1 when a row of the dataset is broken or a firm has no report"))
    .action(run(async (terminal, shared, files: readonly string[], options: Options) => {
      if (options.date !== undefined && !z.iso.date().safeParse(options.date).success) {
        return usageError(terminal, `--date ${options.date}: not a date of the form YYYY-MM-DD`);
      }
      if (files.filter((it) => it === "-").length > 1) return usageError(terminal, "standard input can be read only once");
      if (files.length > 1 && (options.project ?? options.material) !== undefined) return usageError(terminal, "--project and --material are of one firm: give one answer sheet");
      const strangers = await unknownChapters(options.chapters ?? []);
      if (strangers !== null) return usageError(terminal, strangers);
      const { isDataset } = await import("./bulk/is-dataset.js");
      const [path = "", ...others] = files;
      if (others.length === 0 && await isDataset(path)) {
        if ((options.project ?? options.material) !== undefined) return usageError(terminal, "--project and --material are of one firm, and this is a dataset");
        return (await import("./bulk/report-dataset.js")).reportDataset(terminal, shared, path, options);
      }
      const stray = ofDatasets.find((it) => options[it] !== undefined);
      if (stray !== undefined) return usageError(terminal, `--${stray} is for the reports of a dataset`);
      if ((await Promise.all(files.map(isDataset))).includes(true)) return usageError(terminal, "a dataset is given alone");
      const { chooseTarget } = await import("./report-target.js");
      const target = await chooseTarget(files, options.out, options.format);
      return typeof target === "string" ? usageError(terminal, target) : writeReports(terminal, shared, files, options, target);
    }));
}

/** One report after the other with one writer: its browser starts while the first sheet is read. */
async function writeReports(terminal: Terminal, shared: GlobalOptions, files: readonly string[], options: Options, target: ReportTarget): Promise<ExitCode> {
  const opening = target.format.open(options.browser === undefined ? {} : { executablePath: options.browser });
  opening.catch(() => undefined); // it is awaited below, but perhaps after it failed
  let code: ExitCode = exitCodes.done;
  try {
    for (const file of files) {
      const read = await readSheet(file, options.pack, terminal.stdin);
      const writer = await opening;
      if (file === files[0]) printIssues(terminal, writer.issues, shared.lang);
      if (!writer.ok) return exitCodeFor(writer.issues);
      const written = read.ok ? await writeReport(terminal, read.value, options, target, writer.value) : read;
      printIssues(terminal, read.ok ? [...read.issues, ...written.issues] : read.issues, shared.lang, file);
      if (!written.ok) code = worse(code, exitCodeFor(written.issues));
      else if (written.value !== "-") terminal.stderr.write(`${written.value}\n`);
    }
    return code;
  } finally {
    const writer = await opening;
    if (writer.ok) await writer.value.close();
  }
}

const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);

async function unknownChapters(wanted: readonly string[]): Promise<string | null> {
  const { chapterIds } = await import("../report/index.js");
  const strangers = wanted.filter((it) => !chapterIds.includes(it));
  return strangers.length === 0 ? null : `--chapters ${strangers.join(",")}: not among ${chapterIds.join(", ")}`;
}

async function writeReport(terminal: Terminal, read: ReadSheet, options: Options, target: ReportTarget, writer: ReportWriter): Promise<Result<string>> {
  const [{ composeReport, printReport }, { writeFileAtomically }] = await Promise.all([import("./one-report.js"), import("../dataset/io/files.js")]);
  const [files, material] = await Promise.all([readProposalFiles(options, read.pack), readMaterialOf(options)]);
  const beside = [...files.issues, ...material.issues];
  if (!files.ok || !material.ok) return fail(beside);
  const composed = composeReport(read, { files: files.value, material: material.value }, options);
  const known = [...beside, ...composed.issues];
  if (!composed.ok) return fail(known);
  const printed = await printReport(composed.value, writer);
  const said = [...known, ...printed.issues];
  if (!printed.ok) return fail(said);
  const path = target.pathFor(read.sheet);
  const written = await (path === "-" ? printBytes(terminal, printed.value) : writeFileAtomically(path, printed.value));
  return { ...written, issues: [...said, ...written.issues] };
}

async function readMaterialOf({ material }: Options): Promise<Result<Material | undefined>> {
  return material === undefined ? succeed(undefined) : (await import("./material.js")).readMaterial(material);
}
