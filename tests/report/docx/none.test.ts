/** A machine without the library, or without a browser. */
import { expect, it, vi } from "vitest";
import { createDocxRenderer, renderDocx } from "../../../src/report/docx/index.js";
import type { Report } from "../../../src/report/report.js";
import { docxOf } from "../docx-read.js";
import { cacheDir, codesOf, valueOf } from "../pdf/support.js";
import { samples } from "../samples.js";

const missing = vi.hoisted(() => new Set<string>());

vi.mock("../../../src/report/pdf/peers.js", async (original) => {
  const real = await original<typeof import("../../../src/report/pdf/peers.js")>();
  return { ...real, loadPeer: (name: Parameters<typeof real.loadPeer>[0]) => (missing.has(name) ? null : real.loadPeer(name)) };
});
vi.mock("../../../src/report/pdf/candidates.js", () => ({
  candidates: async function* () {
    yield { found: false, source: "shell on PATH", looked: "a, b", reason: "not there" };
  },
}));

const report = samples.get("almostEmpty")?.report;
if (report === undefined) throw new Error("no report");
const withoutFigures: Report = { ...report, chapters: [] };

it("without a browser a report with figures cannot be written, and one without can", async () => {
  const word = valueOf(await createDocxRenderer({ cacheDir }));
  expect(codesOf(await word.render(report))).toEqual(["browser-not-found"]);
  expect(valueOf(await word.render(withoutFigures))).toEqual(await docxOf(withoutFigures));
  await word.close();
});

it("without the library it is asked for", async () => {
  missing.add("docx");
  for (const result of [await createDocxRenderer({ cacheDir }), await renderDocx(report, { cacheDir })]) {
    expect(result.issues).toMatchObject([{ code: "package-not-found", path: "docx", expected: "docx" }]);
  }
});
