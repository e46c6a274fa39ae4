/** Every figure: scoring, plans, datasets, lists, importing, reports, sizes. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import jsonLogic from "json-logic-js";
import { loadPack, parseAnswers, score, unwrap } from "../src/index.js";
import { builtInCatalogue, diagnose, proposePackage, readProducts } from "../src/diagnosis/index.js";
import { createDocxRenderer } from "../src/report/docx/index.js";
import { buildReport, renderHtml, type Proposal } from "../src/report/index.js";
import { openCache } from "../src/report/pdf/cache.js";
import { candidates } from "../src/report/pdf/candidates.js";
import { createPdfRenderer } from "../src/report/pdf/index.js";
import { launch } from "../src/report/pdf/launch.js";
import { findFonts } from "../src/report/pdf/fonts.js";
import { writeFontconfig } from "../src/report/pdf/fontconfig.js";
import { batching } from "./batch.js";
import { bulk } from "./bulk.js";
import { datasets } from "./datasets.js";
import { engines } from "./engines.js";
import { lists } from "./lists.js";
import { inTurn, median, report, timed, type Figure } from "./measure.js";
import { planning } from "./plan.js";

const root = process.cwd();
const sampleFile = join(root, "fixtures", "answers", "miit-sme-2024", "marine-engineering-equipment-level-2.json");
const pack = unwrap(loadPack("miit-sme-2024"));
const text = readFileSync(sampleFile, "utf8");
const sheet = unwrap(parseAnswers(text));
const result = score(sheet, pack);

async function scoring(): Promise<readonly Figure[]> {
  const rules = pack.definition.levels.map((it) => it.rule);
  const facts = { points: result.points, areas: Object.fromEntries(result.areaCounts.map((it) => [it.rating, it])) };
  const batch = 500;
  const repeat = (work: () => unknown) => () => { for (let i = 0; i < batch; i += 1) work(); };
  const ours = repeat(() => score(sheet, pack));
  const theirs = repeat(() => rules.map((rule) => jsonLogic.apply(rule as never, facts)));
  ours(); theirs();
  const [scored, bare] = await inTurn(31, ours, theirs);
  const [parsed] = await inTurn(11, repeat(() => parseAnswers(text)), repeat(() => JSON.parse(text)));
  return [
    { what: "score, one complete sheet, full trace", measured: scored / batch * 1000, unit: "µs", below: 100, reference: `json-logic-js, the four level rules alone: ${(bare / batch * 1000).toFixed(1)} µs` },
    { what: "parseAnswers, the same sheet", measured: parsed / batch * 1000, unit: "µs", below: 1000, reference: `${text.length} characters of JSON` },
  ];
}

async function importing(): Promise<readonly Figure[]> {
  const load = (name: string): number => Number(execFileSync(process.execPath, ["--input-type=module", "-e",
    `const t = performance.now(); await import(${JSON.stringify(name)}); console.log(performance.now() - t)`], { cwd: root, encoding: "utf8" }));
  const ours: number[] = [];
  const zod: number[] = [];
  for (let i = 0; i < 15; i += 1) {
    ours.push(load(join(root, "dist", "index.js")));
    zod.push(load("zod"));
  }
  return [{ what: "import of the built core", measured: median(ours), unit: "ms", below: 100, reference: `zod alone: ${median(zod).toFixed(0)} ms` }];
}

/** Those of a report that ends at the level. */
const mainChapters = ["summary", "firm", "basis", "level", "dimensions", "areas", "notes", "nature", "appendix"];

/** Cold: process start to file. Warm: sheet to bytes, against Chromium loading and printing the same HTML twice. */
async function printing(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "sme-bench-"));
  const out = join(folder, "report.pdf");
  const cli = (): unknown => spawnSync(process.execPath, [join(root, "dist", "cli.js"), "report", sampleFile, "--chapters", mainChapters.join(","), "--out", out], { stdio: "ignore" });
  cli();
  const cold: number[] = [];
  for (let i = 0; i < 9; i += 1) cold.push(await timed(cli));
  const size = statSync(out).size;
  rmSync(folder, { recursive: true, force: true });

  const renderer = unwrap(await createPdfRenderer());
  const browser = await chromium();
  const tab = await browser.openTab();
  const html = renderHtml(buildReport({ sheet, result, pack }, { date: "2025-05-20" }));
  const ours = async (): Promise<unknown> => unwrap(await renderer.render(renderHtml(buildReport({ sheet, result: score(sheet, pack), pack }, { date: "2025-05-20" }))));
  const chromiumTwice = async (): Promise<void> => {
    for (let i = 0; i < 2; i += 1) {
      await tab.load(html);
      await tab.print({ tagged: true });
    }
  };
  await ours(); await chromiumTwice();
  const [warm, twice] = await inTurn(21, ours, chromiumTwice);
  await renderer.close();
  await browser.stop();
  return [
    { what: "report, cold: process start to file", measured: median(cold) / 1000, unit: "s", below: 2, reference: "browser unpacked before" },
    { what: "report, warm: sheet to bytes", measured: warm, unit: "ms", below: twice * 1.25, reference: `Chromium loading and printing the same HTML twice: ${twice.toFixed(0)} ms` },
    { what: "PDF of a complete firm", measured: size / 1e6, unit: "MB", below: 1.5, reference: "" },
  ];
}

