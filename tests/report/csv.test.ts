/** CSV: what a spreadsheet opens is what was meant, and nothing it opens is a formula. */
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it, test } from "vitest";
import { csvText, safeCell } from "../../src/dataset/csv-table.js";
import { listCsv } from "../../src/report/csv.js";
import words from "../../src/wording/tables.zh-CN.json" with { type: "json" };
import { list, pack, withFirstRow } from "./xlsx-samples.js";

const parsed = (text: string): readonly (readonly string[])[] => Papa.parse<string[]>(text.slice(1), { newline: "\r\n", skipEmptyLines: false }).data.slice(0, -1);

describe("a cell", () => {
  test.each(["=1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", "\tx", "\rx", "  =1", "\u3000=1", "\u00a0-2", "\n=1", "=cmd|' /C calc'!A0"])("%j is kept from being a formula", (text) => {
    expect(safeCell(text)).toBe(`'${text.replace("\r", "\n")}`);
  });
  test.each(["a=b", "1-2", "E0001", "", "—", "–", "●", "'=1", "a\tb"])("%j stays as it is", (text) => expect(safeCell(text)).toBe(text));
  test.each([["\u0000a", "\uFFFDa"], ["\uD800", "\uFFFD"], ["a\r\nb", "a\nb"]])("%j becomes %j", (text, shown) => expect(safeCell(text)).toBe(shown));
});

describe("a file", () => {
  it("has its mark, CRLF, quotes where needed; numbers stay numbers, null is empty", () => {
    expect(csvText(["a", "b"], [["x,y", -1.5], ['say "x"', null], ["two\nlines", 0], [" x", "=1"]])).toBe('\uFEFFa,b\r\n"x,y",-1.5\r\n"say ""x""",\r\n"two\nlines",0\r\n" x",\'=1\r\n');
    expect(csvText(["a"], [])).toBe("\uFEFFa\r\n");
  });
  it("reads back as the cells that went in, whatever they are, and no field is a formula", () => fc.assert(fc.property(
    fc.array(fc.array(fc.string({ unit: "binary", maxLength: 20 }), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const read = parsed(csvText(["a", "b"], rows));
      expect(read).toEqual([["a", "b"], ...rows.map((row) => row.map(safeCell))]);
      for (const field of read.flat()) expect(field).not.toMatch(/^(?:\s*[=+\-@＝＋－＠]|[\t\r])/);
    }), { seed: 7, numRuns: 300 }));
});

describe("a list", () => {
  const [heads = [], ...rows] = parsed(listCsv(list, pack));
  const column = (head: string): readonly (string | undefined)[] => rows.map((row) => row[heads.indexOf(head)]);
  it("has every row, in order, with the numbers of the list", () => {
    expect(column(words.list.id)).toEqual(list.rows.map(({ id }) => id));
    const isCounted = ({ to }: (typeof list.rows)[number]): boolean => to <= list.rule.targetRating;
    expect(column(words.list.needing)).toEqual(list.rows.map((row) => (isCounted(row) ? String(row.needing) : "不计")));
    expect(column(words.list.applicable).map(Number)).toEqual(list.rows.map(({ applicable }) => applicable));
    expect(column(words.list.share)).toEqual(list.rows.map((row) => (!isCounted(row) ? "不计" : row.share === null ? words.unknown : String(row.share))));
    expect(rows.every((row) => row.length === heads.length)).toBe(true);
    expect(new Set(heads).size).toBe(heads.length);
  });
  it("names areas with the pack, and gives their ids without it", () => {
    const [ids = [], first = []] = parsed(listCsv(list));
    expect(first[ids.indexOf(words.list.area)]).toBe(`${list.rows[0]?.area}${list.rows[0]?.areaKind === "binding" ? "★" : ""}`);
    expect(column(words.list.area)[0]).toBe(`${pack.wording.areas[list.rows[0]?.area ?? ""]?.name}${list.rows[0]?.areaKind === "binding" ? "★" : ""}`);
  });
  it("a name that is a formula is a name", () => {
    const hostile = parsed(listCsv(withFirstRow({ name: '=HYPERLINK("x")' }), pack));
    expect(hostile[1]?.[heads.indexOf(words.list.name)]).toBe('\'=HYPERLINK("x")');
  });
});
