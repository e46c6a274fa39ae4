/** `sme-maturity form`: the workbook a firm fills in offline. */
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { Option, type Command } from "commander";
import { notHeld } from "../dataset/form/not-held.js";
import { isFilled } from "../dataset/form/form.js";
import { isFormFile, readFormBytes } from "../dataset/io/read-form.js";
import { readWorkbook } from "../dataset/io/read-workbook.js";
import type { LoadedPack } from "../indicators/load.js";
import { loadPack } from "../indicators/registry.js";
import { issue, issuesOfEach, succeed, type Issue, type Result } from "../issues.js";
import { readAnswers } from "../scoring/read-answers.js";
import type { AnswerSheet } from "../scoring/sheet.js";
import { choosePack, readSheet } from "./input.js";
import { chooseOutput, writeIssues, writeOutput, type OutputFormat } from "./outputs.js";
import type { Run } from "./run.js";
import { usageError, type Terminal } from "./terminal.js";

interface Options {
  readonly out: string;
  readonly pack?: string;
  readonly answers?: string;
}

interface FormToWrite {
  readonly pack: LoadedPack;
  readonly sheet?: AnswerSheet;
}

const STANDARD = "miit-sme-2024";

const formats: readonly OutputFormat<FormToWrite>[] = [{ id: "xlsx", extension: ".xlsx", binary: true, write: (it) => writeForm(it) }];

export function addForm(program: Command, run: Run): void {
  program.command("form")
    .summary("the workbook a firm fills in offline")
    .description("Write the fillable workbook of a pack: instructions, firm, questions, process areas. Every command that takes an answer sheet takes the filled workbook; a folder of them is a dataset. docs/form.md")
    .requiredOption("--out <path>", "file to write, .xlsx; '-': standard output")
    .addOption(new Option("--pack <id|path>", `indicator pack: an id, a folder or its pack.json; default: the one of --answers, else ${STANDARD}`))
    .option("--answers <file>", "answer sheet, JSON or a filled form, that the new form is filled with")
    .action(run(async (terminal, shared, options: Options) => {
      const { out, answers } = options;
      const output = await chooseOutput({ format: "xlsx", out }, formats, answers === undefined ? [] : [answers], false);
      if (typeof output === "string") return usageError(terminal, output);
      if (out !== "-" && extname(out).toLowerCase() !== ".xlsx") return usageError(terminal, `--out ${out}: a form is a workbook; name a file that ends in .xlsx`);
      if (out !== "-" && await isFilledForm(out)) return usageError(terminal, `--out ${out}: a form with answers in it, which would be lost; name another file, or move it away`);
      const form = await readInput(options, terminal.stdin);
      return form.ok ? writeOutput(terminal, shared, output, form.value) : writeIssues(terminal, shared, output, form.issues, answers);
    }));
}

async function isFilledForm(path: string): Promise<boolean> {
  if (!await isFormFile(path)) return false;
  const sheets = await readWorkbook(await readFile(path));
  return !sheets.ok || isFilled(sheets.value);
}

async function readInput({ pack: name, answers }: Options, stdin: Terminal["stdin"]): Promise<Result<FormToWrite>> {
  if (answers !== undefined) return readSheet(answers, name, stdin);
  const chosen = await choosePack(name);
  if (!chosen.ok) return chosen;
  const pack = chosen.value === undefined ? loadPack(STANDARD) : succeed(chosen.value);
  return pack.ok ? succeed({ pack: pack.value }) : pack;
}

/** What the new form does not hold is found by reading it. */
async function writeForm({ pack, sheet }: FormToWrite): Promise<Result<Uint8Array>> {
  const { formXlsx } = await import("../report/xlsx/index.js");
  const bytes = await formXlsx(pack, sheet);
  return succeed(bytes, sheet === undefined ? [] : await lossesOf(bytes, sheet, pack));
}

async function lossesOf(bytes: Uint8Array, sheet: AnswerSheet, pack: LoadedPack): Promise<readonly Issue[]> {
  const form = await readFormBytes(bytes, "", pack);
  const back = form.ok ? readAnswers(form.value.given.value, pack) : form;
  return issuesOfEach(notHeld(sheet, back.ok ? back.value : null), (path) => issue("form-cannot-hold", { path }));
}
