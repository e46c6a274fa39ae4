/** Starts one browser so that it reaches neither network nor files, and stops it without leaving anything behind. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { tmpdir } from "node:os";
import { Readable, Writable } from "node:stream";
import type { Browser } from "puppeteer-core";
import { killTree, watchOver } from "./cleanup.js";
import { loadPeer } from "./peers.js";
import { reasonOf } from "./reason.js";
import { openTab, type Tab } from "./tab.js";
import { pipeTransport } from "./transport.js";

export interface LaunchPlan {
  readonly executable: string;
  /** A folder of shared libraries the executable needs beside the system's own. */
  readonly libraries: string | null;
  /** Null: the machine's own fonts. */
  readonly fontconfig: string | null;
}

export interface RunningBrowser {
  readonly pid: number;
  /** E.g. `HeadlessChrome/147.0.7727.0`. */
  readonly version: string;
  /** Settles when the process is gone, whatever ended it. */
  readonly gone: Promise<void>;
  openTab(): Promise<Tab>;
  /** Politely at first, so that the browser reaps its own children; never fails. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const START_TIMEOUT = 15_000;
const STOP_TIMEOUT = 3_000;

/** Rejects with an error whose message says why the browser did not start. */
export async function launch(plan: LaunchPlan): Promise<RunningBrowser> {
  try {
    return await start(plan, process.getuid?.() !== 0);
  } catch (error) {
    // containers and some Linux distributions forbid the sandbox; scripts and network are off without it, too
    if (process.getuid?.() === 0 || !/sandbox|namespace/i.test(String(error))) throw error;
    return start(plan, false);
  }
}

async function start(plan: LaunchPlan, sandbox: boolean): Promise<RunningBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "sme-maturity-browser-"));
  const child = spawn(plan.executable, browserArguments(profile, sandbox), {
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    env: browserEnvironment(plan),
    windowsHide: true,
  });
  const complaint = collectComplaint(child);
  const process_ = superviseProcess(child, profile);
  try {
    const browser = await withTimeout(Promise.race([connect(child), process_.failed]), START_TIMEOUT);
    return runningBrowser(browser, await withTimeout(Promise.race([browser.version(), process_.failed]), START_TIMEOUT), process_);
  } catch (error) {
    await process_.kill();
    throw new Error(complaint() ?? reasonOf(error));
  }
}

/** `<-loopback>` sends even 127.0.0.1 to the dead proxy; measured to stop what offline mode, interception and CSP let through. */
function browserArguments(profile: string, sandbox: boolean): readonly string[] {
  return [
    "--headless",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-extensions",
    "--disable-default-apps",
    "--disable-component-extensions-with-background-pages",
    "--disable-breakpad",
    "--disable-crash-reporter",
    "--disable-features=Translate,OptimizationHints,MediaRouter,WebRtcHideLocalIpsWithMdns",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--password-store=basic",
    "--use-mock-keychain",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-hang-monitor",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-ipc-flooding-protection",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--mute-audio",
    "--in-process-gpu",
    // without these helpers a closed browser leaves nothing for process 1 to reap, which in containers often does not
    ...(sandbox ? [] : ["--no-sandbox", "--no-zygote"]),
    "about:blank",
  ];
}

function browserEnvironment(plan: LaunchPlan): NodeJS.ProcessEnv {
  const libraries = [plan.libraries, process.env["LD_LIBRARY_PATH"]].filter((it) => it !== null && it !== undefined && it !== "");
  return {
    ...process.env,
    ...(plan.libraries === null ? {} : { LD_LIBRARY_PATH: libraries.join(delimiter) }),
    ...(plan.fontconfig === null ? {} : { FONTCONFIG_FILE: plan.fontconfig }),
  };
}

/** The last of what the browser says on stderr; reading on also keeps its pipe from filling up. */
function collectComplaint(child: ChildProcess): () => string | null {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-4_000)));
  return () => {
    const lines = said.split("\n").map((it) => it.trim()).filter((it) => it !== "");
    const telling = lines.find((it) => /FATAL|error while loading|sandbox|not found|denied/i.test(it));
    return telling === undefined ? null : reasonOf(telling);
  };
}

interface Supervised {
  readonly pid: number;
  readonly gone: Promise<void>;
  /** Only ever rejects: with why the process could not be, or is no more. */
  readonly failed: Promise<never>;
  kill(): Promise<void>;
}

function superviseProcess(child: ChildProcess, profile: string): Supervised {
  const pid = child.pid ?? 0;
  const unwatch = pid === 0 ? () => undefined : watchOver({ pid, profile });
  const ended = new Promise<Error>((resolve) => {
    child.once("error", resolve);
    child.once("exit", (code, signal) => resolve(new Error(`it ended at once (${signal ?? `exit ${code ?? "?"}`})`)));
  });
  const gone = ended.then(async () => {
    if (pid !== 0) killTree(pid);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => undefined);
    unwatch();
  });
  const failed = ended.then((error) => Promise.reject(error));
  failed.catch(() => undefined);
  const kill = (): Promise<void> => {
    if (pid !== 0) killTree(pid);
    return gone;
  };
  return { pid, gone, failed, kill };
}

async function connect(child: ChildProcess): Promise<Browser> {
  const [toBrowser, fromBrowser] = [child.stdio[3], child.stdio[4]];
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error("no pipes to the browser");
  const transport = pipeTransport(toBrowser, fromBrowser);
  // loaded while the browser starts: each takes about 80 ms
  const puppeteer = loadPeer("puppeteer-core");
  if (!isPuppeteer(puppeteer)) throw new Error("puppeteer-core is not installed");
  return puppeteer.connect({ transport, defaultViewport: null });
}

const isPuppeteer = (value: unknown): value is Pick<typeof import("puppeteer-core"), "connect"> =>
  typeof value === "object" && value !== null && "connect" in value && typeof value.connect === "function";

function runningBrowser(browser: Browser, version: string, supervised: Supervised): RunningBrowser {
  return {
    pid: supervised.pid,
    version,
    gone: supervised.gone,
    kill: supervised.kill,
    openTab: async () => openTab(await browser.newPage()),
    stop: async () => {
      await withTimeout(Promise.race([browser.close().then(() => supervised.gone), supervised.gone]), STOP_TIMEOUT).catch(() => undefined);
      await supervised.kill();
    },
  };
}

async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
