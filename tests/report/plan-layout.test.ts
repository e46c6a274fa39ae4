/** Proposals on paper: the summary stays one page, each of the chapters opens a page, a picture stays whole. */
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "../../src/index.js";
import { createPdfRenderer, type PdfRenderer } from "../../src/report/pdf/index.js";
import { readPdf } from "../support/pdf.js";
import { proposalOf, sampleNamed, sampleNames } from "./proposal-samples.js";
import { fixture } from "./samples.js";

let renderer: PdfRenderer;
beforeAll(async () => {
  renderer = unwrap(await createPdfRenderer({ cacheDir: resolve("node_modules/.cache/sme-digital-maturity-tests") }));
});
afterAll(() => renderer.close());

const without = (text: string): string => text.replace(/\s/g, "");
const all = [...sampleNames.map((name) => [name, sampleNamed(name)] as const), ["forty phases", proposalOf(fixture("below-level-1.json"), { target: 4, stepsPerPhase: 1 })] as const];

test.each(all)("%s", async (_name, { html, report }) => {
  const { bookmarks, pages } = await renderer.render(html, { creationDate: null }).then(unwrap).then(readPdf);
  const summary = bookmarks.find((it) => it.title.endsWith("结论摘要"));
  const next = bookmarks.find((it) => it.title.startsWith("2 "));
  expect(next?.page).toBe((summary?.page ?? NaN) + 1);
  for (const part of report.chapters.flatMap((it) => it.parts)) {
    for (const block of part.blocks) {
      if (block.kind !== "staircase") continue;
      const page = pages.map(without).find((it) => it.includes(without(block.title)) && it.includes(without(block.stages.at(-1)?.label ?? "")) && it.includes(without(block.caption)));
      expect(page, block.id).toBeDefined();
    }
  }
});
