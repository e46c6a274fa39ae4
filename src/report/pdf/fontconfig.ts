/** Gives the browser on Linux a font configuration of its own that knows our two fonts and no others. */
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

/** Folders may hold other weights beside ours: whatever is not accepted by name is rejected. */
function configuration(fonts: Fonts, indexDir: string): string {
  const lines = (tag: string, values: Iterable<string>): string => [...values].map((it) => `<${tag}>${escapeXml(it)}</${tag}>`).join("");
  const paths = fonts.map((it) => it.path);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${lines("dir", new Set(paths.map((it) => dirname(it))))}
<selectfont><acceptfont>${lines("glob", paths)}</acceptfont><rejectfont><glob>*</glob></rejectfont></selectfont>
<cachedir>${escapeXml(indexDir)}</cachedir>
</fontconfig>
`;
}

const escapeXml = (text: string): string => text.replace(/[&<>]/g, (it) => `&#${it.charCodeAt(0)};`);
