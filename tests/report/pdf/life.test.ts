import { spawn, type ChildProcess } from "node:child_process";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createPdfRenderer, renderPdf, type PdfRenderer } from "../../../src/report/pdf/index.js";
import type { PdfOptions } from "../../../src/report/pdf/options.js";
import { bundle } from "./bundle.js";
import { browsersOf, cacheDir, codesOf, familyOf, ownTemporaryFolder, page, processesNaming, profilesIn, read, report, sha256, until, valueOf } from "./support.js";

let temporary = "";
let opened: PdfRenderer[] = [];
let hosts: ChildProcess[] = [];
beforeEach(async () => {
  temporary = await ownTemporaryFolder();
});
afterEach(async () => {
  await Promise.all(opened.map((it) => it.close()));
  opened = [];
  hosts.forEach((it) => it.kill("SIGKILL"));
  hosts = [];
  await until(() => processesNaming(temporary).length === 0);
  expect(await profilesIn(temporary)).toEqual([]);
});

async function open(options: PdfOptions = {}): Promise<PdfRenderer> {
  const renderer = valueOf(await createPdfRenderer({ cacheDir, ...options }));
  opened.push(renderer);
  return renderer;
}

/** Long enough to be interrupted. */
const long = report(80);

describe("a renderer", () => {
  it("whose browser is killed in mid-render prints all the same", async () => {
    const renderer = await open();
    const expected = sha256(valueOf(await renderer.render(long)));
    const [before] = browsersOf(temporary);
    const rendering = renderer.render(long);
    setTimeout(() => process.kill(before ?? 0, "SIGKILL"), 150);
    expect(sha256(valueOf(await rendering))).toBe(expected);
    expect(browsersOf(temporary)).toHaveLength(1);
    expect(browsersOf(temporary)).not.toContain(before);
  });

  it("whose browser is killed between renders prints on", async () => {
    const renderer = await open();
    process.kill(browsersOf(temporary)[0] ?? 0, "SIGKILL");
    expect((await renderer.render(page("甲"))).ok).toBe(true);
  });

  it("whose page crashes prints all the same", async () => {
    const renderer = await open();
    valueOf(await renderer.render(page("甲")));
    const rendering = renderer.render(long);
    setTimeout(() => pagesOf(browsersOf(temporary)[0] ?? 0).forEach((pid) => process.kill(pid, "SIGKILL")), 150);
    expect((await read(valueOf(await rendering))).pages).toHaveLength(163);
  });

  it("gives up in time, and goes on with the next", async () => {
    const renderer = await open({ timeoutMs: 300 });
    expect(codesOf(await renderer.render(report(400)))).toEqual(["render-timeout"]);
    expect((await renderer.render(page("甲"))).ok).toBe(true);
  });

  it("can be cancelled, and goes on with the next", async () => {
    const renderer = await open();
    const controller = new AbortController();
    const rendering = renderer.render(long, { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    expect(codesOf(await rendering)).toEqual(["render-cancelled"]);
    expect((await renderer.render(page("甲"))).ok).toBe(true);
    expect(codesOf(await renderer.render(page("甲"), { signal: AbortSignal.abort() }))).toEqual(["render-cancelled"]);
  });

  it("prints many at once, each its own", async () => {
    const renderer = await open({ browsers: 2, maxPages: 2 });
    const texts = Array.from({ length: 12 }, (_, n) => `第${n}份`);
    const pdfs = await Promise.all(texts.map((it) => renderer.render(page(`<p>${it}</p>`))));
    const printed = await Promise.all(pdfs.map(async (it) => (await read(valueOf(it))).pages[0]?.text ?? ""));
    printed.forEach((text, n) => expect(text).toContain(texts[n]));
    expect(browsersOf(temporary)).toHaveLength(2);
  });

  it("replaces its browser after a while, with the same bytes", async () => {
    const renderer = await open({ rendersPerBrowser: 2 });
    const [first] = browsersOf(temporary);
    const hashes = new Set<string>();
    for (let i = 0; i < 3; i++) hashes.add(sha256(valueOf(await renderer.render(report(1)))));
    expect(hashes.size).toBe(1);
    await until(() => browsersOf(temporary).length === 1);
    expect(browsersOf(temporary)).not.toContain(first);
  });

  it("closed in mid-render cancels it, and prints no more", async () => {
    const renderer = await open();
    const rendering = renderer.render(long);
    await new Promise((done) => setTimeout(done, 100));
    await renderer.close();
    expect(codesOf(await rendering)).toEqual(["render-cancelled"]);
    expect(codesOf(await renderer.render(page("甲")))).toEqual(["render-cancelled"]);
    expect(browsersOf(temporary)).toEqual([]);
  });

  it.each(["option", "variable"])("that cannot start the browser asked for says so, and prints: %s", async (how) => {
    const warning = { code: "browser-passed-over", severity: "warning", path: how === "option" ? "executablePath" : "PUPPETEER_EXECUTABLE_PATH", expected: "/bin/false", actual: "it ended (exit 1)" };
    if (how === "variable") vi.stubEnv("PUPPETEER_EXECUTABLE_PATH", "/bin/false");
    const options = { cacheDir, ...(how === "option" ? { executablePath: "/bin/false" } : {}) };
    const made = await createPdfRenderer(options);
    opened.push(valueOf(made));
    expect(made.issues).toMatchObject([warning]);
    expect((await valueOf(made).render(page("甲"))).issues).toEqual([]);
    const pdf = await renderPdf(page("甲"), options);
    expect(pdf).toMatchObject({ ok: true, issues: [warning] });
    vi.unstubAllEnvs();
  });

  it("keeps to its number of renders in a browser while many print", async () => {
    const renderer = await open({ maxPages: 2, rendersPerBrowser: 3 });
    // a browser has one profile folder, while its processes come and go
    const seen = new Set(await profilesIn(temporary));
    let printing = true;
    const watching = (async () => {
      while (printing) {
        (await profilesIn(temporary)).forEach((it) => seen.add(it));
        await new Promise((done) => setTimeout(done, 5));
      }
    })();
    const results = await Promise.all(Array.from({ length: 12 }, () => renderer.render(report(1))));
    printing = false;
    await watching;
    expect(results.every((it) => it.ok)).toBe(true);
    expect(seen.size).toBe(4);
  });

  it("for one document closes after it, printed or not", async () => {
    expect((await renderPdf(page("甲"), { cacheDir })).ok).toBe(true);
    expect(codesOf(await renderPdf(page("✗"), { cacheDir }))).toEqual(["glyph-missing"]);
    expect(codesOf(await renderPdf(page("甲"), { cacheDir, signal: AbortSignal.abort() }))).toEqual(["render-cancelled"]);
    expect(browsersOf(temporary)).toEqual([]);
  });
});

const pagesOf = (browser: number): readonly number[] => processesNaming("--type=renderer").filter((pid) => familyOf(pid).group === familyOf(browser).group);

describe("when the host process ends", () => {
  let script = "";
  beforeAll(async () => {
    script = await bundle(
      `import { createPdfRenderer } from "./src/report/pdf/index.ts";
       const [cacheDir, ending] = process.argv.slice(2);
       const made = await createPdfRenderer({ cacheDir });
       if (!made.ok) throw new Error(JSON.stringify(made.issues));
       if (ending === "handled") process.on("SIGTERM", () => setTimeout(() => process.exit(5), 50));
       console.log("open");
       await new Promise((done) => process.stdin.once("data", done));
       if (ending === "exit") process.exit(4);
       if (ending === "throw") throw new Error("x");`,
      "esm",
    );
  });

  /** A process with an open browser, that goes on once it is told to. */
  async function start(ending: string): Promise<ChildProcess> {
    const host = spawn(process.execPath, [script, cacheDir, ending], { stdio: ["pipe", "pipe", "ignore"] });
    hosts.push(host);
    await new Promise((done) => host.stdout.once("data", done));
    expect(browsersOf(temporary)).toHaveLength(1);
    return host;
  }

  it.each<[string, NodeJS.Signals | null, number | null, NodeJS.Signals | null]>([
    ["exit", null, 4, null],
    ["throw", null, 1, null],
    ["SIGTERM", "SIGTERM", null, "SIGTERM"],
    ["SIGINT", "SIGINT", null, "SIGINT"],
    ["SIGHUP", "SIGHUP", null, "SIGHUP"],
    ["handled", "SIGTERM", 5, null],
  ])("by %s, its browser ends, and its own ending is left as it is", async (ending, signal, code, killedBy) => {
    const host = await start(ending);
    const ended = new Promise<readonly unknown[]>((done) => host.once("exit", (...how) => done(how)));
    host.stdin?.end("go");
    if (signal !== null) host.kill(signal);
    expect(await ended).toEqual([code, killedBy]);
  });

  it("by SIGKILL, its browser ends too", async () => {
    const host = await start("-");
    host.kill("SIGKILL");
    await until(() => processesNaming(temporary).length === 0);
    // nobody is left to remove the profile
    temporary = await ownTemporaryFolder();
  });
});
