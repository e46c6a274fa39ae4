/** The lines of a file that is written line by line, with their places: a torn last one is none. */
import type { FileHandle } from "node:fs/promises";

export interface FileLine {
  readonly text: string;
  /** Of its first byte. */
  readonly start: number;
  /** In bytes, its end too. */
  readonly length: number;
}

const CHUNK = 2 ** 16;
const FEED = 0x0a;
/** No line of ours is longer; what follows is none. */
const LONGEST = 32 * 2 ** 20;

/** The complete lines, in any size of file; no more than one is kept. @throws what reading throws. */
export async function* linesIn(file: FileHandle): AsyncGenerator<FileLine, void> {
  let [start, size] = [0, 0];
  let held: Buffer[] = [];
  for (let at = 0; size <= LONGEST;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    const chunk = buffer.subarray(0, bytesRead);
    let from = 0;
    for (let feed = chunk.indexOf(FEED); feed !== -1; feed = chunk.indexOf(FEED, from)) {
      const line = Buffer.concat([...held, chunk.subarray(from, feed)]);
      yield { text: line.toString("utf8"), start, length: line.length + 1 };
      start += line.length + 1;
      [held, size, from] = [[], 0, feed + 1];
    }
    held.push(chunk.subarray(from));
    size += bytesRead - from;
  }
}
