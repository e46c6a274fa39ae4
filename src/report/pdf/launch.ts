/** Starts one browser so that it reaches neither network nor files, and stops it without leaving anything behind. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import { browserArguments } from "./arguments.js";
import { killTree, watchOver } from "./cleanup.js";
import { loadPeer } from "./peers.js";
import { reasonOf } from "../../dataset/io/reason.js";
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
  /** Settles when the process and its profile are gone, whatever ended it. */
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
  const isRoot = process.getuid?.() === 0;
  try {
    return await start(plan, !isRoot);
  } catch (error) {
    // containers and some distributions forbid the sandbox; scripts, files and network are off without it, too
    if (isRoot || !/sandbox|namespace/i.test(reasonOf(error))) throw error;
    return start(plan, false);
  }
}

async function start(plan: LaunchPlan, sandbox: boolean): Promise<RunningBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "sme-maturity-browser-"));
  // puppeteer's own launch lets a failing spawn crash the process, and keeps what the browser said to itself
  const child = spawn(plan.executable, browserArguments(profile, sandbox), {
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    env: environment(plan),
    windowsHide: true,
  });
  const complaint = listenForComplaint(child);
  const supervised = supervise(child, profile);
  try {
    const browser = await soon(Promise.race([connect(child), supervised.failed]), START_TIMEOUT);
    const version = await soon(Promise.race([browser.version(), supervised.failed]), START_TIMEOUT);
    return runningBrowser(browser, version, supervised);
  } catch (error) {
    // the pipe closes a moment before the process is known to have ended
    const ending: unknown = await Promise.race([supervised.failed, delay(300, error)]).catch((it: unknown) => it);
    await supervised.kill();
    throw new Error(complaint() ?? reasonOf(ending));
  }
}

function environment(plan: LaunchPlan): NodeJS.ProcessEnv {
  const libraries = [plan.libraries, process.env["LD_LIBRARY_PATH"]].filter((it) => it !== null && it !== undefined && it !== "");
  return {
    ...process.env,
    ...(plan.libraries === null ? {} : { LD_LIBRARY_PATH: libraries.join(":") }),
    ...(plan.fontconfig === null ? {} : { FONTCONFIG_FILE: plan.fontconfig }),
  };
}

/** The last of what the browser says on stderr; reading on also keeps its pipe from filling up. */
function listenForComplaint(child: ChildProcess): () => string | null {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said = (said + chunk.toString("utf8")).slice(-4_000)));
  return () => {
    const telling = said.split("\n").find((it) => /FATAL|error while loading|no usable sandbox|not found|denied/i.test(it));
    return telling === undefined ? null : reasonOf(telling);
  };
}

interface Supervised {
  readonly pid: number;
  readonly gone: Promise<void>;
  /** Only ever rejects: with why the process could not be started, or is no more. */
  readonly failed: Promise<never>;
  kill(): Promise<void>;
}

function supervise(child: ChildProcess, profile: string): Supervised {
  const pid = child.pid;
  const unwatch = pid === undefined ? () => undefined : watchOver({ pid, profile });
  const killAll = (): void => {
    if (pid !== undefined) killTree(pid);
  };
  const ended = new Promise<Error>((resolve) => {
    child.once("error", resolve);
    child.once("exit", (code, signal) => resolve(new Error(`it ended (${signal ?? `exit ${code ?? "?"}`})`)));
  });
  // a wrapper script ends before the browser it started; what they share is the pipe they complain into
  const closed = new Promise<unknown>((resolve) => child.once("close", resolve));
  const gone = ended.then(async () => {
    killAll();
    await soon(closed, STOP_TIMEOUT).catch(() => undefined);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => undefined);
    unwatch();
  });
  const failed = ended.then((error) => Promise.reject(error));
  failed.catch(() => undefined);
  return {
    pid: pid ?? 0,
    gone,
    failed,
    kill: () => {
      killAll();
      return gone;
    },
  };
}

async function connect(child: ChildProcess): Promise<Browser> {
  const [, , , toBrowser, fromBrowser] = child.stdio;
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error("no pipes to the browser");
  const transport = pipeTransport(toBrowser, fromBrowser);
  // loaded while the browser starts: each takes about 80 ms
  const puppeteer = loadPeer("puppeteer-core");
  if (!isPuppeteer(puppeteer)) throw new Error("puppeteer-core cannot be loaded");
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
    openTab: () => soon(browser.newPage().then(openTab), START_TIMEOUT),
    stop: async () => {
      const asked = browser.close().then(() => supervised.gone);
      await soon(Promise.race([asked, supervised.gone]), STOP_TIMEOUT).catch(() => undefined);
      await supervised.kill();
    },
  };
}

async function soon<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
