/** Sizes of pictures, read from bytes that may be anything. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imageSize } from "../../../src/report/docx/image-size.js";
import { PIXEL } from "../samples.js";

const png = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const segment = (marker: number, length: number): Buffer => { const it = Buffer.alloc(Math.max(4, length + 2)); it.writeUInt8(0xff, 0); it.writeUInt8(marker, 1); it.writeUInt16BE(length, 2); return it; };
const frame = (marker: number, width: number, height: number): Buffer => { const it = segment(marker, 17); it.writeUInt16BE(height, 5); it.writeUInt16BE(width, 7); return it; };
const jpeg = (...segments: readonly Buffer[]): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments]);

describe("the size of a picture", () => {
  it("of a PNG", () => {
    expect(imageSize(png(640, 480))).toEqual({ type: "png", width: 640, height: 480 });
    expect(imageSize(Buffer.from(PIXEL.split(",")[1] ?? "", "base64"))).toEqual({ type: "png", width: 1, height: 1 });
  });

  it("of a JPEG, behind what stands before its frame; tables are no frames", () => {
    expect(imageSize(jpeg(segment(0xe0, 16), segment(0xe1, 300), segment(0xc4, 30), frame(0xc0, 800, 600)))).toEqual({ type: "jpg", width: 800, height: 600 });
    expect(imageSize(jpeg(Buffer.from([0xff, 0xff]), frame(0xc2, 31, 17)))).toEqual({ type: "jpg", width: 31, height: 17 });
  });

  it("of nothing, of a piece, of another format: none", () => {
    const whole = jpeg(segment(0xe0, 16), frame(0xc0, 800, 600));
    for (const bytes of [new Uint8Array(), png(3, 4).slice(0, 20), png(0, 4), png(4, 0), whole.slice(0, 26), jpeg(segment(0xe0, 0)), Buffer.from("GIF89a"), Buffer.from("<svg/>")]) {
      expect(imageSize(bytes)).toBeNull();
    }
  });

  it("of a view into a larger buffer", () => {
    const around = Buffer.concat([Buffer.alloc(7), png(12, 34), Buffer.alloc(5)]);
    expect(imageSize(around.subarray(7, 40))).toEqual({ type: "png", width: 12, height: 34 });
  });

  it("ends and never throws, whatever the bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom([0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], []), (tail, head) => {
      const size = imageSize(Uint8Array.from([...head, ...tail]));
      expect(size === null || (size.width > 0 && size.height > 0)).toBe(true);
    }));
  });
});
