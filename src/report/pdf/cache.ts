/** The folder for what is made once and used by every later run: the unpacked browser, the prepared fonts. */
import { constants } from "node:fs";
import { access, lstat } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fail, issue, succeed, type Issue, type Result } from "../../issues.js";
import { makeFolder } from "./folders.js";
import { whyNotFile } from "../../dataset/io/reason.js";

const NAME = "sme-digital-maturity";

export interface CachePlace {
  readonly dir: string;
  /** Made by an earlier run: nothing need be written. */
  readonly whole: boolean;
}

/** Where something of this name is kept or, failing that, is to be made. Only the latter needs a folder that can be written; throws where there is none. */
export async function placeInCache(cacheDir: string | undefined, name: string, isWhole: (dir: string) => Promise<boolean>): Promise<CachePlace> {
  const kept = join(cacheFolder(cacheDir), name);
  if (await isWhole(kept)) return { dir: kept, whole: true };
  const dir = join(await writableCache(cacheDir), name);
  return { dir, whole: dir !== kept && (await isWhole(dir)) };
}

/** The absolute path of a cache folder in which something can be made. */
export async function openCache(cacheDir?: string): Promise<Result<string>> {
  try {
    return succeed(await writableCache(cacheDir));
  } catch (error) {
    return fail([cacheIssue(cacheDir, error)]);
  }
}

export const cacheIssue = (cacheDir: string | undefined, error: unknown): Issue =>
  issue("output-not-writable", { path: cacheFolder(cacheDir), expected: "a cache folder that can be written", actual: whyNotFile(error) });

const cacheFolder = (cacheDir?: string): string => (cacheDir === undefined ? userCache() : resolve(cacheDir));

function userCache(): string {
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", NAME);
  if (process.platform === "win32") return join(process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), NAME, "Cache");
  const base = process.env["XDG_CACHE_HOME"];
  return join(base !== undefined && base !== "" ? base : join(homedir(), ".cache"), NAME);
}

/** A folder the caller named must work, and may be meant for others to read; the user's own may give way to the temporary one. */
async function writableCache(cacheDir?: string): Promise<string> {
  if (cacheDir !== undefined) return writableFolder(cacheFolder(cacheDir), 0o777);
  return writableFolder(userCache(), 0o700).catch((error: unknown) => temporaryCache().catch(() => Promise.reject(error)));
}

/** The mode is for folders that are made; the process's mask narrows it. */
async function writableFolder(dir: string, mode: number): Promise<string> {
  await makeFolder(dir, mode);
  await access(dir, constants.W_OK);
  return dir;
}

/** Everybody may write beside it, and programs are started from it: one laid out by another user is refused. */
async function temporaryCache(): Promise<string> {
  const self = process.getuid?.();
  const dir = await writableFolder(join(tmpdir(), `${NAME}-${self ?? "user"}`), 0o700);
  const { uid } = await lstat(dir);
  if (self !== undefined && uid !== self) throw new Error("it belongs to another user");
  return dir;
}
