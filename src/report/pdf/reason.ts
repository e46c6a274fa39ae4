/** Says in one line why something failed. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split("\n").map((it) => it.trim()).find((it) => it !== "") ?? "unknown";
  return line.length > 300 ? `${line.slice(0, 297)}…` : line;
}

const FILE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder", EACCES: "no permission", EPERM: "no permission", EROFS: "no permission", ENOSPC: "no space left", EISDIR: "a folder",
};

/** The same for files, without the names we give them while writing. */
export function whyNotFile(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return FILE_REASONS[code] ?? reasonOf(error);
}
