/** Bytes → text: UTF-8 if they are, with or without its mark, else GB18030, as Chinese spreadsheets save. */
import { TextDecoder } from "node:util";
import { DECISIVE_START, whyNotText } from "./first-bytes.js";

/** The bytes are no text in either encoding; the message says what they are. */
export class UndecodableError extends Error {}

/** The same bytes, once it is clear that they may be text; the first part is long enough to tell. */
async function* withoutOthers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let start: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
    if (start.length < DECISIVE_START) continue;
    yield mayBeText(start);
    start = undefined;
  }
  if (start !== undefined) yield mayBeText(start);
}

function mayBeText(start: Uint8Array): Uint8Array {
  const what = whyNotText(start);
  if (what === null) return start;
  throw new UndecodableError(what);
}

/** How many bytes from the first that is not ASCII decide the encoding: both write ASCII alike. */
const DECIDING = 2 ** 16;

/**
 * Text as the bytes come. Nothing but the deciding bytes is held back.
 * @throws UndecodableError at the first byte that does not fit.
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let decoder: TextDecoder | undefined;
  let held: readonly Uint8Array[] = [];
  for await (const chunk of withoutOthers(bytes)) {
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

/**
 * The same text as UTF-8: bytes that are UTF-8 pass as they are, unread; GB18030 is written anew. Bytes that are neither stay bytes that are no UTF-8,
 * so that the rows they stand in are told, and no others.
 * @throws UndecodableError when no line up to the last of the deciding bytes is text.
 */
export async function* utf8Of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let pass: ((part?: Uint8Array) => Uint8Array) | undefined;
  let held: readonly Uint8Array[] = [];
  let isPlainBefore = false;
  const decide = (isAll: boolean): ((part?: Uint8Array) => Uint8Array) => (isMostlyUtf8(held, isAll, isPlainBefore) ? (part = new Uint8Array()) => part : transcoder());
  for await (const chunk of withoutOthers(bytes)) {
    if (pass !== undefined) {
      yield pass(chunk);
      continue;
    }
    const start = held.length > 0 ? 0 : firstBeyondAscii(chunk);
    isPlainBefore ||= chunk.subarray(0, start).includes(FEED);
    if (start > 0) yield chunk.subarray(0, start);
    held = start < chunk.length ? [...held, chunk.subarray(start)] : held;
    if (held.reduce((sum, it) => sum + it.length, 0) < DECIDING) continue;
    pass = decide(false);
    for (const it of held) yield pass(it);
    held = [];
  }
  pass ??= decide(true);
  for (const it of held) yield pass(it);
  yield pass();
}

/** Whether it is UTF-8, at least in some lines, or no line says otherwise; else it is GB18030. */
function isMostlyUtf8(held: readonly Uint8Array[], isAll: boolean, isPlainBefore: boolean): boolean {
  const hasMark = MARK.every((it, i) => held[0]?.[i] === it);
  if (hasMark || isValid(utf8(), held, isAll)) return true;
  const whole = linesOf(Buffer.concat(held));
  // the last line may be cut in two
  const complete = isAll ? whole : whole.slice(0, -1);
  const lines = complete.filter((it) => firstBeyondAscii(it) < it.length);
  if (lines.some(isSurelyUtf8)) return true;
  const countOf = (decoder: () => TextDecoder): number => lines.filter((it) => isValid(decoder(), [it], true)).length;
  const [inGb18030, inUtf8] = [countOf(gb18030), countOf(utf8)];
  if (inGb18030 > inUtf8 || isValid(gb18030(), held, isAll)) return false;
  if (inUtf8 === 0 && !isPlainBefore && lines.length === complete.length) throw new UndecodableError("neither");
  return true;
}

/** What a decoder writes for bytes it does not know, and a byte that stands in no UTF-8. */
const UNREADABLE = "\ufffd";
const NO_UTF8 = 0xff;

function transcoder(): (part?: Uint8Array) => Uint8Array {
  const decoder = new TextDecoder("gb18030");
  return (part) => {
    const parts = (part === undefined ? decoder.decode() : decoder.decode(part, { stream: true })).split(UNREADABLE);
    return Buffer.concat(parts.flatMap((it, i) => (i === 0 ? [Buffer.from(it)] : [Buffer.of(NO_UTF8), Buffer.from(it)])));
  };
}

const gb18030 = (): TextDecoder => new TextDecoder("gb18030", { fatal: true });
const utf8 = (): TextDecoder => new TextDecoder("utf-8", { fatal: true });
const MARK = [0xef, 0xbb, 0xbf];

/** What begins with the mark of UTF-8 is nothing else, whatever follows; what is partly UTF-8 is not taken for GB18030, which would garble that part. */
function decoderOf(held: readonly Uint8Array[], isAll: boolean): TextDecoder {
  const hasMark = MARK.every((it, i) => held[0]?.[i] === it);
  if (hasMark || isValid(utf8(), held, isAll)) return utf8();
  if (linesOf(Buffer.concat(held)).some(isSurelyUtf8)) throw new UndecodableError("UTF-8 in some lines, another encoding in others");
  return gb18030();
}

const FEED = 0x0a;

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(FEED, from);
    lines.push(bytes.subarray(from, end < 0 ? bytes.length : end));
    from = end < 0 ? bytes.length : end + 1;
  }
  return lines;
}

/** A few characters of GB18030 may look like UTF-8 by chance; this many do not. */
const SURE_BYTES = 9;

const isSurelyUtf8 = (line: Uint8Array): boolean => line.reduce((count, it) => count + Number(it > 0x7f), 0) >= SURE_BYTES && isValid(utf8(), [line], true);

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
    throw new UndecodableError("neither");
  }
}
