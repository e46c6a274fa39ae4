/** `sme-maturity lint-pack FILE`: whether a pack someone wrote can be scored with. */
import type { Command } from "commander";
import { readPackFolder } from "./input.js";
import type { Run } from "./run.js";
import { exitCodes, exitCodeFor, printIssues, printJson } from "./terminal.js";

export function addLintPack(program: Command, run: Run): void {
  program.command("lint-pack")
    .summary("check a pack: shape, sums, rules, formulas, wording")
    .description("Check the pack in the folder FILE (or its pack.json); every problem at once.")
    .argument("<file>", "pack folder, or its pack.json")
    .action(run(async (terminal, { lang }, file: string) => {
      const pack = await readPackFolder(file);
      printIssues(terminal, pack.issues, lang);
      printJson(terminal, { valid: pack.ok, ...(pack.ok && { id: pack.value.definition.id, sha256: pack.value.sha256 }), issues: pack.issues });
      return pack.ok ? exitCodes.done : exitCodeFor(pack.issues);
    }));
}
