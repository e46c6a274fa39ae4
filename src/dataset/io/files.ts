/** Writes files so that a reader sees the old content or the new, never half of it. */
import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { whyNotFile } from "./reason.js";

/** What a file is to hold: at once, or in parts that need not all be at hand. */
export type FileContent = Uint8Array | string | AsyncIterable<string>;

/** Puts the bytes at the path in one step; the folder must exist. Gives the path. */
export async function writeFileAtomically(path: string, bytes: FileContent): Promise<Result<string>> {
  try {
    // a link keeps pointing where it points
    const target = await realpath(path).catch(() => path);
    const old = await stat(target).catch(() => null);
    // renaming over /dev/stdout would replace the device
    if (old !== null && !old.isFile() && !old.isDirectory()) await writeFile(target, bytes);
    else await replaceFile(target, bytes, old);
    return succeed(path);
  } catch (error) {
    return fail([issue("output-not-writable", { path, expected: "a file that can be written", actual: whyNotFile(error) })]);
  }
}

async function replaceFile(target: string, bytes: FileContent, old: Stats | null): Promise<void> {
  const draft = temporaryName(dirname(target));
  try {
    // who could not read the old content cannot read the new, not even while it is written
    const file = await open(draft, "wx", old === null ? 0o666 : 0o600);
    try {
      if (old !== null) {
        // only root may give a file away; elsewhere it is the writer's, as after any replacing
        await file.chown(old.uid, old.gid).catch(() => undefined);
        await file.chmod(old.mode & 0o777);
      }
      await writeFile(file, bytes);
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** In the same folder, so that renaming stays within one file system; short, because the name it stands for may be as long as names can be. */
export const temporaryName = (dir: string): string => join(dir, `.sme-${randomBytes(6).toString("hex")}.part`);

export const isTemporaryName = (name: string): boolean => /^\.sme-[0-9a-f]{12}\.part$/.test(name);
