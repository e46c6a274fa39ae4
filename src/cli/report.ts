/** `sme-maturity report FILE… --out`: the diagnosis report, as PDF or HTML. */
import { Option, type Command } from "commander";
import { z } from "zod";
import { fail, type Result } from "../issues.js";
import type { ReportWriter } from "../report/formats.js";
import { score } from "../scoring/score.js";
import { readSheet, type ReadSheet } from "./input.js";
import { locateGlyphs } from "./locate-glyphs.js";
import type { ReportTarget } from "./report-target.js";
import { packOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printBytes, printIssues, usageError, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";

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
      if (options.date !== undefined && !z.iso.date().safeParse(options.date).success) {
        return usageError(terminal, `--date ${options.date}: not a date of the form YYYY-MM-DD`);
      }
      if (files.filter((it) => it === "-").length > 1) return usageError(terminal, "standard input can be read only once");
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

async function writeReport(terminal: Terminal, { sheet, pack }: ReadSheet, options: Options, target: ReportTarget, writer: ReportWriter): Promise<Result<string>> {
  const { buildReport } = await import("../report/index.js");
  const { writeFileAtomically } = await import("../report/pdf/files.js");
  const report = buildReport({ sheet, pack, result: score(sheet, pack) }, { date: options.date ?? sheet.assessedOn ?? null });
  const bytes = await writer.write(report);
  if (!bytes.ok) return fail((await Promise.all(bytes.issues.map((it) => locateGlyphs(it, sheet)))).flat());
  const path = target.pathFor(sheet);
  return path === "-" ? printBytes(terminal, bytes.value) : writeFileAtomically(path, bytes.value);
}
