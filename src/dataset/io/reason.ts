/** Says in one line why something failed. */
import { getSystemErrorMap } from "node:util";

export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split("\n").map((it) => it.trim()).find((it) => it !== "") ?? "unknown";
  return line.length > 300 ? `${line.slice(0, 297)}…` : line;
}

const FILE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder", ENOTDIR: "no such file or folder", EACCES: "no permission", EPERM: "no permission", EROFS: "no permission",
  ENOSPC: "no space left", EISDIR: "a folder", EEXIST: "a file stands in the way", ENAMETOOLONG: "the name is too long",
};

/** The same for files, without the names in the message: they may be ours, given while writing. */
export function whyNotFile(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error) || !("errno" in error)) return reasonOf(error);
  const [code, text] = getSystemErrorMap().get(Number(error.errno)) ?? [];
  // decompression has numbers of its own
  return code === undefined || code !== error.code ? reasonOf(error) : (FILE_REASONS[code] ?? text ?? code);
}
