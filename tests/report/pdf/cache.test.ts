import { execFile } from "node:child_process";
import { chmod, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openCache, placeInCache } from "../../../src/report/pdf/cache.js";
import { peerFolder } from "../../../src/report/pdf/peers.js";
import { bundle } from "./bundle.js";
import { codesOf, folder, valueOf } from "./support.js";

const environment = { ...process.env };
afterEach(() => vi.unstubAllEnvs());

describe("the cache folder", () => {
  it("is the one named, made where it is missing, as an absolute path", async () => {
    const dir = join(await folder(), "a", "b");
    expect(valueOf(await openCache(dir))).toBe(dir);
    expect(valueOf(await openCache("node_modules/.cache"))).toBe(join(process.cwd(), "node_modules/.cache"));
  });

  it("that was named must work", async () => {
    const file = join(await folder(), "file");
    await writeFile(file, "");
    const result = await openCache(join(file, "x"));
    expect(codesOf(result)).toEqual(["output-not-writable"]);
    expect(result.issues[0]).toMatchObject({ path: join(file, "x"), actual: "a file stands in the way" });
  });

  it("that was named may be read by whom the mask lets read it, the user's own by nobody else", async () => {
    const dir = await folder();
    vi.stubEnv("XDG_CACHE_HOME", join(dir, "own"));
    const modes = await Promise.all([join(dir, "named"), undefined].map(async (it) => (await stat(valueOf(await openCache(it)))).mode & 0o777));
    expect(modes).toEqual([0o777 & ~process.umask(), 0o700]);
  });

  it("is not written for what is there, and nothing is made elsewhere", async () => {
    const dir = await folder();
    vi.stubEnv("XDG_CACHE_HOME", join(dir, "never made"));
    vi.stubEnv("TMPDIR", join(dir, "nor this"));
    const kept = await placeInCache(undefined, "x", async () => true);
    expect(kept).toEqual({ dir: join(dir, "never made", "sme-digital-maturity", "x"), whole: true });
    expect(await readdir(dir)).toEqual([]);
    await writeFile(join(dir, "file"), "");
    await expect(placeInCache(join(dir, "file"), "x", async () => false)).rejects.toThrow();
  });

  it("of the user that cannot be written: what was left in the temporary one is found", async () => {
    const dir = await folder();
    await writeFile(join(dir, "file"), "");
    vi.stubEnv("XDG_CACHE_HOME", join(dir, "file"));
    vi.stubEnv("TMPDIR", dir);
    const temporary = valueOf(await openCache());
    const isThere = async (it: string): Promise<boolean> => it.startsWith(temporary);
    expect(await placeInCache(undefined, "x", isThere)).toEqual({ dir: join(temporary, "x"), whole: true });
    expect(await placeInCache(undefined, "x", async () => false)).toEqual({ dir: join(temporary, "x"), whole: false });
  });

  it("of the user gives way to the temporary folder", async () => {
    const dir = await folder();
    await writeFile(join(dir, "file"), "");
    vi.stubEnv("XDG_CACHE_HOME", join(dir, "file"));
    vi.stubEnv("TMPDIR", dir);
    expect(valueOf(await openCache())).toBe(join(dir, `sme-digital-maturity-${process.getuid?.() ?? "user"}`));
    vi.stubEnv("XDG_CACHE_HOME", join(dir, "cache"));
    expect(valueOf(await openCache())).toBe(join(dir, "cache", "sme-digital-maturity"));
  });
});

const packaged = peerFolder("@sparticuz/chromium") !== null && process.platform === "linux" && process.arch === "x64";

describe.runIf(packaged)("for a user who may only read it", () => {
  let script = "";
  beforeAll(async () => {
    script = await bundle(
      `import { inspectEnvironment, renderPdf } from "./src/report/pdf/index.ts";
       const [cacheDir] = process.argv.slice(2);
       const { issues, ready } = await inspectEnvironment({ cacheDir });
       const pdf = await renderPdf("<p>甲</p>", { cacheDir });
       console.log(JSON.stringify({ ready, doctor: issues.map((it) => it.code), size: pdf.ok ? pdf.value.length : 0, issues: pdf.issues }));`,
      "esm",
    );
    await chmod(join(script, ".."), 0o755);
  });

  /** Without a shell on PATH, so that the packaged one is used; root would be let write, so it becomes nobody. */
  async function run(cacheDir: string, who: "self" | "reader"): Promise<{ readonly size: number; readonly [other: string]: unknown }> {
    const identity = who === "reader" && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const options = { ...identity, cwd: "/", env: { ...environment, PATH: "", PUPPETEER_EXECUTABLE_PATH: "", HOME: "/nonexistent", TMPDIR: "/tmp" } };
    return JSON.parse((await promisify(execFile)(process.execPath, [script, cacheDir], options)).stdout);
  }

  it("what an earlier run left is enough; else it says that it cannot write", async () => {
    const dir = await folder();
    await chmod(dir, 0o755);
    const cacheDir = join(dir, "cache");
    const made = await run(cacheDir, "self");
    expect(made).toMatchObject({ ready: true, doctor: [], issues: [] });
    const all = ["", ...(await readdir(cacheDir))].map((it) => join(cacheDir, it));
    for (const it of all) await chmod(it, 0o555);
    expect(await run(cacheDir, "reader")).toEqual(made);
    expect((await readdir(cacheDir)).map((it) => it.split("-")[0])).toEqual(["chromium", "fonts"]);

    const empty = await folder();
    await chmod(empty, 0o555);
    expect(await run(empty, "reader")).toMatchObject({
      ready: false,
      doctor: expect.arrayContaining(["output-not-writable"]),
      issues: [{ code: "output-not-writable", path: empty, actual: "no permission" }],
    });
    // so that it can be removed
    for (const it of all) await chmod(it, 0o755);
  }, 60_000);
});
