/** Where the rows of CSV end, found in the bytes: exactly where papaparse ends them, which then only splits rows known to be complete. */

/** In bytes; far more than any row of ours needs. */
export const LONGEST_ROW = 2 ** 16;

/** More bytes are needed to tell. */
export const INCOMPLETE = -1;
/** A quotation mark opens a cell and never closes it. */
export const UNCLOSED = -2;
export const TOO_LONG = -3;
const NO_END = -4;

const QUOTE = 0x22;
const FEED = 0x0a;
const RETURN = 0x0d;

export interface RowScanner {
  /** The position after the row that starts at `from`, its line break included, or one of the constants above. */
  readonly endOf: (from: number) => number;
  /** Line breaks in the row found last. */
  readonly breaks: () => number;
}

/**
 * @param isLast nothing comes after these bytes.
 * @param delimiter the byte between cells.
 */
export function rowScanner(bytes: Uint8Array, isLast: boolean, delimiter: number): RowScanner {
  const { length } = bytes;
  let breaks = 0;
  // the next of each at or after the place asked for last; rows without quotation marks need no more than these
  const next = { [QUOTE]: -1, [FEED]: -1, [RETURN]: -1 };
  const find = (byte: keyof typeof next, from: number): number => {
    if (next[byte] >= from) return next[byte];
    const at = bytes.indexOf(byte, from);
    return (next[byte] = at === -1 ? length : at);
  };

  /** After the line break at `at`; one cut in two is not complete. */
  const afterBreak = (at: number): number => {
    if (bytes[at] === FEED) return at + 1;
    if (at + 1 === length && !isLast) return INCOMPLETE;
    return bytes[at + 1] === FEED ? at + 2 : at + 1;
  };

  /** Where the cell ends whose closing mark stands before `from`; blanks may follow it, but nothing else. */
  const closingAt = (from: number): number => {
    for (let at = from; ;) {
      if (at >= length) return isLast && at > from ? NO_END : isLast ? length : INCOMPLETE;
      const byte = bytes[at];
      if (byte === delimiter || byte === FEED || byte === RETURN) return at;
      if (!isLast && at + LONGEST_BLANK > length && byte !== undefined && byte > 0x7f) return INCOMPLETE;
      const blank = blankAt(bytes, at);
      if (blank === 0) return NO_END;
      at += blank;
    }
  };

  /** Where the cell ends whose text begins at `from`, behind its opening mark; doubled marks are part of it. */
  const endOfQuoted = (from: number, limit: number): number => {
    for (let at = from; at < length; at += 1) {
      if (at > limit) return TOO_LONG;
      if (bytes[at] !== QUOTE) continue;
      const start = at;
      while (bytes[at] === QUOTE) at += 1;
      if (at === length && !isLast) return INCOMPLETE;
      const end = (at - start) % 2 === 1 ? closingAt(at) : NO_END;
      if (end !== NO_END) return end;
    }
    return isLast ? UNCLOSED : INCOMPLETE;
  };

  const walk = (from: number): number => {
    for (let at = from; ; at += 1) {
      if (bytes[at] === QUOTE) {
        const end = endOfQuoted(at + 1, from + LONGEST_ROW);
        if (end < 0) return end;
        for (; at < end; at += 1) if (bytes[at] === FEED || (bytes[at] === RETURN && bytes[at + 1] !== FEED)) breaks += 1;
      } else while (at < length && bytes[at] !== delimiter && bytes[at] !== FEED && bytes[at] !== RETURN) at += 1;
      if (at >= length) return isLast ? length : INCOMPLETE;
      if (bytes[at] === delimiter) continue;
      breaks += 1;
      return afterBreak(at);
    }
  };

  const plainEnd = (at: number): number => (at < length ? afterBreak(at) : isLast ? length : INCOMPLETE);

  return {
    endOf: (from) => {
      const at = Math.min(find(FEED, from), find(RETURN, from));
      const isPlain = at < find(QUOTE, from) || next[QUOTE] === length;
      breaks = isPlain ? 1 : 0;
      const end = isPlain ? plainEnd(at) : walk(from);
      return (end < 0 ? length : end) - from > LONGEST_ROW ? TOO_LONG : end;
    },
    breaks: () => breaks,
  };
}

/** The blanks that `trim` takes off, in UTF-8; those of one byte that end no cell and no row. */
const LONGEST_BLANK = 3;
const blanks: ReadonlySet<string> = new Set(["\t", "\v", "\f", " "]);
const wideBlanks: ReadonlySet<number> = new Set([..."\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"]
  .map((it) => [...new TextEncoder().encode(it)].reduce((sum, byte) => sum * 256 + byte, 0)));

/** Bytes of the blank at `at`; 0: none stands there. */
function blankAt(bytes: Uint8Array, at: number): number {
  const [one = 0, two = 0, three = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (one < 0x80) return blanks.has(String.fromCharCode(one)) ? 1 : 0;
  if (wideBlanks.has(one * 256 + two)) return 2;
  return wideBlanks.has((one * 256 + two) * 256 + three) ? LONGEST_BLANK : 0;
}
