import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/dataset/columns.js";
import { patchedPack, pack2024 } from "../support/packs.js";
import { csv, csvParts, sheets, told } from "./support.js";

/** The one sheet of a CSV of one row. */
const sheet = async (header: string, row: string) => {
  const [one] = sheets(await csv(`${header}\n${row}`));
  if (one === undefined) throw new Error("no row");
  return one;
};

describe("headers", () => {
  it("are ids or Chinese names, in any order", async () => {
    const byId = await sheet("product-design,id,name,information-systems,equipment-connectivity.productionEquipment,equipment-connectivity.connectedEquipment", "2,E1,甲厂,C,60,24");
    const byName = await sheet("信息系统,设备联网.联网生产设备数量,企业名称,设备联网.全部生产设备数量,企业编号,产品设计", "C,24,甲厂,60,E1,2");
    expect(byName).toEqual(byId);
    expect(byId.enterprise).toEqual({ id: "E1", name: "甲厂" });
    expect(byId.areas).toEqual({ "product-design": 2 });
    expect(byId.answers["equipment-connectivity"]?.figures).toEqual({ productionEquipment: 60, connectedEquipment: 24 });
  });

  it("have one column for each thing, ids and names all different", () => {
    const columns = columnsOf(pack2024);
    expect(columns.map((it) => it.id).slice(0, 12)).toEqual([
      "id", "name", "creditCode", "subIndustry", "aboveScale", "usesCloud", "pack", "basis", "assessedOn", "stage", "declinedScenarios", "network-infrastructure",
    ]);
    expect(columns).toHaveLength(11 + 15 + 16 + 24);
    const names = columns.flatMap((it) => it.names);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["funding.revenue.3", "资金保障.各年营业收入.3", "产品质量.改造后产品合格率的月平均值"]));
  });

  it("that are wrong are all told, and nothing is read", async () => {
    const rows = await csv("nam,信息系统,information-systems,funding.revenue,funding.revenue.4,__proto__,设备联往,\nA,B,C,1,2,3,4,5");
    expect(rows.issues.map(({ code, path, expected, actual }) => [code, path, expected, actual])).toEqual([
      ["header-unknown", "column 1", "name", "nam"],
      ["header-repeated", "column 3", "each column once", "information-systems, also in column 2"],
      ["header-unknown", "column 4", "funding.revenue.1", "funding.revenue"],
      ["header-unknown", "column 5", "funding.revenue.1", "funding.revenue.4"],
      ["header-unknown", "column 6", "the name of a column", "__proto__"],
      ["header-unknown", "column 7", "设备联网", "设备联往"],
      ["header-missing", "", "id / 企业编号", "none"],
    ]);
  });

  it("of another kind of table are told together, those that may be slips apart", async () => {
    const strange = ["甲方", "乙方", "丙方", "丁方", "戊方", "己方"];
    const rows = await csv(`企业编号,${strange.join(",")},设备联往\n`);
    expect(rows.issues.map(({ code, path, expected, actual }) => [code, path, expected, actual])).toEqual([
      ["header-unknown", "line 1", "the name of a column", strange.join(", ")], ["header-unknown", "column 8", "设备联网", "设备联往"],
    ]);
    expect((await csv(`企业编号,${strange.slice(1).join(",")}\n`)).issues).toHaveLength(5);
  });

  it("may stay empty above empty cells only", async () => {
    expect(told(await csv("id,,\nA,,\nB\nC,,x"))).toEqual(["2: A", "3: B", "4: row-unreadable column 3"]);
  });

  it("are ambiguous when two things have one name", async () => {
    const pack = patchedPack({ wording: [{ op: "replace", path: "/areas/product-design/name", value: "信息系统" }] });
    const rows = await csvParts(["id,信息系统\nA,C"], pack);
    expect(rows.issues).toMatchObject([{ code: "header-unknown", path: "column 2", expected: "one of information-systems, product-design" }]);
    expect(told(await csvParts(["id,information-systems,product-design\nA,C,2"], pack))).toEqual(["2: A"]);
  });
});

