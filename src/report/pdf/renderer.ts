/** Turns HTML into PDF bytes, or its figures into pictures: checks the characters, prints in a pooled browser, makes the bytes the same every time. */
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { browserStarter } from "./browser.js";
import type { Drawings } from "./draw.js";
import { embedSubsets } from "./embed.js";
import { writeFontconfig } from "./fontconfig.js";
import { findFonts, FONT_FAMILY, type Fonts } from "./fonts.js";
import { glyphIssues, missingGlyphs, visibleText } from "./glyphs.js";
import { findLookalikes, foldLookalikes } from "./lookalikes.js";
import { numberIssues, type PdfOptions, type RenderOptions } from "./options.js";
import { neutralise, readFontNames } from "./pdf-bytes.js";
import { createPool, type Pool } from "./pool.js";
import { printDocument } from "./print.js";

export interface PdfRenderer {
  render(html: string, options?: RenderOptions): Promise<Result<Uint8Array>>;
  /** The elements that carry `data-figure`, as they look in print, by that name. */
  draw(html: string, options?: Pick<RenderOptions, "signal">): Promise<Result<Drawings>>;
  /** Always call it: an open browser keeps the process alive. */
  close(): Promise<void>;
}

/** Starts a browser. Call it early and await it late: the start takes about 100 ms beside the caller's own work. */
export async function createPdfRenderer(options: PdfOptions = {}): Promise<Result<PdfRenderer>> {
  if (options.signal?.aborted === true) return fail([issue("render-cancelled")]);
  const wrong = numberIssues(options);
  if (wrong.length > 0) return fail(wrong);
  const fonts = await findFonts(options.fontDir);
  if (!fonts.ok) return fonts;
  const embed = options.embedFonts ?? process.platform !== "linux";
  const fontconfig = embed ? succeed(null) : await writeFontconfig(fonts.value, options.cacheDir);
  if (!fontconfig.ok) return fontconfig;

  const start = browserStarter({ ...options, fontconfig: fontconfig.value });
  const pool = createPool({
    start,
    browsers: options.browsers ?? 1,
    tabsPerBrowser: options.maxPages ?? 1,
    jobsPerBrowser: options.rendersPerBrowser ?? 200,
    timeoutMs: options.timeoutMs ?? 60_000,
  });
  const started = await pool.warmUp();
  if (!started.ok) return started;
  return succeed({
    render: (html, own) => render(html, { pool, fonts: fonts.value, embed }, { ...options, ...own }),
    draw: (html, own) => draw(html, { pool, fonts: fonts.value, embed }, { ...options, ...own }),
    close: pool.close,
  }, started.issues);
}

/** One document: start, print, close. */
export async function renderPdf(html: string, options: PdfOptions = {}): Promise<Result<Uint8Array>> {
  const renderer = await createPdfRenderer(options);
  if (!renderer.ok) return renderer;
  try {
    const printed = await renderer.value.render(html);
    return printed.ok ? succeed(printed.value, [...renderer.issues, ...printed.issues]) : printed;
  } finally {
    await renderer.value.close();
  }
}

interface Workshop {
  readonly pool: Pool;
  readonly fonts: Fonts;
  readonly embed: boolean;
}

async function render(source: string, workshop: Workshop, options: RenderOptions): Promise<Result<Uint8Array>> {
  const problems = dateIssues(options.creationDate ?? null);
  const prepared = await prepare(source, workshop);
  if (problems.length > 0 || !prepared.ok) return fail([...problems, ...prepared.issues]);
  const { html, text } = prepared.value;
  const printed = await workshop.pool.run((tab) => printDocument(tab, html), options.signal);
  if (!printed.ok) return printed;

  const substituted = html.includes(FONT_FAMILY) && /\S/.test(text) ? fontIssues(printed.value) : [];
  return substituted.length > 0 ? fail(substituted) : succeed(neutralise(printed.value, options.creationDate ?? null));
}

async function draw(source: string, workshop: Workshop, { signal }: RenderOptions): Promise<Result<Drawings>> {
  const prepared = await prepare(source, workshop);
  if (!prepared.ok) return prepared;
  return workshop.pool.run(async (tab) => {
    await tab.load(prepared.value.html);
    return succeed(await tab.draw());
  }, signal);
}

/** The document with characters our fonts have, and the text in it; or those they do not have. */
async function prepare(source: string, { fonts, embed }: Workshop): Promise<Result<{ readonly html: string; readonly text: string }>> {
  const folded = foldLookalikes(source, findLookalikes(fonts[0].characters));
  const text = visibleText(folded);
  const problems = glyphIssues(missingGlyphs(text, fonts));
  if (problems.length > 0) return fail(problems);
  const html = embed ? await embedSubsets(folded, text, fonts) : succeed(folded);
  return html.ok ? succeed({ html: html.value, text }) : html;
}

function dateIssues(date: string | null): readonly Issue[] {
  const real = date === null || (/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date));
  return real ? [] : [issue("field-invalid", { path: "creationDate", expected: "a date such as 2025-05-20", actual: date ?? "" })];
}

/** A browser that cannot see our fonts (a confined one, say) would take others without a word. */
function fontIssues(pdf: Buffer): readonly Issue[] {
  const names = [...readFontNames(pdf)];
  if (names.some((it) => it.includes("NotoSansSC"))) return [];
  return [issue("fonts-not-found", { expected: FONT_FAMILY, actual: `the browser printed with ${names.join(", ") || "no font at all"}; try embedFonts: true` })];
}
