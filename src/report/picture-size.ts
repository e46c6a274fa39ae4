/** What a picture's own bytes say of it: PNG or JPEG, and its size in pixels. */
export interface PictureSize {
  readonly type: "png" | "jpeg";
  readonly width: number;
  readonly height: number;
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_SIZE_AT = 16;

/** `null`: neither, cut off before its size, or without extent. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = PNG_START.every((it, i) => bytes[i] === it) ? ofPng(view) : ofJpeg(view);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

const ofPng = (view: DataView): PictureSize | null =>
  (view.byteLength < PNG_SIZE_AT + 8 ? null : { type: "png", width: view.getUint32(PNG_SIZE_AT), height: view.getUint32(PNG_SIZE_AT + 4) });

const JPEG_START = 0xffd8;
/** A frame's header names the size; tables of the same range of markers do not. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Goes from segment to segment; each says how long it is. */
function ofJpeg(view: DataView): PictureSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== JPEG_START) return null;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1; // padding
    else if (isFrame(marker)) return { type: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}
