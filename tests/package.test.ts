/** The package as a stranger gets it: packed, installed elsewhere without the optional peers, every export and the command used. */
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import vm from "node:vm";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineVersion } from "../src/version.js";
import { root, sample } from "./support/cli.js";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entries = ["", "/diagnosis", "/dataset", "/report", "/pdf", "/docx", "/xlsx", "/batch", "/worker", "/packs", "/schemas"];
let folder: string;

const inFolder = (...args: readonly [string, ...string[]]): string =>
  execFileSync(args[0], args.slice(1), { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const evaluate = (type: "module" | "commonjs", code: string): string => inFolder(process.execPath, `--input-type=${type}`, "-e", code);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sme-package-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], { cwd: root, stdio: "ignore" });
  const tarball = readdirSync(folder).find((it) => it.endsWith(".tgz")) ?? "";
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "stranger", private: true }));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", `./${tarball}`], { cwd: folder, stdio: "ignore" });
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("installed elsewhere", () => {
  it("says its version in one place", () => expect(engineVersion).toBe(manifest.version));

  it("brings neither browser nor fonts nor charts nor mathjs", () => {
    const installed = readdirSync(join(folder, "node_modules"));
    expect(installed).toEqual(expect.arrayContaining(["commander", "handlebars", "sme-digital-maturity", "zod"]));
    expect(installed.filter((it) => /puppeteer|sparticuz|expo|echarts|mathjs|subset-font|docx/.test(it))).toEqual([]);
  });

  it.each(entries)("'sme-digital-maturity%s' gives the same names to import and to require", (entry) => {
    const name = `sme-digital-maturity${entry}`;
    const imported = evaluate("module", `import * as it from "${name}"; console.log(Object.keys(it).filter((k) => k !== "default" && k !== "module.exports").sort().join())`);
    const required = evaluate("commonjs", `console.log(Object.keys(require("${name}")).sort().join())`);
    expect(imported.trim()).not.toBe("");
    expect(required).toBe(imported);
  });

  it.each(["module", "commonjs"] as const)("scores and explains as %s", (type) => {
    const load = type === "module" ? "import { loadPack, parseAnswers, score, explain, unwrap } from 'sme-digital-maturity';" : "const { loadPack, parseAnswers, score, explain, unwrap } = require('sme-digital-maturity');";
    const fs = type === "module" ? "import { readFileSync } from 'node:fs';" : "const { readFileSync } = require('node:fs');";
    const printed = evaluate(type, `${load}${fs}
      const pack = unwrap(loadPack("miit-sme-2024"));
      const result = score(unwrap(parseAnswers(readFileSync(${JSON.stringify(sample("on-points-line"))}, "utf8"))), pack);
      console.log(JSON.stringify([result.level, result.points, explain(result, pack).headline]));`);
    expect(JSON.parse(printed)).toEqual([2, 40, "评测等级：二级（规范级）；得分40分（满分100分）。"]);
  });

  it("docs/api.md names every function of every entry, and its code runs", () => {
    const page = readFileSync(join(root, "docs", "api.md"), "utf8");
    const functions = ["", "/diagnosis", "/dataset", "/report", "/pdf", "/docx", "/xlsx", "/batch", "/worker"].flatMap((entry) => evaluate("module",
      `import * as it from "sme-digital-maturity${entry}"; console.log(Object.keys(it).filter((k) => typeof it[k] === "function" && k !== "default").join())`).trim().split(","));
    expect(functions.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
    copyFileSync(join(root, "fixtures", "datasets", "sample-firms.ndjson"), join(folder, "firms.ndjson"));
    for (const name of ["before", "after", "project"]) copyFileSync(join(root, "fixtures", "before-after", `${name}.json`), join(folder, `${name}.json`));
    copyFileSync(join(root, "fixtures", "products", "sample-products.json"), join(folder, "products.json"));
    const examples = [...page.matchAll(/```js\n(import[\s\S]*?)```/g)].map((it) => it[1] ?? "");
    expect(examples).toHaveLength(4);
    examples.forEach((code, i) => {
      writeFileSync(join(folder, `api-${i}.mjs`), code);
      inFolder(process.execPath, `api-${i}.mjs`);
    });
    expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("项目任务书");
    expect(readFileSync(join(folder, "change.html"), "utf8")).toContain("改造前后");
    expect(readFileSync(join(folder, "list.html"), "utf8")).toContain("海洋工程装备制造业");
    expect(readFileSync(join(folder, "old.ndjson"), "utf8").trim().split("\n")).toHaveLength(220);
    expect(["list.xlsx", "cohort.xlsx", "moves.xlsx", "form.xlsx"].map((name) => readFileSync(join(folder, name)).subarray(0, 2).toString())).toEqual(["PK", "PK", "PK", "PK"]);
  });

  it("runs the command", () => {
    const { status, stdout } = spawnSync(join(folder, "node_modules", ".bin", "sme-maturity"), ["score", sample("level-4")], { encoding: "utf8" });
    expect([status, JSON.parse(stdout).level]).toEqual([0, 4]);
  });

  it("without the optional peers a PDF is refused clearly, and nothing is written", () => {
    const { status, stderr } = spawnSync(join(folder, "node_modules", ".bin", "sme-maturity"), ["--lang", "en", "report", sample("level-4"), "--out", "report.pdf"], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(3);
    expect(stderr).toMatch(/(package-not-found|fonts-not-found|browser-not-found)[\s\S]*npm install/);
    expect(readdirSync(folder).filter((it) => it.startsWith("report.pdf"))).toEqual([]);
  });

  it("publishes JSON Schemas that a program can read", () => {
    const read = (name: string): { readonly $schema: string; readonly required: readonly string[] } =>
      JSON.parse(evaluate("commonjs", `console.log(JSON.stringify(require("sme-digital-maturity/schemas/${name}.schema.json")))`));
    expect(read("pack").required).toEqual(expect.arrayContaining(["id", "levels", "dimensions"]));
    expect(read("sheet").required).toEqual(["enterprise"]);
    expect(read("result").required).toEqual(expect.arrayContaining(["level", "points", "receipt"]));
    expect(read("wording").$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  });

  it.each(["nodenext", "bundler"])("types hold for a strict consumer (%s)", (resolution) => {
    writeFileSync(join(folder, "use.mts"), `
      import { loadPack, parseAnswers, score, unwrap, type AssessmentResult } from "sme-digital-maturity";
      import { buildReport, renderHtml } from "sme-digital-maturity/report";
      import { renderPdf } from "sme-digital-maturity/pdf";
      import { miitSme2024 } from "sme-digital-maturity/packs";
      import { packSchema } from "sme-digital-maturity/schemas";
      import { assess, readNdjson } from "sme-digital-maturity/dataset";
      import { describeCohort, diagnose, listScenarios, planUpgrade, type ScenarioList, type UpgradePlan } from "sme-digital-maturity/diagnosis";
      import { cohortXlsx, listXlsx } from "sme-digital-maturity/xlsx";
      const pack = unwrap(loadPack("miit-sme-2024"));
      const sheet = unwrap(parseAnswers("{}", pack));
      const result: AssessmentResult = score(sheet, pack);
      const level: number = result.level;
      const html: string = renderHtml(buildReport({ sheet, result, pack }, { date: null }));
      const bytes: Promise<Uint8Array> = renderPdf(html).then(unwrap);
      const plan: UpgradePlan = unwrap(planUpgrade(sheet, 3, { allowOutcomes: true }));
      const gap: string | undefined = diagnose(sheet, result).findings[0]?.id;
      async function* text(): AsyncGenerator<string> { yield JSON.stringify({}); }
      const { firms } = unwrap(await assess(unwrap(await readNdjson(text(), pack))));
      const list: ScenarioList = unwrap(listScenarios(firms, { subIndustry: "general", pack }));
      const books: readonly Promise<Uint8Array>[] = [listXlsx(list, pack), cohortXlsx(describeCohort(firms, { pack }), pack)];
      // @ts-expect-error a plan is read-only
      plan.steps.push();
      // @ts-expect-error a result is read-only
      result.level = 4;
      export { books, gap, level, bytes, miitSme2024, packSchema };
    `);
    const module = resolution === "nodenext" ? "nodenext" : "esnext";
    const checked = spawnSync(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "--noEmit", "--strict", "--lib", "ES2022,DOM", "--target", "es2022", "--module", module, "--moduleResolution", resolution, "use.mts"], { cwd: folder, encoding: "utf8" });
    expect(checked.stdout).toBe("");
    expect(checked.status).toBe(0);
  }, 60_000);
});

describe("in a browser", () => {
  it("the core bundles without node: modules and scores in a bare context", async () => {
    writeFileSync(join(folder, "page.js"), `
      import { loadPack, readAnswers, score, unwrap } from "sme-digital-maturity";
      const pack = unwrap(loadPack("miit-sme-2024"));
      globalThis.level = score(unwrap(readAnswers(globalThis.sheet)), pack).level;
    `);
    const bundle = await build({ entryPoints: [join(folder, "page.js")], bundle: true, write: false, platform: "browser", format: "iife", metafile: true });
    const inputs = Object.keys(bundle.metafile.inputs);
    expect(inputs.filter((it) => /node:|puppeteer|echarts|handlebars|commander/.test(it))).toEqual([]);
    const context = vm.createContext({ sheet: JSON.parse(readFileSync(sample("level-4"), "utf8")), TextEncoder, TextDecoder, URL });
    vm.runInContext(bundle.outputFiles[0]?.text ?? "", context);
    expect(context["level"]).toBe(4);
  });
});

describe("what is published", () => {
  it("brings the licences of what it bundles", () => {
    const licences = readFileSync(join(folder, "node_modules", "sme-digital-maturity", "dist", "THIRD-PARTY-LICENCES.txt"), "utf8");
    for (const name of ["mathjs", "echarts", "zrender", "json-logic-js", "jsonc-parser", "fflate", "fraction.js", "canonicalize"]) expect(licences).toMatch(new RegExp(`^${name.replace(".", "\\.")} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
    expect(licences).toContain("Apache License");
  });

  it("holds the build, the papers, nothing else", () => {
    const [packed] = JSON.parse(execFileSync("npm", ["pack", "--ignore-scripts", "--dry-run", "--json"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    const paths: readonly string[] = packed.files.map((it: { readonly path: string }) => it.path);
    expect(paths.filter((it) => !/^(dist|fixtures\/(answers|before-after|catalogues|efforts|overrides|products|programmes|projects))\//.test(it)).sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "README.zh-CN.md", "SECURITY.md", "package.json"]);
    expect(packed.size).toBeLessThan(1_000_000);
  });

  it("names no machine and no registry", () => {
    const lock = readFileSync(join(root, "package-lock.json"), "utf8");
    expect(lock.match(/"resolved": "[^"]*"/g)).toBeNull();
  });
});
