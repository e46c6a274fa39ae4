/** `sme-maturity compare`. */
import type { Command } from "commander";
import type { Run } from "./run.js";

export function addCompare(_program: Command, _run: Run): void {
  // being built
}
