/** The size of a PNG or JPEG in pixels, read from its head; nothing of the picture itself is looked at. */

export interface ImageSize {
  readonly type: "png" | "jpg";
  readonly width: number;
  readonly height: number;
}

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** @returns `null` where the bytes are neither, end early, or say a size of nothing */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const size = PNG_HEAD.every((it, i) => bytes[i] === it) ? pngSize(bytes) : jpegSize(bytes);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const pngSize = (bytes: Uint8Array): ImageSize | null =>
  (bytes.length < 24 ? null : { type: "png", width: viewOf(bytes).getUint32(16), height: viewOf(bytes).getUint32(20) });

/** Start of frame, whatever the coding: C0 to CF but the three that are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** From segment to segment, each of which says how long it is. */
function jpegSize(bytes: Uint8Array): ImageSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { type: "jpg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // a marker may be preceded by any number of fill bytes
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}
