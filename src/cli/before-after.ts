/** `sme-maturity before-after BEFORE AFTER`: what changed between two sheets of one firm. */
import type { Command } from "commander";
import { describeChange } from "../diagnosis/change/change.js";
import type { FirmChange } from "../diagnosis/change/schema.js";
import { addOutputOptions, chooseOutput, jsonFormat, reportFormatsOf, textFormat, writeIssues, writeOutput, type OutputFormat } from "./outputs.js";
import { addPairOptions, filesOf, ofPair, readPair, type Pair, type PairOptions } from "./pair-input.js";
import type { Run } from "./run.js";
import { printIssues, usageError } from "./terminal.js";

interface Made extends Pick<Pair, "pack" | "project" | "catalogue"> {
  readonly change: FirmChange;
  readonly date: string | null;
}

const formats: readonly OutputFormat<Made>[] = [
  textFormat(async ({ change, pack }) => (await import("./change-lines.js")).changeLines(change, pack)),
  jsonFormat(({ change }) => change),
  ...reportFormatsOf<Made>(async ({ change, ...about }) => (await import("../report/change-report.js")).buildChangeReport(change, about), ({ change, project }) => ({ change, project })),
];

export function addBeforeAfter(program: Command, run: Run): void {
  const command = addPairOptions(program.command("before-after")
    .summary("what changed between two sheets of one firm, and which targets were met")
    .description("Compare the answer sheet BEFORE with AFTER ('-': standard input) of the same firm: level, points, questions, areas, the steps agreed on, effects and return on investment."));
  addOutputOptions(command, formats).action(run(async (terminal, shared, before: string, after: string, options: PairOptions) => {
    if (before === "-" && after === "-") return usageError(terminal, "standard input can be read only once");
    const output = await chooseOutput(options, formats, filesOf(before, after, options), terminal.stdout.isTTY === true);
    if (typeof output === "string") return usageError(terminal, output);
    const read = await readPair(before, after, options, terminal.stdin);
    if (!read.ok) return writeIssues(terminal, shared, output, read.issues);
    printIssues(terminal, read.issues, shared.lang);
    const change = describeChange(read.value.before, read.value.after, read.value);
    if (!change.ok) return writeIssues(terminal, shared, output, change.issues.map((it) => ofPair(it, before, after, options)));
    const { pack, project, catalogue } = read.value;
    return writeOutput(terminal, shared, output, { change: change.value, pack, project, catalogue, date: options.date ?? null });
  }));
}
