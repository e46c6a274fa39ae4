/** One run an output: a file beside it that names the process which writes it. */
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import { fail, issue, succeed, type Result } from "../../../issues.js";

const ownerSchema = z.object({ pid: z.int().min(1), host: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** Those of this very process: a number of ours on any other was an earlier process's. */
const held = new Set<string>();

/** Takes the lock at the path; what comes back gives it free. That of a process that is no more is taken over. @throws what writing throws. */
export async function lock(path: string): Promise<Result<() => Promise<void>>> {
  const draft = `${path}.${process.pid}`;
  try {
    await writeFile(draft, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner));
    // linked, not written: a lock is never seen half written. A second try after a dead one was cleared away
    if (!await isLinked(draft, path) && !(await clearedAway(path, draft) && await isLinked(draft, path))) {
      const owner = ownerOf(await contentOf(path));
      return fail([issue("output-in-use", { path, ...(owner && { actual: `process ${owner.pid} on ${owner.host}` }) })]);
    }
  } finally {
    await rm(draft, { force: true });
  }
  held.add(path);
  return succeed(async () => {
    held.delete(path);
    await rm(path, { force: true });
  });
}

async function isLinked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Whether the lock of a dead process was put out of the way; moved first, as another run may be about the same and have its own there by now. */
async function clearedAway(path: string, draft: string): Promise<boolean> {
  const content = await contentOf(path);
  if (isAlive(path, ownerOf(content))) return false;
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

/** Of another machine's processes nothing is known: theirs count as alive. */
function isAlive(path: string, owner: Owner | null): boolean {
  if (owner === null) return false;
  if (owner.host !== hostname()) return true;
  if (owner.pid === process.pid) return held.has(path);
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
