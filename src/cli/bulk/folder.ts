/** The folder the reports go into: one run at a time, nothing half written. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { lock } from "../../dataset/io/run/lock.js";
import { fail, issue, type Issue, type Result } from "../../issues.js";
import { isTemporaryName } from "../../dataset/io/files.js";
import { makeFolder } from "../../report/pdf/folders.js";
import { whyNotFile } from "../../dataset/io/reason.js";

const LOCK = ".sme-reports.lock";

/** Makes the folder where there is none, and takes it for this run; what comes back gives it free. */
export async function takeFolder(path: string): Promise<Result<() => Promise<void>>> {
  try {
    await makeFolder(path);
    const locked = await lock(join(path, LOCK));
    if (locked.ok) await removeHalves(path);
    return locked;
  } catch (error) {
    return fail([notWritable(path, error)]);
  }
}

/** What a killed run was writing. */
async function removeHalves(path: string): Promise<void> {
  for (const name of await readdir(path)) if (isTemporaryName(name)) await rm(join(path, name), { force: true });
}

export const notWritable = (path: string, error: unknown): Issue =>
  issue("output-not-writable", { path, expected: "a folder that can be written", actual: whyNotFile(error) });
