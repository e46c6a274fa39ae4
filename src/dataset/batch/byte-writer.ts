/** Bytes put together piece by piece in one buffer that grows: text joined as strings and encoded at the end takes three times as long. */

export interface ByteWriter {
  readonly put: (piece: Uint8Array) => void;
  /** A JSON string. */
  readonly putString: (text: string) => void;
  /** A piece in which the bytes at these places are digits. @param digits 0 to 9, as many as places. */
  readonly putDigits: (piece: Uint8Array, places: Int32Array, digits: Int8Array) => void;
  /** Thousandths as a JSON number, whole and 0 or more. */
  readonly putPoints: (milli: number) => void;
  /** All that was put since the last time. */
  readonly take: () => Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();
const [QUOTE, BACKSLASH, FIRST_PLAIN, LAST_PLAIN, POINT, ZERO] = [0x22, 0x5c, 0x20, 0x7e, 0x2e, 0x30];
const LONGEST_NUMBER = 24;

export function byteWriter(size = 2 ** 20): ByteWriter {
  let buffer = new Uint8Array(size);
  let end = 0;
  const makeRoom = (length: number): void => {
    if (end + length <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, end + length));
    larger.set(buffer.subarray(0, end));
    buffer = larger;
  };
  const put = (piece: Uint8Array): void => {
    makeRoom(piece.length);
    buffer.set(piece, end);
    end += piece.length;
  };
  /** Letters and digits stand in JSON as they are; false: something else is among them, nothing was put. */
  const putPlainly = (text: string): boolean => {
    makeRoom(text.length + 2);
    let at = end;
    buffer[at++] = QUOTE;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code < FIRST_PLAIN || code > LAST_PLAIN || code === QUOTE || code === BACKSLASH) return false;
      buffer[at++] = code;
    }
    buffer[at++] = QUOTE;
    end = at;
    return true;
  };
  return {
    put,
    putString: (text) => {
      if (!putPlainly(text)) put(encoder.encode(JSON.stringify(text)));
    },
    putDigits: (piece, places, digits) => {
      const start = end;
      put(piece);
      for (let i = 0; i < places.length; i += 1) buffer[start + (places[i] ?? 0)] = ZERO + (digits[i] ?? 0);
    },
    putPoints: (milli) => {
      makeRoom(LONGEST_NUMBER);
      const whole = Math.floor(milli / 1000);
      let rest = milli - whole * 1000;
      let size = 1;
      for (let left = whole; left >= 10; left = Math.floor(left / 10)) size += 1;
      for (let at = end + size - 1, left = whole; at >= end; at -= 1, left = Math.floor(left / 10)) buffer[at] = ZERO + left % 10;
      end += size;
      if (rest > 0) buffer[end++] = POINT;
      for (let unit = 100; rest > 0; rest %= unit, unit /= 10) buffer[end++] = ZERO + Math.floor(rest / unit);
    },
    take: () => {
      const taken = buffer.slice(0, end);
      end = 0;
      return taken;
    },
  };
}
