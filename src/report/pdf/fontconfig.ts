/** Gives the browser on Linux fonts and a font configuration of its own, so that it knows ours and no others. */
import { createHash } from "node:crypto";
import { access, mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fail, succeed, type Result } from "../../issues.js";
import { cacheIssue, placeInCache } from "./cache.js";
import { writeFileAtomically } from "../../dataset/io/files.js";
import type { Font, Fonts } from "./fonts.js";
import { withoutLookalikes } from "./lookalikes.js";

/** Changes whenever what is written here does. */
const EDITION = 2;

/** The path of the configuration. Made once for given fonts, wherever they lie, and found by every later run. */
export async function writeFontconfig(fonts: Fonts, cacheDir?: string): Promise<Result<string>> {
  try {
    const { dir, whole } = await placeInCache(cacheDir, `fonts-${await keyOf(fonts)}`, (it) => isWhole(it, fonts));
    if (!whole) await mkdir(join(dir, "ttf"), { recursive: true });
    return whole ? succeed(configurationIn(dir)) : await fill(dir, fonts);
  } catch (error) {
    return fail([cacheIssue(cacheDir, error)]);
  }
}

async function fill(dir: string, fonts: Fonts): Promise<Result<string>> {
  for (const font of fonts) {
    const written = await writeFileAtomically(copyIn(dir, font), withoutLookalikes(await readFile(font.path), font.characters));
    if (!written.ok) return written;
  }
  // last, because it says that the rest is there
  return writeFileAtomically(configurationIn(dir), configuration(dir));
}

async function isWhole(dir: string, fonts: Fonts): Promise<boolean> {
  try {
    await Promise.all(fonts.map((font) => access(copyIn(dir, font))));
    return (await readFile(configurationIn(dir), "utf8")) === configuration(dir);
  } catch {
    return false;
  }
}

const configurationIn = (dir: string): string => join(dir, "fonts.conf");
const copyIn = (dir: string, font: Font): string => join(dir, "ttf", `NotoSansSC-${font.weight}.ttf`);

async function keyOf(fonts: Fonts): Promise<string> {
  const hash = createHash("sha256").update(`${EDITION}`);
  for (const font of fonts) hash.update(await readMark(font.path));
  return hash.digest("hex").slice(0, 16);
}

/** The size, and the start of the file: there stands a checksum of every table, which tells any two fonts apart without reading 10 MB. */
async function readMark(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return `${size} ${buffer.toString("latin1", 0, bytesRead)}`;
  } finally {
    await file.close();
  }
}

const configuration = (dir: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${escapeXml(join(dir, "ttf"))}</dir>
<cachedir>${escapeXml(join(dir, "index"))}</cachedir>
</fontconfig>
`;

const escapeXml = (text: string): string => text.replace(/[&<>]/g, (it) => `&#${it.charCodeAt(0)};`);