describe("the pack", () => {
  it("must be said", async () => {
    expect(told(await csvParts(["id\nA"]))).toEqual(["pack-missing pack"]);
    expect(told(await csvParts(["id,pack\nA,\nB,"]))).toEqual(["pack-missing pack"]);
    expect(told(await csvParts(["id,pack\nA,miit-sme-2042"]))).toEqual(["pack-unknown pack"]);
  });
  it("is that of the first row that names one; rows without are broken", async () => {
    const text = "id,指标版本\nA,\nB,miit-sme-2042\nC,miit-sme-2024\nD,";
    expect(told(await csvParts([text]))).toEqual(["2: pack-missing 指标版本", "3: pack-unknown 指标版本", "4: C", "5: pack-missing 指标版本"]);
  });
  it("given to the reader decides", async () => {
    expect(told(await csv("id,pack\nA,\nB,miit-sme-2042\nC,miit-sme-2024"))).toEqual(["2: A", "3: pack-mismatch pack", "4: C"]);
  });
});

describe("headers without a pack", () => {
  it("are told before the pack is missed", async () => {
    expect(told(await csvParts(["样例名册,\n企业编号,指标版本\nA,miit-sme-2024"]))).toEqual(["header-unknown column 1", "header-missing "]);
    expect(told(await csvParts(["企业编号,设备联往\nA,C"]))).toEqual(["header-unknown column 2", "pack-missing pack"]);
    expect(told(await csvParts(["指标版本,信息系统\n,C"]))).toEqual(["header-missing "]);
  });
  it("are as wrong when a pack is given", async () => {
    expect(told(await csv("样例名册,\n企业编号,指标版本\nA,miit-sme-2024"))).toEqual(["header-unknown column 1", "header-missing "]);
  });
  it("do not hide that a pack is unknown: they may be those of that pack", async () => {
    expect(told(await csvParts(["id,pack,of-its-own\nA,miit-sme-2042,C"]))).toEqual(["pack-unknown pack"]);
  });
  it.each(["id\n", "id,pack\n", "企业编号,指标版本,信息系统\n\n,,\n"])("and nothing below them are no rows: %j", async (text) => {
    expect(told(await csvParts([text]))).toEqual([]);
    expect(told(await csv(text))).toEqual([]);
  });
  it("and nothing below them are checked all the same", async () => {
    expect(told(await csvParts(["企业名称\n"]))).toEqual(["header-missing "]);
  });
});

