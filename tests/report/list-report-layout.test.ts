/** Lists and cohorts on paper: pages lie as they should, contents and bookmarks agree, heads repeat, what belongs together stays together, nothing is tiny. */
import { resolve } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "../../src/index.js";
import { buildListReport, renderHtml, type Report } from "../../src/report/index.js";
import { createPdfRenderer, type PdfRenderer } from "../../src/report/pdf/index.js";
import { readPdf } from "../support/pdf.js";
import { cohortDocuments, firms, listOf, pack } from "./cohort-samples.js";

let renderer: PdfRenderer;
beforeAll(async () => {
  renderer = unwrap(await createPdfRenderer({ cacheDir: resolve("node_modules/.cache/sme-digital-maturity-tests") }));
});
afterAll(() => renderer.close());

interface Paper {
  readonly pages: readonly string[];
  readonly bookmarks: readonly { readonly title: string; readonly page: number }[];
  readonly sizes: readonly (readonly number[])[];
  /** Height of the smallest letter of each page, in points. */
  readonly smallest: readonly number[];
}

const printed = new Map<Report, Promise<Paper>>();
function paperOf(report: Report): Promise<Paper> {
  const known = printed.get(report) ?? print(report);
  printed.set(report, known);
  return known;
}

async function print(report: Report): Promise<Paper> {
  const bytes = unwrap(await renderer.render(renderHtml(report), { creationDate: null }));
  const { pages, bookmarks } = await readPdf(bytes);
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const sizes: (readonly number[])[] = [];
  const smallest: number[] = [];
  for (let i = 1; i <= pdf.numPages; i += 1) {
    const page = await pdf.getPage(i);
    sizes.push(page.view.slice(2).map(Math.round));
    const { items } = await page.getTextContent();
    smallest.push(Math.min(...items.flatMap((it) => ("str" in it && it.str.trim() !== "" ? [Math.hypot(Number(it.transform[0]), Number(it.transform[1]))] : []))));
  }
  await pdf.destroy();
  // the font draws both dashes alike, and the file names one of them
  return { pages: pages.map((it) => it.replace(/\s/g, "").replaceAll("―", "—")), bookmarks, sizes, smallest };
}

const ordinary = cohortDocuments.filter(([name]) => !name.startsWith("hostile"));
const named = (wanted: string): Report => {
  const [, report] = cohortDocuments.find(([name]) => name === wanted) ?? [];
  if (report === undefined) throw new Error(`no document ${wanted}`);
  return report;
};

test.each(cohortDocuments)("%s: every page lies as the document does, and no letter is below 8 pt", async (_name, report) => {
  const { sizes, smallest } = await paperOf(report);
  const [short, long] = [595, 842];
  const wanted = report.orientation === "landscape" ? [long, short] : [short, long];
  expect(sizes.filter(([width = 0, height = 0]) => Math.abs(width - (wanted[0] ?? 0)) > 1 || Math.abs(height - (wanted[1] ?? 0)) > 1)).toEqual([]);
  // letters of charts are drawn to scale; a hundredth is the rounding of the file
  expect(Math.min(...smallest)).toBeGreaterThanOrEqual(7.99);
});

test.each(cohortDocuments)("%s: the cover is one page, and the contents name the pages the bookmarks lead to", async (_name, report) => {
  const { pages, bookmarks } = await paperOf(report);
  expect(pages[1]).toContain(report.contents.title);
  for (const { number, title } of report.contents.entries) {
    const mark = bookmarks.find((it) => it.title.replace(/\s/g, "") === `${number}${title}`.replace(/\s/g, ""));
    expect(mark, title).toBeDefined();
    expect(pages[1], title).toContain(`${number}${title}${mark?.page}`.replace(/\s/g, ""));
  }
});

test.each(ordinary)("%s: the conclusion is one page", async (_name, report) => {
  const { bookmarks } = await paperOf(report);
  const pageOf = (no: number): number | undefined => bookmarks.find((it) => it.title.startsWith(`${no} `))?.page;
  expect([pageOf(1), pageOf(2)]).toEqual([3, 4]);
});

test.each(ordinary)("%s: a chapter's first page has more than its heading", async (_name, report) => {
  const { pages, bookmarks } = await paperOf(report);
  for (const { number, title, lead, parts } of report.chapters) {
    const mark = bookmarks.find((it) => it.title === `${number} ${title}`);
    const page = pages[(mark?.page ?? 0) - 1] ?? "";
    const opening = [lead, number, title].join("").replace(/\s/g, "").length;
    if (parts.length > 0) expect(page.length, title).toBeGreaterThan(opening + 120);
  }
});

test.each(["list of 40", "list of 200"])("%s: the matrix repeats its head on every page, and every firm is there", async (name) => {
  const report = named(name);
  const { pages } = await paperOf(report);
  const [first, second] = report.chapters.flatMap((it) => it.parts).flatMap((it) => it.blocks).flatMap((it) => (it.kind === "matrix" ? [it] : []));
  const withFirms = pages.filter((it) => /有限公司\d+E\d{4}/.test(it));
  expect(withFirms.length).toBeGreaterThan(2);
  for (const page of withFirms) {
    expect([first, second].some((it) => it?.columns.every(({ id }) => page.includes(id)))).toBe(true);
  }
  for (const { id } of first?.rows ?? []) expect(withFirms.filter((it) => it.includes(id)).length, id).toBeGreaterThanOrEqual(2);
});

test("the figures of a scenario and what it is about stand on one page, and each page of the table has its head", async () => {
  const list = listOf(firms(40, 7, "heavy-equipment-sets"));
  const { pages } = await paperOf(buildListReport(list, { date: null, pack }));
  const tables = pages.filter((it) => it.includes("归类依据") && it.includes("候选产品"));
  for (const it of list.rows.filter((row) => row.class !== "dropped")) {
    const page = tables.filter((text) => text.includes(it.pain.replace(/\s/g, "")));
    expect(page, it.id).toHaveLength(1);
    expect(page[0], it.id).toContain(it.id + it.name.replace(/\s/g, ""));
  }
});

test("no title of a matrix is left behind by its table", async () => {
  for (const name of ["list of 40", "list of 200", "list of 450", "hostile list"]) {
    const { pages } = await paperOf(named(name));
    const titled = pages.filter((it) => it.includes("企业与场景对照（"));
    expect(titled.length).toBeGreaterThan(0);
    for (const page of titled) expect(page.slice(page.lastIndexOf("企业与场景对照（")), name).toContain("未到起点（家）");
  }
});

test("a character without a glyph stops the print, by name", async () => {
  const list = listOf(firms(3, 7, "heavy-equipment-sets"));
  const report = buildListReport({ ...list, members: list.members.map((it) => ({ ...it, name: "样例🏭公司" })) }, { date: null, pack });
  const refused = await renderer.render(renderHtml(report), { creationDate: null });
  expect(refused.issues.map((it) => it.code)).toEqual(["glyph-missing"]);
  expect(refused.issues[0]?.actual).toContain("U+1F3ED");
});
