/** Texts that are no texts, files that are no files: what a firm or a catalogue may bring into a workbook. */
import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { xlsxBytes } from "../../src/report/xlsx/hucre.js";
import { listXlsx } from "../../src/report/xlsx/index.js";
import { paperOf } from "../../src/report/xlsx/paper.js";
import { sheetOf, type Sheet, type Workbook } from "../../src/report/xlsx/workbook.js";
import { dateColumn, integerColumn, textColumn, type Column } from "../../src/report/tables/column.js";
import words from "../../src/wording/tables.zh-CN.json" with { type: "json" };
import { faultsOf, readBook } from "./xlsx-read.js";
import { list, pack, withFirstRow } from "./xlsx-samples.js";

const bookOf = (sheet: Sheet, title = "样例"): Workbook => ({ title, foot: words.pageFoot, sheets: [sheet] });
const texts = (values: readonly string[], type = textColumn): Sheet => sheetOf("样例", [type<string>("列", 20, (it) => it)], values);
/** What stands in the cells below the head. */
const written = async (sheet: Sheet): Promise<readonly unknown[]> => {
  const [read] = readBook(await xlsxBytes(bookOf(sheet))).sheets;
  return read?.rows.map((row) => row.get("列")?.value) ?? [];
};

describe("a text stays a text", () => {
  const kept = [
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1+1", " =1", "#REF!", "#N/A", "# plain", "1", "TRUE", "2025-01-01", "00123", "🏭 工厂", "a\nb", " a ", "\tb",
    "<b>&amp;\"'</b>", "]]>", "_x0041_", "_x005F_x0041_", "_x000D_", "'", "",
  ];
  it("whatever it looks like, to this reader and to the library", async () => {
    const bytes = await xlsxBytes(bookOf(texts(kept)));
    const [sheet] = readBook(bytes).sheets;
    expect(sheet?.rows.map((row) => row.get("列")?.value)).toEqual(kept);
    expect(sheet?.rows.map((row) => row.get("列")?.type).filter((it) => it !== "s" && it !== "inlineStr")).toEqual([]);
    expect(sheet?.xml).not.toContain("<f");
    const library = await readXlsx(bytes);
    expect(library.sheets[0]?.rows.slice(1).map(([it]) => it ?? "")).toEqual(kept);
  });
  it.each([
    ["\u0001a\u0000b\u001fc", "\uFFFDa\uFFFDb\uFFFDc"], ["\uD800a", "\uFFFDa"], ["a\uDC00", "a\uFFFD"], ["\uFFFE\uFFFF", "\uFFFD\uFFFD"], ["a\r\nb\rc", "a\nb\nc"], ["\u0085", "\uFFFD"],
  ])("%j is written %j", async (given, shown) => expect(await written(texts([given]))).toEqual([shown]));

  it("any text gives a well-formed file with that text", () => fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { minLength: 1, maxLength: 5 }), async (values) => {
    const book = readBook(await xlsxBytes(bookOf(texts(values), values[0] ?? "")));
    expect([...book.parts].flatMap(([name, xml]) => faultsOf(xml).map((it) => `${name}: ${it}`))).toEqual([]);
    expect(book.sheets[0]?.xml).not.toContain("<f");
    const plain = values.map((it) => it.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\p{Surrogate}]/gu, "\uFFFD"));
    expect(book.sheets[0]?.rows.map((row) => row.get("列")?.value)).toEqual(plain);
  }), { seed: 3, numRuns: 60 }));
});

it("a text longer than a cell is cut, and says so", async () => {
  const [short, long] = await written(texts(["长".repeat(32_767), "长".repeat(40_000)]));
  expect(short).toBe("长".repeat(32_767));
  expect(String(long).length).toBeLessThanOrEqual(32_767);
  expect(long).toBe(`${"长".repeat(32_600)}……（单元格写不下：原文 40000 个字符，此处只写到 32600 个，全文见 JSON 结果）`);
  const [pair] = await written(texts(["🏭".repeat(20_000)]));
  expect(String(pair)).not.toMatch(/\p{Surrogate}/u);
});

it("only a day there has been is a date", async () => {
  expect(await written(texts(["1900-03-01", "2024-02-29", "1900-02-28", "2025-02-29", "0001-01-01", "5 May"], dateColumn))).toEqual([61, 45351, "1900-02-28", "2025-02-29", "0001-01-01", "5 May"]);
});

it("names with codes of heads and feet print as they are, short enough for them", async () => {
  const title = `A&B &P ${"很长的名称".repeat(100)}`;
  const [xml = ""] = readBook(await xlsxBytes(bookOf(texts(["x"]), title))).sheets.map((it) => it.xml);
  const [, head = ""] = /<oddHeader>([^<]*)</.exec(xml) ?? [];
  expect(head.replaceAll("&amp;", "&")).toMatch(/^&LA&&B &&P 很长.*…&R样例$/);
  expect(head.length).toBeLessThan(255);
});

it("a hostile row keeps to its cells", async () => {
  const name = `=HYPERLINK("http://example.invalid","x")\u0001`;
  const book = readBook(await listXlsx(withFirstRow({ name, pain: "长".repeat(40_000), override: { name: "+1", reason: "\uD800" } }), pack));
  expect([...book.parts].flatMap(([part, xml]) => faultsOf(xml).map((it) => `${part}: ${it}`))).toEqual([]);
  const [first] = book.sheets[0]?.rows ?? [];
  expect([words.list.name, words.list.overrideName, words.list.overrideReason].map((head) => first?.get(head)?.value)).toEqual([name.replace("\u0001", "\uFFFD"), "+1", "\uFFFD"]);
});

it("a list without rows or firms is a workbook all the same", async () => {
  const book = readBook(await listXlsx({ ...list, rows: [], members: [], firms: 0 }, pack));
  expect(book.sheets.map((it) => [...it.cells.values()].some(({ value }) => value === words.list.empty))).toEqual([true, false, true, false]);
  expect([...book.parts].flatMap(([part, xml]) => faultsOf(xml).map((it) => `${part}: ${it}`))).toEqual([]);
});

describe("paper", () => {
  const column = fc.record({ width: fc.integer({ min: 4, max: 40 }), opens: fc.boolean() }).map(({ width, opens }): Column => ({ ...integerColumn("列", width, () => null), ...(opens && { opensPage: true }) }));
  const sheet = fc.record({ columns: fc.array(column, { minLength: 3, maxLength: 60 }), orientation: fc.constantFrom("landscape", "portrait") })
    .map(({ columns, orientation }): Sheet => ({ ...texts([]), columns, orientation, frozenColumns: 2 }));
  it("every page holds its columns beside the repeated ones, readable; every column is on one page", () => fc.assert(fc.property(sheet, (given) => {
    const { scale, breaks } = paperOf(given);
    const letters = given.orientation === "landscape" ? 122 : 83;
    const frozen = given.columns.slice(0, 2).reduce((sum, { width }) => sum + width, 0);
    const starts = [0, ...breaks.map((it) => it + 1)];
    const pages = starts.map((start, i) => given.columns.slice(start, starts[i + 1] ?? given.columns.length).reduce((sum, { width }) => sum + width, start === 0 ? 0 : frozen));
    for (const page of pages) expect((page * scale) / 100).toBeLessThanOrEqual(letters);
    if (given.columns.every(({ width }) => frozen + width < letters)) expect(scale).toBeGreaterThanOrEqual(67);
    expect([...breaks].sort((a, b) => a - b)).toEqual(breaks);
    expect(breaks.every((it) => it >= 2 && it < given.columns.length - 1)).toBe(true);
  }), { seed: 5, numRuns: 300 }));
});
