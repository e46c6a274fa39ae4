/** NDJSON in chunks of bytes → pieces of complete lines, the same however the chunks come. */
import { copied, joined } from "./bytes.js";
import { BLOCK_BYTES } from "./blocks.js";

/** In bytes: room for a sheet with its pictures. */
export const LONGEST_LINE = 16 * 2 ** 20;

export type LinesPiece =
  | { readonly kind: "lines"; readonly firstLine: number; readonly bytes: Uint8Array }
  /** A line that is too long: of its bytes only the first are kept. */
  | { readonly kind: "broken"; readonly line: number; readonly start: Uint8Array };

const FEED = 0x0a;
const KEPT = 128;

/** A piece ends with the first line that reaches `size` bytes, or before one of more than `longest`. */
export async function* cutLines(chunks: AsyncIterable<Uint8Array>, size: number = BLOCK_BYTES, longest: number = LONGEST_LINE): AsyncGenerator<LinesPiece, void> {
  let held: Uint8Array = new Uint8Array();
  /** Up to where no line ends beyond `size`. */
  let searched = 0;
  let firstLine = 1;
  let isSkipping = false;

  const drop = (end: number): void => {
    held = held.subarray(end);
    searched = 0;
  };
  const piece = (end: number): LinesPiece => {
    const cut: LinesPiece = { kind: "lines", firstLine, bytes: copied(held.subarray(0, end)) };
    firstLine += feedsIn(held, end);
    drop(end);
    return cut;
  };
  const broken = (): LinesPiece => {
    const given: LinesPiece = { kind: "broken", line: firstLine, start: copied(held.subarray(0, Math.min(KEPT, longest))) };
    firstLine += 1;
    return given;
  };

  function* take(isLast: boolean): Generator<LinesPiece, void> {
    for (;;) {
      const feed = held.indexOf(FEED, isSkipping ? 0 : Math.max(size - 1, searched));
      const end = feed < 0 ? held.length : feed + 1;
      if (isSkipping) {
        drop(end);
        isSkipping = feed < 0;
        if (isSkipping) return;
        continue;
      }
      const lastStart = held.subarray(0, Math.min(end - 1, Math.max(size - 1, 0))).lastIndexOf(FEED) + 1;
      if ((feed < 0 ? end : feed) - lastStart > longest) {
        if (lastStart > 0) yield piece(lastStart);
        yield broken();
        isSkipping = true;
        continue;
      }
      searched = held.length;
      if (feed < 0 && !isLast) return;
      if (end > 0) yield piece(end);
      if (feed < 0) return;
    }
  }

  for await (const chunk of chunks) {
    held = joined(held, chunk);
    yield* take(false);
  }
  yield* take(true);
}

function feedsIn(bytes: Uint8Array, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(FEED); at >= 0 && at < end; at = bytes.indexOf(FEED, at)) {
    // searching anew for each of many blank lines would take far longer
    for (; at < end && bytes[at] === FEED; at += 1) count += 1;
  }
  return count;
}
