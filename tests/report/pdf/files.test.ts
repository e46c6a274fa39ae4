import { chmod, chown, lstat, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFileAtomically } from "../../../src/dataset/io/files.js";
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

  it.each([["latin", "a".repeat(251)], ["Chinese", "报".repeat(83) + "aa"]])("takes names as long as names can be: %s", async (_, name) => {
    const path = join(await folder(), `${name}.pdf`);
    expect(Buffer.byteLength(name)).toBe(251);
    expect(valueOf(await writeFileAtomically(path, "one"))).toBe(path);
    expect(valueOf(await writeFileAtomically(path, "two"))).toBe(path);
    expect(await readFile(path, "utf8")).toBe("two");
  });

  it("keeps who may read a file it replaces, and leaves that of a new one to the mask", async () => {
    const dir = await folder();
    const [secret, shared, fresh] = [join(dir, "secret"), join(dir, "shared"), join(dir, "fresh")];
    for (const [path, mode] of [[secret, 0o600], [shared, 0o664]] as const) {
      await writeFile(path, "old");
      await chmod(path, mode);
    }
    for (const path of [secret, shared, fresh]) valueOf(await writeFileAtomically(path, "new"));
    const modes = await Promise.all([secret, shared, fresh].map(async (path) => (await stat(path)).mode & 0o777));
    expect(modes).toEqual([0o600, 0o664, 0o666 & ~process.umask()]);
  });

  it.runIf(process.getuid?.() === 0)("keeps whose it is, where the writer may give it away", async () => {
    const path = join(await folder(), "x");
    await writeFile(path, "old");
    await chown(path, 12345, 12346);
    valueOf(await writeFileAtomically(path, "new"));
    expect(await stat(path)).toMatchObject({ uid: 12345, gid: 12346 });
  });

  it("does not replace a device", async () => {
    valueOf(await writeFileAtomically("/dev/null", "x"));
    expect((await lstat("/dev/null")).isCharacterDevice()).toBe(true);
  });

  it.each([
    ["a folder that is not there", (dir: string) => join(dir, "no", "x.pdf"), "no such file or folder"],
    ["a file where a folder should be", (dir: string) => join(dir, "kept", "x.pdf"), "no such file or folder"],
    ["a folder in its place", (dir: string) => dir, "a folder"],
    ["a name too long", (dir: string) => join(dir, "x".repeat(256)), "the name is too long"],
  ])("tells of %s, in its own words", async (_, pathIn, reason) => {
    const dir = await folder();
    await writeFile(join(dir, "kept"), "");
    const path = pathIn(dir);
    const result = await writeFileAtomically(path, "x");
    expect(codesOf(result)).toEqual(["output-not-writable"]);
    expect(result.issues[0]).toMatchObject({ path, actual: reason });
    expect(await readdir(dir)).toEqual(["kept"]);
  });
});
