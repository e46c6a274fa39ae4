import { copyFile, mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCharacterMap } from "../../../src/report/pdf/cmap.js";
import { embedFonts } from "../../../src/report/pdf/embed.js";
import { writeFontconfig } from "../../../src/report/pdf/fontconfig.js";
import { findFonts } from "../../../src/report/pdf/fonts.js";
import { findLookalikes, foldLookalikes, withoutLookalikes } from "../../../src/report/pdf/lookalikes.js";
import { codesOf, folder, page, valueOf } from "./support.js";

describe("fonts", () => {
  it("come from the package, two weights, with all of GB 2312", async () => {
    const fonts = valueOf(await findFonts());
    expect(fonts.map((it) => it.weight)).toEqual([400, 700]);
    const decoder = new TextDecoder("gb18030");
    const missing = [];
    for (let high = 0xb0; high <= 0xf7; high++) {
      for (let low = 0xa1; low <= 0xfe; low++) {
        const codePoint = decoder.decode(Uint8Array.of(high, low)).codePointAt(0) ?? 0;
        const assigned = !(high === 0xd7 && low > 0xf9);
        if (assigned && !fonts.every((it) => it.characters.has(codePoint))) missing.push(codePoint);
      }
    }
    expect(missing).toEqual([]);
    expect(fonts[0].characters.count).toBeGreaterThan(30_000);
    expect(fonts[0].characters.has(0x10ffff)).toBe(false);
    expect(fonts[0].characters.has(-1)).toBe(false);
  });

  it("may lie in a folder of the caller's, under the names of the Noto project", async () => {
    const dir = await folder();
    const [regular, bold] = valueOf(await findFonts());
    await symlink(regular.path, join(dir, "NotoSansSC-Regular.ttf"));
    await symlink(bold.path, join(dir, "NotoSansSC-Bold.ttf"));
    expect(valueOf(await findFonts(dir)).map((it) => it.path)).toEqual([join(dir, "NotoSansSC-Regular.ttf"), join(dir, "NotoSansSC-Bold.ttf")]);
  });

  it("that are not there are named, each", async () => {
    const dir = await folder();
    const result = await findFonts(dir);
    expect(codesOf(result)).toEqual(["fonts-not-found", "fonts-not-found"]);
    expect(result.issues.map((it) => it.path)).toEqual([dir, dir]);
  });

  it.each([
    ["CFF", Buffer.from("OTTO\0\0\0\0\0\0\0\0"), "not a static TrueType font"],
    ["no font", Buffer.from("hello, this is a text"), "not a static TrueType font"],
    ["empty", Buffer.alloc(0), "the font file is cut off"],
    ["cut off", Buffer.from([0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 1]), "the font file is cut off"],
  ])("of the wrong kind are refused: %s", async (_, bytes, reason) => {
    const dir = await folder();
    await writeFile(join(dir, "NotoSansSC-Regular.ttf"), bytes);
    await writeFile(join(dir, "NotoSansSC-Bold.ttf"), bytes);
    expect((await findFonts(dir)).issues.map((it) => it.actual)).toEqual([reason, reason]);
  });

  it("a failed reading is not remembered", async () => {
    const dir = await folder();
    const path = join(dir, "later.ttf");
    await expect(readCharacterMap(path)).rejects.toThrow("ENOENT");
    const [regular] = valueOf(await findFonts());
    await symlink(regular.path, path);
    expect((await readCharacterMap(path)).has(0x4e2d)).toBe(true);
  });
});

