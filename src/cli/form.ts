/** `sme-maturity form`. */
import type { Command } from "commander";
import type { Run } from "./run.js";

export function addForm(_program: Command, _run: Run): void {
  // being built
}
