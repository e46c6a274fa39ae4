/** `sme-maturity report FILE… --out`: the diagnosis report, as PDF, HTML or Word file. */
import { Option, type Command } from "commander";
import { z } from "zod";
import { fail, issue, succeed, type Issue, type Result } from "../issues.js";
import type { Material, Proposal } from "../report/context.js";
import { reportFormats, type ReportWriter } from "../report/formats.js";
import { score } from "../scoring/score.js";
import { readSheet, type ReadSheet } from "./input.js";
import { locateGlyphs } from "./locate-glyphs.js";
import { proposalOptions, readProposal, type ProposalInput } from "./proposal-input.js";
import type { ReportTarget } from "./report-target.js";
import { packOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printBytes, printIssues, usageError, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";

interface Options extends ProposalInput {
  readonly out: string;
  readonly chapters?: readonly string[];
  readonly material?: string;
  readonly pack?: string;
  readonly format?: string;
  readonly date?: string;
  readonly browser?: string;
}

export function addReport(program: Command, run: Run): void {
  proposalOptions(program.command("report")
    .summary("the diagnosis report, to print, revise and sign")
    .description("Write the report of each answer sheet FILE ('-': standard input), with the package it proposes. With several files, or when --out is a folder, each is named after its enterprise id.")
    .argument("<file...>", "answer sheets, JSON")
    .requiredOption("--out <path>", "file or folder to write; '-': standard output")
    .addOption(packOption())
    .addOption(new Option("--format <format>", "default: by the ending of --out, else pdf").choices(reportFormats.map((it) => it.id)))
    .option("--date <date>", "date of the report, YYYY-MM-DD; default: assessedOn of the sheet, else —")
    .option("--chapters <ids>", "chapters wanted, separated by commas; default: all that have something to say", (text) => text.split(",").map((it) => it.trim()))
    .option("--material <folder>", "texts and pictures of the firm: products.txt, process/01 welding.jpg …; docs/report.md")
    .option("--browser <path>", "browser to print with"))
    .action(run(async (terminal, shared, files: readonly string[], options: Options) => {
      if (options.date !== undefined && !z.iso.date().safeParse(options.date).success) {
        return usageError(terminal, `--date ${options.date}: not a date of the form YYYY-MM-DD`);
      }
      if (files.filter((it) => it === "-").length > 1) return usageError(terminal, "standard input can be read only once");
      if (files.length > 1 && (options.project ?? options.material) !== undefined) return usageError(terminal, "--project and --material are of one firm: give one answer sheet");
      const strangers = await unknownChapters(options.chapters ?? []);
      if (strangers !== null) return usageError(terminal, strangers);
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

async function writeReport(terminal: Terminal, { sheet, pack }: ReadSheet, options: Options, target: ReportTarget, writer: ReportWriter): Promise<Result<string>> {
  const { buildReport } = await import("../report/index.js");
  const { writeFileAtomically } = await import("../report/pdf/files.js");
  const [proposed, material] = await Promise.all([propose({ sheet, pack }, options), readMaterialOf(options)]);
  const issues = [...proposed.issues, ...material.issues];
  if (!proposed.ok || !material.ok) return fail(issues);
  const report = buildReport(
    { sheet, pack, result: score(sheet, pack), proposal: proposed.value, material: material.value },
    { date: options.date ?? sheet.assessedOn ?? null, chapters: options.chapters },
  );
  if (report.chapters.length === 0) return fail([...issues, issue("field-invalid", { path: "--chapters", expected: "a chapter that has something to say about this firm", actual: options.chapters?.join(",") ?? "" })]);
  const bytes = await writer.write(report);
  const source = { ...sheet, ...(material.value && { material: material.value }), ...(proposed.value?.project && { project: proposed.value.project }) };
  const said = [...issues, ...(await Promise.all(bytes.issues.map((it) => locateGlyphs(it, source)))).flat()];
  if (!bytes.ok) return fail(said);
  const path = target.pathFor(sheet);
  const written = await (path === "-" ? printBytes(terminal, bytes.value) : writeFileAtomically(path, bytes.value));
  return { ...written, issues: [...said, ...written.issues] };
}

/** A pack whose levels no plan can be made for, or a plan no exact answer is in reach of, leaves the report without those chapters. */
const unplannable: readonly string[] = ["plan-not-supported", "plan-too-large"];

async function propose({ sheet, pack }: ReadSheet, options: Options): Promise<Result<Proposal | undefined>> {
  const { diagnose } = await import("../diagnosis/findings/diagnose.js");
  const read = await readProposal(options, sheet, pack);
  if (read.ok) {
    const { catalogue, package: proposed, project } = read.value;
    return succeed({ diagnosis: diagnose(sheet, score(sheet, pack), catalogue === null ? {} : { catalogue }), package: proposed, project }, read.issues);
  }
  const isLeftOut = (it: Issue): boolean => unplannable.includes(it.code);
  return read.issues.every((it) => it.severity === "warning" || isLeftOut(it))
    ? succeed(undefined, read.issues.map((it) => (isLeftOut(it) ? { ...it, severity: "warning" as const } : it)))
    : read;
}

async function readMaterialOf({ material }: Options): Promise<Result<Material | undefined>> {
  return material === undefined ? succeed(undefined) : (await import("./material.js")).readMaterial(material);
}
