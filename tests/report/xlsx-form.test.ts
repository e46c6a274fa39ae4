/** The form as a file: drop-downs, locks, paper, bytes. */
import { describe, expect, it } from "vitest";
import { unwrap, readAnswers } from "../../src/index.js";
import { formXlsx } from "../../src/report/xlsx/index.js";
import { at } from "../dataset/form/filling.js";
import { packWithNotApplicable, pack2024 } from "../support/packs.js";
import { readSample } from "../support/fixtures.js";
import { faultsOf, readBook } from "./xlsx-read.js";

const book = readBook(await formXlsx(pack2024));
const sheet = (name: string) => {
  const found = book.sheets.find((it) => it.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found;
};
/** The rule of the cell of a key. */
const ruleOf = (key: string): string => {
  const [name = "", address = ""] = at(key).split("!");
  return new RegExp(`<dataValidation [^>]*sqref="${address}"[^>]*>.*?</dataValidation>`).exec(sheet(name).xml)?.[0] ?? "";
};
const listOf = (key: string): readonly (string | number | null)[] => {
  const [, column = "", last = ""] = /<formula1>'form-lists'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)<\/formula1>/.exec(ruleOf(key)) ?? [];
  return Array.from({ length: Number(last) }, (_, row) => sheet("form-lists").cells.get(`${column}${row + 1}`)?.value ?? null);
};

