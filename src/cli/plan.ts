/** `sme-maturity plan FILE --target N`: the steps of least effort to a level. */
import { Option, type Command } from "commander";
import type { Catalogue } from "../diagnosis/catalogue/catalogue.js";
import { describePlan, planUpgrade, type UpgradePlan } from "../diagnosis/plan/index.js";
import { succeed, type Result } from "../issues.js";
import { readSheet, type ReadSheet } from "./input.js";
import { addPlanOptions, readPlanInput, type PlanInput } from "./plan-input.js";
import { packOption, type Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson, printLines } from "./terminal.js";
import { wholeOption } from "./whole-number.js";

interface Options extends PlanInput {
  readonly target: number;
  readonly pack?: string;
  readonly format?: "json" | "text";
}

export function addPlan(program: Command, run: Run): void {
  const command = program.command("plan")
    .summary("the steps of least effort to a level")
    .description("Plan how the firm of the answer sheet FILE ('-': standard input) reaches a level with the least total effort, exactly.")
    .argument("<file>", "answer sheet: JSON or a filled form")
    .addOption(wholeOption("--target <level>", "level to be reached").makeOptionMandatory())
    .addOption(packOption());
  addPlanOptions(command)
    .addOption(new Option("--format <format>", "default: text on a terminal, json in a pipe").choices(["json", "text"]))
    .action(run(async (terminal, { lang }, file: string, options: Options) => {
      const format = options.format ?? (terminal.stdout.isTTY ? "text" : "json");
      const read = await readSheet(file, options.pack, terminal.stdin);
      const planned = read.ok ? await planFor(read.value, options) : read;
      const issues = read.ok ? [...read.issues, ...planned.issues] : read.issues;
      printIssues(terminal, issues, lang);
      if (!read.ok || !planned.ok) {
        if (format === "json") printJson(terminal, { issues });
        return exitCodeFor(issues);
      }
      const { plan, catalogue } = planned.value;
      if (format === "json") printJson(terminal, plan);
      else printLines(terminal, describePlan(plan, read.value.pack, catalogue));
      return exitCodes.done;
    }));
}

interface Planned {
  readonly plan: UpgradePlan;
  readonly catalogue: Catalogue | undefined;
}

async function planFor({ sheet, pack }: ReadSheet, options: Options): Promise<Result<Planned>> {
  const input = await readPlanInput(options, pack);
  if (!input.ok) return input;
  const plan = planUpgrade(sheet, options.target, input.value);
  return plan.ok ? succeed({ plan: plan.value, catalogue: input.value.catalogue }, plan.issues) : plan;
}
