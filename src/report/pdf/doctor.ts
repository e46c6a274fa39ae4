/** Examines the machine for what printing needs, and says how to get what is missing. */
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { noBrowser, puppeteerMissing } from "./browser.js";
import { openCache } from "./cache.js";
import { candidates, type BrowserSource, type Candidate } from "./candidates.js";
import { writeFontconfig } from "./fontconfig.js";
import { findFonts } from "./fonts.js";
import { launch } from "./launch.js";
import type { PdfOptions } from "./options.js";
import { hasPeer } from "./peers.js";
import { reasonOf } from "../../dataset/io/reason.js";

export interface BrowserFinding {
  readonly source: BrowserSource;
  /** The executable, or what was looked for. */
  readonly path: string;
  readonly found: boolean;
  readonly starts: boolean;
  readonly version: string | null;
  /** Why it was not found, does not start, or was not tried. */
  readonly reason: string | null;
}

export interface FontFinding {
  readonly weight: number;
  readonly path: string;
  readonly characters: number;
}

export interface EnvironmentReport {
  /** Whether a PDF can be made. */
  readonly ready: boolean;
  readonly node: { readonly version: string; readonly supported: boolean };
  readonly packages: readonly { readonly name: string; readonly found: boolean; readonly neededFor: string }[];
  /** In the order in which they are tried. */
  readonly browsers: readonly BrowserFinding[];
  /** The first that starts. */
  readonly chosen: BrowserFinding | null;
  readonly fonts: readonly FontFinding[];
  /** Need not be writable where an earlier run has left browser and fonts in it. */
  readonly cache: { readonly path: string; readonly writable: boolean };
  /** What stands in the way, each with a hint. */
  readonly issues: readonly Issue[];
}

const PACKAGES = [
  { name: "puppeteer-core", neededFor: "PDF" },
  { name: "@sparticuz/chromium", neededFor: "PDF, where no other browser is installed (Linux x64)" },
  { name: "@expo-google-fonts/noto-sans-sc", neededFor: "PDF and self-contained HTML" },
  { name: "subset-font", neededFor: "self-contained HTML; PDF elsewhere than on Linux" },
  { name: "docx", neededFor: "Word files; their drawn figures need what PDF needs" },
] as const;

/** Starts every browser it finds, one after the other, and stops it again. */
export async function inspectEnvironment(options: PdfOptions = {}): Promise<EnvironmentReport> {
  const [cache, fonts] = await Promise.all([openCache(options.cacheDir), findFonts(options.fontDir)]);
  const embed = options.embedFonts ?? process.platform !== "linux";
  // a folder that cannot be written will do where an earlier run has left everything in it
  const fontconfig = embed ? succeed(null) : fonts.ok ? await writeFontconfig(fonts.value, options.cacheDir) : cache.ok ? succeed(null) : cache;
  const packages = PACKAGES.map((it) => ({ ...it, found: hasPeer(it.name) }));
  const browsers = await examineBrowsers(options, fontconfig.ok ? fontconfig.value : null);
  const chosen = browsers.find((it) => it.starts) ?? null;
  const anyFound = browsers.some((it) => it.found);
  const mayStart = chosen !== null || (anyFound && !hasPeer("puppeteer-core"));
  const checks: readonly Result<unknown>[] = [
    fontconfig,
    fonts,
    hasPeer("puppeteer-core") ? succeed(null) : fail([puppeteerMissing()]),
    embed && !hasPeer("subset-font") ? fail([issue("package-not-found", { path: "subset-font", expected: "subset-font", actual: "not installed" })]) : succeed(null),
    mayStart ? succeed(null) : fail([noBrowser(anyFound, browsers.map((it) => `${it.path}: ${it.reason ?? ""}`))]),
  ];
  return {
    ready: nodeSupported() && checks.every((it) => it.ok),
    node: { version: process.version, supported: nodeSupported() },
    packages,
    browsers,
    chosen,
    fonts: fonts.ok ? fonts.value.map((it) => ({ weight: it.weight, path: it.path, characters: it.characters.count })) : [],
    cache: cache.ok ? { path: cache.value, writable: true } : { path: cache.issues[0]?.path ?? "", writable: false },
    issues: checks.flatMap((it) => it.issues),
  };
}

function nodeSupported(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 11);
}

async function examineBrowsers(options: PdfOptions, fontconfig: string | null): Promise<readonly BrowserFinding[]> {
  const findings: BrowserFinding[] = [];
  for await (const candidate of candidates(options, options.cacheDir)) findings.push(await examine(candidate, fontconfig));
  return findings;
}

/** Without puppeteer-core none can be tried, which says nothing of the browser. */
async function examine(candidate: Candidate, fontconfig: string | null): Promise<BrowserFinding> {
  const { source } = candidate;
  if (!candidate.found) return { source, path: candidate.looked, found: false, starts: false, version: null, reason: candidate.reason };
  const finding = { source, path: candidate.executable, found: true };
  if (!hasPeer("puppeteer-core")) return { ...finding, starts: false, version: null, reason: "not tried: puppeteer-core is missing" };
  try {
    const browser = await launch({ ...candidate, fontconfig });
    await browser.stop();
    return { ...finding, starts: true, version: browser.version, reason: null };
  } catch (error) {
    return { ...finding, starts: false, version: null, reason: reasonOf(error) };
  }
}
