/** Gives the browser on Linux a font configuration of its own that knows the folders of our two fonts and no others. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { succeed, type Result } from "../../issues.js";
import { writeFileAtomically } from "./files.js";
import type { Fonts } from "./fonts.js";

/** The path of the configuration; the same fonts give the same file, so it is written once. */
export async function writeFontconfig(fonts: Fonts, cacheDir: string): Promise<Result<string>> {
  const text = configuration(fonts, join(cacheDir, "fontconfig"));
  const name = `fonts-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.conf`;
  const path = join(cacheDir, name);
  if ((await readFile(path, "utf8").catch(() => null)) === text) return succeed(path);
  return writeFileAtomically(path, text);
}

/** Nothing is rejected by pattern: with a reject rule the packaged shell 147 printed pages without any text. */
function configuration(fonts: Fonts, indexDir: string): string {
  const folders = [...new Set(fonts.map((it) => dirname(it.path)))];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((it) => `<dir>${escapeXml(it)}</dir>`).join("\n")}
<cachedir>${escapeXml(indexDir)}</cachedir>
</fontconfig>
`;
}

const escapeXml = (text: string): string => text.replace(/[&<>]/g, (it) => `&#${it.charCodeAt(0)};`);
