import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPdfRenderer, renderPdf, type PdfRenderer } from "../../../src/report/pdf/index.js";
import { findFonts } from "../../../src/report/pdf/fonts.js";
import { findLookalikes } from "../../../src/report/pdf/lookalikes.js";
import { neutralise, readDestinations } from "../../../src/report/pdf/pdf-bytes.js";
import { printDocument } from "../../../src/report/pdf/print.js";
import type { Tab } from "../../../src/report/pdf/tab.js";
import { cacheDir, codesOf, latin1, page, read, report, sha256, valueOf } from "./support.js";

let renderer: PdfRenderer;
beforeAll(async () => {
  renderer = valueOf(await createPdfRenderer({ cacheDir }));
});
afterAll(() => renderer.close());

const print = async (html: string, creationDate: string | null = null): Promise<Uint8Array> => valueOf(await renderer.render(html, { creationDate }));

describe("a printed report", () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await print(report(), "2025-05-20");
  });

  it("has the pages, sizes and running lines of its CSS", async () => {
    const { pages } = await read(pdf);
    expect(pages).toHaveLength(14);
    expect(pages.map((it) => it.width < it.height)).toEqual([...Array<boolean>(13).fill(true), false]);
    expect([pages[0]?.width, pages[0]?.height]).toEqual([595, 842]);
    for (const [i, it] of pages.entries()) {
      expect(it.text).toContain("甲乙丙公司");
      expect(it.text).toContain(`${i + 1} / 14`);
    }
  });

  it("names in its contents the pages the chapters are on", async () => {
    const { pages } = await read(pdf);
    const first = (pages[0]?.text ?? "").replaceAll(" ", "");
    for (let n = 1; n <= 6; n++) {
      expect(first).toContain(`chapter-${n}${2 * n}`);
      expect(pages[2 * n - 1]?.text).toContain(`${n} 章节标题`);
    }
    expect(first).toContain("appendix14");
    expect([...readDestinations(Buffer.from(pdf))].sort()).toEqual([["appendix", 14], ...[1, 2, 3, 4, 5, 6].map((n) => [`chapter-${n}`, 2 * n])]);
  });

  it("has title, language, bookmarks and tags", async () => {
    const { title, outline } = await read(pdf);
    expect(title).toBe("数字化水平诊断报告");
    expect(outline).toEqual([...[1, 2, 3, 4, 5, 6].map((n) => `${n} 章节标题`), "附录"]);
    expect(latin1(pdf)).toContain("/Lang (zh-CN)");
    expect(latin1(pdf)).toContain("/Marked true");
    expect(latin1(pdf)).toMatch(/\/S \/TH\b/);
  });

  it("can be read and searched, in Chinese and in signs", async () => {
    const { pages } = await read(pdf);
    expect(pages[1]?.text).toContain("企业应当规划数字化转型。");
    expect(pages[13]?.text).toContain("★ ① Ⅱ → ≥ ✓");
    expect(pages[0]?.text).toContain("目录");
  });

  it("has the usual characters where radicals look the same", async () => {
    const text = "一二工人大小目入力口水用生金民见角车长门页风飞马齐龙胶～";
    const [regular] = valueOf(await findFonts());
    const radicals = new Map([...findLookalikes(regular.characters)].map(([rare, usual]) => [String.fromCodePoint(usual), String.fromCodePoint(rare)]));
    expect([..."一工人角见胶～"].every((it) => radicals.has(it))).toBe(true);
    for (const html of [text, [...text].map((it) => radicals.get(it) ?? it).join("")]) {
      const { pages } = await read(await print(`<p>${html}</p><p><b>${html}</b></p>`));
      expect(pages[0]?.text).toBe(text + text);
    }
  });

  it("embeds two cut-down TrueType fonts, and nothing is drawn by other means", () => {
    const text = latin1(pdf);
    expect(new Set([...text.matchAll(/\/BaseFont \/(\w+)\+([\w-]+)/g)].map((it) => it[2]))).toEqual(new Set(["NotoSansSC-Regular", "NotoSansSC-Bold"]));
    expect(text).toContain("/Subtype /CIDFontType2");
    expect(text).toContain("/FontFile2");
    expect(text).not.toMatch(/\/Subtype \/Type3|\/FontFile3|\/Subtype \/Image/);
    expect(pdf.length).toBeLessThan(500_000);
  });

  it("tells neither clock, user agent nor browser build", () => {
    const information = /\/Creator[^]*?endobj/.exec(latin1(pdf))?.[0] ?? "";
    expect(information).toMatch(/^\/Creator \(Chromium\) *\n\/Producer \(Skia\/PDF\) *\n\/CreationDate \(D:20250520000000\+00'00'\)\n\/ModDate \(D:20250520000000\+00'00'\)>>/);
  });
});

