/** Unpacks the headless shell of @sparticuz/chromium into the cache, once a version, safe against others doing the same. */
import { constants, createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliDecompress, createBrotliDecompress } from "node:zlib";
import { placeInCache } from "./cache.js";
import { isTemporaryName, temporaryName } from "../../dataset/io/files.js";
import type { PeerFolder } from "./peers.js";

const inflate = promisify(brotliDecompress);
const HOUR = 3_600_000;

export interface UnpackedShell {
  readonly executable: string;
  /** nss, nspr and expat, which a bare Debian lacks. */
  readonly libraries: string;
}

/** The package's own unpacking is neither atomic nor versioned: two processes at once end in ETXTBSY. */
export async function unpackShell(from: PeerFolder, cacheDir?: string): Promise<UnpackedShell> {
  const name = `chromium-${from.version}-${process.platform}-${process.arch}`;
  const { dir, whole } = await placeInCache(cacheDir, name, (it) => isExecutable(executableIn(it)));
  const shell: UnpackedShell = { executable: executableIn(dir), libraries: join(dir, "lib") };
  if (whole) return shell;

  await removeAbandoned(dirname(dir));
  const draft = temporaryName(dirname(dir));
  try {
    await mkdir(join(draft, "lib"), { recursive: true });
    await Promise.all([
      inflateTo(join(from.dir, "bin", "chromium.br"), executableIn(draft)),
      inflateLibraries(join(from.dir, "bin", "al2023.tar.br"), join(draft, "lib")),
    ]);
    await putInPlace(draft, dir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return shell;
}

const executableIn = (dir: string): string => join(dir, "chromium");

async function inflateTo(from: string, to: string): Promise<void> {
  await pipeline(
    createReadStream(from, { highWaterMark: 2 ** 20 }),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(to, { mode: 0o755 }),
  );
}

async function inflateLibraries(from: string, to: string): Promise<void> {
  const tar = await inflate(await readFile(from));
  for (const file of tarFiles(tar)) await writeFile(join(to, basename(file.name)), file.content, { mode: 0o755 });
}

/** The plain files of a tar archive: a header block of 512 bytes each, then the content, padded to whole blocks. */
export function* tarFiles(tar: Buffer): Generator<{ readonly name: string; readonly content: Buffer }> {
  const text = (from: number, length: number): string => tar.toString("latin1", from, from + length).split("\0", 1)[0] ?? "";
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = parseInt(text(at + 124, 12), 8);
    if (!Number.isSafeInteger(size) || at + 512 + size > tar.length) throw new Error("the archive is damaged");
    const type = text(at + 156, 1);
    if (type === "0" || type === "") yield { name: text(at, 100), content: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** Whoever renames first wins; the others use what the winner left. */
async function putInPlace(draft: string, dir: string): Promise<void> {
  const isThere = (): Promise<boolean> => isExecutable(executableIn(dir));
  try {
    await rename(draft, dir);
  } catch (error) {
    if (await isThere()) return;
    // what lies there is no whole browser (somebody cleaned up inside): make way once
    await rm(dir, { recursive: true, force: true });
    await rename(draft, dir).catch(async () => {
      if (!(await isThere())) throw error;
    });
  }
}

/** Drafts of processes that were killed while unpacking: 200 MB each. */
async function removeAbandoned(cacheDir: string): Promise<void> {
  for (const entry of await readdir(cacheDir)) {
    if (!isTemporaryName(entry)) continue;
    const path = join(cacheDir, entry);
    const made = await stat(path).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs > HOUR) await rm(path, { recursive: true, force: true });
  }
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
