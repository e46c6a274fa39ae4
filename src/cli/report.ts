/** `sme-maturity report FILE… --out`: the diagnosis report, as PDF or HTML. */
import { stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { Option, type Command } from "commander";
import sanitize from "sanitize-filename";
import type { ReportFormat } from "../report/formats.js";
import { score } from "../scoring/score.js";
import { readSheet, type ReadSheet } from "./input.js";
import { packOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printBytes, printIssues, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";

interface Options {
  readonly out: string;
  readonly pack?: string;
  readonly format?: string;
  readonly date?: string;
  readonly browser?: string;
}

export function addReport(program: Command, run: Run): void {
  program.command("report")
    .summary("the diagnosis report, to print and sign")
    .description("Write the report of each answer sheet FILE ('-': standard input). With several files, or when --out is a folder, each is named after its enterprise id.")
    .argument("<file...>", "answer sheets, JSON")
    .requiredOption("--out <path>", "file or folder to write; '-': standard output")
    .addOption(packOption())
    .addOption(new Option("--format <format>", "default: by the ending of --out, else pdf").choices(["pdf", "html"]))
    .option("--date <date>", "date of the report, YYYY-MM-DD; default: assessedOn of the sheet, else —")
    .option("--browser <path>", "browser to print with")
    .action(run(async (terminal, shared, files: readonly string[], options: Options) => {
      if (options.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.date)) return usage(terminal, `--date ${options.date}: YYYY-MM-DD expected`);
      if (files.length > 1 && options.out === "-") return usage(terminal, "--out -: one file only");
      const { reportFormats } = await import("../report/formats.js");
      const wanted = options.format ?? extname(options.out).slice(1).toLowerCase();
      const format = reportFormats.find((it) => it.id === wanted) ?? reportFormats[0];
      return format === undefined ? exitCodes.environment : writeReports(terminal, shared, files, options, format);
    }));
}

function usage(terminal: Terminal, message: string): ExitCode {
  terminal.stderr.write(`error: ${message}\n`);
  return exitCodes.usage;
}

/** All reports with one writer: its browser starts while the sheets are read. */
async function writeReports(terminal: Terminal, shared: GlobalOptions, files: readonly string[], options: Options, format: ReportFormat): Promise<ExitCode> {
  const opening = format.open(options.browser === undefined ? {} : { executablePath: options.browser });
  const sheets = await Promise.all(files.map((file) => readSheet(file, options.pack, terminal.stdin)));
  const inFolder = files.length > 1 || options.out.endsWith("/") || await stat(options.out).then((it) => it.isDirectory(), () => false);
  const writer = await opening;
  if (!writer.ok) {
    printIssues(terminal, writer.issues, shared.lang);
    return exitCodeFor(writer.issues);
  }
  try {
    const { buildReport } = await import("../report/index.js");
    const { writeFileAtomically } = await import("../report/pdf/files.js");
    const taken = new Set<string>();
    let code: ExitCode = exitCodes.done;
    for (const [i, read] of sheets.entries()) {
      printIssues(terminal, read.issues, shared.lang, files[i]);
      if (!read.ok) {
        code = exitCodeFor(read.issues);
        continue;
      }
      const { sheet, pack } = read.value;
      const report = buildReport({ sheet, pack, result: score(sheet, pack) }, { date: options.date ?? sheet.assessedOn ?? null });
      const bytes = await writer.value.write(report);
      const target = inFolder ? join(options.out, fileName(read.value, taken, format.extension)) : options.out;
      const written = !bytes.ok ? bytes : target === "-" ? await printBytes(terminal, bytes.value) : await writeFileAtomically(target, bytes.value);
      printIssues(terminal, written.issues, shared.lang, files[i]);
      if (!written.ok) code = exitCodeFor(written.issues);
      else if (target !== "-") terminal.stderr.write(`${target}\n`);
    }
    return code;
  } finally {
    await writer.value.close();
  }
}

/** Letters and digits of the id: a name that every shell and file system takes, and no other report of this run has. */
function fileName({ sheet }: ReadSheet, taken: Set<string>, extension: string): string {
  const plain = sheet.enterprise.id.normalize("NFC").replace(/[^\p{L}\p{N}._-]+|^[.-]+/gu, "_").slice(0, 80);
  const base = sanitize(plain, { replacement: "_" }) || "report";
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? base : `${base}-${copy}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return `${name}${extension}`;
  }
}
