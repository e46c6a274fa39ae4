/** The room that turns a report into an editable Word file; figures are drawn by the browser of the PDF room. */
import { fail, succeed, type Result } from "../../issues.js";
import { createPdfRenderer, type Drawings, type PdfOptions } from "../pdf/index.js";
import type { Report } from "../report.js";
import { buildDocx } from "./document.js";
import { drawnOf, figuresHtml } from "./figures.js";
import { loadDocx } from "./library.js";

export interface DocxRenderer {
  render(report: Report, options?: { readonly signal?: AbortSignal }): Promise<Result<Uint8Array>>;
  /** Always call it: an open browser keeps the process alive. */
  close(): Promise<void>;
}

/** Starts a browser beside the caller's own work. Where there is none, only a report with figures to draw cannot be written. Needs the package `docx`. */
export async function createDocxRenderer(options: PdfOptions = {}): Promise<Result<DocxRenderer>> {
  const docx = loadDocx();
  if (!docx.ok) return docx;
  const starting = createPdfRenderer(options);
  starting.catch(() => undefined); // it is awaited below, but perhaps after it failed
  let isToldOf = false;

  const draw = async (report: Report, signal: AbortSignal | undefined): Promise<Result<Drawings>> => {
    if (drawnOf(report).length === 0) return succeed(new Map());
    const browser = await starting;
    if (!browser.ok) return browser;
    const drawings = await browser.value.draw(figuresHtml(report), signal === undefined ? {} : { signal });
    if (!drawings.ok) return drawings;
    const ofStart = isToldOf ? [] : browser.issues; // with the first report, not with each
    isToldOf = true;
    return succeed(drawings.value, [...ofStart, ...drawings.issues]);
  };
  return succeed({
    render: async (report, { signal } = {}) => {
      const drawings = await draw(report, signal);
      return drawings.ok ? succeed(await buildDocx(report, drawings.value, docx.value), drawings.issues) : fail(drawings.issues);
    },
    close: async () => {
      const browser = await starting;
      if (browser.ok) await browser.value.close();
    },
  });
}

/** One file: start, write, close. */
export async function renderDocx(report: Report, options: PdfOptions = {}): Promise<Result<Uint8Array>> {
  const renderer = await createDocxRenderer(options);
  if (!renderer.ok) return renderer;
  try {
    return await renderer.value.render(report);
  } finally {
    await renderer.value.close();
  }
}
