/** The orientation of a JPEG: read in either byte order, and never led astray. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureSize } from "../../src/report/picture-size.js";
import { turnOf } from "../../src/report/picture-turn.js";

type Order = "II" | "MM";
interface Entry { readonly tag: number; readonly type: number; readonly count: number; readonly value: number }
const orientation = (value: number): Entry => ({ tag: 0x0112, type: 3, count: 1, value });

const number = (order: Order, size: 2 | 4, value: number): readonly number[] => {
  const big = Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** (size - 1 - i)) % 256);
  return order === "MM" ? big : big.reverse();
};
const ascii = (text: string): readonly number[] => [...text].map((it) => it.charCodeAt(0));

/** A directory at `at`, of as many entries as it says or, by default, has. */
function exif(order: Order, entries: readonly Entry[], { at = 8, count = entries.length, magic = 42 } = {}): readonly number[] {
  const two = (it: number) => number(order, 2, it);
  const four = (it: number) => number(order, 4, it);
  const values = entries.flatMap((it) => [...two(it.tag), ...two(it.type), ...four(it.count), ...two(it.value), 0, 0]);
  return [...ascii("Exif"), 0, 0, ...ascii(order), ...two(magic), ...four(at), ...two(count), ...values, ...four(8)]; // the next directory: this one again
}
const turn = (bytes: readonly number[]) => turnOf(new DataView(Uint8Array.from(bytes).buffer));
const segment = (marker: number, data: readonly number[]): readonly number[] => [0xff, marker, ...number("MM", 2, data.length + 2), ...data];
const FRAME = segment(0xc0, [8, ...number("MM", 2, 300), ...number("MM", 2, 400), 3]);
const jpeg = (...segments: readonly (readonly number[])[]): Uint8Array => Uint8Array.from([0xff, 0xd8, ...segments.flat()]);

describe.each(["II", "MM"] as const)("%s", (order) => {
  it.each([
    [1, 0, false], [2, 0, true], [3, 180, false], [4, 180, true], [5, 270, true], [6, 90, false], [7, 90, true], [8, 270, false],
  ] as const)("orientation %i: turned by %i, mirrored: %s; the size is as seen", (value, turned, isMirrored) => {
    const entries = [{ tag: 0x010f, type: 2, count: 4, value: 6 }, orientation(value)];
    expect(turn(exif(order, entries))).toEqual({ turned, isMirrored });
    const [width, height] = turned % 180 === 0 ? [400, 300] : [300, 400];
    expect(pictureSize(jpeg(segment(0xe1, exif(order, entries)), FRAME))).toEqual({ type: "jpeg", width, height, turned, isMirrored });
  });

  it.each([
    ["an orientation there is not", exif(order, [orientation(9)])],
    ["none", exif(order, [orientation(0)])],
    ["as another type", exif(order, [{ ...orientation(6), type: 4 }])],
    ["several", exif(order, [{ ...orientation(6), count: 2 }])],
    ["no entry", exif(order, [])],
    ["a directory beyond the end", exif(order, [orientation(6)], { at: 0xffffffff })],
    ["a directory at the last byte", exif(order, [orientation(6)], { at: 25 })],
    ["more entries than there are", exif(order, [{ ...orientation(6), tag: 1 }], { count: 0xffff })],
    ["not this kind of file", exif(order, [orientation(6)], { magic: 43 })],
    ["cut off within the entry", exif(order, [orientation(6)]).slice(0, -5)],
    ["cut off within the head", exif(order, [orientation(6)]).slice(0, 10)],
    ["another byte order", [...ascii("Exif"), 0, 0, ...ascii("IM"), ...exif(order, [orientation(6)]).slice(8)]],
    ["other application data", [...ascii("http:/"), ...exif(order, [orientation(6)]).slice(6)]],
  ])("says nothing: %s", (_, bytes) => {
    expect(turn(bytes)).toBe(null);
    expect(pictureSize(jpeg(segment(0xe1, bytes), FRAME))).toEqual({ type: "jpeg", width: 400, height: 300, turned: 0, isMirrored: false });
  });
});

it("a directory on the head itself is read as bytes, once", () => {
  // at 0 the count is "MM", the entries run to the end of what there is
  expect(turn(exif("MM", [orientation(6)], { at: 0 }))).toBe(null);
});

it("the first orientation counts, also behind the frame, but not behind the pixels", () => {
  const held = (value: number) => segment(0xe1, exif("MM", [orientation(value)]));
  expect(pictureSize(jpeg(held(3), held(6), FRAME))?.turned).toBe(180);
  expect(pictureSize(jpeg(segment(0xe1, ascii("http://ns.adobe.com/")), FRAME, held(8)))?.turned).toBe(270);
  expect(pictureSize(jpeg(FRAME, segment(0xda, [0]), held(8)))?.turned).toBe(0);
});

it("ends within the bytes, whatever they are", () => {
  fc.assert(fc.property(fc.constantFrom<Order>("II", "MM"), fc.nat(0xffffffff), fc.nat(0xffff), fc.uint8Array({ maxLength: 200 }), (order, at, count, tail) => {
    const bytes = [...exif(order, [], { at, count }).slice(0, 16), ...tail];
    const found = turn(bytes);
    expect(found === null || [0, 90, 180, 270].includes(found.turned)).toBe(true);
  }));
});
