/** Small things done to bytes. */

/** Room of its own, that threads can be handed: of Node's kind where there is one, since that is searched many times as fast. */
const roomFor = (size: number): Uint8Array => (typeof Buffer === "undefined" ? new Uint8Array(size) : Buffer.from(new ArrayBuffer(size)));

export function copied(bytes: Uint8Array): Uint8Array {
  const copy = roomFor(bytes.length);
  copy.set(bytes);
  return copy;
}

/** Whether it is one of the blanks in ASCII that `trim` takes off. */
export const isPlainBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

export function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = roomFor(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Text in chunks as UTF-8; a character cut in two is put together. */
export async function* encoded(chunks: AsyncIterable<string>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  let held = "";
  for await (const chunk of chunks) {
    const text = held + chunk;
    held = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : "";
    yield encoder.encode(held === "" ? text : text.slice(0, -1));
  }
  if (held !== "") yield encoder.encode(held);
}

/** What a decoder writes for bytes that are no character. */
const UNREADABLE = "\ufffd";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of UTF-8; `null`: it is none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** The same of stretches of the bytes. Node's kind of bytes decodes short ones twice as fast as what refuses those that are no text. */
export function textsIn(bytes: Uint8Array): (from: number, to: number) => string | null {
  if (typeof Buffer === "undefined") return (from, to) => textOf(bytes.subarray(from, to));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (from, to) => {
    const text = buffer.toString("utf8", from, to);
    return text.includes(UNREADABLE) ? textOf(bytes.subarray(from, to)) : text;
  };
}

const MARK = [0xef, 0xbb, 0xbf];

/** The same bytes without the mark some programs put at the beginning. */
export async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let start: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = joined(start, chunk);
    if (start.length < MARK.length) continue;
    yield unmarked(start);
    start = null;
  }
  if (start !== null) yield unmarked(start);
}

const unmarked = (start: Uint8Array): Uint8Array => (MARK.every((it, i) => start[i] === it) ? start.subarray(MARK.length) : start);
