/** What a caller may say about printing: where things lie, how much at once, and when to give up. */

export interface PdfOptions {
  /** The browser to try first. */
  readonly executablePath?: string;
  /** A folder with the two font files, instead of the font package. */
  readonly fontDir?: string;
  /** Where the unpacked browser and the font index are kept; default: the user's cache folder. */
  readonly cacheDir?: string;
  /** `2025-05-20`, written into the PDF as its date; null or absent: 1970-01-01, never the clock. */
  readonly creationDate?: string | null;
  /** Pages printing at once in one browser. Default 1. */
  readonly maxPages?: number;
  /** Browsers at once; more than there are cores is slower. Default 1. */
  readonly browsers?: number;
  /** Renders after which a browser is replaced by a fresh one. Default 200. */
  readonly rendersPerBrowser?: number;
  /** For one render, without waiting for its turn. Default 60,000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Fonts inside the page instead of the machine's font configuration. Default: everywhere but on Linux. */
  readonly embedFonts?: boolean;
}

export interface RenderOptions {
  readonly creationDate?: string | null;
  readonly signal?: AbortSignal;
}
