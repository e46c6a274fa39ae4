/** Pictures of a document's figures, for files that cannot hold drawings as HTML does. */
import type { CDPSession } from "puppeteer-core";

/** `width` and `height` as it stands in the document, in CSS pixels (96 to the inch); the picture has more. */
export interface Drawing {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** By the name of the figure. */
export type Drawings = ReadonlyMap<string, Drawing>;

/** Pixels of the picture to a CSS pixel: 240 to the inch, sharp on paper. */
const SCALE = 2.5;

/** Wide enough that only the document's own rules say how wide a figure is. */
const VIEWPORT = { width: 1200, height: 900, deviceScaleFactor: 1, mobile: false };

/** Whole pixels, so that the edge of one figure is not a blend with its neighbour's. */
const BOXES = `Array.from(document.querySelectorAll("[data-figure]"), it => {
  const { left, top, right, bottom } = it.getBoundingClientRect();
  const x = Math.floor(left + scrollX), y = Math.floor(top + scrollY);
  return [it.getAttribute("data-figure"), x, y, Math.ceil(right + scrollX) - x, Math.ceil(bottom + scrollY) - y];
})`;

/** Looks at the loaded document as a printer does. */
export async function drawFigures(session: CDPSession, ask: (expression: string) => Promise<unknown>): Promise<Drawings> {
  await session.send("Emulation.setEmulatedMedia", { media: "print" });
  await session.send("Emulation.setDeviceMetricsOverride", VIEWPORT);
  try {
    const boxes = await ask(BOXES);
    if (!Array.isArray(boxes)) throw new Error("the page did not answer");
    const drawings = new Map<string, Drawing>();
    for (const box of boxes) {
      const [id, x, y, width, height] = readBox(box);
      const clip = { x, y, width, height, scale: SCALE };
      const { data } = await session.send("Page.captureScreenshot", { format: "png", clip, captureBeyondViewport: true, optimizeForSpeed: false });
      drawings.set(id, { png: Buffer.from(data, "base64"), width, height });
    }
    return drawings;
  } finally {
    // the next document of this page is printed, perhaps
    await session.send("Emulation.clearDeviceMetricsOverride");
    await session.send("Emulation.setEmulatedMedia", { media: "" });
  }
}

function readBox(box: unknown): readonly [id: string, x: number, y: number, width: number, height: number] {
  const [id, ...numbers] = Array.isArray(box) ? box : [];
  const [x = NaN, y = NaN, width = NaN, height = NaN] = numbers.map(Number);
  if (!(width > 0 && height > 0)) throw new Error(`the figure ${String(id)} has no size`);
  return [String(id), x, y, width, height];
}
