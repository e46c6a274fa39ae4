/** The formats a report can be written in; command line, service and docs read this table. Importing it loads none of them. */
import { succeed, type Result } from "../issues.js";
import type { PdfOptions } from "./pdf/index.js";
import type { Report } from "./report.js";

/** Writes reports of one format, one after another or several at once; close it in the end. */
export interface ReportWriter {
  readonly write: (report: Report) => Promise<Result<Uint8Array>>;
  readonly close: () => Promise<void>;
}

export interface ReportFormat {
  readonly id: string;
  readonly extension: string;
  readonly mediaType: string;
  /** No terminal shows it. */
  readonly isBinary: boolean;
  /** Starts what the format needs; call it early, it works beside the caller. */
  readonly open: (options: PdfOptions) => Promise<Result<ReportWriter>>;
}

export const reportFormats: readonly ReportFormat[] = [
  { id: "pdf", extension: ".pdf", mediaType: "application/pdf", isBinary: true, open: openPdf },
  { id: "html", extension: ".html", mediaType: "text/html; charset=utf-8", isBinary: false, open: openHtml },
  { id: "docx", extension: ".docx", mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", isBinary: true, open: openDocx },
];

async function openPdf(options: PdfOptions): Promise<Result<ReportWriter>> {
  const [{ createPdfRenderer }, { renderHtml }] = await Promise.all([import("./pdf/index.js"), import("./html.js")]);
  const renderer = await createPdfRenderer(options);
  if (!renderer.ok) return renderer;
  const { render, close } = renderer.value;
  return succeed({ write: (report) => render(renderHtml(report), { creationDate: report.date }), close }, renderer.issues);
}

/** Self-contained: the glyphs used come along as fonts. */
async function openHtml(): Promise<Result<ReportWriter>> {
  const [{ embedFonts }, { renderHtml }] = await Promise.all([import("./pdf/index.js"), import("./html.js")]);
  const encoder = new TextEncoder();
  return succeed({
    write: async (report) => {
      const html = await embedFonts(renderHtml(report));
      return html.ok ? succeed(encoder.encode(html.value), html.issues) : html;
    },
    close: () => Promise.resolve(),
  });
}

async function openDocx(options: PdfOptions): Promise<Result<ReportWriter>> {
  const { createDocxRenderer } = await import("./docx/index.js");
  const renderer = await createDocxRenderer(options);
  if (!renderer.ok) return renderer;
  const { render, close } = renderer.value;
  return succeed({ write: (report) => render(report), close }, renderer.issues);
}