describe("the same document", () => {
  it("gives the same bytes from a page used ten times, and from a fresh browser", async () => {
    const hashes = new Set<string>();
    for (let i = 0; i < 10; i++) hashes.add(sha256(await print(report(), "2025-05-20")));
    hashes.add(sha256(valueOf(await renderPdf(report(), { cacheDir, creationDate: "2025-05-20" }))));
    expect(hashes.size).toBe(1);
  });

  it("is untouched by what was printed before", async () => {
    const before = sha256(await print(page("<p>甲</p>")));
    await print(report(2));
    await print(page(`<title>其他</title><p style="color:red">乙</p>`, `<style>p{font-size:30pt}@page{size:A5}</style>`));
    expect(sha256(await print(page("<p>甲</p>")))).toBe(before);
  });

  it("with another date differs in the date only", async () => {
    const [one, two] = [await print(page("<p>甲</p>"), "2025-05-20"), await print(page("<p>甲</p>"), null)];
    expect(latin1(two)).toBe(latin1(one).replaceAll("D:20250520", "D:19700101"));
  });

  it("looks the same with the fonts inside the page", async () => {
    const html = page("<h1>一 标题</h1><p>数字化<b>转型</b> 12.50</p>");
    const [system, embedded] = [await print(html), valueOf(await renderPdf(html, { cacheDir, embedFonts: true }))];
    const names = (pdf: Uint8Array): readonly string[] => [...new Set([...latin1(pdf).matchAll(/\/BaseFont \/\w+\+([\w-]+)/g)].map((it) => it[1] ?? ""))].sort();
    expect(names(embedded)).toEqual(["NotoSansSC-Bold", "NotoSansSC-Regular"]);
    expect(await read(embedded)).toEqual(await read(system));
    expect(sha256(valueOf(await renderPdf(html, { cacheDir, embedFonts: true })))).toBe(sha256(embedded));
  });
});

describe("documents of other kinds", () => {
  it("without contents are printed once, tagged", async () => {
    const pdf = await print(page("<h1>标题</h1>"));
    expect((await read(pdf)).outline).toEqual(["标题"]);
  });

  it("empty ones are one empty page", async () => {
    expect((await read(await print(""))).pages.map((it) => it.text)).toEqual([""]);
  });

  it("that say nothing of their size are A4", async () => {
    const { pages } = await read(await print("<p>甲</p>"));
    expect([pages[0]?.width, pages[0]?.height]).toEqual([596, 842]);
  });

  it("with escaped markup print the markup", async () => {
    const { pages, title } = await read(await print(page("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>").replace("数字化水平诊断报告", "(node00000001) \\ &lt;甲&gt;")));
    expect(pages[0]?.text).toContain("<script>alert(1)</script>");
    expect(title).toBe("(node00000001) \\ <甲>");
  });

  it("run no scripts", async () => {
    const { pages } = await read(await print(page(`<p>甲</p><script>document.body.textContent = "bad"</script><img src="x" onerror="document.body.textContent='bad'"><a href="javascript:1">x</a>`)));
    expect(pages[0]?.text).toContain("甲");
    expect(pages[0]?.text).not.toContain("bad");
  });
});

describe("what cannot be printed well is not printed", () => {
  it("characters without glyphs", async () => {
    const result = await renderer.render(page("<p>王✗😀</p>"));
    expect(result.issues).toMatchObject([{ code: "glyph-missing", actual: "✗ (U+2717), 😀 (U+1F600)" }]);
  });

  it("contents that name what is not there, or what nothing links to", async () => {
    const result = await renderer.render(page(`<a href="#here">x<span data-page-of="here"></span></a><a href="#gone">y<span data-page-of="gone"></span></a><span data-page-of="unlinked"></span><span data-page-of="unlinked"></span><h1 id="here">甲</h1><h1 id="unlinked">乙</h1>`));
    expect(result.issues).toMatchObject([{ code: "contents-moved", path: "gone, unlinked" }]);
  });

  it.each(["2025-5-20", "2025-02-30", "20250520", "", "2025-05-20T00:00:00Z"])("a date that is none: %j", async (creationDate) => {
    expect((await renderer.render(page("甲"), { creationDate })).issues).toMatchObject([{ code: "field-invalid", path: "creationDate" }]);
  });

  it("several problems are told at once", async () => {
    expect(codesOf(await renderer.render("✗", { creationDate: "x" }))).toEqual(["field-invalid", "glyph-missing"]);
  });
});

describe("contents that move", () => {
  /** A tab that prints files on which the element is on the given pages, one after the other. */
  function tabOf(pages: readonly number[], asked: string[] = []): Tab {
    let prints = 0;
    return {
      load: async () => undefined,
      ask: async (expression) => (asked.push(expression), ["a"]),
      print: async () => fileWith(pages[prints++] ?? 1),
      draw: async () => new Map(),
    };
  }
  const html = `<span data-page-of="a"></span>`;

  it("are printed a third time", async () => {
    const asked: string[] = [];
    const result = await printDocument(tabOf([1, 2, 2], asked), html);
    expect(result.ok).toBe(true);
    expect(asked.map((it) => /\[\["a",\d\]\]/.exec(it)?.[0])).toEqual([`[["a",1]]`, `[["a",2]]`]);
  });

  it("are not printed wrongly", async () => {
    const result = await printDocument(tabOf([1, 2, 3]), html);
    expect(result.issues).toMatchObject([{ code: "contents-moved", actual: "a: 2 became 3" }]);
  });

  function fileWith(number: number): Buffer {
    const bodies = ["<</Pages 2 0 R\n/Dests 3 0 R>>", "<</Kids [4 0 R 5 0 R 6 0 R]>>", `<</a [${number + 3} 0 R /XYZ 0 0 0]>>`, "<<>>", "<<>>", "<<>>"];
    let text = "";
    const places = bodies.map((body, i) => {
      const at = text.length;
      text += `${i + 1} 0 obj\n${body}\nendobj\n`;
      return `${String(at).padStart(10, "0")} 00000 n \n`;
    });
    return neutralise(Buffer.from(`${text}xref\n0 7\n0000000000 65535 f \n${places.join("")}trailer\n<</Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`), null);
  }
});
