import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { afterAll, describe, expect, it } from "vitest";
import { recordColumns } from "../../../src/dataset/batch/record-table.js";
import type { ScoreRecord } from "../../../src/dataset/batch/record.js";
import { recordWorkbook } from "../../../src/dataset/io/record-workbook.js";
import { writeRecords, type TableFormat } from "../../../src/dataset/io/write-records.js";
import { readPack, unwrap } from "../../../src/index.js";
import { issue } from "../../../src/issues.js";
import { packFiles, pack2024 } from "../../support/packs.js";
import { bestAnswers } from "../../support/sheets.js";
import { chunksOf } from "../support.js";
import { linesBlock, recordsIn, scored } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "sme-records-"));
afterAll(() => rmSync(folder, { recursive: true }));

const row = (id: string, more: object = {}): string => JSON.stringify({ pack: "miit-sme-2024", enterprise: { id }, ...more });
const block = linesBlock([row("E1", { answers: bestAnswers, areas: { "product-design": 4 } }), row("=1+1", { areas: { "product-design": 9, x: 1 } }), "{", row("_x0041_")].join("\n"));

let files = 0;
const fileFor = (format: TableFormat): string => join(folder, `${files += 1}.${format}`);

async function written(records: readonly (Uint8Array | ScoreRecord)[], format: TableFormat): Promise<Buffer> {
  const path = fileFor(format);
  expect((await writeRecords(chunksOf(records), path, format, pack2024)).ok).toBe(true);
  return readFileSync(path);
}

const broken = (id: string, path: string): ScoreRecord => ({
  id, level: null, points: null, levelRange: null, completeness: null, dimensions: {}, indicators: {}, areas: {}, issues: [issue("unknown-key", { path })],
});

describe("columns of records", () => {
  it("stand in the order of the record under ids that are there once", () => {
    const ids = recordColumns(pack2024).map((it) => it.id);
    expect(ids.slice(0, 9)).toEqual(["id", "level", "levelBest", "points", "completeness", "foundation", "management", "outcome", "network-infrastructure"]);
    expect(ids.slice(-3)).toEqual(["decision-support", "issues", "place"]);
    expect(new Set(ids).size).toBe(5 + 3 + 15 + 16 + 2);
  });

  it("have their block before the id where two are called the same", () => {
    const files = JSON.stringify(packFiles()).replaceAll("\"process-design\"", "\"points\"").replaceAll("\"funding\"", "\"level\"");
    const columns = recordColumns(unwrap(readPack(JSON.parse(files))));
    expect(columns.map((it) => it.id).filter((it) => /level$|points/.test(it))).toEqual(["level", "points", "indicators.level", "areas.points"]);
    const record: ScoreRecord = { ...broken("E", ""), level: 1, points: 3, indicators: { level: 2 }, areas: { points: 4 } };
    expect(columns.flatMap((it) => (/level$|points/.test(it.id) ? [it.cell(record)] : []))).toEqual([1, 3, 2, 4]);
  });
});

describe("CSV", () => {
  it("has ids, numbers in full, empty cells, codes and the first place", async () => {
    const text = (await written([scored(block).bytes], "csv")).toString();
    expect(text.startsWith("\uFEFFid,level,levelBest,points,completeness,foundation,")).toBe(true);
    const [, first, second, third, fourth] = text.trimEnd().split("\r\n");
    expect(first?.slice(0, 42)).toBe("E1,0,4,100,0.5161290322580645,50,30,20,8,6");
    expect(second).toBe(`'=1+1${",".repeat(39)}unknown-area;rating-out-of-range,"line 2, areas.x"`);
    expect(third).toBe(`${",".repeat(39)}json-syntax,"line 3, column 2"`);
    expect(fourth?.startsWith("_x0041_,0,")).toBe(true);
  });

  it.each(["=1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "－1", " =1"])("keeps the text %j a text", async (id) => {
    const text = (await written([broken(id, id)], "csv")).toString();
    const { data } = Papa.parse<readonly string[]>(text.slice(1));
    expect([data[1]?.[0], data[1]?.at(-1)]).toEqual([`'${id.replace("\r", "\n")}`, `'${id.replace("\r", "\n")}`]);
  });

  it("names a place in full up to 500 characters", async () => {
    const text = (await written([broken("E", "x".repeat(600))], "csv")).toString();
    expect(text).toContain(`,${"x".repeat(500)}…\r\n`);
  });

  it("is the same of records and of lines, however these are cut", async () => {
    const { bytes } = scored(block);
    const whole = await written([bytes], "csv");
    expect(await written(recordsIn(block), "csv")).toEqual(whole);
    expect(await written(Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7)), "csv")).toEqual(whole);
    expect(await written([bytes.subarray(0, -1)], "csv")).toEqual(whole);
  });

  it("of no records holds the headers", async () => {
    expect((await written([], "csv")).toString().split("\r\n")).toHaveLength(2);
  });
});

