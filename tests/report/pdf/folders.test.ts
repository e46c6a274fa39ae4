/** Folders are made, or refused with a reason; never waited for without end. */
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeFolder } from "../../../src/report/pdf/folders.js";

let base = "";
beforeAll(async () => { base = await mkdtemp(join(tmpdir(), "sme-folders-")); });
afterAll(() => rm(base, { recursive: true, force: true }));

describe("makeFolder", () => {
  it("makes what is missing, and is content with what is there", async () => {
    await Promise.all([makeFolder(join(base, "a", "b", "c")), makeFolder(join(base, "a", "b", "c")), makeFolder(join(base, "a", "b", "d"))]);
    await makeFolder(join(base, "a"));
    expect((await stat(join(base, "a", "b", "d"))).isDirectory()).toBe(true);
  });

  it("refuses a file in the way", async () => {
    await writeFile(join(base, "file"), "");
    await expect(makeFolder(join(base, "file"))).rejects.toThrow(/EEXIST/);
    await expect(makeFolder(join(base, "file", "x"))).rejects.toThrow();
    await mkdir(join(base, "later"));
  });

  it.skipIf(process.platform !== "linux")("ends where the system takes no folder", async () => {
    await expect(makeFolder("/proc/none/a/b")).rejects.toThrow(/ENOENT|EACCES|EPERM/);
  });
});
