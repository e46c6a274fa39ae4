/** Bytes from a file or stream, up to a bound: a size told beforehand is not believed, and devices have none. */
import { createReadStream } from "node:fs";

/** Larger files hold no JSON of ours: a dossier with its pictures has a tenth of it. */
export const MOST_JSON_BYTES = 64 * 2 ** 20;

/** What there is to say of a file that is larger. */
export const atMost = (bytes: number): string => `at most ${bytes / 2 ** 20} MB`;

/** `null`: more than `most` bytes, of which no more were read. @throws what opening and reading throws. */
export async function readBounded(source: string | NodeJS.ReadableStream, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of typeof source === "string" ? createReadStream(source, { highWaterMark: 2 ** 18 }) : source) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > most) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}