const json = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(root, "fixtures", ...path), "utf8"));

/** The whole report, against the one that ends at the level: same sheet, same browser, in turn. And the Word file of the whole. */
async function whole(): Promise<readonly Figure[]> {
  const before = unwrap(parseAnswers(readFileSync(join(root, "fixtures", "answers", "miit-sme-2024", "heavy-equipment-sets-level-1.json"), "utf8")));
  const catalogue = builtInCatalogue();
  const products = unwrap(readProducts([json("products", "sample-products.json")], { catalogue, pack }));
  const propose = (): Proposal => ({ diagnosis: diagnose(before, score(before, pack)), package: unwrap(proposePackage(before, { products })), project: null });
  const build = (proposal?: Proposal) => buildReport({ sheet: before, result: score(before, pack), pack, proposal }, { date: "2025-05-20" });
  const renderer = unwrap(await createPdfRenderer());
  const word = unwrap(await createDocxRenderer());
  const print = async (proposal?: Proposal): Promise<Uint8Array> => unwrap(await renderer.render(renderHtml(build(proposal))));
  const pdf = await print(propose());
  const docx = async (): Promise<Uint8Array> => unwrap(await word.render(build(propose())));
  await print();
  const { length: wordBytes } = await docx();
  const [all, short] = await inTurn(15, () => print(propose()), () => print());
  const [written, printed] = await inTurn(9, docx, () => print(propose()));
  await renderer.close();
  await word.close();
  return [
    { what: "whole report, warm: sheet to bytes", measured: all, unit: "ms", below: short * 2, reference: `the same firm's report that ends at the level: ${short.toFixed(0)} ms` },
    { what: "PDF of a whole report", measured: pdf.length / 1e6, unit: "MB", below: 3, reference: `${pagesOf(pdf)} pages` },
    { what: "Word file of the whole report, browser open", measured: written, unit: "ms", below: 1000, reference: `${(wordBytes / 1000).toFixed(0)} kB; its PDF: ${printed.toFixed(0)} ms` },
  ];
}

const pagesOf = (pdf: Uint8Array): number => [...Buffer.from(pdf).toString("latin1").matchAll(/\/Type \/Page\b/g)].length;

async function chromium(): ReturnType<typeof launch> {
  const cache = unwrap(await openCache(undefined));
  const fontconfig = unwrap(await writeFontconfig(unwrap(await findFonts(undefined)), cache));
  for await (const candidate of candidates({}, cache)) if (candidate.found) return launch({ ...candidate, fontconfig });
  throw new Error("no browser");
}

async function sizes(): Promise<readonly Figure[]> {
  const bundle = await build({
    entryPoints: [join(root, "src", "index.ts")], bundle: true, minify: true, write: false, metafile: true, format: "esm",
    mainFields: ["module", "main"], external: ["zod"], charset: "utf8",
  });
  const [output] = Object.values(bundle.metafile.outputs);
  const own = Object.entries(output?.inputs ?? {}).filter(([path]) => path.startsWith("src/") && !path.startsWith("src/indicators/packs/") && !path.startsWith("src/wording/"));
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--ignore-scripts", "--dry-run", "--json"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  return [
    { what: "main entry, own code, minified", measured: own.reduce((sum, [, it]) => sum + it.bytesInOutput, 0) / 1000, unit: "kB", below: 60, reference: `with packs, wording and bundled dependencies: ${((output?.bytes ?? 0) / 1000).toFixed(0)} kB` },
    { what: "tarball", measured: packed.size / 1000, unit: "kB", below: 1000, reference: `${packed.entryCount} files, ${(packed.unpackedSize / 1000).toFixed(0)} kB unpacked` },
  ];
}

const figures = [...await scoring(), ...await engines(), ...await planning(), ...await datasets(), ...await batching(), ...await bulk(), ...await lists(), ...await importing(), ...await printing(), ...await whole(), ...await sizes()];
process.exitCode = report(figures) ? 0 : 1;
