/** The first minute: installs and builds what is missing, scores a sample, writes its report under out/. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

await import("./ready.mjs");

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const sample = join(root, "fixtures", "answers", "miit-sme-2024", "marine-engineering-equipment-level-2.json");
const report = join(root, "out", "report.pdf");
const short = (path) => relative(process.cwd(), path) || path;

function run(...args) {
  process.stdout.write(`\n$ sme-maturity ${args.map((it) => (it.startsWith(root) ? short(it) : it)).join(" ")}\n`);
  const { status } = spawnSync(process.execPath, [join(root, "dist", "cli.js"), ...args], { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(dirname(report), { recursive: true });
run("score", sample, "--format", "text");
run("report", sample, "--out", report);
process.stdout.write(`\nThe report is in ${short(report)}\n`);
