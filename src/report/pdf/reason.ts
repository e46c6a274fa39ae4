/** Says in one line why something failed. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split("\n").map((it) => it.trim()).find((it) => it !== "") ?? "unknown";
  return line.length > 300 ? `${line.slice(0, 297)}…` : line;
}
