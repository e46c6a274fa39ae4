/** Every form of a dataset gives the same rows; what is damaged is told. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx, writeXlsxStream } from "hucre/xlsx";
import { afterAll, describe, expect, it } from "vitest";
import { readSheet } from "../../src/cli/input.js";
import { openBlocks, type DatasetSource } from "../../src/dataset/io/open-dataset.js";
import { isFormFile, readFormBytes } from "../../src/dataset/io/read-form.js";
import { readDataset } from "../../src/dataset/io/read-dataset.js";
import { issueOfReading } from "../../src/dataset/io/unreadable.js";
import { succeed, type Issue } from "../../src/issues.js";
import type { DatasetRow } from "../../src/dataset/index.js";
import { formXlsx } from "../../src/report/xlsx/index.js";
import { readAnswers, unwrap, type AnswerSheet, type Result } from "../../src/index.js";
import { csvOf, ndjsonOf, sampleSheets } from "../../scripts/sample-dataset.mjs";
import { pack2024 } from "../support/packs.js";
import { brief } from "../support/sheets.js";
import { listOf } from "./support.js";
import { zip64Of } from "./zip64.js";

const folder = mkdtempSync(join(tmpdir(), "sme-open-"));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const source = (path: string, more: Partial<DatasetSource> = {}): DatasetSource => ({ path, stdin: Readable.from([]), ...more });
const read = (path: string, more: Partial<DatasetSource> = {}): Promise<Result<readonly DatasetRow[]>> =>
  readDataset(source(path, more), async (rows) => succeed(await listOf(rows)));
const told = (rows: Result<readonly DatasetRow[]>): readonly string[] => (rows.ok
  ? rows.value.map(({ place, sheet }) => `${place}: ${sheet.ok ? sheet.value.enterprise.id : brief(sheet.issues).join("; ")}`)
  : brief(rows.issues));
const plain = (rows: Result<readonly DatasetRow[]>): readonly unknown[] => unwrap(rows).map((it) => {
  const { sha256: _, ...sheet }: AnswerSheet = unwrap(it.sheet);
  return sheet;
});

const given = sampleSheets(20);
const csv = csvOf(given).replace(/^\uFEFF/, "");
const cells = csv.trim().split(/\r?\n/).map((it) => it.split(","));
const typed = (it: string): string | number | null => (it === "" ? null : /^\d+(\.\d+)?$/.test(it) ? Number(it) : it);
const xlsxOf = async (rows: readonly (readonly (string | number | null | Date | boolean)[])[], name = "企业"): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: "说明", rows: [["请看下一张"]] }, { name, rows: rows.map((it) => [...it]) }] });
const streamed = async (): Promise<Uint8Array> => Buffer.concat(await listOf(writeXlsxStream(cells.map((it) => it.map(typed)), { name: "企业" })));

/** GB18030 of two bytes, as the decoder knows it. */
const gbTable = new Map(Array.from({ length: 126 * 191 }, (_, i) => [0x81 + Math.floor(i / 191), 0x40 + (i % 191)] as const)
  .map((it) => [new TextDecoder("gb18030").decode(Uint8Array.from(it)), it] as const));
const gb18030 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((it) => (it <= "\u007f" ? [it.charCodeAt(0)] : [...gbTable.get(it) ?? []])));

