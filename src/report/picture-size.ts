/** What a picture's own bytes say of it: PNG or JPEG, its size in pixels, and how it must be turned to be upright. */
import { turnOf, upright, type Turn } from "./picture-turn.js";

export interface PictureSize extends Turn {
  readonly type: "png" | "jpeg";
  /** As seen: of a picture turned by a quarter, what is stored as its height. */
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
  (view.byteLength < PNG_SIZE_AT + 8 ? null : { type: "png", width: view.getUint32(PNG_SIZE_AT), height: view.getUint32(PNG_SIZE_AT + 4), ...upright });

/** The first frame's size, as the first orientation before the pixels turns it. */
function ofJpeg(view: DataView): PictureSize | null {
  let frame: { readonly width: number; readonly height: number } | null = null;
  let turn: Turn | null = null;
  for (const { marker, data } of segmentsOf(view)) {
    if (marker === APPLICATION_1) turn ??= turnOf(data);
    else if (isFrame(marker) && data.byteLength >= 5) frame ??= { height: data.getUint16(1), width: data.getUint16(3) };
  }
  if (frame === null) return null;
  const { turned, isMirrored } = turn ?? upright;
  const { width, height } = frame;
  return { type: "jpeg", ...(turned % 180 === 0 ? { width, height } : { width: height, height: width }), turned, isMirrored };
}

const JPEG_START = 0xffd8;
const APPLICATION_1 = 0xe1;
/** The pixels. */
const SCAN = 0xda;
/** A frame's header names the size; tables of the same range of markers do not. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** What stands before the pixels; each segment says how long it is. */
function* segmentsOf(view: DataView): Generator<{ readonly marker: number; readonly data: DataView }> {
  if (view.byteLength < 4 || view.getUint16(0) !== JPEG_START) return;
  let at = 2;
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === SCAN) return;
    if (marker === 0xff) { at += 1; continue; } // padding
    const start = at + 4;
    const end = at + 2 + Math.max(2, view.getUint16(at + 2));
    yield { marker, data: new DataView(view.buffer, view.byteOffset + start, Math.max(0, Math.min(end, view.byteLength) - start)) };
    at = end;
  }
}
