/** `sme-maturity cohort DATASET`: how the firms of a dataset stand, who moved, and how far a programme has come. */
import type { Command } from "commander";
import { describeCohort } from "../diagnosis/cohort/cohort.js";
import { readProgramme, type Programme } from "../diagnosis/cohort/programme.js";
import type { Cohort } from "../diagnosis/cohort/schema.js";
import type { Catalogue } from "../diagnosis/catalogue/catalogue.js";
import type { LoadedPack } from "../indicators/load.js";
import { succeed, type Result } from "../issues.js";
import { catalogueOption, readCatalogueFiles } from "./catalogue-input.js";
import { readBeside, writeFigures } from "./figures.js";
import { addOutputOptions, chooseOutput, jsonFormat, reportFormatsOf, textFormat, xlsxFormat, type OutputFormat, type OutputOptions } from "./outputs.js";
import { packOption, sheetOption, type Run } from "./run.js";
import { usageError } from "./terminal.js";

interface Options extends OutputOptions {
  readonly programme?: string;
  readonly catalogue: readonly string[];
  readonly pack?: string;
  readonly sheet?: string;
  readonly strict?: true;
}

interface Made {
  readonly cohort: Cohort;
  readonly pack: LoadedPack;
  readonly date: string | null;
}

const formats: readonly OutputFormat<Made>[] = [
  textFormat(async ({ cohort, pack }) => (await import("./cohort-lines.js")).cohortLines(cohort, pack)),
  jsonFormat(({ cohort }) => cohort),
  xlsxFormat(async ({ cohort, pack }) => (await import("../report/xlsx/index.js")).cohortXlsx(cohort, pack)),
  ...reportFormatsOf<Made>(async ({ cohort, pack, date }) => (await import("../report/cohort-report.js")).buildCohortReport(cohort, { date, pack }), ({ cohort }) => cohort),
];

export function addCohort(program: Command, run: Run): void {
  const command = program.command("cohort")
    .summary("how the firms of a dataset stand, who moved, how far a programme has come")
    .description("Score the answer sheets of DATASET ('-': standard input) and count: levels, points, weakest indicators and areas, before and after, targets of a programme. Broken rows are told and left out.")
    .argument("<dataset>", "answer sheets: NDJSON, CSV, XLSX, or a folder of forms")
    .option("--programme <file>", "targets of a pilot programme and the records that count towards them; docs/cohort.md")
    .addOption(catalogueOption())
    .addOption(packOption("the dataset"))
    .addOption(sheetOption())
    .option("--strict", "exit 1 when a row is broken or a firm left out for its sheets");
  addOutputOptions(command, formats).action(run(async (terminal, shared, dataset: string, options: Options) => {
    const { programme: file, catalogue: catalogues, date = null } = options;
    const output = await chooseOutput(options, formats, [dataset, ...catalogues, ...(file === undefined ? [] : [file])], terminal.stdout.isTTY === true);
    if (typeof output === "string") return usageError(terminal, output);

    return writeFigures(terminal, shared, { ...options, path: dataset }, output, async ({ firms, pack, broken }) => {
      const known = await readContext(catalogues, file, pack);
      if (!known.ok) return known;
      const cohort = describeCohort(firms, { ...known.value, pack, unreadable: broken.length });
      return succeed({ cohort, pack, date }, cohort.issues);
    });
  }));
}

interface Context {
  readonly catalogue: Catalogue;
  readonly programme?: Programme;
}

/** The catalogue files and the programme file. */
async function readContext(catalogues: readonly string[], file: string | undefined, pack: LoadedPack): Promise<Result<Context>> {
  const catalogue = await readCatalogueFiles(catalogues, pack);
  if (!catalogue.ok) return catalogue;
  if (file === undefined) return succeed({ catalogue: catalogue.value });
  const read = await readBeside(file, (value) => readProgramme(value, { subIndustries: catalogue.value.subIndustries, pack }));
  return read.ok ? succeed({ catalogue: catalogue.value, programme: read.value }) : read;
}