describe("one dataset in every form", () => {
  it("gives the same sheets", async () => {
    const expected = plain(await read(put("a.ndjson", ndjsonOf(given))));
    const [first = "", ...lines] = ndjsonOf(given).trim().split("\n");
    const forms: readonly (readonly [string, string | Uint8Array])[] = [
      ["a.csv", csv], ["bom.csv", `\uFEFF${csv.replace(/\r?\n/g, "\r\n")}`], ["a.tsv", csv.replaceAll(",", "\t")], ["semicolon.csv", csv.replaceAll(",", ";")],
      ["cr.csv", csv.replace(/\r?\n/g, "\r")], ["gb.csv", gb18030(csv.replaceAll(",", "\t"))], ["gb.ndjson", gb18030(ndjsonOf(given))],
      ["a.csv.gz", gzipSync(csv)], ["named-otherwise.txt", gzipSync(ndjsonOf(given))],
      ["members.gz", Buffer.concat([gzipSync(`${first}\n`), gzipSync(lines.join("\n"))])], ["gb.csv.gz", gzipSync(gb18030(csv))],
      ["streamed.xlsx", await streamed()], ["packed.xlsx.gz", gzipSync(await streamed())],
      ["zip64.xlsx", zip64Of(await streamed())],
    ];
    for (const [name, content] of forms) {
      expect(plain(await read(put(name, content)))).toEqual(expected);
      expect(plain(await read("-", { stdin: Readable.from([Buffer.from(content)]) }))).toEqual(expected);
    }
    expect(plain(await read(put("second.xlsx", await xlsxOf(cells.map((it) => it.map(typed)))), { sheet: "企业" }))).toEqual(expected);
  });

  it("is a folder of answer sheets too, in the order of names", async () => {
    const path = join(folder, "sheets");
    mkdirSync(join(path, "sub"), { recursive: true });
    given.slice(0, 3).forEach((it, i) => writeFileSync(join(path, `${["乙", "B", "a"][i] ?? ""}.json`), JSON.stringify(it)));
    for (const it of ["~$open.xlsx", ".hidden", "notes.txt"]) writeFileSync(join(path, it), "x");
    writeFileSync(join(path, "c.xlsx"), await streamed());
    const rows = await read(path);
    expect(told(rows)).toEqual([
      `B.json: ${given[1]?.enterprise.id}`, `a.json: ${given[2]?.enterprise.id}`, "c.xlsx: form-unknown ", "notes.txt: file-unreadable ", "sub: file-unreadable ", `乙.json: ${given[0]?.enterprise.id}`,
    ]);
    const blocks = unwrap(await openBlocks(source(path)));
    expect([blocks.total, blocks.pack.definition.id]).toEqual([6, "miit-sme-2024"]);
    expect((await listOf(blocks.blocks)).map((it) => [it.no, it.kind])).toEqual([[0, "sheets"]]);
    expect(blocks.read()).toBe(6);
  });

  it("may be written as a Chinese spreadsheet does: full-width separators, words, GB18030", async () => {
    const text = "企业编号,企业名称,网络建设,评测方式,细分行业\r\nE1,甲厂（一）,B、C,入企诊断,海洋工程装备制造业\r\nE2,\"乙，丙\",B；C,自评,通用\r\n";
    const [one, two] = unwrap(await read(put("excel.csv", gb18030(text)), { pack: pack2024 })).map((it) => unwrap(it.sheet));
    expect(one).toMatchObject({ enterprise: { id: "E1", name: "甲厂（一）", subIndustry: "marine-engineering-equipment" }, basis: "diagnosis" });
    expect(two).toMatchObject({ enterprise: { id: "E2", name: "乙，丙", subIndustry: "general" } });
    expect([one, two].map((it) => it?.answers["network-infrastructure"])).toEqual([{ options: ["B", "C"] }, { options: ["B", "C"] }].map((it) => expect.objectContaining(it)));
  });
});

describe("a workbook", () => {
  const rows = (more: readonly (string | number | null | Date | boolean)[][]): Promise<Uint8Array> => xlsxOf([["id", "assessedOn", "aboveScale", "information-systems"], ...more]);
  it("says dates, truth values and row numbers as people see them", async () => {
    const path = put("typed.xlsx", await rows([["E1", new Date(Date.UTC(2025, 4, 20)), true, "C"], [null], [7, null, null, "Z"]]));
    const result = await read(path, { sheet: "企业", pack: pack2024 });
    expect(told(result)).toEqual(["row 2: E1", "row 4: option-unknown information-systems"]);
    expect(unwrap(unwrap(result)[0]?.sheet ?? succeed(null))).toMatchObject({ assessedOn: "2025-05-20", enterprise: { profile: { aboveScale: true } } });
  });

  it("without the sheet asked for names those there are", async () => {
    const path = put("sheets.xlsx", await rows([["E1"]]));
    expect((await read(path, { sheet: "企业 " })).issues).toMatchObject([{ code: "sheet-not-found", expected: "one of 说明, 企业", actual: "企业 " }]);
    expect((await read(path, { pack: pack2024 })).issues.map((it) => it.code)).toEqual(["header-unknown", "header-missing"]);
  });

  it("is told as damaged when it is", async () => {
    const good = Buffer.from(await streamed());
    const parts = unzipSync(good);
    const sheet = Object.keys(parts).find((it) => it.endsWith("sheet1.xml")) ?? "";
    const changed = (xml: string): Uint8Array => zipSync({ ...parts, [sheet]: strToU8(xml) });
    const stored = Buffer.from(zipSync(parts, { level: 0 }));
    stored[stored.indexOf("sheetData") + 400] = 0x41;
    const withoutLocator = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(0, bytes.length - 42), bytes.subarray(bytes.length - 22)]);
    const row = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>";
    for (const [bytes, actual] of [
      [good.subarray(0, good.length - 40), "a damaged zip file"], [stored, "a damaged zip file"],
      [Buffer.from(zip64Of(good)).fill(0xff, good.length - 60), "a damaged zip file"], [withoutLocator(zip64Of(good)), "a damaged zip file"],
      [zipSync({ "a.txt": strToU8("x") }), "a zip file that is no workbook"],
      [changed(`<worksheet><sheetData>${row}${row}</sheetData></worksheet>`), "a damaged workbook (row 3)"],
      [changed(`<worksheet><sheetData><row r="1"><c t="str"><v>${"x".repeat(40_000)}</v></c></row></sheetData></worksheet>`), "a text longer than a cell takes"],
      [changed(`<worksheet><sheetData>${" ".repeat(70 * 2 ** 20)}</sheetData></worksheet>`), "a zip file that unpacks to far more than it holds"],
    ] as const) {
      const { issues } = await read(put("damaged.xlsx", bytes));
      expect(issues).toMatchObject([{ code: "dataset-unreadable", actual }]);
    }
  });
});

