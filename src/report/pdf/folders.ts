/** Makes folders one at a time: Node's own recursive way never ends where a parent exists but takes no folder (/proc). */
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

const isFolder = (path: string): Promise<boolean> => stat(path).then((it) => it.isDirectory(), () => false);

/** Rejects with the system's reason when a folder cannot be made. */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  try {
    await mkdir(path, mode);
  } catch (error) {
    // another process may have been faster
    if (!await isFolder(path)) throw error;
  }
}
