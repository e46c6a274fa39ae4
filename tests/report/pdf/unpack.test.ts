import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryName } from "../../../src/dataset/io/files.js";
import { peerFolder } from "../../../src/report/pdf/peers.js";
import { tarFiles, unpackShell } from "../../../src/report/pdf/unpack.js";
import { bundle } from "./bundle.js";
import { folder } from "./support.js";

/** One header block and the content in whole blocks, as tar writes them. */
function tarOf(...files: readonly { readonly name: string; readonly content: string; readonly type?: string }[]): Buffer {
  const blocks = files.map(({ name, content, type = "0" }) => {
    const block = Buffer.alloc(512 + Math.ceil(content.length / 512) * 512);
    block.write(name, 0);
    block.write(content.length.toString(8).padStart(11, "0"), 124);
    block.write(type, 156);
    block.write(content, 512);
    return block;
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** A package like @sparticuz/chromium, a few bytes large. */
async function smallPackage(): Promise<{ readonly dir: string; readonly version: string }> {
  const dir = await folder();
  await mkdir(join(dir, "bin"));
  await writeFile(join(dir, "bin", "chromium.br"), brotliCompressSync("#!/bin/sh\necho shell\n"));
  await writeFile(join(dir, "bin", "al2023.tar.br"), brotliCompressSync(tarOf({ name: "lib/", content: "", type: "5" }, { name: "lib/libnss3.so", content: "nss" })));
  return { dir, version: "1.2.3" };
}

describe("a tar archive", () => {
  it("gives its plain files", () => {
    const tar = tarOf({ name: "lib/", content: "", type: "5" }, { name: "lib/a", content: "x".repeat(600) }, { name: "b", content: "" }, { name: "link", content: "", type: "2" });
    expect([...tarFiles(tar)].map((it) => [it.name, it.content.length])).toEqual([["lib/a", 600], ["b", 0]]);
    expect([...tarFiles(Buffer.alloc(0))]).toEqual([]);
  });

  it("that is damaged is not half read", () => {
    const cut = tarOf({ name: "a", content: "x".repeat(600) }).subarray(0, 700);
    expect(() => [...tarFiles(cut)]).toThrow("damaged");
    expect(() => [...tarFiles(Buffer.alloc(512, "z"))]).toThrow("damaged");
  });
});

describe("unpacking the shell", () => {
  it("puts program and libraries into a folder of that version, once", async () => {
    const [from, cache] = [await smallPackage(), await folder()];
    const shell = await unpackShell(from, cache);
    expect(shell.executable).toBe(join(cache, `chromium-1.2.3-${process.platform}-${process.arch}`, "chromium"));
    expect((await promisify(execFile)(shell.executable)).stdout).toBe("shell\n");
    expect(await readFile(join(shell.libraries, "libnss3.so"), "utf8")).toBe("nss");
    await rm(from.dir, { recursive: true });
    expect(await unpackShell(from, cache)).toEqual(shell);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it("works for many at once, leaving one folder", async () => {
    const [from, cache] = [await smallPackage(), await folder()];
    const shells = await Promise.all(Array.from({ length: 8 }, () => unpackShell(from, cache)));
    expect(new Set(shells.map((it) => it.executable)).size).toBe(1);
    expect(await readdir(cache)).toHaveLength(1);
  });

  it("mends a folder somebody emptied", async () => {
    const [from, cache] = [await smallPackage(), await folder()];
    const shell = await unpackShell(from, cache);
    await rm(shell.executable);
    expect(await unpackShell(from, cache)).toEqual(shell);
    expect(await readFile(shell.executable, "utf8")).toContain("echo shell");
  });

  it("removes drafts an hour old, and none that is being written", async () => {
    const [from, cache] = [await smallPackage(), await folder()];
    const abandoned = basename(temporaryName(cache));
    const [current, foreign] = [basename(temporaryName(cache)), ".download.part"];
    for (const name of [abandoned, current, foreign]) await mkdir(join(cache, name));
    for (const name of [abandoned, foreign]) await utimes(join(cache, name), 0, 0);
    const { executable } = await unpackShell(from, cache);
    expect((await readdir(cache)).sort()).toEqual([current, foreign, basename(dirname(executable))].sort());
  });

  it("of a damaged package fails, and leaves nothing", async () => {
    const [from, cache] = [await smallPackage(), await folder()];
    await writeFile(join(from.dir, "bin", "chromium.br"), "not brotli");
    await expect(unpackShell(from, cache)).rejects.toThrow();
    expect(await readdir(cache)).toEqual([]);
  });
});

const real = peerFolder("@sparticuz/chromium");

describe.runIf(real !== null && process.platform === "linux" && process.arch === "x64")("two processes at once", () => {
  let script = "";
  beforeAll(async () => {
    script = await bundle(
      `import { createPdfRenderer } from "./src/report/pdf/index.ts";
       const [cacheDir] = process.argv.slice(2);
       createPdfRenderer({ cacheDir }).then(async (made) => {
         if (!made.ok) throw new Error(JSON.stringify(made.issues));
         const pdf = await made.value.render("<p>甲</p>");
         await made.value.close();
         console.log(pdf.ok ? pdf.value.length : JSON.stringify(pdf.issues));
       });`,
      "cjs",
    );
  });

  it("both unpack and print", async () => {
    const cache = await folder();
    // no shell on PATH, so that the packaged one is used
    const run = async (): Promise<number> => Number((await promisify(execFile)(process.execPath, [script, cache], { env: { ...process.env, PATH: "", PUPPETEER_EXECUTABLE_PATH: "" } })).stdout);
    const [one, two] = await Promise.all([run(), run()]);
    expect(one).toBeGreaterThan(1_000);
    expect(two).toBe(one);
    expect((await readdir(cache)).filter((it) => it.startsWith("chromium") || it.startsWith("."))).toEqual([`chromium-${real?.version}-linux-x64`]);
    await rm(cache, { recursive: true });
  });
});
