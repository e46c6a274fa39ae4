import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordSchema } from "../../../src/dataset/batch/record.js";
import { MOST_TOLD, recordsOf } from "../../../src/dataset/batch/score-block.js";
import { addTallies, NO_ROWS, summarize } from "../../../src/dataset/batch/tally.js";
import { columnsOf, placeColumns } from "../../../src/dataset/columns.js";
import { readTableRow } from "../../../src/dataset/table.js";
import { parseAnswers, unwrap } from "../../../src/index.js";
import { issue } from "../../../src/issues.js";
import { anySheet, seed } from "../../support/arbitraries.js";
import { pack2024 } from "../../support/packs.js";
import { randomPack, sheetFor } from "../../support/random-pack.js";
import { bestAnswers, sheetWith } from "../../support/sheets.js";
import { bytesOf, csvBlock, headOf, linesBlock, linesOf, recordsIn, scored, slowRecord, textOf, told } from "./support.js";

const row = (id: string, more: object = {}): string => JSON.stringify({ pack: "miit-sme-2024", enterprise: { id }, ...more });
const sample = (ending: string): string => readFileSync(join("fixtures", "datasets", `sample-firms.${ending}`), "utf8");
const lineBlockOf = (sheet: unknown): string => `${JSON.stringify(sheet)}\n`;

describe("a record", () => {
  it("has its keys in order, every id of the pack, null where nothing is known", () => {
    const [line] = linesOf(linesBlock(row("E1", { answers: { "information-systems": "E", "green-low-carbon": "B" }, areas: { "product-design": 2 } })));
    expect(line).toBe('{"id":"E1","level":0,"points":13.5,"levelRange":[0,4],"completeness":0.0967741935483871,'
      + '"dimensions":{"foundation":10,"management":0,"outcome":3.5},'
      + '"indicators":{"network-infrastructure":null,"equipment-digitalization":null,"equipment-connectivity":null,"data-collection":null,"information-systems":10,'
      + '"network-security":null,"data-security":null,"planning-execution":null,"management-mechanism":null,"talent-development":null,"funding":null,'
      + '"green-low-carbon":3.5,"product-quality":null,"market-performance":null,"value-benefit":null},'
      + '"areas":{"product-design":2,"process-design":null,"marketing-management":null,"after-sales-service":null,"planning-scheduling":null,"production-control":null,'
      + '"quality-management":null,"equipment-management":null,"work-safety":null,"energy-management":null,"procurement-management":null,"warehousing-logistics":null,'
      + '"finance-management":null,"human-resources":null,"collaborative-office":null,"decision-support":null},"issues":[]}');
  });

  it("of a row that cannot be scored says why and nothing else", () => {
    const { hint, message } = issue("rating-out-of-range");
    const [line] = linesOf(linesBlock(row("E1", { areas: { "product-design": 5 } }), 17));
    expect(line).toBe('{"id":"E1","level":null,"points":null,"levelRange":null,"completeness":null,"dimensions":{},"indicators":{},"areas":{},"issues":['
      + JSON.stringify({ code: "rating-out-of-range", severity: "error", path: "line 17, areas.product-design", message, expected: "a whole number from 0 to 4", actual: "5", hint }) + "]}");
  });

  it("of a firm at its best", () => {
    const [record] = recordsIn(linesBlock(row("E1", { answers: bestAnswers })));
    expect([record?.points, record?.level, record?.levelRange]).toEqual([100, 0, [0, 4]]);
  });

  it("keeps warnings of what was scored", () => {
    expect(told(linesBlock(row("E1", { answers: { funding: { option: "B", figures: { revenue: [1, 2] } } } })))).toEqual(["E1: 0; figures-incomplete line 1, answers.funding.figures"]);
  });

  it.each(["a\"b", "a\\b", "甲厂", "é~", "\ud83d\ude00"])("spells the id %j as JSON does", (id) => {
    const [line = ""] = linesOf(linesBlock(`${row(id)}\n`));
    expect(line.startsWith(`{"id":${JSON.stringify(id)},`)).toBe(true);
    expect(JSON.parse(line).level).toBe(0);
  });

  it("is what its schema says", () => {
    for (const it of recordsIn(linesBlock(sample("ndjson")))) expect(recordSchema.parse(it)).toEqual(it);
  });
});

