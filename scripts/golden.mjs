/** Re-baselines fixtures/golden through the real command line; review the diff before committing it. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { datasetGoldens, goldensOf, root, runCli, samples } from "./samples.mjs";

const folder = join(root, "fixtures", "golden");
rmSync(folder, { recursive: true, force: true });
for (const sample of samples) {
  mkdirSync(join(folder, sample.pack), { recursive: true });
  for (const { golden, args } of goldensOf(sample)) writeFileSync(join(folder, sample.pack, golden), runCli(...args));
}
for (const { golden, args } of datasetGoldens) writeFileSync(join(folder, golden), runCli(...args));
process.stderr.write(`${samples.length} samples written to fixtures/golden; see what changed with: git diff fixtures/golden\n`);
