/** Gives the browser on Linux fonts and a font configuration of its own, so that it knows ours and no others. */
import { createHash } from "node:crypto";
import { mkdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fail, issue, succeed, type Result } from "../../issues.js";
import { writeFileAtomically } from "./files.js";
import type { Font, Fonts } from "./fonts.js";
import { withoutLookalikes } from "./lookalikes.js";
import { reasonOf } from "./reason.js";

/** Changes whenever what is written here does. */
const EDITION = 1;

/** The path of the configuration. Made once for given fonts, and found by every later run. */
export async function writeFontconfig(fonts: Fonts, cacheDir: string): Promise<Result<string>> {
  const dir = join(cacheDir, `fonts-${await keyOf(fonts)}`);
  const path = join(dir, "fonts.conf");
  const text = configuration(join(dir, "ttf"), join(dir, "index"));
  if ((await readFile(path, "utf8").catch(() => null)) === text) return succeed(path);
  try {
    await mkdir(join(dir, "ttf"), { recursive: true });
  } catch (error) {
    return fail([issue("output-not-writable", { path: dir, actual: reasonOf(error) })]);
  }
  for (const font of fonts) {
    const written = await writeFont(font, join(dir, "ttf", basename(font.path)));
    if (!written.ok) return written;
  }
  // last, because it says that the rest is there
  return writeFileAtomically(path, text);
}

async function keyOf(fonts: Fonts): Promise<string> {
  const marks = await Promise.all(fonts.map(async ({ path }) => ({ path, ...(await stat(path)) })));
  const key = JSON.stringify([EDITION, ...marks.map((it) => [it.path, it.size, it.mtimeMs])]);
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}

const writeFont = async (font: Font, path: string): Promise<Result<string>> =>
  writeFileAtomically(path, withoutLookalikes(await readFile(font.path), font.characters));

const configuration = (fontDir: string, indexDir: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${escapeXml(fontDir)}</dir>
<cachedir>${escapeXml(indexDir)}</cachedir>
</fontconfig>
`;

const escapeXml = (text: string): string => text.replace(/[&<>]/g, (it) => `&#${it.charCodeAt(0)};`);
