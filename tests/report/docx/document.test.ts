/** The Word file says what the printed report says, opens as XML, and is the same every time. */
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/report/blocks.js";
import { buildAcceptanceReport } from "../../../src/report/acceptance-report.js";
import { buildChangeReport } from "../../../src/report/change-report.js";
import { renderHtml } from "../../../src/report/index.js";
import type { Report } from "../../../src/report/report.js";
import { catalogue, pairs } from "../change-samples.js";
import { cohortDocuments } from "../cohort-samples.js";
import { bodyOf, chaptersOf, docxOf, drawingsFor, partsOf, spelledOut, squeeze, wordsOf } from "../docx-read.js";
import { bundle } from "../pdf/bundle.js";
import { folder, sha256 } from "../pdf/support.js";
import { sampleNamed, sampleNames } from "../proposal-samples.js";
import { textOf } from "../read-html.js";
import { date, pack, samples } from "../samples.js";
import { faultsOf } from "../xlsx-read.js";

/** Every kind of report, with all it can be given: names of the parties, products, a project, effects. */
const documents: readonly (readonly [string, Report])[] = [
  ...[...samples].map(([name, it]) => [name, it.report] as const),
  ...sampleNames.filter((name) => !samples.has(name)).map((name) => [`proposal: ${name}`, sampleNamed(name).report] as const),
  ...Object.entries(pairs).flatMap(([name, { change, acceptance, project }]) => [
    [`change: ${name}`, buildChangeReport(change, { pack, date, project, catalogue })] as const,
    [`acceptance: ${name}`, buildAcceptanceReport(acceptance, { pack, date, project, catalogue })] as const,
  ]),
  ...cohortDocuments.filter(([name]) => name !== "list of 450"),
];
const files = new Map<Report, Promise<Uint8Array>>();
const fileOf = (document: Report): Promise<Uint8Array> => {
  const file = files.get(document) ?? docxOf(document);
  files.set(document, file);
  return file;
};
const report = (name: string): Report => {
  const found = documents.find((it) => it[0] === name)?.[1];
  if (found === undefined) throw new Error(`no document ${name}`);
  return found;
};
const level2 = "marine-engineering-equipment-level-2.json";

