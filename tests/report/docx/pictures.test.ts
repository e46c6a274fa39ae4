/** Photos in a Word file: upright as in print, as large as in print. */
import { expect, it } from "vitest";
import { makeKit } from "../../../src/report/docx/kit.js";
import { picturesOf } from "../../../src/report/docx/pictures.js";
import { twips } from "../../../src/report/docx/measures.js";
import { bodyOf, library } from "../docx-read.js";

/** A JPEG without pixels, 400 wide and 300 high as stored. */
const photo = (orientation: number): string => {
  const bytes = [
    0xff, 0xd8, 0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    0xff, 0xc0, 0, 8, 8, 1, 0x2c, 1, 0x90, 3,
  ];
  return `data:image/jpeg;base64,${Buffer.from(bytes).toString("base64")}`;
};

async function inlineOf(orientation: number): Promise<string> {
  const pieces = picturesOf(makeKit(library, new Map()), { kind: "pictures", pictures: [{ source: photo(orientation), caption: "c" }] }, twips(170));
  const body = bodyOf(await library.Packer.pack(new library.Document({ sections: [{ children: [...pieces] }] }), "uint8array"));
  return /<wp:inline.*<\/wp:inline>/.exec(body)?.[0] ?? "";
}
const PIXEL = 9525;
/** 62 mm are 234 pixels. */
const [wide, tall] = [{ width: 312, height: 234 }, { width: 234, height: 176 }];

it.each([
  [1, wide, ""], [2, wide, ' flipH="true"'], [3, wide, ' rot="10800000"'], [4, wide, ' flipH="true" rot="10800000"'],
  [5, tall, ' flipH="true" rot="16200000"'], [6, tall, ' rot="5400000"'], [7, tall, ' flipH="true" rot="5400000"'], [8, tall, ' rot="16200000"'],
] as const)("orientation %i: sizes before the turn, and the turn", async (orientation, { width, height }, attributes) => {
  const inline = await inlineOf(orientation);
  expect(inline).toContain(`<wp:extent cx="${width * PIXEL}" cy="${height * PIXEL}"/><wp:effectExtent t="0" r="0" b="0" l="0"/>`);
  expect(inline).toContain(`<a:ext cx="${width * PIXEL}" cy="${height * PIXEL}"/>`);
  expect(/<a:xfrm([^>]*)>/.exec(inline)?.[1]?.split(" ").sort().join(" ")).toBe(attributes);
});