describe("lines", () => {
  it("are counted as they stand in the file; blank ones are no rows", () => {
    expect(told(linesBlock(`${row("A")}\n\n  \t\r\n${row("B")}\r\n{}\n${row("C")}`, 40))).toEqual(["A: 0", "B: 0", "null: broken; required-missing line 44, enterprise", "C: 0"]);
  });

  it.each([
    ["{\"pack\":", "null: broken; json-syntax line 1, column 9"],
    ["7", "null: broken; not-an-object line 1"],
    [row("A").replace("{\"id\":\"A\"", "{\"id\":\"A\",\"id\":\"B\""), "null: broken; json-duplicate-key line 1, enterprise.id"],
    [row("A").replace("{", "{\"pack\":\"miit-sme-2024\","), "A: broken; json-duplicate-key line 1, pack"],
    [`{"enterprise":{"id":"A","profile":${"{\"a\":".repeat(40)}1${"}".repeat(42)}`, "A: broken; json-too-deep line 1"],
    [row("A").replace("miit-sme-2024", "other"), "A: broken; pack-mismatch line 1, pack"],
    [row(" A"), "null: broken; field-invalid line 1, enterprise.id"],
    [row("A", { texts: { products: "a: b" } }), "A: 0"],
    ["{\"enterprise\":{\"id\":\"A\"}}", "A: 0"],
    ["{\"enterprise\":{\"id\":\"A\"},\"__proto__\":{}}", "A: broken; unknown-key line 1, __proto__"],
  ])("that are odd: %s", (line, expected) => {
    expect(told(linesBlock(`${line}\n${row("Z")}`))).toEqual([expected, "Z: 0"]);
  });

  it("that are no UTF-8 break no other", () => {
    const bytes = new Uint8Array([...bytesOf(`${row("甲")}\n`), 0x7b, 0xff, 0x0a, ...bytesOf(row("B"))]);
    expect(told({ kind: "lines", firstLine: 1, bytes })).toEqual(["甲: 0", "null: broken; row-unreadable line 2", "B: 0"]);
  });
});

describe("rows of a table", () => {
  const headers = "id,basis,information-systems,network-security,product-design,funding.digitalSpend.1,funding.digitalSpend.2,funding.revenue.1,funding.revenue.2";

  it.each([
    ["A,,C,BC,2,,,,", "A: 0"], [" A , 现场评定 , C , B、C , 2 ,,,,", "A: 0"], ["A", "A: 0"], ["A,,,,,1,2,10,20", "A: 0"], ["A,,,,,,2,,20", "A: 0"],
    ["A,,,,,1,2,,20", "A: broken; figure-type line 2, funding.revenue.1"], ["A,,,,,,2,10,", "A: broken; figure-type line 2, funding.digitalSpend.1"],
    ["A,,,,,1,2,,", "A: 0; figures-incomplete line 2, funding.digitalSpend.1, funding.digitalSpend.2"],
    ["A,,c,,,,,,", "A: broken; option-unknown line 2, information-systems"], ["A,,BC,,,,,,", "A: broken; option-several line 2, information-systems"],
    ["A,,,AB,,,,,", "A: broken; option-exclusive line 2, network-security"], ["A,,,BB,,,,,", "A: broken; option-repeated line 2, network-security"],
    ["A,,,,5,,,,", "A: broken; rating-out-of-range line 2, product-design"], ["A,,,,2.0,,,,", "A: 0"], ["A,,,,-0,,,,", "A: 0"],
    ["A,x,,,,,,,", "A: broken; field-invalid line 2, basis"], [",,C,,,,,,", "null: broken; required-missing line 2, enterprise"],
    ["A,,,,,,,,,x", "A: broken; row-unreadable line 2, column 10"], ["\"A\",,\"C\",\"B,C\"", "A: 0"],
  ])("as CSV: %s", (text, expected) => {
    expect(told(csvBlock(`${text}\r\n\r\n,,\r\nZ,,,`), headOf(headers))).toEqual([expected, "Z: 0"]);
  });

  it("with a quotation mark out of place are not trusted", () => {
    expect(told(csvBlock("\"A\"x,C"), headOf("id,information-systems"))).toEqual(["null: broken; row-unreadable line 2"]);
  });

  it("say the line each starts on, also behind quoted line breaks", () => {
    expect(told(csvBlock("A,x\r\n\"B\",\"x\ny\"\rC,x\n", 100), headOf("id,stage"))).toEqual([
      "A: broken; field-invalid line 100, stage", "B: broken; field-invalid line 101, stage", "C: broken; field-invalid line 103, stage",
    ]);
  });

  it("name the row of a workbook", () => {
    const rows = [{ row: 7, cells: ["A", "C"] }, { row: 8, cells: ["", " "] }, { row: 9, cells: ["B", "c"] }];
    expect(told({ kind: "rows", rows }, headOf("id,information-systems"))).toEqual(["A: 0", "B: broken; option-unknown row 9, information-systems"]);
  });

  it("that name their pack must name this one", () => {
    expect(told(csvBlock("A,miit-sme-2024\nB,\nC,other"), headOf("id,pack"))).toEqual(["A: 0", "B: 0", "C: broken; pack-mismatch line 4, pack"]);
  });

  it("that are no UTF-8 break no other", () => {
    const bytes = new Uint8Array([...bytesOf("A,\nB,"), 0xff, ...bytesOf("\n甲,\n")]);
    expect(told({ kind: "csv", firstLine: 2, bytes }, headOf("id,name"))).toEqual(["A: 0", "null: broken; row-unreadable line 3", "甲: 0"]);
  });

  it("need the head of their table", () => {
    expect(() => scored(csvBlock("A"))).toThrow(TypeError);
  });
});

