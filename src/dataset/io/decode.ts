/** Bytes → text: UTF-8 if they are, with or without its mark, else GB18030, as Chinese spreadsheets save. */
import { TextDecoder } from "node:util";

/** The bytes are in neither encoding. */
export class UndecodableError extends Error {}

/** How many bytes from the first that is not ASCII decide the encoding: both write ASCII alike. */
const DECIDING = 2 ** 16;

/**
 * Text as the bytes come. Nothing but the deciding bytes is held back.
 * @throws UndecodableError at the first byte that does not fit.
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let decoder: TextDecoder | undefined;
  let held: readonly Uint8Array[] = [];
  for await (const chunk of bytes) {
    if (decoder !== undefined) {
      yield text(decoder, chunk);
      continue;
    }
    const start = held.length > 0 ? 0 : firstBeyondAscii(chunk);
    if (start > 0) yield text(new TextDecoder(), chunk.subarray(0, start));
    held = start < chunk.length ? [...held, chunk.subarray(start)] : held;
    if (held.reduce((sum, it) => sum + it.length, 0) < DECIDING) continue;
    decoder = decoderOf(held, false);
    for (const it of held) yield text(decoder, it);
    held = [];
  }
  decoder ??= decoderOf(held, true);
  for (const it of held) yield text(decoder, it);
  yield text(decoder);
}

function firstBeyondAscii(chunk: Uint8Array): number {
  let at = 0;
  while (at < chunk.length && (chunk[at] ?? 0) <= 0x7f) at += 1;
  return at;
}

const utf8 = (): TextDecoder => new TextDecoder("utf-8", { fatal: true });
const MARK = [0xef, 0xbb, 0xbf];

/** What begins with the mark of UTF-8 is nothing else, whatever follows. */
function decoderOf(held: readonly Uint8Array[], isAll: boolean): TextDecoder {
  const hasMark = MARK.every((it, i) => held[0]?.[i] === it);
  return hasMark || isValid(utf8(), held, isAll) ? utf8() : new TextDecoder("gb18030", { fatal: true });
}

function isValid(decoder: TextDecoder, parts: readonly Uint8Array[], isAll: boolean): boolean {
  try {
    for (const it of parts) decoder.decode(it, { stream: true });
    if (isAll) decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The text of one part; without a part: whether the text may end here. */
function text(decoder: TextDecoder, part?: Uint8Array): string {
  try {
    return part === undefined ? decoder.decode() : decoder.decode(part, { stream: true });
  } catch {
    throw new UndecodableError();
  }
}
