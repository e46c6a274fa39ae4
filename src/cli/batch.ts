/** `sme-maturity batch`. */
import type { Command } from "commander";
import type { Run } from "./run.js";

export function addBatch(_program: Command, _run: Run): void {
  // being built
}