describe("other rows", () => {
  it("that came one a file name it, and the place there", () => {
    const sheets = [
      { name: "a.xlsx", value: sheetWith(), issues: [], places: {} },
      { name: "b.xlsx", value: sheetWith({ areas: { "product-design": 7, "process-design": 8 } }), issues: [], places: { "areas.product-design": "Sheet!C7" } },
      { name: "c.xlsx", value: null, issues: [issue("form-unknown")], places: {} },
      { name: "d.xlsx", value: sheetWith(), issues: [issue("form-cell", { path: "Sheet!A1" })], places: {} },
      { name: "e.xlsx", value: sheetWith({ answers: { "information-systems": "Z" } }), issues: [], places: { answers: "Sheet!B2" } },
    ];
    expect(told({ kind: "sheets", sheets })).toEqual([
      "E0001: 0", "E0001: broken; rating-out-of-range b.xlsx, Sheet!C7; rating-out-of-range b.xlsx, areas.process-design", "null: broken; form-unknown c.xlsx",
      "E0001: broken; form-cell d.xlsx, Sheet!A1", "E0001: broken; option-unknown e.xlsx, Sheet!B2",
    ]);
  });

  it("whose bytes were let go say their line", () => {
    expect(told({ kind: "broken", rows: [{ line: 3, issue: issue("row-too-long") }, { line: 9, issue: issue("row-unreadable") }] })).toEqual([
      "null: broken; row-too-long line 3", "null: broken; row-unreadable line 9",
    ]);
  });
});

describe("counts", () => {
  const text = [row("A", { answers: bestAnswers }), row("B"), "{", row("C", { areas: { "product-design": 9 }, x: 1 }), row("D", { answers: { funding: { figures: { revenue: [1] } } } })].join("\n");

  it("of a block", () => {
    expect(scored(linesBlock(text)).tally).toEqual({
      rows: 5, broken: 2, incomplete: 3, levels: { 0: 3 }, issues: { "figures-incomplete": 1, "json-syntax": 1, "rating-out-of-range": 1, "unknown-key": 1 },
    });
    expect(scored(linesBlock(text)).told.map((it) => it.code)).toEqual(["json-syntax", "unknown-key", "rating-out-of-range", "figures-incomplete"]);
    expect(scored(linesBlock("{\n".repeat(50))).told).toHaveLength(MOST_TOLD);
  });

  it("add up to those of the whole", () => {
    const lines = sample("ndjson").split("\n").slice(0, -1).flatMap((it, i) => (i % 7 === 0 ? [it, "{}"] : [it]));
    const parts = [0, 1, 2].map((part) => scored(linesBlock(lines.slice(part * 100, part * 100 + 100).join("\n"))).tally);
    expect(parts.reduce(addTallies, NO_ROWS)).toEqual(scored(linesBlock(lines.join("\n"))).tally);
  });

  it("make the summary of a run", () => {
    const { definition, sha256 } = pack2024;
    expect(summarize([scored(linesBlock(text)).tally, NO_ROWS], pack2024, { index: 1, of: 2 })).toEqual({
      summaryVersion: 1, rows: 5, scored: 3, broken: 2, incomplete: 3, levels: { 0: 3, 1: 0, 2: 0, 3: 0, 4: 0 },
      issues: { "figures-incomplete": 1, "json-syntax": 1, "rating-out-of-range": 1, "unknown-key": 1 }, shard: { index: 1, of: 2 },
      receipt: { engineVersion: "0.1.0", pack: { id: definition.id, version: definition.version, sha256 } },
    });
  });
});

