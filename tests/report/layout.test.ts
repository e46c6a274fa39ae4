/** Every sample on paper: the summary is one page, no total stands with less than two rows, no group without its first. */
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "../../src/index.js";
import { createPdfRenderer, type PdfRenderer } from "../../src/report/pdf/index.js";
import { readPdf, type ReadPdf } from "../support/pdf.js";
import { fixtureNames, pack, samples, type Sample } from "./samples.js";

let renderer: PdfRenderer;
beforeAll(async () => {
  renderer = unwrap(await createPdfRenderer({ cacheDir: resolve("node_modules/.cache/sme-digital-maturity-tests") }));
});
afterAll(() => renderer.close());

const printed = new Map<string, Promise<ReadPdf>>();
function print(name: string, { html }: Sample): Promise<ReadPdf> {
  const known = printed.get(name) ?? renderer.render(html, { creationDate: null }).then(unwrap).then(readPdf);
  printed.set(name, known);
  return known;
}

const names = [...fixtureNames, "almostEmpty", "untouched", "perfect", "nothing", "hostile"];
const all = [...samples].filter(([name]) => names.includes(name));
const without = (text: string): string => text.replace(/\s/g, "");

test.each(all)("%s: the summary is one page", async (name, sample) => {
  const { bookmarks } = await print(name, sample);
  const chapters = bookmarks.filter((it) => /^[1-9] /.test(it.title));
  const summary = chapters.find((it) => it.title.endsWith("结论摘要"));
  const next = chapters.find((it) => it.title.startsWith("2 "));
  expect(summary?.page).toBe(3);
  expect(next?.page).toBe(4);
});

test.each(all)("%s: rows that belong together stay together", async (name, sample) => {
  const pages = (await print(name, sample)).pages.map(without);
  const { result } = sample;
  for (const { id, groups } of result.dimensions) {
    const labels = (of: readonly { readonly id: string; readonly no: number }[]): readonly string[] => of.map((it) => `${it.no}${pack.wording.indicators[it.id]?.name ?? ""}`);
    const total = `${pack.wording.dimensions[id]?.name ?? ""}合计`;
    const last = labels(result.indicators.filter((it) => it.dimension === id)).slice(-2);
    const evaluated = pages.filter((it) => it.includes("答复与计分依据"));
    const page = evaluated.find((it) => it.includes(total)) ?? "";
    expect(last.filter((it) => !page.includes(it)), total).toEqual([]);
    for (const group of groups) {
      const [first = ""] = labels(result.indicators.filter((it) => it.group === group.id));
      const heading = new RegExp(`${pack.wording.groups[group.id]?.name ?? ""}[\\d.]+分（满分`);
      expect(evaluated.find((it) => heading.test(it)), group.id).toContain(first);
    }
  }
  // what introduces a table stands on its page
  for (const { id } of result.dimensions) {
    const wording = pack.wording.dimensions[id]?.name ?? "";
    const lead = pages.find((it) => new RegExp(`${wording}(?:得[\\d.]+分（满分[\\d.]+分，得分率|各项指标均未作答)`).test(it)) ?? "";
    expect(lead, wording).toContain("答复与计分依据");
  }
});
