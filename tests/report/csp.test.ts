/** The report is rendered where no code may be generated from text: a strict CSP, a locked-down server. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { hbsEsbuild } from "../../scripts/hbs-plugin.mjs";
import { fixture, sampleOf } from "./samples.js";

const folder = mkdtempSync(join(tmpdir(), "sme-csp-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["esm", "cjs"] as const)("as %s, without eval and without a compiler", async (format) => {
  const sample = fixture("contradictory.json");
  const outfile = join(folder, format === "esm" ? "page.mjs" : "page.cjs");
  const { metafile } = await build({
    stdin: {
      contents: `
        import { loadPack, readAnswers, score, unwrap } from "./src/index.ts";
        import { buildReport, renderHtml } from "./src/report/index.ts";
        const pack = unwrap(loadPack("miit-sme-2024"));
        const sheet = unwrap(readAnswers(${JSON.stringify(sample)}));
        console.log(renderHtml(buildReport({ sheet, pack, result: score(sheet, pack) }, { date: "2025-06-10" })));`,
      resolveDir: process.cwd(), loader: "ts",
    },
    outfile, format, bundle: true, platform: "node", mainFields: ["module", "main"], metafile: true, charset: "utf8", logLevel: "error",
    loader: { ".css": "text" }, plugins: [hbsEsbuild],
  });
  expect(Object.keys(metafile.inputs).filter((it) => /handlebars.*(compiler|precompiler)/.test(it))).toEqual([]);
  const printed = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", outfile], { encoding: "utf8", maxBuffer: 2 ** 24 });
  expect(printed).toBe(`${sampleOf(sample).html}\n`);
});
