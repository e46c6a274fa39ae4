/** The folder for what is made once and used by every later run: the unpacked browser, the font index. */
import { constants } from "node:fs";
import { access, lstat, mkdir } from "node:fs/promises";
import { homedir, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { reasonOf } from "./reason.js";

const NAME = "sme-digital-maturity";

function userCache(): string {
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", NAME);
  if (process.platform === "win32") return join(process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), NAME, "Cache");
  const base = process.env["XDG_CACHE_HOME"];
  return join(base !== undefined && base !== "" ? base : join(homedir(), ".cache"), NAME);
}

/** A folder the caller named must work; the default one may give way to the temporary folder. */
export async function openCache(cacheDir?: string): Promise<Result<string>> {
  const wanted = cacheDir ?? userCache();
  try {
    return succeed(await ownFolder(wanted));
  } catch (error) {
    const failure = issue("output-not-writable", { path: wanted, expected: "a cache folder that can be written", actual: reasonOf(error) });
    if (cacheDir !== undefined) return fail([failure]);
    try {
      return succeed(await ownFolder(join(tmpdir(), `${NAME}-${userInfo().uid}`)));
    } catch {
      return fail([failure]);
    }
  }
}

/** Programs are started from here, so a folder laid out by another user is refused. */
async function ownFolder(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await access(dir, constants.W_OK);
  const owner = (await lstat(dir)).uid;
  const self = userInfo().uid;
  if (process.platform !== "win32" && self !== 0 && owner !== self) throw new Error("it belongs to another user");
  return dir;
}