describe("a workbook", () => {
  it("has names, numbers and sentences in Chinese", async () => {
    const { sheets: [sheet] } = await readXlsx(await written([scored(block).bytes], "xlsx"));
    const [head, first, second, , fourth] = sheet?.rows ?? [];
    expect([sheet?.name, head?.slice(0, 6), head?.at(-2)]).toEqual(["评分结果", ["企业编号", "等级", "补全后最高等级", "得分", "完成度", "数字化基础"], "问题"]);
    expect(first?.slice(0, 6)).toEqual(["E1", 0, 4, 100, 0.5161290322580645, 50]);
    expect([second?.[0], second?.[1] ?? null]).toEqual(["=1+1", null]);
    expect(second?.[39]).toMatch(/^[\u4e00-\u9fff].*。.*。$/);
    expect(fourth?.[0]).toBe("_x0041_");
  });

  it("freezes its headers and is the same each time", async () => {
    const bytes = await written([scored(block).bytes], "xlsx");
    const { sheets: [sheet] } = await readXlsx(bytes);
    expect(sheet?.freezePane).toEqual({ rows: 1, columns: 1 });
    expect(await written([scored(block).bytes], "xlsx")).toEqual(bytes);
  });

  it("of few records can be filtered and printed, and says on a second sheet what they come to", async () => {
    const { sheets: [sheet, summary] } = await readXlsx(await written([scored(block).bytes], "xlsx"), { readStyles: true });
    expect([sheet?.autoFilter?.range, sheet?.pageSetup?.orientation, sheet?.cells?.get("0,0")?.style?.font?.bold]).toEqual(["A1:AO5", "landscape", true]);
    expect(summary?.name).toBe("汇总");
    expect(summary?.rows.slice(0, 6)).toEqual([["项目", "内容"], ["行数", 4], ["已评分", 2], ["其中未填完、等级待定", 2], ["无法评分", 2], ["等级：未达一级", 2]]);
  });

  it("of many records has the same rows, without the rest", async () => {
    const sheetsOf = async (most: number) => (await readXlsx(Buffer.concat(await (await recordWorkbook(chunksOf(recordsIn(block)), pack2024, most)).toArray()))).sheets;
    const [few, many] = [await sheetsOf(4), await sheetsOf(3)];
    expect([few.length, many.length]).toEqual([2, 1]);
    const filled = (rows: readonly (readonly unknown[])[] = []) => rows.map((row) => row.map((it) => it ?? null));
    const width = few[0]?.rows[0]?.length ?? 0;
    expect(filled(many[0]?.rows).map((row) => [...row, ...new Array<null>(width - row.length).fill(null)])).toEqual(filled(few[0]?.rows));
  });

  it("holds so many rows; of more nothing is left", async () => {
    const records = ["A", "B", "C"].map((id) => broken(id, ""));
    const path = fileFor("xlsx");
    expect(await writeRecords(chunksOf(records), path, "xlsx", pack2024, 3)).toEqual({ ok: true, value: 3, issues: [] });
    const full = await writeRecords(chunksOf(records), path, "xlsx", pack2024, 2);
    expect(full.issues).toMatchObject([{ code: "sheet-full", expected: "at most 2 rows", actual: "more" }]);
    expect(existsSync(path)).toBe(false);
  });
});