describe("cells", () => {
  it("hold the frame in ids or in Chinese", async () => {
    const header = "id,name,subIndustry,basis,assessedOn,stage,creditCode,aboveScale,usesCloud,declinedScenarios";
    const byId = await sheet(header, "E1,甲厂,marine-engineering-equipment,on-site,2025-05-20,after,91120116MA00000000,true,FALSE,PD-01;SV-03");
    const byName = await sheet(header, "E1,甲厂,海洋工程装备制造业,现场评定,2025-05-20,改造后,91120116MA00000000,是,否,PD-01、SV-03");
    expect(byName).toEqual(byId);
    expect(byId).toMatchObject({
      enterprise: { id: "E1", name: "甲厂", subIndustry: "marine-engineering-equipment", creditCode: "91120116MA00000000", profile: { aboveScale: true, usesCloud: false } },
      basis: "on-site", assessedOn: "2025-05-20", stage: "after", declinedScenarios: ["PD-01", "SV-03"],
    });
  });

  it.each([
    ["通用", "general"], ["其他", "general"], ["智能测控装备制造业", "intelligent-instruments"], ["重大成套设备制造业", "heavy-equipment-sets"], ["somebodys-own", "somebodys-own"],
  ])("name a sub-industry: %s", async (cell, id) => {
    expect((await sheet("id,subIndustry", `A,${cell}`)).enterprise.subIndustry).toBe(id);
  });

  it.each([["自评", "self"], ["入企诊断", "diagnosis"], ["diagnosis", "diagnosis"], ["", "self"]])("say the basis: %j", async (cell, basis) => {
    expect((await sheet("id,basis", `A,${cell}`)).basis).toBe(basis);
  });

  it.each(["BCE", "\"B,C,E\"", "B;C;E", "B、C、E", "B，C；E", "B C E", "\" B, C, E \"", "BC;E", "B;C;E;"])("hold several letters as %s", async (cell) => {
    expect((await sheet("id,network-infrastructure", `A,${cell}`)).answers["network-infrastructure"]?.options).toEqual(["B", "C", "E"]);
  });

  it("left empty are unanswered", async () => {
    const it = await sheet("id,network-infrastructure,product-design,funding.revenue.1,name", "A,,  ,,");
    expect([it.answers, it.areas, it.enterprise]).toEqual([{}, {}, { id: "A" }]);
  });

  it("hold a letter and figures of one question", async () => {
    const it = await sheet("id,equipment-connectivity,equipment-connectivity.productionEquipment,equipment-connectivity.connectedEquipment", "A,C,60,24");
    expect(it.answers["equipment-connectivity"]).toMatchObject({ options: ["C"], figures: { productionEquipment: 60, connectedEquipment: 24 } });
  });

  it("hold numbers as JSON writes them", async () => {
    const it = await sheet("id,green-low-carbon.energyAfter,green-low-carbon.revenueAfter,green-low-carbon.energyBefore,green-low-carbon.revenueBefore,work-safety", "A,0.5,60.0,1.2E+3,7,2.0");
    expect(it.answers["green-low-carbon"]?.figures).toEqual({ energyAfter: 0.5, revenueAfter: 60, energyBefore: 1200, revenueBefore: 7 });
    expect(it.areas).toEqual({ "work-safety": 2 });
  });

  it.each([
    ["equipment-connectivity.productionEquipment", "\"1,200\"", "figure-type", "1,200"], ["product-quality.passRateAfter", "40%", "figure-type", "40%"],
    ["equipment-connectivity.productionEquipment", "６０", "full-width", "６０"], ["equipment-connectivity.productionEquipment", "=1+1", "figure-type", "=1+1"],
    ["equipment-connectivity.productionEquipment", "060", "figure-type", "060"], ["equipment-connectivity.productionEquipment", "0x10", "figure-type", "0x10"],
    ["equipment-connectivity.productionEquipment", "1e999", "figure-not-finite", "Infinity"], ["equipment-connectivity.productionEquipment", "-1", "figure-negative", "-1"],
    ["product-design", "5", "rating-out-of-range", "5"], ["product-design", "二级", "rating-type", "二级"], ["product-design", "３", "full-width", "３"],
    ["information-systems", "c", "option-unknown", "c"], ["information-systems", "Ｃ", "full-width", "Ｃ"], ["information-systems", "BC", "option-several", "B, C"],
    ["information-systems", "是", "option-unknown", "是"], ["network-security", "AB", "option-exclusive", "A, B"], ["network-security", "BB", "option-repeated", "B"],
    ["network-security", ";", "option-none-given", "[]"], ["network-security", "B;c", "option-unknown", "c"],
    ["assessedOn", "2025/5/20", "field-invalid", "2025/5/20"], ["assessedOn", "2025-5-20", "field-invalid", "2025-5-20"],
    ["assessedOn", "2025-02-30", "field-invalid", "2025-02-30"], ["assessedOn", "45797", "field-invalid", "45797"],
    ["subIndustry", "海工装备", "field-invalid", "海工装备"], ["subIndustry", "Marine", "field-invalid", "Marine"], ["basis", "SELF", "field-invalid", "SELF"],
    ["basis", "自己评", "field-invalid", "自己评"], ["stage", "改造中", "field-invalid", "改造中"], ["aboveScale", "yes", "field-invalid", "yes"],
    ["name", "a\u0000b", "field-invalid", "a\\u0000b"], ["name", "\"a\nb\"", "field-invalid", "a\\nb"],
  ])("are not guessed at: %s %s", async (header, cell, code, actual) => {
    const rows = await csv(`id,${header}\nA,${cell}\nB,`);
    expect(rows.ok && rows.value.map((it) => it.sheet.ok)).toEqual([false, true]);
    expect(rows.ok && rows.value[0]?.sheet.issues.map((it) => [it.code, it.actual])[0]).toEqual([code, actual]);
    expect(rows.ok && rows.value[0]?.sheet.issues[0]?.path).toBe(header);
  });

  it("that are refused are told together with all else of the row", async () => {
    expect(told(await csv("企业编号,阶段,评测日期,产品设计\nA,改造中,2025/5/20,5"))).toEqual(["2: field-invalid 阶段; field-invalid 评测日期; rating-out-of-range 产品设计"]);
  });

  it("that are refused say what they could have said", async () => {
    const rows = await csv("id,basis,stage,aboveScale,assessedOn,subIndustry\nA,x,x,x,x,海洋工程装备制造\nB,,,,,marine-Engineering-equipment");
    const issues = rows.ok ? rows.value.flatMap((it) => it.sheet.issues) : [];
    expect(issues.map((it) => it.expected)).toEqual([
      "one of 自评 (self), 入企诊断 (diagnosis), 现场评定 (on-site)", "one of 改造前 (before), 改造后 (after)", "one of 是 (true), 否 (false)",
      "YYYY-MM-DD: give the column the format yyyy-mm-dd and save it again", "海洋工程装备制造业", "marine-engineering-equipment",
    ]);
  });

  it("keep leading zeros, and formulas, where they are text", async () => {
    expect((await sheet("id,name", "007,=HYPERLINK(1)")).enterprise).toEqual({ id: "007", name: "=HYPERLINK(1)" });
  });
});

