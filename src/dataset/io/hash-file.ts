/** The SHA-256 of a file, or of a stretch of it, in any size. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

export interface HashedFile {
  readonly sha256: string;
  /** How many were hashed. */
  readonly bytes: number;
}

/** @param end the byte behind the last; absent: the end of the file. @throws what opening and reading the file throws. */
export async function hashFile(path: string, start = 0, end = Infinity): Promise<HashedFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  if (end > start) {
    for await (const chunk of createReadStream(path, { start, end: end - 1, highWaterMark: 2 ** 18 })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  }
  return { sha256: hash.digest("hex"), bytes };
}