it("a form with a large picture is a form everywhere", async () => {
  const parts = unzipSync(await formXlsx(pack2024, unwrap(readAnswers(given[0], pack2024))));
  const bytes = zipSync({ ...parts, "xl/media/photo.jpeg": Uint8Array.from({ length: 5 * 2 ** 20 }, (_, i) => (i * 2654435761) >>> 13) }, { level: 0 });
  mkdirSync(join(folder, "one"));
  const path = put(join("one", "big.xlsx"), bytes);
  const id = given[0]?.enterprise.id;
  expect(await isFormFile(path)).toBe(true);
  expect(unwrap(await readSheet(path, undefined, Readable.from([]))).sheet.enterprise.id).toBe(id);
  expect([told(await read(path)), told(await read(join(folder, "one")))]).toEqual([[`big.xlsx: ${id}`], [`big.xlsx: ${id}`]]);
  expect(await listOf(unwrap(await openBlocks(source(path))).blocks)).toMatchObject([{ kind: "sheets", sheets: [{ name: "big.xlsx", issues: [] }] }]);
  const larger = new Uint8Array(16 * 2 ** 20 + 1);
  larger.set(bytes);
  expect((await readFormBytes(larger, "")).issues).toMatchObject([{ code: "file-unreadable", expected: "at most 16 MB" }]);
});

describe("what is damaged", () => {
  const cut = gzipSync(ndjsonOf(sampleSheets(3000))).subarray(0, -30);
  it("on the way is told when it is found", async () => {
    const path = put("cut.gz", cut);
    expect((await read(path)).issues).toMatchObject([{ code: "dataset-unreadable", actual: "a compressed file (.gz), damaged or cut off" }]);
    const blocks = unwrap(await openBlocks(source(path)));
    const error: unknown = await listOf(blocks.blocks).catch((it: unknown) => it);
    expect(issueOfReading(error)).toMatchObject({ code: "dataset-unreadable" } satisfies Partial<Issue>);
  });

  it("in one row breaks that row only", async () => {
    const lines = ndjsonOf(given).trim().split("\n").map((it) => Buffer.from(`${it}\n`));
    const bad = Buffer.concat([lines[0] ?? Buffer.of(), Buffer.of(0x7b, 0xff, 0x7d, 0x0a), ...lines.slice(1, 3)]);
    expect(told(await read(put("bad.ndjson", bad)))).toEqual([
      `line 1: ${given[0]?.enterprise.id}`, "line 2: row-unreadable ", `line 3: ${given[1]?.enterprise.id}`, `line 4: ${given[2]?.enterprise.id}`,
    ]);
    const gb = [gb18030("企业编号,企业名称\nE1,甲厂\nE2,"), Uint8Array.of(0xff), gb18030("\nE3,丙厂\n")];
    expect(told(await read(put("bad-gb.csv", Buffer.concat(gb)), { pack: pack2024 }))).toEqual(["line 2: E1", "line 3: row-unreadable ", "line 4: E3"]);
  });

  it("as a whole is one issue", async () => {
    for (const [name, content, code] of [["empty.csv", "", "dataset-empty"], ["empty.gz", gzipSync(""), "dataset-empty"], ["blank.ndjson", "\n \n", "dataset-empty"], ["list.json", "[{}]", "dataset-unreadable"]] as const) {
      expect((await read(put(name, content))).issues.map((it) => it.code)).toEqual([code]);
      expect((await openBlocks(source(join(folder, name)))).issues.map((it) => it.code)).toEqual([code]);
    }
    expect((await openBlocks(source(put("no-pack.ndjson", "{\"enterprise\":{\"id\":\"E1\"}}\n")))).issues.map((it) => it.code)).toEqual(["pack-missing"]);
    expect((await read(put("text.csv", csv), { sheet: "企业" })).issues).toMatchObject([{ code: "dataset-unreadable", expected: "a workbook (.xlsx)", actual: "text, such as CSV" }]);
  });
});

describe("blocks", () => {
  it("tell how much of the file was read, and close it when left early", async () => {
    const path = put("long.ndjson", ndjsonOf(sampleSheets(2500)));
    const { blocks, read: progress, total, head } = unwrap(await openBlocks(source(path)));
    const seen: number[] = [];
    for await (const it of blocks) {
      seen.push(it.no);
      expect(it.kind).toBe("lines");
      if (it.no === 1) break;
    }
    expect([seen, head]).toEqual([[0, 1], null]);
    expect(progress()).toBeGreaterThan(2 ** 20);
    expect(progress()).toBeLessThanOrEqual(total ?? 0);
  });
});
