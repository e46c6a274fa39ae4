/** `npm run bench`: every figure the project promises, each beside its reference, medians of one run; exit 1 when one is missed. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { hbsEsbuild } from "../scripts/hbs-plugin.mjs";
import { root } from "../scripts/samples.mjs";

const outfile = join(root, "out", "bench", "figures.mjs");
mkdirSync(join(root, "out", "bench"), { recursive: true });
await build({
  entryPoints: [join(root, "bench", "figures.ts")], outfile, bundle: true, platform: "node", format: "esm", logLevel: "error",
  mainFields: ["module", "main"], loader: { ".css": "text" }, plugins: [hbsEsbuild],
  external: ["puppeteer-core", "@sparticuz/chromium", "subset-font", "harfbuzzjs", "esbuild", "json-logic-js", "handlebars", "papaparse", "hucre", "docx", "cli-progress", "json-logic-engine", "json-rules-engine", "@gorules/zen-engine"],
});
const { status } = spawnSync(process.execPath, [outfile], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
