import { open } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";
import { findMissingGlyphs, glyphIssues, visibleText } from "../../../src/report/pdf/glyphs.js";
import { valueOf } from "./support.js";

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  return { ...real, open: vi.fn(real.open) };
});

const words = (html: string): string => visibleText(html).replace(/\s+/g, " ").trim();

describe("visible text", () => {
  it.each([
    ["text between tags", "<p>甲<b>乙</b></p>", "甲 乙"],
    ["not comments, scripts, titles or descriptions", "<title>题</title><!-- 注 --><script>码</script><svg><title>提示</title><desc>述</desc><text>图</text></svg>", "图"],
    ["not attributes, with > inside them", `<p title="a > 甲" class='x'>乙</p>`, "乙"],
    ["references by number and by name", "&#20013;&#x56fd; &amp; &hellip; &unknown; &#x110000;", "中国 & … &unknown; \ufffd"],
    ["a reference is read once", "&amp;#20013;", "&#20013;"],
    ["strings that CSS adds", `<style>/* "注" */ h1::before{content:"第" counter(x) '章' "\\2605"} .a{color:red}</style><p>甲</p>`, "甲 第 章 ★"],
    ["attributes where CSS prints them", `<style>p::after{content:attr(data-x)}</style><p data-x="乙">甲</p>`, "乙 甲"],
    ["a lone < is text", "1 &lt; 2 < 3", "1 < 2 < 3"],
    ["nothing", "", ""],
  ])("%s", (_, html, expected) => expect(words(html)).toBe(expected));

  it("takes no time to speak of on hostile markup", () => {
    expect(visibleText(`<p title="${"<a '".repeat(20_000)}`)).toBeTypeOf("string");
  });
});

describe("missing glyphs", () => {
  it("are none in Chinese, common signs, spaces and what browsers do not draw", async () => {
    const text = "中小企业数字化水平评测，★①②ⅠⅡ→≥≤×✓·—…“”《》％ 1,234.5\u00a0\u3000\t\n\u200b\ufeff\u00ad\ufe0f\u0007龘鑫淼🄐";
    expect(valueOf(await findMissingGlyphs(text))).toEqual([]);
  });

  it("are asked for field by field without reading the fonts again", async () => {
    await Promise.all(Array.from({ length: 50 }, () => findMissingGlyphs("甲")));
    await findMissingGlyphs("乙");
    expect(vi.mocked(open).mock.calls.length).toBeLessThanOrEqual(2);
  });

  it("are named with code point and weights, each once, in order", async () => {
    expect(valueOf(await findMissingGlyphs("甲✗乙😀✗"))).toEqual([
      { character: "✗", codePoint: "U+2717", weights: [400, 700] },
      { character: "😀", codePoint: "U+1F600", weights: [400, 700] },
    ]);
  });

  it("include half a surrogate pair, as nothing can draw it", async () => {
    expect(valueOf(await findMissingGlyphs("a\ud800")).map((it) => it.codePoint)).toEqual(["U+D800"]);
  });

  it("do not include letters the shaping composes", async () => {
    expect(valueOf(await findMissingGlyphs("e\u0301"))).toEqual([]);
  });

  it("become one issue, however many they are", () => {
    const missing = Array.from({ length: 25 }, (_, i) => ({ character: "?", codePoint: `U+${i}`, weights: [400] }));
    const [only, ...others] = glyphIssues(missing);
    expect(others).toEqual([]);
    expect(only?.code).toBe("glyph-missing");
    expect(only?.actual).toContain("? (U+0), ? (U+1)");
    expect(only?.actual).toMatch(/\? \(U\+19\) and 5 more$/);
    expect(glyphIssues([])).toEqual([]);
  });
});
