/** Lists the browsers a machine may have, the best first: what was named, headless shells, installed browsers. */
import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { peerFolder } from "./peers.js";
import { reasonOf } from "../../dataset/io/reason.js";
import { unpackShell } from "./unpack.js";

export type BrowserSource = "option" | "PUPPETEER_EXECUTABLE_PATH" | "shell on PATH" | "@sparticuz/chromium" | "installed";

export type Candidate =
  | { readonly found: true; readonly source: BrowserSource; readonly executable: string; readonly libraries: string | null }
  | { readonly found: false; readonly source: BrowserSource; readonly looked: string; readonly reason: string };

/** A shell starts in 60 to 90 ms, a full browser in 330 to 410. */
const SHELLS = ["chromium-headless-shell", "chrome-headless-shell", "headless_shell"];
const BROWSERS = ["google-chrome-stable", "google-chrome", "chrome", "chromium", "chromium-browser", "microsoft-edge-stable", "microsoft-edge", "msedge"];

/** One after the other and only as far as asked: unpacking the package's shell takes seconds the first time. */
export async function* candidates(options: { readonly executablePath?: string }, cacheDir?: string): AsyncGenerator<Candidate> {
  if (options.executablePath !== undefined) yield await named("option", options.executablePath);
  const fromEnvironment = process.env["PUPPETEER_EXECUTABLE_PATH"];
  if (fromEnvironment !== undefined && fromEnvironment !== "") yield await named("PUPPETEER_EXECUTABLE_PATH", fromEnvironment);
  yield* anyOf("shell on PATH", onPath(SHELLS), SHELLS.join(", "));
  yield await packaged(cacheDir);
  yield* anyOf("installed", [...onPath(BROWSERS), ...usualPlaces()], "Chrome, Chromium, Edge on PATH and in the usual places");
}

async function named(source: BrowserSource, path: string): Promise<Candidate> {
  const reason = await whyNotExecutable(path);
  return reason === null ? found(source, path) : { found: false, source, looked: path, reason };
}

async function* anyOf(source: BrowserSource, paths: readonly string[], looked: string): AsyncGenerator<Candidate> {
  // /bin is /usr/bin on many systems, and one browser has several names
  const seen = new Set<string>();
  for (const path of paths) {
    const real = await realpath(path).catch(() => path);
    if (seen.has(real) || (await whyNotExecutable(path)) !== null) continue;
    seen.add(real);
    yield found(source, path);
  }
  if (seen.size === 0) yield { found: false, source, looked, reason: "not there" };
}

async function packaged(cacheDir?: string): Promise<Candidate> {
  const source = "@sparticuz/chromium";
  const absent = (reason: string): Candidate => ({ found: false, source, looked: source, reason });
  if (process.platform !== "linux" || process.arch !== "x64") return absent(`made for linux x64, this is ${process.platform} ${process.arch}`);
  const folder = peerFolder(source);
  if (folder === null) return absent("not installed");
  try {
    return { found: true, source, ...(await unpackShell(folder, cacheDir)) };
  } catch (error) {
    return absent(`cannot be unpacked: ${reasonOf(error)}`);
  }
}

const found = (source: BrowserSource, executable: string): Candidate => ({ found: true, source, executable, libraries: null });

function onPath(names: readonly string[]): readonly string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((it) => it !== "");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

function usualPlaces(): readonly string[] {
  if (process.platform === "darwin") {
    const apps = ["Google Chrome", "Chromium", "Microsoft Edge"];
    const folders = ["/Applications", join(process.env["HOME"] ?? "/", "Applications")];
    return apps.flatMap((app) => folders.map((folder) => join(folder, `${app}.app`, "Contents", "MacOS", app)));
  }
  if (process.platform === "win32") {
    const programs = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((it) => process.env[it] ?? []);
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  return ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/usr/lib/chromium/chromium", "/snap/bin/chromium"];
}

async function whyNotExecutable(path: string): Promise<string | null> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile() ? null : "not a file";
  } catch (error) {
    return reasonOf(error);
  }
}
