/** `sme-maturity acceptance BEFORE AFTER`: the acceptance sheet of one firm. */
import { Option, type Command } from "commander";
import { describeAcceptance } from "../diagnosis/acceptance/acceptance.js";
import { defaultRequirement } from "../diagnosis/acceptance/requirement.js";
import { requirementSchema, type Acceptance, type Requirement } from "../diagnosis/acceptance/schema.js";
import type { Issue } from "../issues.js";
import { addOutputOptions, chooseOutput, jsonFormat, reportFormatsOf, textFormat, writeIssues, writeOutput, type OutputFormat } from "./outputs.js";
import { addPairOptions, filesOf, ofPair, readPair, wholeOption, type Pair, type PairOptions } from "./pair-input.js";
import type { Run } from "./run.js";
import { printIssues, usageError } from "./terminal.js";

/** As commander reads `addRequirementOptions`. */
export interface RequirementOptions {
  readonly requireLevel?: number;
  readonly requireBasis?: Requirement["basis"];
  readonly joinedRating?: number;
}

type Options = PairOptions & RequirementOptions;

interface Made extends Pick<Pair, "pack" | "project" | "catalogue"> {
  readonly acceptance: Acceptance;
  readonly date: string | null;
}

const formats: readonly OutputFormat<Made>[] = [
  textFormat(async ({ acceptance, pack }) => (await import("./acceptance-lines.js")).acceptanceLines(acceptance, pack)),
  jsonFormat(({ acceptance }) => acceptance),
  ...reportFormatsOf<Made>(async ({ acceptance, ...about }) => (await import("../report/acceptance-report.js")).buildAcceptanceReport(acceptance, about), ({ acceptance, project }) => ({ acceptance, project })),
];

export function addAcceptance(program: Command, run: Run): void {
  const command = addPairOptions(program.command("acceptance")
    .summary("what assessors ask for after the retrofit of one firm, met or missing")
    .description("Gather the acceptance sheet from the answer sheets BEFORE and AFTER ('-': standard input) of one firm: level and basis, documents, how far data are joined, effects, returns, evidence still missing. It decides nothing."));
  addRequirementOptions(command);
  addOutputOptions(command, formats).action(run(async (terminal, shared, before: string, after: string, options: Options) => {
    if (before === "-" && after === "-") return usageError(terminal, "standard input can be read only once");
    const output = await chooseOutput(options, formats, filesOf(before, after, options), terminal.stdout.isTTY === true);
    if (typeof output === "string") return usageError(terminal, output);
    const read = await readPair(before, after, options, terminal.stdin);
    if (!read.ok) return writeIssues(terminal, shared, output, read.issues);
    printIssues(terminal, read.issues, shared.lang);
    const acceptance = describeAcceptance(read.value.before, read.value.after, { ...read.value, requirement: requirementOf(options) });
    if (!acceptance.ok) return writeIssues(terminal, shared, output, acceptance.issues.map((it) => ofPair(ofOption(it), before, after, options)));
    const { pack, project, catalogue } = read.value;
    return writeOutput(terminal, shared, output, { acceptance: acceptance.value, pack, project, catalogue, date: options.date ?? null });
  }));
}

/** `--require-level`, `--require-basis`, `--joined-rating`. */
export const addRequirementOptions = (command: Command): Command => command
  .addOption(wholeOption("--require-level <level>", `level to be reached; default: ${defaultRequirement.level}`))
  .addOption(new Option("--require-basis <basis>", `what the later sheet must rest on; default: ${defaultRequirement.basis}`).choices(requirementSchema.shape.basis.options))
  .addOption(wholeOption("--joined-rating <n>", `an area at this rating or above counts as joined; default: ${defaultRequirement.joinedRating}`));

export const requirementOf = ({ requireLevel, requireBasis, joinedRating }: RequirementOptions): Partial<Requirement> => ({
  ...(requireLevel !== undefined && { level: requireLevel }),
  ...(requireBasis !== undefined && { basis: requireBasis }),
  ...(joinedRating !== undefined && { joinedRating }),
});

const flags: ReadonlyMap<string, string> = new Map([["requirement.level", "--require-level"], ["requirement.basis", "--require-basis"], ["requirement.joinedRating", "--joined-rating"]]);

/** Where the user gave it. */
export const ofOption = (it: Issue): Issue => ({ ...it, path: flags.get(it.path) ?? it.path });