const htmlChapters = (html: string): readonly string[] =>
  html.slice(html.indexOf("<main>")).split(/(?=<section class="chapter)/).slice(1).map((it) => squeeze(textOf(it)));
const hasMatrix = ({ parts }: Report["chapters"][number]): boolean => parts.some((part) => part.blocks.some((it) => it.kind === "matrix"));
const sorted = (text: string): string => [...text].sort().join("");

describe.each(documents)("%s", (_, document) => {
  it("has the words and numbers of the HTML, in its order", async () => {
    const word = chaptersOf(bodyOf(await fileOf(document))).map((it) => squeeze(wordsOf(it)));
    const html = htmlChapters(renderHtml(spelledOut(document)));
    expect(word).toHaveLength(document.chapters.length);
    document.chapters.forEach((chapter, i) => {
      // the legend of a matrix stands above it, not between its sums and its rows
      const [is = "", be = ""] = [word[i], html[i]];
      if (hasMatrix(chapter)) expect(sorted(is)).toBe(sorted(be));
      else expect(is).toBe(be);
    });
  });

  it("is well-formed, each table as wide as its columns, no cell without a paragraph at its end", async () => {
    const parts = partsOf(await fileOf(document));
    for (const [path, text] of parts) if (/\.(xml|rels)$/.test(path)) expect(faultsOf(text), path).toEqual([]);
    const body = parts.get("word/document.xml") ?? "";
    expect(body).not.toMatch(/<\/w:tbl><\/w:tc>|<\/w:tbl><w:tbl>|<w:tc>(?:<w:tcPr>(?:(?!<\/w:tcPr>).)*<\/w:tcPr>)?<\/w:tc>/);
    for (const [, width = "", columns = ""] of body.matchAll(/<w:tblW w:type="dxa" w:w="(\d+)"\/>(?:(?!<w:tblGrid>).)*<w:tblGrid>((?:<w:gridCol w:w="\d+"\/>)*)/g)) {
      const widths = [...columns.matchAll(/w:w="(\d+)"/g)].map((it) => Number(it[1]));
      expect(widths.reduce((sum, it) => sum + it, 0)).toBe(Number(width));
      expect(widths.length).toBeLessThanOrEqual(63);
    }
  });
});

describe("made to be worked on", () => {
  it("headings are headings, with the report's numbers as text", async () => {
    const body = bodyOf(await docxOf(report(level2)));
    const headings = [...body.matchAll(/<w:p><w:pPr><w:pStyle w:val="Heading([12])"\/>.*?<\/w:p>/g)].map((it) => `${it[1]} ${wordsOf(it[0])}`);
    const expected = report(level2).contents.entries.map((it) => `${it.depth === "chapter" ? 1 : 2} ${it.number} ${it.title}`);
    expect(headings).toEqual(expected);
    expect(headings).toContain("2 4.1 等级判定表");
  });

  it("the contents are a field that already shows them, each line pointing at its heading", async () => {
    const body = bodyOf(await docxOf(report(level2)));
    expect(body).toMatch(/<w:instrText[^>]*>TOC \\h \\o &quot;1-2&quot;<\/w:instrText>/);
    const anchors = [...body.matchAll(/<w:hyperlink w:anchor="([^"]+)"|<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map((it) => it[1] ?? it[2]);
    const bookmarks = [...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map((it) => it[1]);
    expect(anchors).toHaveLength(report(level2).contents.entries.length);
    expect(bookmarks).toEqual(anchors);
  });

  it("heads of tables repeat, no row splits, columns are fixed", async () => {
    const body = bodyOf(await docxOf(report(level2)));
    const count = (text: string): number => body.split(text).length - 1;
    expect(count("<w:tblHeader/>")).toBeGreaterThan(10);
    expect(count("<w:cantSplit/>")).toBe(count("<w:tr>"));
    expect(count('<w:tblLayout w:type="fixed"/>')).toBe(count("<w:tbl>"));
  });

  it("paper is A4, lying down where the part does; page numbers are fields", async () => {
    const parts = partsOf(await docxOf(report(level2)));
    const pages = [...(parts.get("word/document.xml") ?? "").matchAll(/<w:pgSz ([^/]*)\/>/g)].map((it) => it[1] ?? "");
    expect(pages.filter((it) => it.includes('w:w="11906" w:h="16838"')).length).toBeGreaterThan(5);
    expect(pages.filter((it) => it.includes('w:w="16838" w:h="11906"') && it.includes('w:orient="landscape"'))).toHaveLength(1);
    expect(parts.get("word/footer1.xml")).toMatch(/w:instr="PAGE".*w:instr="NUMPAGES"/);
    expect(parts.get("word/header2.xml")).toMatch(/w:instr="STYLEREF 1"/);
  });

  it("names title, language and date, nobody's name, no clock", async () => {
    const core = partsOf(await docxOf(report(level2))).get("docProps/core.xml") ?? "";
    expect(core).toContain(`<dc:title>${report(level2).title}</dc:title><dc:language>zh-CN</dc:language>`);
    expect(core.match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual(["2025-06-10T00:00:00Z", "2025-06-10T00:00:00Z"]);
    expect(core).not.toMatch(/creator|lastModifiedBy/);
    expect(partsOf(await docxOf({ ...report(level2), date: null })).get("docProps/core.xml")).not.toMatch(/created|modified/);
  });

  it("no type is smaller than 8 points", async () => {
    for (const [, text] of partsOf(await docxOf(report("list of 40")))) {
      const sizes = [...text.matchAll(/<w:sz w:val="(\d+)"\/>/g)].map((it) => Number(it[1]));
      expect(sizes.filter((it) => it < 16)).toEqual([]);
    }
  });
});

describe("the same bytes", () => {
  it("twice in one process, with other files between", async () => {
    const first = await docxOf(report(level2));
    await docxOf(report("list of 40"));
    expect(sha256(await docxOf(report(level2)))).toBe(sha256(first));
  });

  it("in another process, in another language and time zone", async () => {
    const data = join(await folder(), "report.json");
    const drawings = [...drawingsFor(report(level2))].map(([id, it]) => [id, { ...it, png: Buffer.from(it.png).toString("base64") }]);
    await writeFile(data, JSON.stringify({ report: report(level2), drawings }));
    const script = await bundle(`
      import { createHash } from "node:crypto";
      import { readFileSync } from "node:fs";
      import { buildDocx } from "./src/report/docx/document.ts";
      import { loadDocx } from "./src/report/docx/library.ts";
      const { report, drawings } = JSON.parse(readFileSync(process.argv[2], "utf8"));
      const pictures = new Map(drawings.map(([id, it]) => [id, { ...it, png: Buffer.from(it.png, "base64") }]));
      const bytes = await buildDocx(report, pictures, loadDocx().value);
      console.log(createHash("sha256").update(bytes).digest("hex"));
    `, "esm");
    const other = execFileSync(process.execPath, [script, data], { encoding: "utf8", env: { ...process.env, TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8", LC_ALL: "C" } });
    expect(other.trim()).toBe(sha256(await docxOf(report(level2))));
  });
});

describe("to be signed", () => {
  it("names of the parties stand on their lines where they are known, the rest is left to be written", async () => {
    const document = report("proposal: all given");
    const lines = [...bodyOf(await fileOf(document)).matchAll(/>(单位名称|负责人签字|日期)<\/w:t>.*?<\/w:tc>(<w:tc>.*?<\/w:tc>)/g)].map((it) => `${it[1]} ${squeeze(wordsOf(it[2] ?? ""))}`);
    const parties = document.chapters.flatMap((it) => it.parts).flatMap((it) => it.blocks).flatMap((it) => (it.kind === "seals" ? it.parties : []));
    expect(parties.some((it) => it.unitName !== "" && it.personName !== "")).toBe(true);
    expect(parties.some((it) => it.personName === "")).toBe(true);
    expect(lines).toEqual(parties.flatMap((it) => [`单位名称 ${squeeze(it.unitName)}`, `负责人签字 ${squeeze(it.personName)}`, "日期 年月日"]));
  });
});

describe("what no file should hold", () => {
  const withBlocks = (blocks: readonly Block[]): Report => {
    const [first, ...rest] = report(level2).chapters;
    if (first === undefined) throw new Error("no chapter");
    return { ...report(level2), chapters: [{ ...first, parts: [{ id: "own", number: null, title: null, orientation: "portrait", page: null, blocks }] }, ...rest] };
  };

  it("control characters and halves of characters are shown as such", async () => {
    const body = bodyOf(await docxOf(withBlocks([{ kind: "prose", tone: "plain", paragraphs: ["a\u0000b\u001Fc\uD800d\uFFFEe\u200Ff\r\ng\th"] }])));
    expect(faultsOf(body)).toEqual([]);
    expect(wordsOf(body)).toContain("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\u200Ff g h");
  });

  it("a figure that was not drawn is our fault, and said so", async () => {
    const { buildDocx } = await import("../../../src/report/docx/document.js");
    const { library } = await import("../docx-read.js");
    await expect(buildDocx(report(level2), new Map(), library)).rejects.toThrow(/was not drawn/);
  });

  it("names that could leave their place are refused", async () => {
    await expect(docxOf({ ...report(level2), contents: { title: "", entries: [{ id: 'a"b', number: "1", title: "x", depth: "chapter" }] } })).rejects.toThrow(TypeError);
  });

  it("a matrix wider than Word can hold becomes several tables, nothing lost", async () => {
    const columns = Array.from({ length: 90 }, (_, i) => ({ id: `S-${i}`, name: `scenario ${i}` }));
    const matrix: Block = {
      kind: "matrix", id: "wide", width: 900, title: "t", caption: "c", alt: "a", rowHead: "firm", levelHead: "level", countHeads: ["n", "x"], span: 94,
      groups: [{ label: "N", span: 50 }, { label: "X", span: 40 }], columns, totals: [{ label: "sum", values: columns.map((_, i) => `v${i}`) }],
      rows: [{ name: "one", id: "E1", level: "2", counts: ["1", "2"], marks: columns.map((_, i) => ({ look: "needs", sign: `m${i}` })) }], legend: [],
    };
    const body = bodyOf(await docxOf(withBlocks([matrix])));
    const words = wordsOf(body);
    columns.forEach(({ id }, i) => [id, `v${i}`, `m${i}`].forEach((it) => expect(words).toContain(it)));
    const most = Math.max(...[...body.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map((it) => (it[1] ?? "").split("<w:gridCol").length - 1));
    expect(most).toBeLessThanOrEqual(63);
  });
});