describe("the font configuration", () => {
  it("knows one folder with our two fonts, made once", async () => {
    const dir = join(await folder(), "a & b");
    await mkdir(dir);
    const fonts = valueOf(await findFonts());
    const path = valueOf(await writeFontconfig(fonts, dir));
    const text = await readFile(path, "utf8");
    expect(text.match(/<dir>/g)).toHaveLength(1);
    expect(text).toMatch(/<dir>.*a &#38; b\/fonts-[0-9a-f]{16}\/ttf<\/dir>/);
    expect(await readdir(join(dirname(path), "ttf"))).toEqual(["NotoSansSC-400.ttf", "NotoSansSC-700.ttf"]);
    const written = (await stat(path)).mtimeMs;
    expect(valueOf(await writeFontconfig(fonts, dir))).toBe(path);
    expect((await stat(path)).mtimeMs).toBe(written);
  });

  it("is shared by copies of the fonts in other places, and not by other fonts", async () => {
    const [cache, clone] = [await folder(), await folder()];
    const fonts = valueOf(await findFonts());
    for (const [i, name] of ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"].entries()) {
      await copyFile(fonts[i]?.path ?? "", join(clone, name));
      await utimes(join(clone, name), 0, 0);
    }
    const first = valueOf(await writeFontconfig(fonts, cache));
    expect(valueOf(await writeFontconfig(valueOf(await findFonts(clone)), cache))).toBe(first);
    await writeFile(join(clone, "NotoSansSC-Bold.ttf"), withoutLookalikes(await readFile(fonts[1].path), fonts[1].characters));
    expect(valueOf(await writeFontconfig(valueOf(await findFonts(clone)), cache))).not.toBe(first);
    expect(await readdir(cache)).toHaveLength(2);
  });

  it("is mended where somebody removed a font", async () => {
    const cache = await folder();
    const fonts = valueOf(await findFonts());
    const path = valueOf(await writeFontconfig(fonts, cache));
    const copy = join(dirname(path), "ttf", "NotoSansSC-700.ttf");
    await rm(copy);
    expect(valueOf(await writeFontconfig(fonts, cache))).toBe(path);
    expect((await stat(copy)).isFile()).toBe(true);
  });

  it("tells where it cannot be written", async () => {
    const dir = await folder();
    await writeFile(join(dir, "file"), "");
    expect(codesOf(await writeFontconfig(valueOf(await findFonts()), join(dir, "file")))).toEqual(["output-not-writable"]);
  });
});

describe("lookalikes", () => {
  it("are found in the font, and folded to the usual character", async () => {
    const [regular] = valueOf(await findFonts());
    const lookalikes = findLookalikes(regular.characters);
    expect(lookalikes.size).toBeGreaterThan(250);
    expect(foldLookalikes("⼯业⼈员⺠⽣产㬵〜2⺀<p>工</p>", lookalikes)).toBe("工业人员民生产胶～2⺀<p>工</p>");
  });

  it("are all that the prepared font lacks", async () => {
    const [regular] = valueOf(await findFonts());
    const dir = await folder();
    const path = join(dir, "font.ttf");
    await writeFile(path, withoutLookalikes(await readFile(regular.path), regular.characters));
    const prepared = await readCharacterMap(path);
    const lookalikes = findLookalikes(regular.characters);
    expect(prepared.count).toBe(regular.characters.count - lookalikes.size);
    expect([...lookalikes.keys()].filter((it) => prepared.has(it))).toEqual([]);
    expect([...lookalikes.values()].every((it) => prepared.has(it))).toBe(true);
    expect(findLookalikes(prepared).size).toBe(0);
    const glyphs = new Map(prepared.runs.map((it) => [it.first, it.glyph]));
    const original = (codePoint: number): number => {
      const run = regular.characters.runs.find((it) => it.first <= codePoint && codePoint <= it.last);
      return run === undefined ? -1 : run.glyph + codePoint - run.first;
    };
    expect([...glyphs].every(([codePoint, glyph]) => original(codePoint) === glyph)).toBe(true);
  });
});

describe("embedding", () => {
  it("puts two cut-down fonts into the head, the same bytes every time", async () => {
    const html = page("<p>数字化<b>转型</b>&#20013;🄐</p>");
    const embedded = valueOf(await embedFonts(html));
    expect(valueOf(await embedFonts(html))).toBe(embedded);
    const faces = [...embedded.matchAll(/@font-face\{font-family:"Noto Sans SC";font-weight:(\d+);src:url\(data:font\/ttf;base64,([^)]*)\)/g)];
    expect(faces.map((it) => it[1])).toEqual(["400", "700"]);
    expect(embedded.replace(/<style>@font-face[^]*?<\/style>/, "")).toBe(html);
    expect(embedded.indexOf("@font-face")).toBeLessThan(embedded.indexOf("</head>"));

    const path = join(await folder(), "subset.ttf");
    await writeFile(path, Buffer.from(faces[0]?.[2] ?? "", "base64"));
    const coverage = await readCharacterMap(path);
    expect([..."数字化转型中🄐Aa9•"].every((it) => coverage.has(it.codePointAt(0) ?? 0))).toBe(true);
    expect(coverage.has("龘".codePointAt(0) ?? 0)).toBe(false);
  });

  it.each([
    ["a body without a head", "<!doctype html><body>甲</body>", "<!doctype html><style>"],
    ["a fragment", "<p>甲</p>", "<style>"],
  ])("finds a place in %s", async (_, html, start) => {
    expect(valueOf(await embedFonts(html)).startsWith(`${start}@font-face`)).toBe(true);
  });

  it("refuses what would print as boxes, and fonts that are not there", async () => {
    expect(codesOf(await embedFonts("<p>✗</p>"))).toEqual(["glyph-missing"]);
    expect(codesOf(await embedFonts("<p>甲</p>", { fontDir: await folder() }))).toEqual(["fonts-not-found", "fonts-not-found"]);
  });
});
