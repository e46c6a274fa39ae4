/** Files and standard input as datasets: formats, encodings, the samples, the broken files. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readFirms } from "../../src/cli/dataset-input.js";
import { FORMS } from "../../src/dataset/io/unreadable.js";
import type { AssessedDataset } from "../../src/dataset/index.js";
import catalogue from "../../src/diagnosis/catalogue/equipment-makers.json" with { type: "json" };
import { historiesOf, strangeSubIndustries, type AssessedFirm } from "../../src/diagnosis/firms.js";
import type { LoadedPack } from "../../src/indicators/load.js";
import { issueCodes, unwrap, wordIssue, type Issue, type Result } from "../../src/index.js";
import { csvOf, ndjsonOf, sampleSheets, SAMPLE_FIRMS } from "../../scripts/sample-dataset.mjs";
import { readFixture } from "../support/fixtures.js";
import { root } from "../support/cli.js";
import { pack2024 } from "../support/packs.js";

const folder = mkdtempSync(join(tmpdir(), "sme-dataset-"));
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = (name: string): string => join(root, "fixtures", name);
const noInput = Readable.from([]);
const read = (path: string): Promise<Result<AssessedDataset>> => readFirms({ path, stdin: noInput });
const readBytes = (name: string, content: string | Uint8Array, pack?: LoadedPack): Promise<Result<AssessedDataset>> => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readFirms({ path, pack, stdin: noInput });
};
const ids = (dataset: Result<AssessedDataset>): readonly string[] => unwrap(dataset).firms.map((it) => it.enterprise.id);

const NDJSON = "{\"pack\":\"miit-sme-2024\",\"enterprise\":{\"id\":\"E1\"}}\n";
const CSV = "pack,id\nmiit-sme-2024,E1\n";
/** The header in Chinese and one firm, as a Chinese spreadsheet saves it. */
const GB_CSV = Uint8Array.from([
  ...[0xc6, 0xf3, 0xd2, 0xb5, 0xb1, 0xe0, 0xba, 0xc5], ...Buffer.from(",name\r\nE1,"), ...[0xd1, 0xf9, 0xc0, 0xfd, 0xc6, 0xf3, 0xd2, 0xb5], ...Buffer.from("\r\n"),
]);

describe("the format", () => {
  it.each([
    ["a.ndjson", NDJSON], ["a.JSONL", NDJSON], ["a.csv", CSV], ["a.tsv", CSV.replaceAll(",", "\t")], ["a.txt", CSV.replaceAll(",", "\t")],
    ["a.txt", NDJSON], ["a.json", NDJSON], ["a", `\n \n${NDJSON}`], ["a.data", `\uFEFF\n${CSV}`],
  ])("of %s is known by its ending or its first character", async (name, content) => {
    expect(ids(await readBytes(name, content))).toEqual(["E1"]);
  });

  it("of standard input by its first character", async () => {
    for (const content of [NDJSON, `\uFEFF${CSV}`]) {
      expect(ids(await readFirms({ path: "-", stdin: Readable.from([...Buffer.from(content)].map((it) => Buffer.of(it))) }))).toEqual(["E1"]);
      expect(ids(await readFirms({ path: "-", stdin: Readable.from([content]) }))).toEqual(["E1"]);
    }
  });

  it("counts the lines from the beginning of the file all the same", async () => {
    expect(unwrap(await readBytes("a", `\n\n${NDJSON}{}\n`)).broken.map((it) => it.line)).toEqual([4]);
    expect(unwrap(await readBytes("b", `\n\n${CSV}x,x\n`)).broken.map((it) => it.line)).toEqual([5]);
  });
});

describe("the encoding", () => {
  it("may be GB18030, as Chinese spreadsheets save", async () => {
    expect(unwrap(await readBytes("gb.csv", GB_CSV, pack2024)).firms.map((it) => it.enterprise)).toEqual([{ id: "E1", name: "样例企业" }]);
  });
  it("may not be anything else", async () => {
    expect((await readBytes("bytes.csv", Buffer.of(0xff, 0xff, 0x0a, 0xff))).issues)
      .toMatchObject([{ code: "dataset-unreadable", path: "", expected: "text in UTF-8 or GB18030", actual: "neither" }]);
  });

  const utf16 = Buffer.from(`\uFEFF${CSV}`, "utf16le");
  it.each<[string, Uint8Array, string]>([
    ["a damaged workbook", Buffer.from("PK\u0003\u0004\u0014"), "a damaged zip file"],
    ["an old workbook", Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), "an old workbook (.xls), or one protected by a password"],
    ["a damaged compressed file", gzipSync(NDJSON).subarray(0, 40), "a compressed file (.gz), damaged or cut off"],
    ["a program", Buffer.from("\u007fELF\u0002\u0001\u0001\u0000\u0000"), "bytes that are no text"],
    ["UTF-16", utf16, "UTF-16"], ["UTF-16, big end first", Buffer.from(utf16).swap16(), "UTF-16"], ["the mark of UTF-16 alone", Buffer.of(0xff, 0xfe), "UTF-16"],
  ])("is not that of %s, whatever the name and however it comes", async (_name, bytes, actual) => {
    const issues = [{ code: "dataset-unreadable", path: "", expected: FORMS, actual }];
    for (const name of ["a.csv", "a.ndjson", "a.xlsx"]) expect((await readBytes(name, bytes)).issues).toMatchObject(issues);
    expect((await readFirms({ path: "-", stdin: Readable.from([...bytes].map((it) => Buffer.of(it))) })).issues).toMatchObject(issues);
  });

  it("is text also when it begins like a zip file and is very short", async () => {
    expect((await readBytes("pk.csv", "PK")).issues.map((it) => it.code)).toEqual(["header-unknown", "header-missing"]);
  });
});

