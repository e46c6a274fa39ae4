/** Figures drawn by a real browser and put into the file. */
import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Block } from "../../../src/report/blocks.js";
import { createDocxRenderer, renderDocx, type DocxRenderer } from "../../../src/report/docx/index.js";
import { pictureSize } from "../../../src/report/picture-size.js";
import { figuresHtml } from "../../../src/report/docx/figures.js";
import { createPdfRenderer, type PdfRenderer } from "../../../src/report/pdf/index.js";
import { renderHtml } from "../../../src/report/index.js";
import type { Report } from "../../../src/report/report.js";
import { bodyOf, wordsOf } from "../docx-read.js";
import { cacheDir, codesOf, sha256, valueOf } from "../pdf/support.js";
import { samples } from "../samples.js";

const report = samples.get("marine-engineering-equipment-level-2.json")?.report;
if (report === undefined) throw new Error("no report");

const about = (id: string) => ({ id, title: `title of ${id}`, caption: `caption of ${id}`, alt: `words of ${id}` });
const figures: readonly Block[] = [
  { kind: "radar", size: "half", axes: ["a", "b", "c"].map((name, i) => ({ name, share: i / 3, shown: `${i}` })), ...about("radar") },
  { kind: "bars", bars: [{ name: "a", dark: 1, max: 2, isOpen: false, shown: "1/2" }], ...about("bars") },
  { kind: "histogram", bins: [{ from: 0, width: 50, height: 40, shown: "4" }], ticks: [{ at: 0, label: "0" }], lines: [{ at: 50, label: "line" }], ...about("histogram") },
  { kind: "staircase", stages: [{ label: "now", points: "40", level: "2", height: 40, gain: null, look: "now" }, { label: "then", points: "60", level: "3", height: 60, gain: "+20", look: "planned" }], lines: [{ at: 60, label: "3" }], ...about("staircase") },
  {
    kind: "gantt", itemHead: "item", ticks: [{ at: 0, label: "0" }], groups: [{ label: "phase", rows: [{ name: "one", shown: "3", bar: { from: 0, width: 30, more: 10 } }, { name: "two", shown: "—", bar: null }] }],
    legend: [{ look: "sure", text: "shortest" }], ...about("gantt"),
  },
];
const withFigures = (orientation: Report["orientation"], blocks = figures): Report => ({
  ...report, orientation,
  chapters: report.chapters.slice(0, 1).map((it) => ({ ...it, parts: [{ id: "own", number: null, title: null, orientation, page: null, blocks }] })),
});

let word: DocxRenderer;
let print: PdfRenderer;
beforeAll(async () => {
  word = valueOf(await createDocxRenderer({ cacheDir }));
  print = valueOf(await createPdfRenderer({ cacheDir }));
});
afterAll(() => Promise.all([word.close(), print.close()]));

const sizesIn = (docx: Uint8Array) => Object.entries(unzipSync(docx)).filter(([path]) => path.startsWith("word/media/")).map(([, bytes]) => pictureSize(bytes));
const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe.each(["portrait", "landscape"] as const)("every kind of drawn figure, %s", (orientation) => {
  it("is a picture with its title, its words and its caption", async () => {
    const docx = valueOf(await word.render(withFigures(orientation)));
    const words = wordsOf(bodyOf(docx));
    for (const { id } of figures.flatMap((it) => ("id" in it ? [it] : []))) expect(words).toContain(`title of ${id}words of ${id}caption of ${id}`);
    expect(sizesIn(docx)).toHaveLength(figures.length);
    for (const it of sizesIn(docx)) expect(it?.width).toBeGreaterThan(400);
  });

  it("is as wide as the text where it fills it, at 240 dots to the inch", async () => {
    const drawings = valueOf(await print.draw(figuresHtml(withFigures(orientation))));
    const wide = drawings.get("gantt");
    const millimetres = orientation === "portrait" ? 170 : 261;
    expect(Math.abs((wide?.width ?? 0) - (millimetres / 25.4) * 96)).toBeLessThan(2);
    expect(pictureSize(wide?.png ?? new Uint8Array())?.width).toBe(Math.round((wide?.width ?? 0) * 2.5));
  });
});

describe("the room", () => {
  it("gives the same bytes again, and after printing on the same page", async () => {
    const first = valueOf(await word.render(report));
    expect(hash(valueOf(await word.render(report)))).toBe(hash(first));
    const html = renderHtml(report);
    const printed = sha256(valueOf(await print.render(html)));
    const drawn = valueOf(await print.draw(figuresHtml(report)));
    expect(sha256(valueOf(await print.render(html)))).toBe(printed);
    expect([...valueOf(await print.draw(figuresHtml(report)))].map(([id, it]) => [id, hash(it.png)])).toEqual([...drawn].map(([id, it]) => [id, hash(it.png)]));
  });

  it("several at once do not mix", async () => {
    const alone = hash(valueOf(await word.render(withFigures("landscape"))));
    const both = await Promise.all([word.render(withFigures("landscape")), word.render(report), word.render(withFigures("landscape"))]);
    expect(hash(valueOf(both[0]))).toBe(alone);
    expect(hash(valueOf(both[2]))).toBe(alone);
  });

  it("characters no font draws are named only where they stand in a figure", async () => {
    const [first, ...rest] = figures;
    if (first?.kind !== "radar") throw new Error("no radar");
    const inFigure: Block = { ...first, axes: first.axes.map((it) => ({ ...it, name: "\u{1F600}" })) };
    expect(codesOf(await word.render(withFigures("portrait", [inFigure, ...rest])))).toEqual(["glyph-missing"]);
    const inText: Block = { kind: "prose", tone: "plain", paragraphs: ["\u{1F600}"] };
    expect(wordsOf(bodyOf(valueOf(await word.render(withFigures("portrait", [inText, ...figures])))))).toContain("\u{1F600}");
  });

  it("a cancelled report is said to be", async () => {
    expect(codesOf(await word.render(report, { signal: AbortSignal.abort() }))).toEqual(["render-cancelled"]);
  });

  it("a browser passed over is told of with the first report, not with each", async () => {
    const other = valueOf(await createDocxRenderer({ cacheDir, executablePath: "/bin/false" }));
    const results = [await other.render(withFigures("portrait")), await other.render(withFigures("portrait"))];
    await other.close();
    expect(results.map((it) => it.ok)).toEqual([true, true]);
    expect(results.map(codesOf)).toEqual([["browser-passed-over"], []]);
  });

  it("one file: start, write, close", async () => {
    expect(hash(valueOf(await renderDocx(withFigures("portrait"), { cacheDir })))).toBe(hash(valueOf(await word.render(withFigures("portrait")))));
  });
});
