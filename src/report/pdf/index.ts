/** The room that turns HTML into PDF; it knows nothing of scores. */
export { inspectEnvironment, type BrowserFinding, type EnvironmentReport, type FontFinding } from "./doctor.js";
export type { Drawing, Drawings } from "./draw.js";
export { embedFonts } from "./embed.js";
export { FONT_FAMILY } from "./fonts.js";
export { findMissingGlyphs, type MissingGlyph } from "./glyphs.js";
export type { PdfOptions, RenderOptions } from "./options.js";
export { createPdfRenderer, renderPdf, type PdfRenderer } from "./renderer.js";
