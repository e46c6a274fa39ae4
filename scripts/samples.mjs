/** The sample answer sheets of the repository, and the command line that is run on them. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
export const cli = join(root, "dist", "cli.js");

const packs = join(root, "fixtures", "answers");

/** Every sample: pack, name, file. */
export const samples = readdirSync(packs).sort().flatMap((pack) =>
  readdirSync(join(packs, pack)).filter((file) => file.endsWith(".json")).sort()
    .map((file) => ({ pack, name: basename(file, ".json"), file: join(packs, pack, file) })));

/** What the real command prints. */
export const runCli = (...args) => execFileSync(process.execPath, [cli, ...args], { encoding: "utf8", maxBuffer: 64 * 2 ** 20, stdio: ["ignore", "pipe", "inherit"] });

/** The goldens of one sample: file name in fixtures/golden/<pack>/ and the command that makes it. */
export const goldensOf = ({ name, file }) => [
  { golden: `${name}.result.json`, args: ["score", file, "--format", "json"] },
  { golden: `${name}.explanation.txt`, args: ["explain", file, "--format", "text"] },
  { golden: `${name}.diagnosis.txt`, args: ["diagnose", file, "--top", "6", "--format", "text"] },
  { golden: `${name}.plan.txt`, args: ["plan", file, "--target", "3", "--format", "text"] },
];

const firms = join(root, "fixtures", "datasets", "sample-firms.ndjson");
const programme = join(root, "fixtures", "programmes", "sample-programme.json");
/** The goldens of the sample dataset, in fixtures/golden/. */
export const datasetGoldens = [
  { golden: "sample-firms.list.txt", args: ["scenarios", firms, "--sub-industry", "marine-engineering-equipment", "--format", "text"] },
  { golden: "sample-firms.cohort.txt", args: ["cohort", firms, "--programme", programme, "--format", "text"] },
];
