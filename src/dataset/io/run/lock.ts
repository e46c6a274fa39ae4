/** One run an output: a file beside it that names the process which writes it, and is written anew as long as that runs. */
import { randomBytes } from "node:crypto";
import { constants, copyFile, link, readFile, readlink, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import { fail, issue, succeed, type Result } from "../../../issues.js";

const ownerSchema = z.object({
  pid: z.int().min(1),
  host: z.string(),
  /** Where the number is that of this process and of no other: containers count their own. Absent or `null`: nobody knows. */
  space: z.string().nullish(),
  /** When the process began: numbers are given again. */
  started: z.string().nullish(),
});
type Owner = z.infer<typeof ownerSchema>;

/** Those of this very process: a number of ours on any other was an earlier process's. */
const held = new Set<string>();

const RENEWED_EVERY_MS = 10_000;
/** A lock that was not renewed for so long is nobody's, where the process itself cannot be asked about. */
export const STALE_MS = 120_000;

/** Takes the lock at the path; what comes back gives it free. That of a process that is no more is taken over. @throws what writing throws. */
export async function lock(path: string): Promise<Result<() => Promise<void>>> {
  const draft = `${path}.${randomBytes(6).toString("hex")}`; // nobody can have put a link there
  const [space, started] = [await spaceOf(), await startOf(process.pid)];
  const content = JSON.stringify({ pid: process.pid, host: hostname(), space, started } satisfies Owner);
  try {
    await writeFile(draft, content, { flag: "wx" });
    // linked, not written: a lock is never seen half written. A second try after a dead one was cleared away
    if (!await isLinked(draft, path) && !(await clearedAway(path, draft) && await isLinked(draft, path))) {
      const owner = ownerOf(await contentOf(path));
      return fail([issue("output-in-use", { path, ...(owner && { actual: `process ${owner.pid} on ${owner.host}` }) })]);
    }
  } finally {
    await rm(draft, { force: true });
  }
  held.add(path);
  const renewing = setInterval(() => void renew(path, content).catch(() => undefined), RENEWED_EVERY_MS).unref();
  return succeed(async () => {
    clearInterval(renewing);
    held.delete(path);
    await rm(path, { force: true });
  });
}

/** Written rather than touched: the clock of the disk decides, not that of this machine. */
async function renew(path: string, content: string): Promise<void> {
  if (await contentOf(path) === content) await writeFile(path, content, { flag: "r+" });
}

/** What file systems say that have no second names for a file, such as exFAT and shares. */
const withoutLinks: ReadonlySet<unknown> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

async function isLinked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (!withoutLinks.has(error.code)) throw error;
      return copyFile(draft, path, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Whether the lock of a dead process was put out of the way; moved first, as another run may be about the same and have its own there by now. */
async function clearedAway(path: string, draft: string): Promise<boolean> {
  const content = await contentOf(path);
  if (await isAlive(path, ownerOf(content), draft)) return false;
  const aside = `${draft}.old`;
  await rename(path, aside).catch(() => undefined);
  const moved = await contentOf(aside);
  if (moved !== null && moved !== content) await isLinked(aside, path);
  await rm(aside, { force: true });
  return moved === null || moved === content;
}

const contentOf = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

/** `null`: no lock of ours, such as what power loss leaves of one. */
function ownerOf(content: string | null): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(content ?? ""));
  } catch {
    return null;
  }
}

/** A process of another machine or container cannot be asked about: it is alive as long as it renews its lock. @param now a file written just now. */
async function isAlive(path: string, owner: Owner | null, now: string): Promise<boolean> {
  if (owner === null) return false;
  if (owner.host !== hostname() || (owner.space ?? null) !== await spaceOf()) return await writtenAt(now) - await writtenAt(path) < STALE_MS;
  const isOurNumber = owner.pid === process.pid;
  if (isOurNumber) return held.has(path);
  return isThere(owner.pid) && (owner.started ?? null) === await startOf(owner.pid);
}

/** By the clock of the disk; -Infinity: it is gone. */
const writtenAt = (path: string): Promise<number> => stat(path).then((it) => it.mtimeMs, () => -Infinity);

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** `null`: the system does not say. */
const spaceOf = (): Promise<string | null> => readlink("/proc/self/ns/pid").catch(() => null);

/** Fields behind the name of the program, which may hold anything; the 20th of them is when the process began. */
const STARTED = 19;

/** `null`: the system does not say. One that ended, of which only the number is kept until somebody asks, never began. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? "" : fields[STARTED] ?? null;
}
