/** Whether one path lies in another, whatever links lead there. */
import { realpath, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** Whether the path is the folder or lies in it, be it there or yet to be made; no folder holds what is written to standard output. */
export async function liesIn(path: string, folder: string): Promise<boolean> {
  if (path === "-" || folder === "-" || !await stat(folder).then((it) => it.isDirectory(), () => false)) return false;
  const way = relative(await realpath(folder), await realPlace(resolve(path)));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Of what is not there yet the place in the folders that are. */
const realPlace = (path: string): Promise<string> =>
  realpath(path).catch(async () => (dirname(path) === path ? path : join(await realPlace(dirname(path)), basename(path))));
