/** The folder for what is made once and used by every later run: the unpacked browser, the font index. */
import { constants } from "node:fs";
import { access, lstat, mkdir } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { reasonOf } from "./reason.js";

const NAME = "sme-digital-maturity";

/** Its absolute path. A folder the caller named must work; the default one may give way to the temporary folder. */
export async function openCache(cacheDir?: string): Promise<Result<string>> {
  try {
    return succeed(await writableFolder(cacheDir === undefined ? userCache() : resolve(cacheDir)));
  } catch (error) {
    const failure = issue("output-not-writable", { path: cacheDir ?? "", expected: "a cache folder that can be written", actual: reasonOf(error) });
    return cacheDir === undefined ? temporaryCache().catch(() => fail([failure])) : fail([failure]);
  }
}

function userCache(): string {
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", NAME);
  if (process.platform === "win32") return join(process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), NAME, "Cache");
  const base = process.env["XDG_CACHE_HOME"];
  return join(base !== undefined && base !== "" ? base : join(homedir(), ".cache"), NAME);
}

async function writableFolder(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await access(dir, constants.W_OK);
  return dir;
}

/** Everybody may write beside it, and programs are started from it: one laid out by another user is refused. */
async function temporaryCache(): Promise<Result<string>> {
  const self = process.getuid?.();
  const dir = await writableFolder(join(tmpdir(), `${NAME}-${self ?? "user"}`));
  const { uid } = await lstat(dir);
  if (self !== undefined && uid !== self) throw new Error("it belongs to another user");
  return succeed(dir);
}
