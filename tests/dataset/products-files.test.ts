/** Product files as JSON, CSV and workbook: the same products, and issues at the user's own cell. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync, strToU8 } from "fflate";
import { writeXlsx, type Cell, type CellValue } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csvOf, rowsOf, xlsxOf } from "../../scripts/sample-products.mjs";
import { readProductFile } from "../../src/dataset/io/read-products.js";
import { addressOf, readWorkbook } from "../../src/dataset/io/read-workbook.js";
import { productFileSchema } from "../../src/diagnosis/products/schema.js";
import { readSources } from "../../src/diagnosis/products/table.js";
import type { ProductCatalogue } from "../../src/diagnosis/products/schema.js";
import { fail, type Result } from "../../src/issues.js";
import { context, sampleFile, sampleProducts } from "../support/products.js";
import { zip64Of } from "./zip64.js";

const fixtures = join(import.meta.dirname, "..", "..", "fixtures", "products");
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), "sme-products-")); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const read = async (...paths: readonly string[]): Promise<Result<ProductCatalogue>> => {
  const files = await Promise.all(paths.map((it) => readProductFile(it, context)));
  const sources = files.flatMap((it) => (it.ok ? [it.value] : []));
  return sources.length < files.length ? fail(files.flatMap((it) => it.issues)) : readSources(sources, context, (i, place) => (i === 0 ? place : `${i} ${place}`));
};
const problems = async (...paths: readonly string[]): Promise<readonly string[]> => {
  const result = await read(...paths);
  expect(result.ok).toBe(false);
  return result.issues.map((it) => `${it.code} ${it.path}`);
};
const sheet = (rows: CellValue[][], cells: [string, Partial<Cell>][] = []): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: "S", rows, cells: new Map(cells) }] });

describe("the sample in three forms", () => {
  it.each(["sample-products.json", "sample-products.csv", "sample-products.xlsx"])("%s holds the same products", async (name) => {
    const result = await read(join(fixtures, name));
    expect(result.issues).toEqual([]);
    expect(result.ok && result.value.products).toEqual(sampleProducts().products);
  });

  it("the tables are what the script writes from the JSON file", async () => {
    const file = productFileSchema.parse(sampleFile());
    expect(readFileSync(join(fixtures, "sample-products.csv"), "utf8")).toBe(csvOf(file));
    expect(Buffer.from(await xlsxOf(file)).equals(readFileSync(join(fixtures, "sample-products.xlsx")))).toBe(true);
    expect(rowsOf(file)).toHaveLength(file.products.length + 1);
  });

  it("a table's file has the id and title of its name, and no version to speak of", async () => {
    const text = readFileSync(join(fixtures, "sample-products.csv"));
    const of = async (name: string): Promise<object | false | undefined> => { const it = await read(write(name, text)); return it.ok && it.value.files[0]; };
    expect(await of("2025 City Pool.csv")).toMatchObject({ id: "city-pool", title: "2025 City Pool", version: "0.0.0" });
    expect(await of("产品.csv")).toMatchObject({ id: "products", title: "产品" });
  });
});

const head = "id,name,provider,serves";
const row = "A,a,P,product-design 2→3";

describe("a table", () => {
  const serves = async (cell: string): Promise<unknown> => { const it = await read(write("t.csv", `${head}\nA,a,P,"${cell}"\n`)); return it.ok ? it.value.products[0]?.serves : it.issues.map(({ code }) => code); };

  it.each([
    ["生产管控 2→3；quality-management", [{ area: "production-control", from: 2, to: 3 }, { area: "quality-management", from: null, to: null }]],
    ["production-control 2-3、质量管理1～2级", [{ area: "production-control", from: 2, to: 3 }, { area: "quality-management", from: 1, to: 2 }]],
    ["生产管控 ?→3\n质量管理 2->？", [{ area: "production-control", from: null, to: 3 }, { area: "quality-management", from: 2, to: null }]],
    ["生产管空 2→3", ["unknown-area"]], ["生产管控 3→2", ["step-not-rising"]], ["生产管控 2→9", ["rating-out-of-range"]], ["生产管控 2", ["unknown-area"]],
  ])("areas with their ratings: %s", async (cell, expected) => {
    expect(await serves(cell)).toEqual(expected);
  });

  it("words for values, lists, cases; an empty cell is unknown, 无 is none", async () => {
    const header = "产品编号;产品名称;服务商;服务的业务场景;适用细分行业;部署方式;计价方式;自主知识产权;应用案例;接口;前提条件;价格下限;价格上限;审核日期;审核结果";
    const cells = 'A;a;P;产品设计;"通用、海洋工程装备制造业";"SaaS，本地部署";"订阅;purchase";否;"f|样板|重大成套设备制造业|滨海新区|小型\ng｜｜｜｜large";无;;1000;2000.5;2025-03-01;通过';
    const result = await read(write("words.csv", `${header}\n${cells}\n`));
    expect(result.issues).toEqual([]);
    expect(result.ok && result.value.products[0]).toMatchObject({
      subIndustries: ["general", "marine-engineering-equipment"], deployment: ["saas", "on-premises"], pricing: ["subscription", "purchase"], ownIp: false, interfaces: [], prerequisites: null,
      cases: [{ firm: "f", model: true, subIndustry: "heavy-equipment-sets", region: "滨海新区", sizeClass: "small" }, { firm: "g", model: false, subIndustry: null, region: null, sizeClass: "large" }],
      price: { min: 1000, max: 2000.5 }, days: null, review: { result: "通过", date: "2025-03-01" },
    });
  });

  it("in GB18030, as Chinese spreadsheets save it", async () => {
    const bytes = Buffer.concat([Buffer.from("id,name,provider,serves\nA,"), Buffer.from([0xb2, 0xfa, 0xc6, 0xb7]), Buffer.from(",P,product-design\n")]);
    const result = await read(write("gb.csv", bytes));
    expect(result.ok && result.value.products[0]?.name).toBe("产品");
  });

  it("tells every cell that is wrong, by line and header, once", async () => {
    const path = write("wrong.csv", [
      "产品编号,产品名称,服务商,服务的业务场景,价格下限,价格上限,部署方式,对应改造场景,应用案例,审核日期",
      "A,a,P,生产管空 1→2,\"30,000\",80000,本地布署,PD-01,f|maybe,2025/3/1", "A,,P,产品设计 2→1,5,4,,PD-99,,", "B,b,P,产品设计,7,,,MO-01,,,stray",
    ].join("\n"));
    expect(await problems(path)).toEqual([
      "unknown-area line 2, 服务的业务场景", "field-invalid line 2, 价格下限", "field-invalid line 2, 部署方式", "field-invalid line 2, 应用案例", "field-invalid line 2, 审核日期", "row-unreadable line 4, column 11",
      "required-missing line 3, 产品名称", "field-invalid line 3, 价格下限; line 3, 价格上限", "required-missing line 4, 价格上限",
      "product-repeated line 3, 产品编号", "step-not-rising line 3, 服务的业务场景", "scenario-unknown line 3, 对应改造场景", "field-invalid line 4, 对应改造场景",
    ]);
  });

  it.each([
    ["an unknown header", `${head},foo\n${row},1`, ["header-unknown line 1, column 5"]], ["a header twice", `${head},产品名称\n${row},b`, ["header-repeated line 1, column 5"]],
    ["no areas", "id,name,provider\nA,a,P", ["header-missing line 1"]], ["a quotation mark out of place", `${head}\nA,a,P,"product-design" x\n${row}`, ["row-unreadable line 2"]], ["nothing", "", ["dataset-empty "]],
  ])("refuses %s", async (_what, text, expected) => {
    expect(await problems(write("refused.csv", text))).toEqual(expected);
  });

  it("names the columns there are for a header that resembles none, and many such headers together", async () => {
    const [issue] = (await read(write("h.csv", `${head},foo\n${row},1`))).issues;
    expect(issue?.expected).toMatch(/^one of id, name, version, provider, .*, note$/);
    expect((await read(write("h.csv", `${head},谁也不知道\n${row},1`))).issues[0]?.expected).toMatch(/^one of 产品编号, 产品名称, .*, 备注$/);
    const strange = Array.from({ length: 14 }, (_, i) => `${"甲乙丙丁"}${i}号`);
    const { issues } = await read(write("h.csv", `${head},${strange.join(",")}\n`));
    expect(issues).toMatchObject([{ code: "header-unknown", path: "line 1", actual: `${strange.slice(0, 10).join(", ")} and 4 more` }]);
  });

  it("a workbook called CSV, and the other way round, are called what they are", async () => {
    expect((await read(write("x.csv", await sheet([["id"]])))).issues).toMatchObject([{ code: "file-unreadable", expected: "text in UTF-8 or GB18030", actual: "a workbook (.xlsx) or another zip file" }]);
    expect((await read(write("x.xlsx", `${head}\n${row}\n`))).issues).toMatchObject([{ code: "file-unreadable", expected: "a workbook (.xlsx)", actual: "text, such as CSV" }]);
  });

  it("two files: which one an issue is of, and a product that both have", async () => {
    expect(await problems(write("one.csv", `${head}\n${row}\n`), write("two.csv", `${head}\n${row}\n`))).toEqual(["product-repeated 1 line 2, id"]);
  });
});

describe("a workbook", () => {
  const header = ["id", "name", "provider", "serves", "priceMin", "priceMax", "reviewResult", "reviewDate", "ownIp"];

  it("is read as people see it: numbers, dates, truth values, formulas by their value", async () => {
    const bytes = await sheet([header, ["A", 7, "P", "产品设计", 0.1 + 0.2, null, "r", new Date(Date.UTC(2025, 4, 20)), true]], [["1,5", { value: 42, formula: "6*7", formulaResult: 42 }]]);
    const result = await read(write("w.xlsx", bytes));
    expect(result.issues).toEqual([]);
    expect(result.ok && result.value.products[0]).toMatchObject({ name: "7", price: { min: 0.3, max: 42 }, review: { date: "2025-05-20" }, ownIp: true });
  });

  it("names the cell of an issue, on its sheet; reads every sheet of products, and none that explains", async () => {
    const bytes = await writeXlsx({ sheets: [
      { name: "Read me", rows: [["anything", "id"]] }, { name: "One", rows: [header, [], ["A", "a", "P", "nowhere"]] }, { name: "Two", rows: [header, ["B", "b", "P", "产品设计", "1,000", 2]] },
    ] });
    expect(await problems(write("cells.xlsx", bytes))).toEqual(["unknown-area One!D3", "field-invalid Two!E2"]);
  });

  it("tells the headers of the first sheet where none holds products", async () => {
    expect(await problems(write("none.xlsx", await sheet([["foo"]])))).toEqual(["header-unknown S!A1", "header-missing S!1", "header-missing S!1", "header-missing S!1", "header-missing S!1"]);
    expect(await problems(write("empty.xlsx", await sheet([])))).toEqual(["dataset-empty "]);
  });

  it("addresses are those of spreadsheets", () => {
    expect([addressOf(1, 0), addressOf(7, 25), addressOf(7, 26), addressOf(9, 701), addressOf(9, 702)]).toEqual(["A1", "Z7", "AA7", "ZZ9", "AAA9"]);
  });
});

describe("bytes that are no workbook", () => {
  const actual = async (bytes: Uint8Array): Promise<readonly string[]> => (await readWorkbook(bytes)).issues.map((it) => `${it.code} ${it.actual}`);

  it("are refused, and said what they are", async () => {
    const good = await sheet([["id"]]);
    expect(await actual(new Uint8Array())).toEqual(["file-unreadable no zip file"]);
    expect(await actual(strToU8("id,name"))).toEqual(["file-unreadable text, such as CSV"]);
    expect(await actual(Uint8Array.from([1, 0, 2]))).toEqual(["file-unreadable no zip file"]);
    expect(await actual(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toEqual(["file-unreadable an old workbook (.xls), or one protected by a password"]);
    expect(await actual(zipSync({ "a.txt": strToU8("a") }))).toEqual(["file-unreadable a zip file that is no workbook"]);
    expect(await actual(zipSync({ "[Content_Types].xml": strToU8("<x") }))).toEqual(["file-unreadable a damaged workbook, or one that holds too many cells"]);
    expect(await actual(good.slice(0, good.length - 30))).toEqual(["file-unreadable a damaged zip file"]);
    const damaged = Uint8Array.from(good);
    damaged.fill(0xff, 60, 120);
    expect((await readWorkbook(damaged)).ok).toBe(false);
  });

  it("a workbook of the larger zip format is one like any other", async () => {
    const bytes = await sheet([["id"], ["A"]]);
    expect(await readWorkbook(zip64Of(bytes))).toEqual(await readWorkbook(bytes));
    expect((await readWorkbook(bytes)).ok).toBe(true);
  });

  it("a bomb is never unpacked, whatever it says of its size", async () => {
    const bomb = zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/big.xml": new Uint8Array(201 * 2 ** 20) });
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(await actual(bomb)).toEqual(["file-unreadable more than 200 MB unpacked"]);
    const directory = Buffer.from(bomb);
    for (let at = directory.indexOf("PK\x01\x02"); at >= 0; at = directory.indexOf("PK\x01\x02", at + 1)) directory.writeUInt32LE(10, at + 24);
    expect(await actual(directory)).toEqual(["file-unreadable a damaged zip file"]);
  });

  it("nor one of a great many entries, two of one name, or an encrypted one", async () => {
    const many = zipSync(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`f${i}`, new Uint8Array(1)])), { level: 0 });
    expect(await actual(many)).toEqual(["file-unreadable more than 2000 files in one"]);
    const two = Buffer.from(zipSync({ aa: strToU8("1"), ab: strToU8("2") }));
    for (let at = two.indexOf("ab"); at >= 0; at = two.indexOf("ab", at + 1)) two.write("aa", at);
    expect(await actual(two)).toEqual(["file-unreadable a zip file with two entries of one name"]);
    const locked = Buffer.from(zipSync({ a: strToU8("1") }));
    locked.writeUInt16LE(1, locked.indexOf("PK\x01\x02") + 8);
    expect(await actual(locked)).toEqual(["file-unreadable an encrypted zip file"]);
  });
});

it("other endings are refused by name, and a JSON file by its place", async () => {
  expect(await readProductFile("x.doc", context)).toMatchObject({ issues: [{ code: "file-unreadable", actual: "x.doc" }] });
  expect(await problems(write("p.json", "{"))).toEqual(["json-syntax line 1, column 2"]);
  expect(await problems(write("p.json", JSON.stringify({ productsFormat: 1, id: "x", version: "1.0.0", title: "t", products: [{ id: 1 }] })))).toContain("field-type products[0].id");
  await expect(readProductFile(join(folder, "absent.csv"), context)).rejects.toThrow("ENOENT");
});

describe("a workbook from anywhere", () => {
  const xml = (name: string, inner: string): string => `<?xml version="1.0"?><${name} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</${name}>`;
  const cell = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const header = `<row r="1">${["id", "name", "provider", "serves"].map((it, i) => cell(addressOf(1, i), it)).join("")}</row>`;
  const bookOf = (rows: string, texts?: string): Uint8Array => zipSync({
    "[Content_Types].xml": strToU8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
    "xl/worksheets/sheet1.xml": strToU8(xml("worksheet", `<sheetData>${header}${rows}</sheetData>`)),
    ...(texts === undefined ? {} : { "xl/sharedStrings.xml": strToU8(xml("sst", texts)) }),
  });
  const whyNot = async (bytes: Uint8Array): Promise<string | undefined> => { const it = await readWorkbook(bytes); return it.ok ? undefined : it.issues.map(({ actual }) => actual).join(); };
  const shared = (at: string, no: string): string => `<c r="${at}" t="s"><v>${no}</v></c>`;

  it.each([
    ["a row twice", `<row r="2">${cell("A2", "P1")}</row><row r="2">${cell("A2", "P2")}</row>`, "a damaged workbook (sheet1.xml, row 2 twice)"],
    ["a cell twice", `<row r="2">${cell("A2", "P1")}${cell("A2", "P2")}</row>`, "a damaged workbook (sheet1.xml, A2 twice)"],
    ["a cell of another row", `<row r="2">${cell("A3", "P1")}</row>`, "a damaged workbook (sheet1.xml, row 2)"],
    ["a text that is not there", `<row r="2">${shared("A2", "1")}</row>`, "a damaged workbook (sheet1.xml, A2 names a text that is not there)"],
    ["a text before the first", `<row r="2">${shared("B2", "-1")}</row>`, "a damaged workbook (sheet1.xml, B2 names a text that is not there)"],
    ["a name for a text", `<row r="2">${shared("B2", "__proto__")}</row>`, "a damaged workbook (sheet1.xml, B2 names a text that is not there)"],
    ["the last column", "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>", "a sheet of more than 2000 columns"],
    ["the last row", "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>", "a sheet of more than 100000 rows"],
    ["few cells far apart", "<row r=\"2\"><c r=\"BXW2\"><v>1</v></c></row><row r=\"90000\"><c r=\"A90000\"><v>1</v></c></row>", "a damaged workbook, or one that holds too many cells"],
  ])("is refused for %s", async (_what, rows, why) => expect(await whyNot(bookOf(rows, "<si><t>a</t></si>"))).toBe(why));

  it("is refused for a text longer than a cell, and for one text shown too often", async () => {
    expect(await whyNot(bookOf("", `<si><t>${"A".repeat(200_001)}</t></si>`))).toBe("a text longer than a cell takes");
    const many = Array.from({ length: 700 }, (_, i) => `<row r="${i + 2}">${shared(`A${i + 2}`, "0")}</row>`).join("");
    expect(await whyNot(bookOf(many, `<si><t>${"A".repeat(100_000)}</t></si>`))).toBe("more than 64 MB of text");
  });

  it("is refused when its bytes are not those that were packed", async () => {
    const bytes = Buffer.from(zipSync({ "[Content_Types].xml": strToU8("<Types/>") }, { level: 0 }));
    bytes.write("<Tipes/>", bytes.indexOf("<Types/>"));
    expect(await whyNot(bytes)).toBe("a damaged zip file");
  });

  it("says at the cell that a formula has no value, and that a date is none", async () => {
    const path = write("errors.xlsx", await sheet([["id", "name", "provider", "serves", "reviewDate"], ["A", "#REF!", "P", "product-design 2→3", new Date(Date.UTC(1900, 0, 5))]]));
    expect(await problems(path)).toEqual(["field-invalid S!B2", "field-invalid S!E2"]);
  });
});

describe("cells that say nothing", () => {
  it.each([["scenarios", "；"], ["prerequisites", ";;"], ["kinds", "、，"], ["deployment", "，"], ["cases", "；"], ["subIndustries", "、"]])("%s of separators alone is no list: %s", async (column, cell) => {
    expect(await problems(write("t.csv", `${head},${column}\n${row},"${cell}"\n`))).toEqual([`field-invalid line 2, ${column}`]);
  });

  it("an exponent is no price, however small", async () => {
    for (const price of ["1e-400", "1e3", "1E+2"]) expect(await problems(write("t.csv", `${head},priceMin\n${row},${price}\n`))).toEqual(["field-invalid line 2, priceMin"]);
  });

  it("of a row with very many cells too many the first are told, and how many more", async () => {
    const { issues } = await read(write("t.csv", `${head}\n${row}${",x".repeat(1000)}\n`));
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)).toMatchObject({ code: "issues-cut", actual: "800 more" });
  });
});