describe("what cannot be read at all", () => {
  it("is told with its reason", async () => {
    expect((await read("/no/such/file.csv")).issues).toMatchObject([{ code: "file-unreadable", path: "", expected: "a readable file", actual: "no such file or folder" }]);
    const empty = join(folder, "empty");
    mkdirSync(empty);
    expect((await read(empty)).issues).toMatchObject([{ code: "dataset-empty", path: "", actual: "none" }]);
  });
  it("says nothing about encodings when there is no such file", async () => {
    for (const path of ["/no/such/file.csv", folder]) {
      for (const it of (await read(path)).issues) for (const language of ["zh", "en"] as const) expect(wordIssue(it, language)).not.toContain("UTF");
    }
  });
  it("a header without rows", async () => {
    for (const text of ["pack,id\n", "id\n"]) expect((await readBytes("head.csv", text)).issues.map((it) => it.code)).toEqual(["dataset-empty"]);
  });
  it("a header of a million columns is one issue", async () => {
    const result = await readBytes("wide.csv", `id${",x".repeat(1_000_000)}\n`, pack2024);
    expect(result.issues.map((it) => [it.code, it.path])).toEqual([["row-too-long", "line 1"]]);
    expect((await readBytes("wide2.csv", `id${",x".repeat(3000)}\n`, pack2024)).issues)
      .toMatchObject([{ code: "row-too-long", path: "line 1", expected: "at most 2000 columns", actual: "3001" }]);
  });
});

describe("the sample dataset", () => {
  const sheets = sampleSheets(SAMPLE_FIRMS);

  it("is what its script writes", () => {
    expect(readFixture("datasets/sample-firms.ndjson")).toBe(ndjsonOf(sheets));
    expect(readFixture("datasets/sample-firms.csv")).toBe(csvOf(sheets));
  });

  it("gives the same firms as NDJSON and as CSV", async () => {
    const dataset = unwrap(await read(fixture("datasets/sample-firms.ndjson")));
    const firms = (it: AssessedDataset): readonly AssessedFirm[] => it.firms;
    expect(firms(unwrap(await read(fixture("datasets/sample-firms.csv"))))).toEqual(firms(dataset));
    expect(dataset).toMatchObject({ rows: 220, broken: [], warned: [] });
    expect(dataset.firms).toHaveLength(220);
  });

  it("shows every level, unfinished sheets, unknown particulars, firms before and after", async () => {
    const { firms } = unwrap(await read(fixture("datasets/sample-firms.ndjson")));
    const histories = historiesOf(firms);
    expect(histories.issues).toEqual([]);
    expect(histories.firms).toHaveLength(180);
    expect(histories.firms.filter((it) => it.sheets.length === 2)).toHaveLength(40);
    const certain = firms.filter((it) => it.levelRange[0] === it.levelRange[1]);
    expect([...new Set(certain.map((it) => it.level))].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(firms.filter((it) => it.completeness < 1).length).toBeGreaterThan(5);
    expect(new Set(firms.map((it) => it.enterprise.subIndustry))).toEqual(new Set(["intelligent-instruments", "heavy-equipment-sets", "marine-engineering-equipment", "general"]));
    for (const known of ["aboveScale", "usesCloud"] as const) {
      for (const value of [true, false, undefined]) expect(firms.some((it) => it.profile?.[known] === value)).toBe(true);
    }
    expect(firms.some((it) => it.declinedScenarios !== undefined)).toBe(true);
    expect(firms.every((it) => it.enterprise.name?.startsWith("样例企业"))).toBe(true);
  });
});

describe("broken datasets", () => {
  const files = readdirSync(fixture("invalid/datasets")).sort();
  const codeOf = (file: string): string => file.replace(/\.\w+$/, "");
  /** Only a program that reads rows with two packs of one id can cause the first; the others are of a workbook's sheets, of runs and of their output. */
  const notOfFiles = [
    "packs-differ", "sheet-not-found", "sheet-full", "journal-differs", "shards-do-not-fit", "record-invalid", "runs-not-comparable", "record-id-repeated",
  ];
  const all = async (file: string): Promise<readonly Issue[]> => {
    const dataset = await read(fixture(`invalid/datasets/${file}`));
    return dataset.ok ? [...dataset.value.issues, ...dataset.value.broken.flatMap((it) => it.issues), ...historiesOf(dataset.value.firms).issues,
      ...strangeSubIndustries(dataset.value.firms, catalogue.subIndustries)] : dataset.issues;
  };

  it("there is one for every code, and none without a code", () => {
    const codes = [...issueCodes].filter(([code, it]) => it.stage === "dataset" && !notOfFiles.includes(code)).map(([code]) => code).sort();
    expect(files.map(codeOf)).toEqual(codes);
  });

  it.each(files)("%s gives its code, and nothing else", async (file) => {
    const issues = await all(file);
    expect([...new Set(issues.map((it) => it.code))]).toEqual([codeOf(file)]);
    for (const it of issues) for (const text of [it.message, it.hint, it.expected, it.actual]) expect(text).not.toBe("");
  });
});