describe("the workbook", () => {
  it("has the sheets to fill, and two that no menu shows", () => {
    expect(book.sheets.map((it) => it.name)).toEqual(["填报说明", "企业信息", "指标", "业务场景", "form-lists", "form-record"]);
    expect([...(book.parts.get("xl/workbook.xml") ?? "").matchAll(/<sheet name="([^"]+)"[^>]*state="veryHidden"/g)].map((it) => it[1])).toEqual(["form-lists", "form-record"]);
  });

  it("is well-formed, and the same pack gives the same bytes", async () => {
    for (const [name, xml] of book.parts) expect([name, faultsOf(xml)]).toEqual([name, []]);
    expect(await formXlsx(pack2024)).toEqual(await formXlsx(pack2024));
  });

  it("offers letter and text of every option, ticks, ratings, and the words of the firm's particulars", () => {
    expect(listOf("answers.information-systems.option")).toEqual([
      "A 无（没有业务环节应用信息系统）", "B 单个业务环节应用信息系统", "C 多个业务环节应用信息系统（2个及以上）", "D 大部分业务环节应用信息系统（超过80%）", "E 全部业务环节应用信息系统", "A", "B", "C", "D", "E",
    ]);
    expect(listOf("answers.data-collection.options.O")).toEqual(["✓", "√", "x", "X", "是", 1]);
    expect(listOf("areas.product-design")).toEqual([0, 1, 2, 3, 4]);
    expect(listOf("basis")).toEqual(["自评", "入企诊断", "现场评定"]);
    expect(listOf("enterprise.subIndustry")).toEqual(["智能测控装备制造业", "重大成套设备制造业", "海洋工程装备制造业", "通用"]);
  });

  it("holds figures against what they can be", () => {
    expect(ruleOf("answers.equipment-digitalization.figures.productionEquipment")).toMatch(/type="whole".*operator="between".*<formula1>0<\/formula1><formula2>9007199254740991</);
    expect(ruleOf("answers.product-quality.figures.passRateAfter")).toMatch(/type="decimal".*<formula1>0<\/formula1><formula2>100</);
    expect(ruleOf("enterprise.profile.profit.0")).toMatch(/type="decimal".*<formula1>-9007199254740991</);
    expect(ruleOf("assessedOn")).toMatch(/type="date"/);
    expect(ruleOf("answers.funding.figures.revenue.2")).toMatch(/showErrorMessage="1" errorStyle="stop"/);
  });

  it("no rule says more than spreadsheets take", () => {
    for (const { xml } of book.sheets) {
      for (const [, text = ""] of xml.matchAll(/(?:prompt|error)="([^"]*)"/g)) expect(text.length).toBeLessThanOrEqual(225);
      for (const [, text = ""] of xml.matchAll(/<formula1>([^<]*)</g)) expect(text.length).toBeLessThanOrEqual(255);
    }
  });

  it("is locked but for the cells to fill, without a password, and prints on A4 with its heads on every page", () => {
    for (const name of ["填报说明", "企业信息", "指标", "业务场景"]) {
      expect(sheet(name).xml).toMatch(/<sheetProtection sheet="1"/);
      expect(sheet(name).xml).not.toContain("password");
      expect(sheet(name).xml).toMatch(/<pageSetup paperSize="9"/);
    }
    expect(book.parts.get("xl/styles.xml")).toMatch(/<protection locked="0"/);
    expect(book.names).toEqual(expect.arrayContaining(["_xlnm.Print_Titles 1 企业信息!$1:$2", "_xlnm.Print_Titles 2 指标!$1:$2", "_xlnm.Print_Titles 3 业务场景!$1:$2"]));
  });

  it("breaks pages before questions only", () => {
    const breaks = [...sheet("指标").xml.matchAll(/<brk id="(\d+)"/g)].map((it) => Number(it[1]));
    expect(breaks.length).toBeGreaterThan(3);
    const opens = (row: number): boolean => /^\d+$/.test(String(sheet("指标").cells.get(`A${row}`)?.value)) || String(sheet("指标").cells.get(`A${row}`)?.value).includes("　");
    expect(breaks.filter((row) => !opens(row + 1))).toEqual([]);
  });

  it("says what counts where an option may be ticked and figures filled in, and in which order the years stand", () => {
    const texts = [...sheet("指标").cells.values()].map((it) => String(it.value));
    expect(texts.filter((it) => it === "所选选项（选了的按选项计分；不选的按数据判定）")).toHaveLength(7);
    expect(texts.some((it) => it.includes("未经核实"))).toBe(false);
    expect(texts.filter((it) => it.startsWith("各年营业收入"))).toEqual(["各年营业收入，最近一年的前两年", "各年营业收入，最近一年的前一年", "各年营业收入，最近一年"]);
    expect(texts.some((it) => it.endsWith("（按年度由远到近，最近一年在最下面）"))).toBe(true);
  });

  it("leaves no page of questions more than half empty", () => {
    const rows = [...sheet("指标").xml.matchAll(/<row r="(\d+)"[^>]* ht="([\d.]+)"/g)].map((it) => Number(it[2]));
    const ends = [0, ...[...sheet("指标").xml.matchAll(/<brk id="(\d+)"/g)].map((it) => Number(it[1])), rows.length];
    const scale = Number(/<pageSetup[^>]*scale="(\d+)"/.exec(sheet("指标").xml)?.[1]) / 100;
    for (const [i, end] of ends.slice(1).entries()) expect(scale * rows.slice(ends[i], end).reduce((sum, it) => sum + it, 0)).toBeGreaterThan(728 / 2);
  });

  it("shows every option, ladder and condition in place", () => {
    const printed = (name: string): string => [...sheet(name).cells.values()].map((it) => String(it.value)).join("\n");
    for (const { question, options } of Object.values(pack2024.wording.indicators)) for (const text of [question, ...Object.values(options)]) expect(printed("指标")).toContain(text);
    for (const { name, ladder } of Object.values(pack2024.wording.areas)) for (const text of [name, ...Object.values(ladder).flat()]) expect(printed("业务场景")).toContain(text);
    expect(printed("填报说明")).toContain("三级（集成级）：总分不低于60分，达到三级及以上的业务场景不少于8个，其中约束性场景达到三级及以上的不少于5个。");
    expect(printed("填报说明")).toContain("业务场景16个，其中约束性10个");
  });

  it("asks whether a question applies where the pack allows it", async () => {
    const asked = async (pack: typeof pack2024): Promise<number> => readBook(await formXlsx(pack)).sheets.flatMap((it) => [...it.cells.values()]).filter((it) => String(it.value).startsWith("本题不适用")).length;
    expect([await asked(pack2024), await asked(packWithNotApplicable("zero"))]).toEqual([0, 1]);
  });

  it("filled with a sheet it holds its values as numbers and texts", async () => {
    const known = readBook(await formXlsx(pack2024, unwrap(readAnswers(JSON.parse(readSample("below-level-1"))))));
    const cell = (key: string) => known.sheets.find((it) => it.name === at(key).split("!")[0])?.cells.get(at(key).split("!")[1] ?? "");
    expect(cell("answers.equipment-digitalization.figures.productionEquipment")).toMatchObject({ type: "n", value: 37 });
    expect(cell("answers.information-systems.option")).toMatchObject({ type: "s", value: "B 单个业务环节应用信息系统" });
    expect(cell("assessedOn")).toMatchObject({ value: "2025-02-25" });
  });
});
