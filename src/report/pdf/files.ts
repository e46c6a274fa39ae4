/** Writes files so that a reader sees the old content or the new, never half of it. */
import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { whyNotFile } from "./reason.js";

/** Puts the bytes at the path in one step; the folder must exist. Gives the path. */
export async function writeFileAtomically(path: string, bytes: Uint8Array | string): Promise<Result<string>> {
  try {
    // a link keeps pointing where it points
    const target = await realpath(path).catch(() => path);
    const kind = await stat(target).catch(() => null);
    // renaming over /dev/stdout would replace the device
    if (kind !== null && !kind.isFile() && !kind.isDirectory()) await writeFile(target, bytes);
    else await replaceFile(target, bytes);
    return succeed(path);
  } catch (error) {
    return fail([issue("output-not-writable", { path, expected: "a file that can be written", actual: whyNotFile(error) })]);
  }
}

async function replaceFile(target: string, bytes: Uint8Array | string): Promise<void> {
  const draft = temporaryName(target);
  try {
    const file = await open(draft, "wx");
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A name in the same folder (so that renaming stays within one file system) that nobody else uses. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(6).toString("hex")}.part`);
}
