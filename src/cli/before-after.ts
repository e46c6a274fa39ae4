/** `sme-maturity before-after BEFORE AFTER`: what changed between two sheets of one firm. */
import type { Command } from "commander";
import { describeChange } from "../diagnosis/change/change.js";
import type { FirmChange } from "../diagnosis/change/schema.js";
import { addOutputOptions, jsonFormat, reportFormatsOf, textFormat, type OutputFormat } from "./outputs.js";
import { pairAction, type MadeOfPair } from "./pair-action.js";
import { addPairOptions, type PairOptions } from "./pair-input.js";
import type { Run } from "./run.js";

type Made = MadeOfPair<FirmChange>;

const formats: readonly OutputFormat<Made>[] = [
  textFormat(async ({ made, pack }) => (await import("./change-lines.js")).changeLines(made, pack)),
  jsonFormat(({ made }) => made),
  ...reportFormatsOf<Made>(async ({ made, ...about }) => (await import("../report/change-report.js")).buildChangeReport(made, about), ({ made, project }) => ({ change: made, project })),
];

export function addBeforeAfter(program: Command, run: Run): void {
  const command = addPairOptions(program.command("before-after")
    .summary("what changed between two sheets of one firm, and which targets were met")
    .description("Compare the answer sheet BEFORE with AFTER ('-': standard input) of the same firm: level, points, questions, areas, the steps of the plan, effects and return on investment."));
  addOutputOptions(command, formats).action(run(pairAction<FirmChange, PairOptions>(formats, (pair) => describeChange(pair.before, pair.after, pair))));
}
