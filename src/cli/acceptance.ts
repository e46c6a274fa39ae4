/** `sme-maturity acceptance BEFORE AFTER`: the acceptance sheet of one firm. */
import { Option, type Command } from "commander";
import { describeAcceptance } from "../diagnosis/acceptance/acceptance.js";
import { defaultRequirement } from "../diagnosis/acceptance/requirement.js";
import { requirementSchema, type Acceptance, type Requirement } from "../diagnosis/acceptance/schema.js";
import type { Issue } from "../issues.js";
import { addOutputOptions, jsonFormat, reportFormatsOf, textFormat, type OutputFormat } from "./outputs.js";
import { pairAction, type MadeOfPair } from "./pair-action.js";
import { addPairOptions, type PairOptions } from "./pair-input.js";
import type { Run } from "./run.js";
import { wholeOption } from "./whole-number.js";

/** As commander reads `addRequirementOptions`. */
export interface RequirementOptions {
  readonly requireLevel?: number;
  readonly requireBasis?: Requirement["basis"];
  readonly joinedRating?: number;
}

type Options = PairOptions & RequirementOptions;

type Made = MadeOfPair<Acceptance>;

const formats: readonly OutputFormat<Made>[] = [
  textFormat(async ({ made, pack }) => (await import("./acceptance-lines.js")).acceptanceLines(made, pack)),
  jsonFormat(({ made }) => made),
  ...reportFormatsOf<Made>(async ({ made, ...about }) => (await import("../report/acceptance-report.js")).buildAcceptanceReport(made, about), ({ made, project }) => ({ acceptance: made, project })),
];

export function addAcceptance(program: Command, run: Run): void {
  const command = addPairOptions(program.command("acceptance")
    .summary("what assessors ask for after the retrofit of one firm, met or missing")
    .description("Gather the acceptance sheet from the answer sheets BEFORE and AFTER ('-': standard input) of one firm: level and basis, documents, how far data are joined, effects, returns, evidence still missing. It decides nothing."));
  addRequirementOptions(command);
  addOutputOptions(command, formats).action(run(pairAction<Acceptance, Options>(formats, (pair, options) => {
    const made = describeAcceptance(pair.before, pair.after, { ...pair, requirement: requirementOf(options) });
    return { ...made, issues: made.issues.map(ofOption) };
  })));
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
