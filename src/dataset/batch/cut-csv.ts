/** CSV in chunks of bytes → pieces of complete rows, the same however the chunks come. */
import { copied, joined } from "./bytes.js";
import { BLOCK_BYTES } from "./blocks.js";
import { INCOMPLETE, LONGEST_ROW, rowScanner, TOO_LONG, type RowScanner } from "./scan-csv.js";

/** `quotation` a mark that never closes; `rest`: so much was wrong before that this row and all below it are not read. */
export type GivenUp = "quotation" | "too-long" | "rest";

export type CsvPiece =
  | { readonly kind: "csv"; readonly firstLine: number; readonly bytes: Uint8Array }
  | { readonly kind: "broken"; readonly line: number; readonly fault: GivenUp };

/** Each costs a search through the longest row there may be. */
const MOST_UNCLOSED = 1000;
const QUOTE = 0x22;
const FEED = 0x0a;
const RETURN = 0x0d;

/**
 * A row that is too long or does not end gives up the line it starts on, so that the rows after it are not lost with it.
 * A piece ends with the first row that reaches `size` bytes or that `cutsAfter`, which is not asked of empty lines.
 */
export async function* cutCsv(
  chunks: AsyncIterable<Uint8Array>, delimiter: number, cutsAfter: (row: Uint8Array) => boolean = () => false, size: number = BLOCK_BYTES,
): AsyncGenerator<CsvPiece, void> {
  let held: Uint8Array = new Uint8Array();
  /** Of the piece, and of the row looked at. */
  let [start, at, firstLine, line] = [0, 0, 1, 1];
  let unclosed = 0;
  let skipping: "nothing" | "line" | "feed" | "all" = "nothing";

  const piece = (): CsvPiece => {
    const cut: CsvPiece = { kind: "csv", firstLine, bytes: copied(held.subarray(start, at)) };
    [start, firstLine] = [at, line];
    return cut;
  };
  const giveUp = (end: number): CsvPiece => {
    unclosed += Number(held.subarray(at, at + LONGEST_ROW).includes(QUOTE));
    const fault = unclosed > MOST_UNCLOSED ? "rest" : end === TOO_LONG ? "too-long" : "quotation";
    skipping = fault === "rest" ? "all" : "line";
    const given: CsvPiece = { kind: "broken", line, fault };
    line += 1;
    return given;
  };
  /** Past the line given up, as far as it is there. */
  const skip = (): void => {
    if (skipping === "feed") {
      if (held[at] === FEED) at += 1;
      skipping = "nothing";
    } else {
      const end = skipping === "all" ? held.length : lineEnd(held, at);
      at = Math.min(end + 1, held.length);
      if (skipping === "line" && end < held.length) skipping = held[end] === RETURN ? "feed" : "nothing";
    }
    [start, firstLine] = [at, line];
  };

  /** Many empty lines take no longer than as many bytes of others. */
  const skipEmptyLines = (): boolean => {
    const from = at;
    for (let length = lineBreakAt(held, at); length > 0 && at - start < size; length = lineBreakAt(held, at)) {
      at += length;
      line += 1;
    }
    return at > from;
  };

  function* take(scanner: RowScanner): Generator<CsvPiece, void> {
    while (at < held.length) {
      if (skipping !== "nothing") {
        skip();
        continue;
      }
      if (skipEmptyLines()) {
        if (at - start >= size) yield piece();
        continue;
      }
      const end = scanner.endOf(at);
      if (end === INCOMPLETE) return;
      if (end < 0) {
        if (at > start) yield piece();
        yield giveUp(end);
        continue;
      }
      const row = held.subarray(at, end);
      line += scanner.breaks();
      at = end;
      if (at - start >= size || cutsAfter(row)) yield piece();
    }
  }

  for await (const chunk of chunks) {
    held = joined(held.subarray(start), chunk);
    [start, at] = [0, at - start];
    yield* take(rowScanner(held, false, delimiter));
  }
  yield* take(rowScanner(held, true, delimiter));
  if (at > start) yield piece();
}

/** Bytes of the line break there; 0: none, or one that may go on behind these bytes. */
function lineBreakAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] === FEED) return 1;
  return bytes[at] === RETURN && bytes[at + 1] === FEED ? 2 : 0;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== FEED && bytes[at] !== RETURN) at += 1;
  return at;
}
