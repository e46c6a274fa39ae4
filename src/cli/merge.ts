/** `sme-maturity merge`. */
import type { Command } from "commander";
import type { Run } from "./run.js";

export function addMerge(_program: Command, _run: Run): void {
  // being built
}
