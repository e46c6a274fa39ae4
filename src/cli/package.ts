/** `sme-maturity package FILE`: what one firm should carry out, with candidates, price, time, phases and goals. */
import { Option, type Command } from "commander";
import { describePackage } from "../diagnosis/package/describe.js";
import { readSheet } from "./input.js";
import { proposalOptions, readProposal, type ProposalInput } from "./proposal-input.js";
import { packOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson, printLines } from "./terminal.js";

interface Options extends ProposalInput {
  readonly pack?: string;
  readonly format?: "json" | "text";
}

export function addPackage(program: Command, run: Run): void {
  const command = program.command("package")
    .summary("one firm's package: its N and X scenarios with candidates, price, time, phases, goals")
    .description("Propose what the firm of the answer sheet FILE ('-': standard input) should carry out to reach a level: scenarios, candidate products, phases, investment, and the result by scoring again.")
    .argument("<file>", "answer sheet: JSON or a filled form");
  proposalOptions(command)
    .addOption(packOption())
    .addOption(new Option("--format <format>", "default: text on a terminal, json in a pipe").choices(["json", "text"]))
    .action(run(async (terminal, { lang }, file: string, options: Options) => {
      const format = options.format ?? (terminal.stdout.isTTY ? "text" : "json");
      const read = await readSheet(file, options.pack, terminal.stdin);
      const proposed = read.ok ? await readProposal(options, read.value.sheet, read.value.pack) : read;
      const issues = read.ok ? [...read.issues, ...proposed.issues] : read.issues;
      printIssues(terminal, issues, lang);
      if (!read.ok || !proposed.ok) {
        if (format === "json") printJson(terminal, { issues });
        return exitCodeFor(issues);
      }
      if (format === "json") printJson(terminal, proposed.value.package);
      else printLines(terminal, describePackage(proposed.value.package, read.value.pack));
      return exitCodes.done;
    }));
}
