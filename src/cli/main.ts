#!/usr/bin/env node
/** The command line `sme-maturity`. */
import { Command, CommanderError, Option } from "commander";
import { engineVersion } from "../version.js";
import { addAcceptance } from "./acceptance.js";
import { addBatch } from "./batch.js";
import { addBeforeAfter } from "./before-after.js";
import { addCatalogue } from "./catalogue.js";
import { addCohort } from "./cohort.js";
import { addCompare } from "./compare.js";
import { addDiagnose } from "./diagnose.js";
import { addDoctor } from "./doctor.js";
import { addDossier } from "./dossier.js";
import { addExplain } from "./explain.js";
import { addForm } from "./form.js";
import { addLintPack } from "./lint-pack.js";
import { addMerge } from "./merge.js";
import { addPackage } from "./package.js";
import { addPacks } from "./packs.js";
import { addPlan } from "./plan.js";
import { addProducts } from "./products.js";
import { addReport } from "./report.js";
import type { Run } from "./run.js";
import { addScenarios } from "./scenarios.js";
import { addScore } from "./score.js";
import { exitCodes, type ExitCode, type GlobalOptions, type Terminal } from "./terminal.js";
import { addVerify } from "./verify.js";

const commands = [addScore, addExplain, addReport, addDiagnose, addPlan, addPackage, addScenarios, addCohort, addBeforeAfter, addAcceptance, addDossier, addForm, addBatch, addMerge, addCompare, addVerify, addPacks, addLintPack, addCatalogue, addProducts, addDoctor];

/** Runs one command line; gives its exit code. */
async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = new Command("sme-maturity")
    .description("Digital maturity of small and medium firms (中小企业数字化水平评测指标): score, explain, report, plan, list.\nExit codes: 0 done, 1 the input has errors, 2 usage, 3 the machine or a defect.")
    .version(engineVersion)
    .addOption(new Option("--lang <language>", "language of problems").choices(["zh", "en"]).default("zh"))
    .exitOverride()
    .configureOutput({ writeOut: (text) => void terminal.stdout.write(text), writeErr: (text) => void terminal.stderr.write(text) });
  const run: Run = (work) => async (...given) => {
    code = await work(terminal, program.opts<GlobalOptions>(), ...given);
  };
  for (const add of commands) add(program, run);
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    terminal.stderr.write(`sme-maturity ${engineVersion}: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
    return exitCodes.environment;
  }
}

// a reader that stops early (`| head`) is no failure, and does not hide one: the command goes on to its own exit code
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  process.stderr.write(`error: standard output cannot be written: ${error.message}\n`);
  process.exit(exitCodes.environment);
});
process.stderr.on("error", () => undefined);
process.exitCode = await main(process.argv.slice(2), process);
