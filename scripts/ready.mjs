/** Makes a clone ready: installs what is missing and builds what is stale. Needs Node alone. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => join(root, ...parts);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

function run(...args) {
  process.stderr.write(`npm ${args.join(" ")}\n`);
  const { status } = spawnSync(npm, args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function newestIn(folder) {
  return Math.max(...readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile()).map((it) => changedAt(join(it.parentPath ?? it.path, it.name))));
}

if (changedAt(at("node_modules", ".package-lock.json")) < changedAt(at("package-lock.json"))) run("ci", "--no-audit", "--no-fund");
const sources = Math.max(newestIn(at("src")), newestIn(at("templates")), changedAt(at("package.json")), changedAt(at("tsup.config.ts")), newestIn(at("scripts")));
// the schemas are written last, so a build that was cut off is made again
if (changedAt(at("dist", "schemas", "result.schema.json")) < sources) run("run", "build", "--silent");
