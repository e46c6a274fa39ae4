/** Builds a script for a process of its own, in either kind of module, as the package itself is built. */
import { join } from "node:path";
import { build } from "esbuild";
import { folder } from "./support.js";

/** Run it from the repository: its packages are found through the working folder. */
export async function bundle(source: string, format: "cjs" | "esm"): Promise<string> {
  const outfile = join(await folder(), format === "cjs" ? "script.cjs" : "script.mjs");
  const shim = { banner: { js: `const importMetaUrl = require("node:url").pathToFileURL(__filename).href;` }, define: { "import.meta.url": "importMetaUrl" } };
  await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    packages: "external",
    platform: "node",
    format,
    outfile,
    logLevel: "error",
    ...(format === "cjs" ? shim : {}),
  });
  return outfile;
}