describe("yearly figures", () => {
  const header = "id,资金保障.各年数字化投入.1,资金保障.各年数字化投入.2,资金保障.各年数字化投入.3,资金保障.各年营业收入.1,资金保障.各年营业收入.2,资金保障.各年营业收入.3";
  it.each([
    ["A,1,2,3,10,20,30", [1, 2, 3], [10, 20, 30]], ["A,,2,3,,20,30", [2, 3], [20, 30]], ["A,1,2,,10,20,", [1, 2], [10, 20]], ["A,,,3,,,30", [3], [30]],
  ])("of %s", async (row, digitalSpend, revenue) => {
    expect((await sheet(header, row)).answers["funding"]?.figures).toEqual({ digitalSpend, revenue });
  });

  it("never slip into another year", async () => {
    const rows = await csv(`${header}\nA,1,2,,,20,30`);
    expect(rows.ok && rows.value[0]?.sheet.ok).toBe(false);
    expect(told(rows)).toEqual(["2: figure-type 资金保障.各年营业收入.1"]);
  });

  it("have no gap", async () => {
    const rows = await csv(`${header}\nA,1,,3,10,20,30`);
    expect(told(rows)).toEqual(["2: figure-type 资金保障.各年数字化投入.2"]);
  });
});

describe("issues name the columns of the file", () => {
  it("every one a value came from", async () => {
    const rows = await csv([
      "企业编号,评测方式,设备数字化,设备数字化.全部生产设备数量,设备数字化.数字化生产设备数量,设备联网.全部生产设备数量,设备联网.联网生产设备数量,企业名称",
      "A,现场评定,B,60,24,60,24,", // the option against the figures
      "B,现场评定,,60,24,61,24,", // question against question
      "C,,,60,61,,,", // part over whole
      ",,,,,,,甲厂",
    ].join("\n"));
    expect(told(rows)).toEqual([
      "2: option-contradicts-figures 设备数字化, 设备数字化.全部生产设备数量, 设备数字化.数字化生产设备数量",
      "3: answers-contradict 设备数字化.全部生产设备数量, 设备数字化.数字化生产设备数量, 设备联网.全部生产设备数量, 设备联网.联网生产设备数量",
      "4: figure-part-over-whole 设备数字化.数字化生产设备数量",
      "5: required-missing 企业编号",
    ]);
    const warned = await csv("id,funding.revenue.1,funding.revenue.2\nA,1,2");
    expect(warned.ok && warned.value[0]?.sheet.issues.map((it) => [it.code, it.path])).toEqual([["figures-incomplete", "funding.revenue.1, funding.revenue.2"]]);
  });
});
