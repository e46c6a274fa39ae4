/** How a camera was held: the orientation a JPEG says of itself, so that a picture is shown upright wherever it goes. */
export interface Turn {
  /** Clockwise, in degrees, from the pixels as stored to the picture as seen. */
  readonly turned: 0 | 90 | 180 | 270;
  /** Left and right change places before the turn. */
  readonly isMirrored: boolean;
}

export const upright: Turn = { turned: 0, isMirrored: false };

/** By the number in the file. */
const turns: ReadonlyMap<number, Turn> = new Map([
  [1, upright], [2, { turned: 0, isMirrored: true }], [3, { turned: 180, isMirrored: false }], [4, { turned: 180, isMirrored: true }],
  [5, { turned: 270, isMirrored: true }], [6, { turned: 90, isMirrored: false }], [7, { turned: 90, isMirrored: true }], [8, { turned: 270, isMirrored: false }],
]);

/** "Exif" and two zeros. */
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const LITTLE = 0x4949;
const BIG = 0x4d4d;
const TIFF = 42;
const ENTRY = 12;
const ORIENTATION = { tag: 0x0112, type: 3, count: 1 } as const;

/**
 * What a segment of application data says; `null`: nothing. Only the first directory is read, and no place it names is followed:
 * whatever the bytes, it ends within them.
 */
export function turnOf(segment: DataView): Turn | null {
  if (segment.byteLength < EXIF.length + 8 || EXIF.some((it, i) => segment.getUint8(i) !== it)) return null;
  const tiff = new DataView(segment.buffer, segment.byteOffset + EXIF.length, segment.byteLength - EXIF.length);
  const order = tiff.getUint16(0);
  if (order !== LITTLE && order !== BIG) return null;
  const isLittle = order === LITTLE;
  return tiff.getUint16(2, isLittle) === TIFF ? inDirectory(tiff, tiff.getUint32(4, isLittle), isLittle) : null;
}

function inDirectory(tiff: DataView, start: number, isLittle: boolean): Turn | null {
  if (start + 2 > tiff.byteLength) return null;
  const first = start + 2;
  const count = Math.min(tiff.getUint16(start, isLittle), Math.floor((tiff.byteLength - first) / ENTRY));
  for (let at = first; at < first + count * ENTRY; at += ENTRY) {
    if (tiff.getUint16(at, isLittle) !== ORIENTATION.tag) continue;
    const isOne = tiff.getUint16(at + 2, isLittle) === ORIENTATION.type && tiff.getUint32(at + 4, isLittle) === ORIENTATION.count;
    return isOne ? turns.get(tiff.getUint16(at + 8, isLittle)) ?? null : null;
  }
  return null;
}
