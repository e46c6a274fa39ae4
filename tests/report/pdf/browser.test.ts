import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { browserStarter } from "../../../src/report/pdf/browser.js";
import { candidates, type Candidate } from "../../../src/report/pdf/candidates.js";
import { launch } from "../../../src/report/pdf/launch.js";
import { peerFolder } from "../../../src/report/pdf/peers.js";
import { browsersOf, cacheDir, folder, ownTemporaryFolder, profilesIn, until, valueOf } from "./support.js";

const plan = (executable: string): Parameters<typeof launch>[0] => ({ executable, libraries: null, fontconfig: null });
const packaged = peerFolder("@sparticuz/chromium") !== null && process.platform === "linux" && process.arch === "x64";

async function program(dir: string, name: string, script: string): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const environment = { ...process.env };
beforeEach(() => {
  delete process.env["PUPPETEER_EXECUTABLE_PATH"];
});
afterEach(() => {
  process.env["PATH"] = environment["PATH"];
});

async function list(executablePath?: string): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for await (const it of candidates(executablePath === undefined ? {} : { executablePath }, cacheDir)) found.push(it);
  return found;
}

describe("the order of candidates", () => {
  it("is option, variable, shell on PATH, package, installed", async () => {
    const [first, second] = [await folder(), await folder()];
    const chosen = await program(first, "chosen", "");
    const shell = await program(second, "chrome-headless-shell", "");
    const chrome = await program(first, "google-chrome", "");
    process.env["PATH"] = `${first}:${second}`;
    process.env["PUPPETEER_EXECUTABLE_PATH"] = join(first, "missing");
    const all = await list(chosen);
    expect(all.slice(0, 3)).toEqual([
      { found: true, source: "option", executable: chosen, libraries: null },
      { found: false, source: "PUPPETEER_EXECUTABLE_PATH", looked: join(first, "missing"), reason: expect.stringContaining("ENOENT") },
      { found: true, source: "shell on PATH", executable: shell, libraries: null },
    ]);
    expect(all[3]).toMatchObject({ source: "@sparticuz/chromium", found: packaged });
    expect(all[4]).toEqual({ found: true, source: "installed", executable: chrome, libraries: null });
  });

  it("says what was looked for where there is nothing", async () => {
    process.env["PATH"] = await folder();
    expect((await list())[0]).toEqual({ found: false, source: "shell on PATH", looked: "chromium-headless-shell, chrome-headless-shell, headless_shell", reason: "not there" });
  });

  it("refuses folders and files that are no programs", async () => {
    const dir = await folder();
    expect((await list(dir))[0]).toMatchObject({ found: false, reason: "not a file" });
    await writeFile(join(dir, "text"), "");
    expect((await list(join(dir, "text")))[0]).toMatchObject({ found: false, source: "option" });
  });
});

describe("a program that is no browser", () => {
  it.each([
    ["ends at once", "exit 7", "it ended (exit 7)"],
    ["says why", "echo 'x: error while loading shared libraries: libnss3.so: cannot open' >&2; exit 127", "x: error while loading shared libraries: libnss3.so: cannot open"],
    ["closes its pipes", "exec 3<&- 4>&-; sleep 0.05; exit 3", "it ended (exit 3)"],
    ["is killed", "kill -9 $$", "it ended (SIGKILL)"],
  ])("that %s", async (_, script, reason) => {
    const temporary = await ownTemporaryFolder();
    const path = await program(await folder(), "browser", script);
    await expect(launch(plan(path))).rejects.toThrow(reason);
    expect(await profilesIn(temporary)).toEqual([]);
  });

  it.each([
    ["is not there", "/no/such/browser", "ENOENT"],
    ["may not be run", "/etc/passwd", "EACCES"],
  ])("that %s does not take the process down", async (_, path, reason) => {
    const temporary = await ownTemporaryFolder();
    await expect(launch(plan(path))).rejects.toThrow(reason);
    expect(await profilesIn(temporary)).toEqual([]);
  });
});

describe("finding one that starts", () => {
  it("goes on after one that does not", async () => {
    const broken = await program(await folder(), "broken", "exit 7");
    const start = browserStarter({ executablePath: broken, cacheDir, fontconfig: null });
    const [one, two] = (await Promise.all([start(), start()])).map(valueOf);
    expect(one?.version).toMatch(/Chrome\/\d+/);
    expect(two?.pid).not.toBe(one?.pid);
    await Promise.all([one?.stop(), two?.stop()]);
  });

  it("takes the one named, where it works", async () => {
    const real = (await list()).find((it) => it.found);
    if (real?.found !== true) throw new Error("no browser to test with");
    const dir = await folder();
    const named = await program(dir, "named", `echo started > ${join(dir, "trace")}; LD_LIBRARY_PATH=${real.libraries ?? ""} exec ${real.executable} "$@"`);
    const browser = valueOf(await browserStarter({ executablePath: named, cacheDir, fontconfig: null })());
    await browser.stop();
    expect((await list(join(dir, "trace")))[0]).toMatchObject({ looked: join(dir, "trace") });
  });
});

describe("a stopped browser", () => {
  it.each(["stop", "kill"] as const)("leaves no process and no profile: %s", async (how) => {
    const temporary = await ownTemporaryFolder();
    const browser = valueOf(await browserStarter({ cacheDir, fontconfig: null })());
    await browser.openTab();
    expect(browsersOf(temporary)).toHaveLength(1);
    expect(await profilesIn(temporary)).toHaveLength(1);
    await browser[how]();
    await until(() => browsersOf(temporary).length === 0);
    expect(await profilesIn(temporary)).toEqual([]);
    await browser.stop();
  });

  it("that was killed from outside is noticed, and cleaned up after", async () => {
    const temporary = await ownTemporaryFolder();
    const browser = valueOf(await browserStarter({ cacheDir, fontconfig: null })());
    process.kill(browser.pid, "SIGKILL");
    await browser.gone;
    expect(await profilesIn(temporary)).toEqual([]);
    await expect(browser.openTab()).rejects.toThrow();
  });
});
