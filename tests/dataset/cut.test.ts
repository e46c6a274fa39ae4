/** Blocks are cut by the content alone, and their rows are those of the whole text. */
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { cutCsv, type CsvPiece } from "../../src/dataset/batch/cut-csv.js";
import { cutLines, type LinesPiece } from "../../src/dataset/batch/cut-lines.js";
import { LONGEST_ROW } from "../../src/dataset/batch/scan-csv.js";
import { csvRowsOf, csvRowsOfPiece, openCsv, type CsvRow } from "../../src/dataset/csv-text.js";
import { seed } from "../support/arbitraries.js";
import { chunksOf, listOf } from "./support.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const textIn = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The same bytes, cut into chunks at the places given. */
function chunks(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const cuts = [0, ...places.map((it) => it % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((to, i) => bytes.subarray(cuts[i], to));
}
const places = fc.array(fc.nat(100), { maxLength: 6 });

const hostile = fc.array(fc.constantFrom(
  "a", "\"", ",", "\n", "\r", ";", " ", "\t", "甲", "\"\"", "\"a\"", "\r\n", "\u3000", "\u00a0", "\u2028", "\ufeff", "\"x\n", ",\"", "\",", "\"\r",
), { maxLength: 40 }).map((it) => it.join(""));

const shown = (piece: CsvPiece): unknown => (piece.kind === "csv" ? { ...piece, bytes: textIn(piece.bytes) } : piece);

async function rowsByBlock(text: string, size: number, at: readonly number[]): Promise<readonly CsvRow[]> {
  const { delimiter, head, pieces } = await openCsv(chunksOf(chunks(utf8(text), at)), size);
  return [...(head === null ? [] : [head]), ...(await listOf(pieces)).flatMap((it) => csvRowsOfPiece(it, delimiter))];
}

describe("blocks of CSV", () => {
  it("hold the rows of the whole text, whatever their size and however the bytes come", async () => {
    await fc.assert(fc.asyncProperty(hostile, fc.integer({ min: 1, max: 40 }), places, async (text, size, at) => {
      expect(await rowsByBlock(text, size, at)).toEqual(await listOf(csvRowsOf(chunksOf([text]))));
    }), { seed, numRuns: 3000 });
  });

  it("are the same however the bytes come", async () => {
    await fc.assert(fc.asyncProperty(hostile, fc.integer({ min: 1, max: 40 }), places, async (text, size, at) => {
      const cut = async (parts: readonly Uint8Array[]): Promise<readonly unknown[]> => (await listOf(cutCsv(chunksOf(parts), 0x2c, undefined, size))).map(shown);
      expect(await cut(chunks(utf8(text), at))).toEqual(await cut([utf8(text)]));
    }), { seed, numRuns: 2000 });
  });

  it("end where papaparse ends rows: every text it finds nothing unclosed in splits into the same rows", async () => {
    await fc.assert(fc.asyncProperty(hostile, async (text) => {
      const plain = text.replace(/\r\n?/g, "\n").replace(/^\ufeff+/, "");
      const { data, errors } = Papa.parse<readonly string[]>(plain, { delimiter: ",", newline: "\n" });
      fc.pre(errors.every((it) => it.code !== "MissingQuotes"));
      const wrong = new Set(errors.map((it) => it.row));
      const pieces = await listOf(cutCsv(chunksOf([utf8(text.replace(/^\ufeff+/, ""))]), 0x2c, undefined, 1));
      const rows = pieces.flatMap((it) => csvRowsOfPiece(it, ","));
      expect(rows.map(({ cells, fault }) => fault ?? cells)).toEqual(
        data.map((cells, i) => (wrong.has(i) ? "quotation" : cells)).filter((it) => it === "quotation" || [...it].some((cell) => cell.trim() !== "")));
    }), { seed, numRuns: 3000 });
  });

  it("end with the first row that reaches the size, and know their first line", async () => {
    const pieces = await listOf(cutCsv(chunksOf([utf8("a,b\r\n\"x\ny\",1\r\n2,3\r\n4,5")]), 0x2c, undefined, 6));
    expect(pieces.map(shown)).toEqual([
      { kind: "csv", firstLine: 1, bytes: "a,b\r\n\"x\ny\",1\r\n" }, { kind: "csv", firstLine: 4, bytes: "2,3\r\n4,5" },
    ]);
  });

  it("let go the line of a row that does not end, and go on with the next", async () => {
    const pieces = await listOf(cutCsv(chunksOf([utf8(`1,2\n"${"x".repeat(LONGEST_ROW)}\n3,4\n"5`)]), 0x2c));
    expect(pieces.map(shown)).toEqual([
      { kind: "csv", firstLine: 1, bytes: "1,2\n" }, { kind: "broken", line: 2, fault: "too-long" },
      { kind: "csv", firstLine: 3, bytes: "3,4\n" }, { kind: "broken", line: 4, fault: "quotation" },
    ]);
  });

  it("with bytes that are no UTF-8 break the rows they stand in, and no others", async () => {
    const bytes = Uint8Array.of(...utf8("甲,1\n"), 0xd0, ...utf8(",2\n\ufffd,3\n丙,4\n"));
    const rows = (await listOf(cutCsv(chunksOf([bytes]), 0x2c))).flatMap((it) => csvRowsOfPiece(it, ","));
    expect(rows.map((it) => it.fault ?? it.cells.join("|"))).toEqual(["甲|1", "encoding", "encoding", "丙|4"]);
  });
});

describe("blocks of lines", () => {
  const lines = fc.array(fc.constantFrom("a", "\n", "\r\n", "甲乙", "{}", " ", "long".repeat(6)), { maxLength: 40 }).map((it) => it.join(""));
  const seen = (it: LinesPiece): unknown => (it.kind === "lines" ? { ...it, bytes: textIn(it.bytes) } : { ...it, start: textIn(it.start) });
  const cut = async (parts: readonly Uint8Array[], size: number, longest: number): Promise<readonly unknown[]> => (await listOf(cutLines(chunksOf(parts), size, longest))).map(seen);

  it("are the same however the bytes come, and hold every line that is not too long", async () => {
    await fc.assert(fc.asyncProperty(lines, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 30 }), places, async (text, size, longest, at) => {
      const pieces = await listOf(cutLines(chunksOf([utf8(text)]), size, longest));
      expect(await cut(chunks(utf8(text), at), size, longest)).toEqual(pieces.map(seen));
      const whole = text.split("\n");
      const kept = pieces.map((it) => (it.kind === "lines" ? textIn(it.bytes) : `${whole[it.line - 1] ?? ""}\n`)).join("");
      expect([text, `${text}\n`]).toContain(kept);
      for (const it of pieces) if (it.kind === "broken") expect(utf8(whole[it.line - 1] ?? "").length).toBeGreaterThan(longest);
      for (const it of pieces) if (it.kind === "lines") expect(whole[it.firstLine - 1]).toBe(textIn(it.bytes).split("\n")[0]);
      expect(pieces.filter((it) => it.kind === "broken")).toHaveLength(whole.filter((it) => utf8(it).length > longest).length);
    }), { seed, numRuns: 3000 });
  });

  it("end with the first line that reaches the size", async () => {
    expect(await cut([utf8("ab\ncd\nef\ng")], 4, 100)).toEqual([
      { kind: "lines", firstLine: 1, bytes: "ab\ncd\n" }, { kind: "lines", firstLine: 3, bytes: "ef\ng" },
    ]);
  });
});
