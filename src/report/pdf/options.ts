/** What a caller may say about printing: where things lie, how much at once, and when to give up. */
import { issue, type Issue } from "../../issues.js";

export interface PdfOptions {
  /** The browser to try first. */
  readonly executablePath?: string;
  /** A folder with the two font files, instead of the font package. */
  readonly fontDir?: string;
  /** Where the unpacked browser and the prepared fonts are kept; default: the user's cache folder. Written only while they are not there. */
  readonly cacheDir?: string;
  /** `2025-05-20`, written into the PDF as its date; null or absent: 1970-01-01, never the clock. */
  readonly creationDate?: string | null;
  /** Pages printing at once in one browser, up to 100. Default 1. */
  readonly maxPages?: number;
  /** Browsers at once, up to 100; more than there are cores is slower. Default 1. */
  readonly browsers?: number;
  /** Renders after which a browser is replaced by a fresh one. Default 200. */
  readonly rendersPerBrowser?: number;
  /** For one render, without waiting for its turn; up to 2,147,483,647. Default 60,000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Fonts inside the page instead of the machine's font configuration. Default: everywhere but on Linux. */
  readonly embedFonts?: boolean;
}

export interface RenderOptions {
  readonly creationDate?: string | null;
  readonly signal?: AbortSignal;
}

/** No browser, no page or no time would wait for ever; a longer time than timers can count would be none at all. */
const MOST = { browsers: 100, maxPages: 100, rendersPerBrowser: Number.MAX_SAFE_INTEGER, timeoutMs: 2 ** 31 - 1 } as const;

/** One issue for each number that cannot be meant. */
export function numberIssues(options: PdfOptions): readonly Issue[] {
  return (["browsers", "maxPages", "rendersPerBrowser", "timeoutMs"] as const).flatMap((name) => {
    const value = options[name];
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= MOST[name])) return [];
    return [issue("field-invalid", { path: name, expected: `a whole number from 1 to ${MOST[name]}`, actual: String(value) })];
  });
}
