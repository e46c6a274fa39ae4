import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRowsOf, delimiterOf, LONGEST_ROW, type CsvRow } from "../../src/dataset/csv-text.js";
import { seed } from "../support/arbitraries.js";
import { chunksOf, listOf } from "./support.js";

const rowsOf = (parts: readonly string[]): Promise<readonly CsvRow[]> => listOf(csvRowsOf(chunksOf(parts)));
const brief = async (text: string): Promise<readonly string[]> =>
  (await rowsOf([text])).map(({ line, cells, fault }) => `${line}: ${fault ?? cells.join("|")}`);

describe("CSV rows", () => {
  it("end with any line break, the last one with none", async () => {
    expect(await brief("a,b\n1,2")).toEqual(["1: a|b", "2: 1|2"]);
    expect(await brief("a,b\r\n1,2\r\n")).toEqual(["1: a|b", "2: 1|2"]);
    expect(await brief("a,b\r1,2\r")).toEqual(["1: a|b", "2: 1|2"]);
    expect(await brief("\uFEFFa,b\n\r\n1,2")).toEqual(["1: a|b", "3: 1|2"]);
  });

  it("are left out when they are empty, and counted all the same", async () => {
    expect(await brief("\n  \na,b\n,\n\n , \n1,\n,,,,\n")).toEqual(["3: a|b", "7: 1|"]);
    expect(await brief("")).toEqual([]);
    expect(await brief("\n\n")).toEqual([]);
  });

  it("may hold line breaks, delimiters and quotation marks within quotation marks", async () => {
    expect(await brief("a,b\n\"x\ny\r\nz\",\"1,2\"\n\"say \"\"hi\"\"\",3\n\"\",4 \"\n")).toEqual(["1: a|b", "2: x\ny\nz|1,2", "5: say \"hi\"|3", "6: |4 \""]);
  });

  it("with a quotation mark out of place are faulty, the others are not", async () => {
    expect(await brief("a,b\n\"x\"y,1\n2,3\n")).toEqual(["1: a|b", "2: quotation", "3: 2|3"]);
    expect(await brief("a,b\n\"x,1\n2,3\n4,5")).toEqual(["1: a|b", "2: quotation", "3: 2|3", "4: 4|5"]);
    expect(await brief("a,b\n1,\"\n")).toEqual(["1: a|b", "2: quotation"]);
    expect(await brief("\"a,b\n1,2\n")).toEqual(["1: quotation", "2: 1|2"]);
  });

  it("that are too long are faulty, the others are not", async () => {
    const long = "x".repeat(LONGEST_ROW);
    expect(await brief(`a,b\n${long},1\n2,3`)).toEqual(["1: a|b", "2: too-long", "3: 2|3"]);
    expect(await brief(`a,b\n"${long}\n",1\n2,3`)).toEqual(["1: a|b", "2: too-long", "3: quotation", "4: 2|3"]);
    expect(await brief(`${long}\n1,2`)).toEqual(["1: too-long", "2: 1|2"]);
  });
});

describe("the delimiter", () => {
  it.each([
    ["a,b,c", ","], ["a;b;c", ";"], ["a\tb\tc", "\t"], ["\n\na;b,c;d\n,,,,,", ";"], ["\"a,b,c\";d", ";"], ["a", ","], ["", ","],
  ])("of %j is %j", (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

  it("is that of the header, whatever stands below", async () => {
    expect(await brief("a;b\n1,5;2\n")).toEqual(["1: a|b", "2: 1,5|2"]);
    expect(await brief("a\tb\n1,5\t2\n")).toEqual(["1: a|b", "2: 1,5|2"]);
  });
});

describe("however a text is cut into chunks", () => {
  const texts = [
    "\uFEFFid,名称\r\n\"a\"\"b\r\nc\",\"x, y\"\r\n\r\n\"open,1\r\n\"x\"y,2\r\nz,\"\"\r\n", "a;b\r1;2\r\r\"3\r4\";5", "\n\n\"a\",b\n\"\n", "a,b\n\"x\" ,1\n",
  ];
  it("at every place, the rows are the same", async () => {
    for (const text of texts) {
      const whole = await rowsOf([text]);
      for (let at = 0; at <= text.length; at += 1) expect(await rowsOf([text.slice(0, at), text.slice(at)])).toEqual(whole);
      expect(await rowsOf([...text])).toEqual(whole);
    }
  });

  it("in any number of places, with any characters", async () => {
    const text = fc.array(fc.constantFrom("a", "\"", ",", "\n", "\r", ";", " ", "\t", "甲", "\"\"", "\"a\"", "\r\n"), { maxLength: 30 }).map((it) => it.join(""));
    await fc.assert(fc.asyncProperty(text, fc.array(fc.nat(40), { maxLength: 4 }), async (whole, places) => {
      const cuts = [0, ...[...places].sort((a, b) => a - b), whole.length];
      const parts = cuts.slice(1).map((to, i) => whole.slice(cuts[i], Math.max(to, cuts[i] ?? 0)));
      expect(await rowsOf(parts)).toEqual(await rowsOf([whole]));
    }), { seed, numRuns: 2000 });
  });

  it("also when a row is too long", async () => {
    const text = `a,b\n${"x".repeat(LONGEST_ROW + 5)},1\n"${"y".repeat(LONGEST_ROW / 2)}\n${"y".repeat(LONGEST_ROW)}"\n2,3\n`;
    const whole = await rowsOf([text]);
    expect(whole.map(({ line, fault }) => [line, fault])).toEqual([[1, null], [2, "too-long"], [3, "too-long"], [4, "too-long"], [5, null]]);
    for (const size of [1000, 65_535, 65_536, 70_001]) {
      expect(await rowsOf(Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size)))).toEqual(whole);
    }
  });
});

describe("hostile text", () => {
  it("a quotation mark that never closes before megabytes", async () => {
    const rows = await rowsOf(["a,b\n\"x\n", ...Array.from({ length: 20 }, () => "1,2\n".repeat(10_000))]);
    expect(rows.slice(0, 3)).toEqual([{ line: 1, cells: ["a", "b"], fault: null }, { line: 2, cells: [], fault: "too-long" }, { line: 3, cells: ["1", "2"], fault: null }]);
    expect(rows).toHaveLength(2 + 200_000);
  });

  it("quotation marks that never close, on every line", async () => {
    const rows = await rowsOf(["a,b\n", ...Array.from({ length: 50 }, () => "\"x\n".repeat(10_000))]);
    expect(rows.filter((it) => it.fault !== null)).toHaveLength(1001);
    expect(rows.at(-1)).toEqual({ line: 1002, cells: [], fault: "rest" });
  });

  it("a line without end", async () => {
    const rows = await rowsOf(["a,b\n", ...Array.from({ length: 64 }, () => "x".repeat(2 ** 20)), "\n1,2"]);
    expect(rows).toEqual([{ line: 1, cells: ["a", "b"], fault: null }, { line: 2, cells: [], fault: "too-long" }, { line: 3, cells: ["1", "2"], fault: null }]);
  });
});
