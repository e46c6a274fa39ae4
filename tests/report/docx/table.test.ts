/** Tables of a Word file: rows to write into, what stays on one page, bars, numbers on one line. */
import { describe, expect, it } from "vitest";
import type { Table } from "../../../src/report/blocks.js";
import { makeKit } from "../../../src/report/docx/kit.js";
import { keptRows } from "../../../src/report/docx/keep.js";
import { tableOf } from "../../../src/report/docx/table.js";
import { blank, body, column, detail, group, line, table, total, type RowText } from "../../../src/report/table.js";
import { library, wordsOf } from "../docx-read.js";

const WIDTH = 10_000;
const columns = [column("a", 40), column("b", 50), column("c", 10, "end")];
const kept = (rows: readonly RowText[], hasNote = false): string => keptRows(table(columns, rows).rows, hasNote).map((it) => (it ? "x" : ".")).join("");

async function xmlOf(block: Table): Promise<string> {
  const document = new library.Document({ sections: [{ children: [...tableOf(makeKit(library, new Map()), block, WIDTH)] }] });
  const file = await library.Packer.toBuffer(document);
  const { strFromU8, unzipSync } = await import("fflate");
  return strFromU8(unzipSync(file)["word/document.xml"] ?? new Uint8Array());
}
const cellsOf = (xml: string): readonly string[] => [...xml.matchAll(/<w:tc>.*?<\/w:tc>/g)].map((it) => it[0]).slice(columns.length);
const LINE = "\u3000";

describe("rows to write into", () => {
  it("print what is known, a paragraph a line, and leave the empty cells", async () => {
    const [first = "", second = "", third = ""] = cellsOf(await xmlOf(table(columns, [blank([line("phase 1"), line("then level 2")], "", [line("10 days")])])));
    expect([first, second, third].map((it) => it.match(/<w:p>/g)?.length)).toEqual([2, 1, 1]);
    expect([first, second, third].map(wordsOf)).toEqual(["phase 1then level 2", "", "10 days"]);
    expect(first + second + third).not.toMatch(new RegExp(`${LINE}|<w:u `));
  });

  it("with labels stand side by side, a line behind each that is empty", async () => {
    const [only = ""] = cellsOf(await xmlOf(table(columns, [blank({ text: [line("known", "product"), line("", "provider")], span: 3 })])));
    expect(only.match(/<w:p>/g)).toHaveLength(1);
    expect(wordsOf(only)).toBe(` product  known\u2002 provider  ${LINE.repeat(7)}\u2002`);
    expect(only.match(/<w:u /g)).toHaveLength(1);
  });
});

describe("on one page", () => {
  const rows = (count: number): readonly RowText[] => Array.from({ length: count }, () => body("x", "y", "1"));

  it("short tables, and of others the last two rows; a note is not left alone", () => {
    expect(kept(rows(6))).toBe("xxxxx.");
    expect(kept(rows(6), true)).toBe("xxxxxx");
    expect(kept(rows(7))).toBe(".....x.");
    expect(kept(rows(7), true)).toBe(".....xx");
    expect(kept([body("x".repeat(398), "y", "1"), body("", "", ""), body("", "", "")])).toBe("xx.");
    expect(kept([body("x".repeat(399), "y", "1"), body("", "", ""), body("", "", "")])).toBe(".x.");
    expect(kept([])).toBe("");
  });

  it("a heading and its first row, a row and what goes on with it, a total and the last row", () => {
    expect(kept([group("g"), ...rows(4), body(""), detail(""), blank(""), body(""), total("")])).toBe("x....xx.x.");
  });

  it("a card: its heading, its two halves, and the rows of what is offered, up to eight", () => {
    const card = (count: number): readonly RowText[] => [group("g", ""), detail("", ""), ...rows(count)];
    expect(kept([...card(3), ...card(0), ...card(2), ...rows(1)])).toBe("xxxx.x.xxxx.");
    expect(kept([...card(12), ...card(1)])).toBe("xxxxxxx.......xx.");
  });
});

it("a heading's second text stands at its right, small", async () => {
  const [first = "", second = ""] = cellsOf(await xmlOf(table(columns, [group("name", { text: "place", span: 2 })])));
  expect(first).toMatch(/<w:b\/>/);
  expect(second).toMatch(/<w:jc w:val="end"\/>/);
  expect(second).toMatch(/<w:sz w:val="16"\/>/);
  expect(second).not.toMatch(/<w:b\/>/);
});

it("a bar is as long as in print, from the side its cell begins at, and none is nothing", async () => {
  const cells = cellsOf(await xmlOf(table(columns, [body({ text: [], bar: 25 }, { text: "no", bar: 0 }, { text: "1", bar: 100 })])));
  const indents = cells.map((it) => /<w:shd [^>]*w:fill="1D4F91"[^>]*\/>(?:(?!<\/w:pPr>).)*<w:ind ([^/]*)\/>/.exec(it)?.[1] ?? null);
  expect(indents).toEqual(['w:right="2898"', null, 'w:left="0"']);
});

it("a number that would break is set smaller, where that keeps it on one line", async () => {
  const sizes = async (text: string): Promise<string | null> => /<w:sz w:val="(\d+)"\/>/.exec(cellsOf(await xmlOf(table(columns, [body("", "", text)])))[2] ?? "")?.[1] ?? null;
  expect(await sizes("12345678")).toBe(null); // 8 × 0.6 × 9 pt = 864 of the column's 1000 twips less one margin of 68
  expect(await sizes("123456789")).toBe("16");
  expect(await sizes("1234567890")).toBe(null); // too long either way
});
