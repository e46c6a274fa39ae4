import { lstat, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCache } from "../../../src/report/pdf/cache.js";
import { writeFileAtomically } from "../../../src/report/pdf/files.js";
import { codesOf, folder, valueOf } from "./support.js";

describe("writing a file in one step", () => {
  it("makes it, replaces it, and leaves nothing beside it", async () => {
    const dir = await folder();
    const path = join(dir, "报告.pdf");
    expect(valueOf(await writeFileAtomically(path, "one"))).toBe(path);
    await writeFileAtomically(path, Buffer.from("two"));
    expect(await readFile(path, "utf8")).toBe("two");
    expect(await readdir(dir)).toEqual(["报告.pdf"]);
  });

  it("shows readers the old or the new, never a half", async () => {
    const dir = await folder();
    const path = join(dir, "x");
    const [a, b] = ["a", "b"].map((it) => it.repeat(2_000_000));
    await writeFileAtomically(path, a ?? "");
    let writing = true;
    const seen = new Set<string>();
    const reading = (async () => {
      while (writing) {
        const text = await readFile(path, "utf8");
        seen.add(`${text[0]}${text.length}${new Set([text[0], text[text.length - 1]]).size}`);
      }
    })();
    for (let i = 0; i < 10; i++) await writeFileAtomically(path, (i % 2 === 0 ? b : a) ?? "");
    writing = false;
    await reading;
    expect([...seen].every((it) => it === "a20000001" || it === "b20000001")).toBe(true);
  });

  it("follows a link instead of replacing it", async () => {
    const dir = await folder();
    await writeFile(join(dir, "target"), "old");
    await symlink(join(dir, "target"), join(dir, "link"));
    await writeFileAtomically(join(dir, "link"), "new");
    expect(await readFile(join(dir, "target"), "utf8")).toBe("new");
    expect((await lstat(join(dir, "link"))).isSymbolicLink()).toBe(true);
  });

  it("does not replace a device", async () => {
    valueOf(await writeFileAtomically("/dev/null", "x"));
    expect((await lstat("/dev/null")).isCharacterDevice()).toBe(true);
  });

  it.each([
    ["a folder that is not there", (dir: string) => join(dir, "no", "x.pdf")],
    ["a folder in its place", (dir: string) => dir],
  ])("tells of %s", async (_, pathIn) => {
    const dir = await folder();
    await writeFile(join(dir, "kept"), "");
    const path = pathIn(dir);
    const result = await writeFileAtomically(path, "x");
    expect(codesOf(result)).toEqual(["output-not-writable"]);
    expect(result.issues[0]?.path).toBe(path);
    expect(await readdir(dir)).toEqual(["kept"]);
  });
});

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
    expect(result.issues[0]?.path).toBe(join(file, "x"));
  });

  it("of the user gives way to the temporary folder", async () => {
    const dir = await folder();
    await writeFile(join(dir, "file"), "");
    process.env["XDG_CACHE_HOME"] = join(dir, "file");
    process.env["TMPDIR"] = dir;
    expect(valueOf(await openCache())).toBe(join(dir, `sme-digital-maturity-${process.getuid?.() ?? "user"}`));
    process.env["XDG_CACHE_HOME"] = join(dir, "cache");
    expect(valueOf(await openCache())).toBe(join(dir, "cache", "sme-digital-maturity"));
  });
});
