/** Writes the licences of what the build bundles beside it: dist/THIRD-PARTY-LICENCES.txt. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const dist = new URL("../dist/", import.meta.url);
const root = fileURLToPath(new URL("../", import.meta.url));

const metafiles = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((it) => /(^|[\\/])metafile-.*\.json$/.test(it));
const bundled = new Set(metafiles.flatMap((file) => {
  const { outputs } = JSON.parse(readFileSync(new URL(file, dist), "utf8"));
  return Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((path) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
}));

const sections = [...bundled].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  // `licenses` may also be a folder, of what the package itself took over
  const papers = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((it) => it.isFile())
    .map((it) => relative(join(root, folder), join(it.parentPath ?? it.path, it.name)))
    .filter((it) => /^(licen[cs]e|notice|copying)/i.test(it)).sort();
  if (papers.length === 0 && !license) throw new Error(`${name} is bundled and has no licence`);
  return [`${name} ${version} (${license})`, ...papers.map((it) => readFileSync(join(root, folder, it), "utf8").trim())].join("\n\n");
});

if (sections.length === 0) throw new Error("nothing bundled: were the metafiles written?");
writeFileSync(new URL("THIRD-PARTY-LICENCES.txt", dist), `Parts of these packages are bundled in this folder.\n\n${sections.join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
for (const file of metafiles) rmSync(new URL(file, dist));
