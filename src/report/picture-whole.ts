/** Whether a picture holds more than its size: what was cut off is shown by no browser, and by none with a word. */

/** Chunks of a PNG: length, name, data, checksum. */
const FIRST_CHUNK = 8;
const AROUND_CHUNK = 12;
const [IDAT, IEND] = [0x49444154, 0x49454e44];

/** Pixels there are, and an end behind them; of a JPEG the pixels alone, for browsers show what there is of them. */
export function isWholePicture(bytes: Uint8Array, type: "png" | "jpeg"): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return type === "png" ? isWholePng(view) : hasScan(view);
}

function isWholePng(view: DataView): boolean {
  let hasPixels = false;
  for (let at = FIRST_CHUNK; at + AROUND_CHUNK <= view.byteLength;) {
    const length = view.getUint32(at);
    const name = view.getUint32(at + 4);
    if (name === IEND) return hasPixels;
    if (name === IDAT && length > 0) hasPixels = true;
    at += AROUND_CHUNK + length;
  }
  return false;
}

/** Where the pixels begin, and the mark that ends them. */
const [SCAN, END, FILL] = [0xda, 0xd9, 0xff];

function hasScan(view: DataView): boolean {
  for (let at = 2; at + 4 <= view.byteLength && view.getUint8(at) === FILL;) {
    const marker = view.getUint8(at + 1);
    if (marker === FILL) { at += 1; continue; } // padding
    const next = at + 2 + Math.max(2, view.getUint16(at + 2));
    if (marker === SCAN) return next < view.byteLength && !(view.getUint8(next) === FILL && next + 1 < view.byteLength && view.getUint8(next + 1) === END);
    at = next;
  }
  return false;
}
