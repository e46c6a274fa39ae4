/** Builds a script for a process of its own, in either kind of module, as the package itself is built. */
import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { folder } from "./support.js";

/** It lies in a project of its own that has the repository's packages: optional ones are found from where the script lies. */
export async function bundle(source: string, format: "cjs" | "esm"): Promise<string> {
  const project = await folder();
  await symlink(resolve("node_modules"), join(project, "node_modules"));
  const script = join(project, format === "cjs" ? "script.cjs" : "script.mjs");
  await bundleTo(script, source, format);
  return script;
}

export async function bundleTo(outfile: string, source: string, format: "cjs" | "esm"): Promise<void> {
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
}
