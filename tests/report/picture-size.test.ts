import { expect, it } from "vitest";
import fc from "fast-check";
import { pictureSize } from "../../src/report/picture-size.js";
import { PIXEL } from "./samples.js";

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((it) => [...Buffer.from(typeof it === "string" ? Buffer.from(it, "hex") : it)]));
const png = (width: string, height: string): Uint8Array => bytes("89504e470d0a1a0a", "0000000d49484452", width, height);
/** Start, an APP0 segment, a table, padding, a frame of 480 × 640. */
const jpeg = bytes("ffd8", "ffe00004", "0000", "ffc40003", "00", "ffff", "c2", "000b08", "0280", "01e0", "01");

it.each([
  ["a PNG", png("00000140", "000000f0"), { type: "png", width: 320, height: 240 }],
  ["a real PNG", new Uint8Array(Buffer.from(PIXEL.split(",")[1] ?? "", "base64")), { type: "png", width: 1, height: 1 }],
  ["a PNG without extent", png("00000000", "000000f0"), null],
  ["a PNG cut off", png("00000140", "000000"), null],
  ["a JPEG", jpeg, { type: "jpeg", width: 480, height: 640 }],
  ["a JPEG cut off", jpeg.slice(0, 14), null],
  ["a JPEG that lost its way", bytes("ffd8", "00".repeat(20)), null],
  ["a GIF", bytes(Buffer.from("GIF89a").toString("hex"), "01000100"), null],
  ["nothing", bytes(), null],
])("%s", (_, given, size) => {
  expect(pictureSize(given)).toEqual(size && { ...size, turned: 0, isMirrored: false });
});

it("ends, whatever the bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
    const size = pictureSize(Uint8Array.from([0xff, 0xd8, ...tail]));
    expect(size === null || (size.type === "jpeg" && size.width > 0 && size.height > 0)).toBe(true);
  }));
});
