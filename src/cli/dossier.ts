/** `sme-maturity dossier FILE [AFTER]`: the firm's whole file as one JSON. */
import { extname } from "node:path";
import type { Command } from "commander";
import { placedInFile } from "../dataset/form/places.js";
import { makeDossier } from "../diagnosis/dossier/dossier.js";
import type { Dossier } from "../diagnosis/dossier/schema.js";
import type { GivenSheet } from "../diagnosis/dossier/sheets.js";
import { loadPack } from "../indicators/registry.js";
import type { LoadedPack } from "../indicators/load.js";
import { fail, succeed, type Result } from "../issues.js";
import { readAnswers } from "../scoring/read-answers.js";
import { score } from "../scoring/score.js";
import { addRequirementOptions, ofOption, requirementOf, type RequirementOptions } from "./acceptance.js";
import { readGiven as readFile } from "./input.js";
import { chooseOutput, jsonFormat, writeIssues, writeOutput } from "./outputs.js";
import { inFile, isUnplannable } from "./pair-input.js";
import { proposalOptions, proposeFrom, readProposalFiles, type ProposalInput } from "./proposal-input.js";
import { packOption, type Run } from "./run.js";
import { printIssues, usageError, type Terminal } from "./terminal.js";

interface Options extends ProposalInput, RequirementOptions {
  readonly pack?: string;
  readonly out?: string;
}

const formats = [jsonFormat((it: Dossier) => it)];

export function addDossier(program: Command, run: Run): void {
  const command = proposalOptions(program.command("dossier")
    .summary("everything known and computed about one firm, as one JSON for a platform")
    .description("Write the whole file of a firm (docs/dossier.md): the answer sheet FILE ('-': standard input) with its result, diagnosis, plan, package, place on the list, project and progress; with AFTER, the sheet after the retrofit, the change and the acceptance sheet, too. Pictures are left out.")
    .argument("<file>", "answer sheet of the diagnosis, JSON")
    .argument("[after]", "answer sheet after the retrofit, JSON")
    .addOption(packOption())
    .option("--out <path>", "file to write, .json; '-': standard output (the default)"));
  addRequirementOptions(command).action(run(async (terminal, shared, file: string, after: string | undefined, options: Options) => {
    if (file === "-" && after === "-") return usageError(terminal, "standard input can be read only once");
    if (after === undefined && Object.keys(requirementOf(options)).length > 0) return usageError(terminal, "without AFTER there is no acceptance to require anything of");
    const { list, project, products, catalogue, efforts } = options;
    const inputs = [file, ...products, ...catalogue, ...[after, list, project, efforts].filter((it) => it !== undefined)];
    const output = await chooseOutput({ format: "json", ...(options.out !== undefined && { out: options.out }) }, formats, inputs, false);
    if (typeof output === "string") return usageError(terminal, output);
    if (output.path !== "-" && extname(output.path).toLowerCase() !== output.format.extension) return usageError(terminal, `--out ${output.path}: a dossier is JSON; name a file that ends in ${output.format.extension}`);
    const dossier = await gather(terminal, file, after, options);
    if (!dossier.ok) return writeIssues(terminal, shared, output, dossier.issues);
    printIssues(terminal, dossier.issues, shared.lang);
    return writeOutput(terminal, shared, output, dossier.value);
  }));
}

interface Given {
  readonly assessed: GivenSheet;
  readonly pack: LoadedPack;
}

/** A sheet with the very value it was read from. */
async function readGiven(path: string, { pack: name }: Options, stdin: Terminal["stdin"]): Promise<Result<Given>> {
  const given = await readFile(path, name, stdin);
  if (!given.ok) return fail(given.issues.map((it) => ({ ...it, path: inFile(path, it.path) })));
  const { value, pack: chosen, places } = given.value;
  const sheet = readAnswers(value, chosen);
  const issues = [...given.issues, ...sheet.issues.map((it) => placedInFile(it, places))].map((it) => ({ ...it, path: inFile(path, it.path) }));
  if (!sheet.ok) return fail(issues);
  const pack = chosen === undefined ? loadPack(sheet.value.pack) : succeed(chosen);
  return pack.ok ? succeed({ assessed: { given: value, sheet: sheet.value, result: score(sheet.value, pack.value) }, pack: pack.value }, issues) : pack;
}

async function gather(terminal: Terminal, file: string, afterFile: string | undefined, options: Options): Promise<Result<Dossier>> {
  const before = await readGiven(file, options, terminal.stdin);
  const after = afterFile === undefined ? succeed(null) : await readGiven(afterFile, options, terminal.stdin);
  if (!before.ok || !after.ok) return fail([...before.issues, ...after.issues]);
  const { assessed, pack } = before.value;
  const files = await readProposalFiles(options, pack);
  if (!files.ok) return files;
  const proposed = proposeFrom(files.value, options, assessed.sheet);
  // of a target the engine cannot plan for the rest is known all the same
  if (!proposed.ok && !isUnplannable(proposed.issues)) return proposed;
  const told = [...files.issues, ...proposed.issues];
  const dossier = makeDossier({
    ...files.value, package: proposed.ok ? proposed.value : null, before: assessed, after: after.value?.assessed ?? null, pack,
    requirement: requirementOf(options), target: options.target, ...(!proposed.ok && { issues: proposed.issues }),
  });
  const issues = dossier.issues.map(ofOption).filter((it) => !told.some((other) => other.code === it.code && other.actual === it.actual));
  return dossier.ok ? succeed(dossier.value, [...before.issues, ...after.issues, ...told, ...issues]) : fail(issues);
}