describe("laws", () => {
  it("a line is the record of reading and scoring, byte for byte", () => {
    fc.assert(fc.property(anySheet, fc.constantFrom("self", "on-site"), fc.string({ unit: "binary", maxLength: 5 }), (sheet, basis, id) => {
      const json = JSON.stringify({ pack: "miit-sme-2024", enterprise: { id }, basis, ...sheet });
      const read = parseAnswers(json, pack2024);
      const [line = ""] = linesOf(linesBlock(json, 5));
      expect(line).toBe(JSON.stringify(slowRecord(read, JSON.parse(line).id, "line 5", pack2024)));
    }), { seed, numRuns: 200 });
  });

  it("also under other packs", () => {
    fc.assert(fc.property(randomPack.chain((pack) => fc.tuple(fc.constant(pack), sheetFor(pack))), ([pack, sheet]) => {
      const json = JSON.stringify(sheet);
      expect(linesOf(linesBlock(json), null, pack)).toEqual([JSON.stringify(slowRecord(parseAnswers(json, pack), "E", "line 1", pack))]);
    }), { seed, numRuns: 200 });
  });

  const columns = columnsOf(pack2024);
  const anyCell = fc.oneof({ weight: 6, arbitrary: fc.constant("") }, { weight: 4, arbitrary: fc.constantFrom("A", "B", "BC", "C", "0", "1", "2", "3.5", "60", "24") },
    { weight: 1, arbitrary: fc.constantFrom("x", "-1", "1e999", "5", "２", " B ", "BB", "自评", "现场评定", "是", "2025-05-20", "改造前", "通用", "a\u0000", "1,2") });
  const anyRow = fc.record(Object.fromEntries(columns.map((it) => [it.id, it.id === "id" ? fc.constantFrom("E1", "甲", "", " x ") : it.id === "pack" ? fc.constantFrom("", "miit-sme-2024", "x") : anyCell])));

  it("a row of cells is the record of reading and scoring, quoted or not, in a workbook or not", () => {
    fc.assert(fc.property(fc.shuffledSubarray([...columns], { minLength: 3 }), anyRow, (chosen, cells) => {
      const own = chosen.some((it) => it.id === "id") ? chosen : [...columns.filter((it) => it.id === "id"), ...chosen];
      const headers = own.map((it, i) => it.names[i % it.names.length] ?? it.id);
      const head = { headers, delimiter: ";" as const };
      const values = own.map((it) => cells[it.id] ?? "");
      const sheet = readTableRow(values, unwrap(placeColumns(headers, pack2024)), pack2024);
      const id = (cells["id"] ?? "").trim();
      const expected = values.every((it) => it.trim() === "") ? [] : [JSON.stringify(slowRecord(sheet, id === "" ? null : id, "line 9", pack2024))];
      expect(linesOf(csvBlock(`${values.join(";")}\r\n`, 9), head)).toEqual(expected);
      expect(linesOf(csvBlock(`${values.map((it) => `"${it}"`).join(";")}\n`, 9), head)).toEqual(expected);
      expect(linesOf({ kind: "rows", rows: [{ row: 9, cells: values }] }, { headers, delimiter: null })).toEqual(expected.map((it) => it.replaceAll("\"line 9", "\"row 9")));
    }), { seed, numRuns: 150 });
  });

  it("NDJSON and CSV of the same firms give the same bytes, and records are the lines", () => {
    const [head = "", ...rows] = sample("csv").slice(1).split("\r\n");
    const fromLines = scored(linesBlock(sample("ndjson")));
    const fromCsv = scored(csvBlock(rows.join("\r\n")), headOf(head));
    expect(textOf(fromCsv.bytes)).toBe(textOf(fromLines.bytes));
    expect(fromLines.tally.broken).toBe(0);
    const records = recordsOf({ no: 0, ...linesBlock(sample("ndjson")) }, pack2024, null);
    expect(records.map(lineBlockOf).join("")).toBe(textOf(fromLines.bytes));
  });

  it("what comes before a row changes nothing in it", () => {
    const lines = sample("ndjson").split("\n").slice(0, 60);
    const alone = lines.map((it, i) => textOf(scored(linesBlock(it, i + 1)).bytes)).join("");
    expect(textOf(scored(linesBlock(lines.join("\n"))).bytes)).toBe(alone);
  });
});
