/** Filled forms: what was filled is what is read, and every cell that says what it cannot is named. */
import { describe, expect, it } from "vitest";
import { isFilled, isForm } from "../../../src/dataset/form/form.js";
import { placedInFile } from "../../../src/dataset/form/places.js";
import { readWorkbook } from "../../../src/dataset/io/read-workbook.js";
import { readAnswers, score, unwrap } from "../../../src/index.js";
import { listXlsx } from "../../../src/report/xlsx/index.js";
import { translate } from "../../../src/wording/issue-lines.js";
import { pack2024, patchedPack } from "../../support/packs.js";
import { list } from "../../report/xlsx-samples.js";
import { at, blank, filled, placeIn, read, readBytes, saved, told } from "./filling.js";

describe("what cells say", () => {
  it("an empty form is an answer sheet without a firm", async () => {
    const given = await read({});
    expect(given).toMatchObject({ name: "form.xlsx", value: { pack: "miit-sme-2024", enterprise: {}, answers: {}, areas: {} }, issues: [] });
    expect(given.places["enterprise.id"]).toBe("企业信息!B4");
  });

  it("takes a letter alone or the drop-down's text, ticks in every spelling, figures, evidence, notes", async () => {
    const ticks = ["✓", "√", "x", "X", "是", 1, true];
    const given = await read({
      "enterprise.id": "E1", "answers.information-systems.option": "C", "answers.planning-execution.option": "D 已启动单点或多点数字化改造",
      ...Object.fromEntries([..."BCDEFGH"].map((letter, i) => [`answers.data-collection.options.${letter}`, ticks[i] ?? null])),
      "answers.funding.figures.digitalSpend.1": 12.5, "answers.funding.figures.digitalSpend.2": "13",
      "answers.funding.figures.revenue.1": 300, "answers.funding.figures.revenue.2": 310.25,
      "answers.equipment-digitalization.figures.productionEquipment": 60, "answers.equipment-digitalization.option": "B",
      "answers.funding.evidence": "近三年财务报表；计算表\n\n审计报告 ", "answers.funding.note": " 两行\n备注 ", "areas.product-design": 3, "areas.process-design": "0",
    });
    expect(given.issues).toEqual([]);
    expect(given.value).toEqual({
      pack: "miit-sme-2024", enterprise: { id: "E1" },
      answers: {
        "equipment-digitalization": { option: "B", figures: { productionEquipment: 60 } },
        "data-collection": { options: ["B", "C", "D", "E", "F", "G", "H"] },
        "information-systems": { option: "C" }, "planning-execution": { option: "D" },
        "funding": { figures: { digitalSpend: [12.5, 13], revenue: [300, 310.25] }, evidence: ["近三年财务报表", "计算表", "审计报告"], note: "两行\n备注" },
      },
      areas: { "product-design": 3, "process-design": 0 },
    });
  });

  it("takes what is known about the firm", async () => {
    const given = await read({
      "enterprise.id": "E1", "enterprise.subIndustry": "海洋工程装备制造业", "enterprise.profile.sizeClass": "小型", "enterprise.profile.aboveScale": "否", "enterprise.profile.usesCloud": true,
      "assessedOn": new Date(Date.UTC(2025, 4, 20)), "basis": "入企诊断", "stage": "改造后", "enterprise.profile.certificates": "甲；乙", "enterprise.profile.staff": 61,
      "enterprise.profile.year.0": 2023, "enterprise.profile.profit.0": -8, "enterprise.profile.year.1": 2024, "enterprise.profile.revenue.1": 1790, "enterprise.profile.profit.1": 2,
    });
    expect(given.issues).toEqual([]);
    expect(given.value).toMatchObject({
      enterprise: {
        id: "E1", subIndustry: "marine-engineering-equipment",
        profile: { sizeClass: "small", aboveScale: false, usesCloud: true, certificates: ["甲", "乙"], staff: 61, revenue: [{ year: 2024, amount: 1790 }], profit: [{ year: 2023, amount: -8 }, { year: 2024, amount: 2 }] },
      },
      assessedOn: "2025-05-20", basis: "diagnosis", stage: "after",
    });
  });

  it("of a formula it takes the value last calculated", async () => {
    const [total, digital] = ["productionEquipment", "digitalEquipment"].map((it) => at(`answers.equipment-digitalization.figures.${it}`));
    const bytes = await saved(await filled({ "enterprise.id": "E" }), () => undefined, {
      [total ?? ""]: { formula: "30+30", formulaResult: 60 }, [digital ?? ""]: { formula: "1/0", formulaResult: "#DIV/0!" },
    });
    const { given } = unwrap(await readBytes(bytes));
    expect(told(given.issues)).toEqual([`form-cell ${digital} | a value, not an error of a formula | #DIV/0!`]);
    const good = await saved(await filled({ "enterprise.id": "E" }), () => undefined, { [total ?? ""]: { formula: "30+30", formulaResult: 60 } });
    expect(unwrap(await readBytes(good)).given.value).toMatchObject({ answers: { "equipment-digitalization": { figures: { productionEquipment: 60 } } } });
  });

  it("a half-filled form is scored as unfinished, as JSON would be", async () => {
    const given = await read({ "enterprise.id": "E1", "answers.information-systems.option": "C", "areas.product-design": 2 });
    const sheet = unwrap(readAnswers({ pack: "miit-sme-2024", enterprise: { id: "E1" }, answers: { "information-systems": "C" }, areas: { "product-design": 2 } }));
    const result = score(unwrap(readAnswers(given.value)), pack2024);
    expect({ ...result, receipt: null }).toEqual({ ...score(sheet, pack2024), receipt: null });
    expect(result.counts.answered).toBe(2);
  });
});

describe("cells that say what they cannot", () => {
  it("are all named at once, and nothing is guessed", async () => {
    const given = await read({
      "answers.information-systems.option": "C 多个业务环节", "answers.planning-execution.option": "c", "answers.data-collection.options.B": "对",
      "answers.funding.figures.revenue.2": "1,200", "answers.equipment-connectivity.figures.connectedEquipment": "80%", "areas.work-safety": "3级",
      "enterprise.name": "#N/A", "assessedOn": "2025/5/20", "basis": "自己评", "enterprise.subIndustry": "海洋工程", "enterprise.profile.revenue.0": 100,
    });
    expect(given.value).toBeNull();
    expect(told(given.issues)).toEqual([
      `form-cell ${at("enterprise.name")} | a value, not an error of a formula | #N/A`,
      `form-cell ${at("enterprise.subIndustry")} | 智能测控装备制造业, 重大成套设备制造业, 海洋工程装备制造业, 通用, 其他 or the id of a sub-industry | 海洋工程`,
      `form-cell ${at("assessedOn")} | a date such as 2025-05-20 | 2025/5/20`,
      `form-cell ${at("basis")} | one of 自评 (self), 入企诊断 (diagnosis), 现场评定 (on-site) | 自己评`,
      `form-cell ${at("answers.equipment-connectivity.figures.connectedEquipment")} | a plain number, without unit, percent sign and thousands separators | 80%`,
      `form-cell ${at("answers.data-collection.options.B")} | one of ✓, ✔, √, x, X, 是, 1, TRUE | 对`,
      `form-cell ${at("answers.information-systems.option")} | one of A, B, C, D, E | C 多个业务环节`,
      `option-unknown ${at("answers.planning-execution.option")} | C | c`,
      `form-cell ${at("answers.funding.figures.revenue.2")} | a plain number, without unit, percent sign and thousands separators | 1,200`,
      `form-cell ${at("areas.work-safety")} | a whole number from 0 to 4 | 3级`,
      `form-cell ${at("enterprise.profile.year.0")} | the year of the amounts beside it | an empty cell`,
      `required-missing ${at("enterprise.id")} | string | `,
    ]);
  });

  it.each([
    ["a figure below zero, of the second year given", { "answers.funding.figures.revenue.1": 5, "answers.funding.figures.revenue.2": -1 }, "figure-negative", "answers.funding.figures.revenue.2"],
    ["a total of zero", { "answers.equipment-digitalization.figures.productionEquipment": 0 }, "figure-zero-whole", "answers.equipment-digitalization.figures.productionEquipment"],
    ["a part over its whole", { "answers.equipment-digitalization.figures.productionEquipment": 5, "answers.equipment-digitalization.figures.digitalEquipment": 6 }, "figure-part-over-whole", "answers.equipment-digitalization.figures.digitalEquipment"],
    ["none and others ticked", { "answers.network-security.options.A": "✓", "answers.network-security.options.C": "✓" }, "option-exclusive", "answers.network-security.options.A"],
    ["a rating beyond the top", { "areas.decision-support": 5 }, "rating-out-of-range", "areas.decision-support"],
    ["a day that is none", { assessedOn: "2025-02-30" }, "field-invalid", "assessedOn"],
    ["a staff that is no whole number", { "enterprise.profile.staff": 1.5 }, "field-type", "enterprise.profile.staff"],
    ["a year twice", { "enterprise.profile.year.0": 2024, "enterprise.profile.revenue.0": 1, "enterprise.profile.year.1": 2024, "enterprise.profile.revenue.1": 2 }, "field-invalid", "enterprise.profile.revenue.0"],
    ["a note too long", { "answers.funding.note": "长".repeat(5001) }, "field-invalid", "answers.funding.note"],
  ])("%s: told at its cell", async (_name, cells, code, key) => {
    const bytes = await filled({ "enterprise.id": "E", ...cells });
    const { given } = unwrap(await readBytes(bytes));
    const issues = readAnswers(given.value).issues.map((it) => placedInFile(it, given.places));
    expect(issues.map((it) => `${it.code} ${it.path}`)).toContain(`${code} ${at(key)}`);
  });
});

describe("what a firm is told", () => {
  const issuesOf = async (cells: Parameters<typeof filled>[0]): Promise<readonly string[]> => told((await read({ "enterprise.id": "E", ...cells })).issues);

  it.each([
    ["a year between left open", { "answers.funding.figures.revenue.0": 1, "answers.funding.figures.revenue.2": 3 }, "answers.funding.figures.revenue.1"],
    ["the latest year left open", { "answers.funding.figures.revenue.1": 1 }, "answers.funding.figures.revenue.2"],
  ])("%s: its cell, as an empty one", async (_name, cells, key) => {
    expect(await issuesOf(cells)).toEqual([`form-cell ${at(key)} | the figure of this year: only the earliest years may stay empty | an empty cell`]);
  });

  it("what is nearly right is told with what to write", async () => {
    const rate = at("answers.product-quality.figures.passRateAfter");
    expect(await issuesOf({ "answers.product-quality.figures.passRateAfter": "98.6%" })).toEqual([`form-cell ${rate} | 98.6 alone, without the percent sign | 98.6%`]);
    expect(await issuesOf({ "answers.product-quality.figures.passRateAfter": "９８．６" })).toEqual([`full-width ${rate} | 98.6 | ９８．６`]);
    expect(await issuesOf({ "answers.information-systems.option": "Ｃ", "areas.work-safety": "２" })).toEqual([
      `full-width ${at("answers.information-systems.option")} | C | Ｃ`, `full-width ${at("areas.work-safety")} | 2 | ２`,
    ]);
  });

  it("a percentage of one or less is asked about, and read all the same", async () => {
    const [after, before] = ["After", "Before"].map((it) => `answers.product-quality.figures.passRate${it}`);
    const given = await read({ "enterprise.id": "E", [after ?? ""]: 0.986, [before ?? ""]: 1.5 });
    expect(told(given.issues)).toEqual([`form-small-percent ${at(after ?? "")} |  | 0.986%`]);
    expect(given.issues.map((it) => it.severity)).toEqual(["warning"]);
    expect(given.value).toMatchObject({ answers: { "product-quality": { figures: { passRateAfter: 0.986, passRateBefore: 1.5 } } } });
    expect(await issuesOf({ [after ?? ""]: 1 })).toHaveLength(1);
    expect(await issuesOf({ [after ?? ""]: 0, [before ?? ""]: 100 })).toEqual([]);
  });

  it("of a formula that no program calculated, the cell", async () => {
    const place = at("answers.equipment-digitalization.figures.productionEquipment");
    const bytes = await saved(await filled({ "enterprise.id": "E" }), () => undefined, { [place]: { formula: "30+30" } });
    expect(told(unwrap(await readBytes(bytes)).given.issues)).toEqual([`form-cell ${place} | a value: save the form once with a spreadsheet program, or write the value | a formula that was not calculated`]);
  });

  it("a number shown as a percentage is the text people see; a percent sign that is only written beside it is not", async () => {
    const [after = "", before = ""] = ["After", "Before"].map((it) => at(`answers.product-quality.figures.passRate${it}`));
    const bytes = await saved(await filled({ "enterprise.id": "E" }), () => undefined, { [after]: { value: 0.986, style: { numFmt: "0.0%" } }, [before]: { value: 98.5, style: { numFmt: "0.0\"%\"" } } });
    expect(told(unwrap(await readBytes(bytes)).given.issues)).toEqual([`form-cell ${after} | 98.6 alone, without the percent sign | 98.6%`]);
  });

  it("figures by their cells, not by ids", async () => {
    const [total, digital] = ["productionEquipment", "digitalEquipment"].map((it) => `answers.equipment-digitalization.figures.${it}`);
    const placed = async (cells: Parameters<typeof filled>[0]) => {
      const { value, places } = await read({ "enterprise.id": "E", ...cells });
      return told(readAnswers(value).issues.map((it) => placedInFile(it, places)));
    };
    expect(await placed({ [total ?? ""]: 5, [digital ?? ""]: 6 })).toEqual([`figure-part-over-whole ${at(digital ?? "")} | at most ${at(total ?? "")} = 5 | 6`]);
    expect(await placed({ [total ?? ""]: 5 })).toEqual([`figures-incomplete ${at(total ?? "")} | also ${at(digital ?? "")} | ${at(total ?? "")}`]);
    const apart = await placed({ basis: "现场评定", [total ?? ""]: 5, [digital ?? ""]: 2, "answers.equipment-connectivity.figures.productionEquipment": 6, "answers.equipment-connectivity.figures.connectedEquipment": 1 });
    expect(apart).toEqual([expect.stringContaining(`| equipment-totals-agree | ${at(total ?? "")} = 5, ${at("answers.equipment-connectivity.figures.productionEquipment")} = 6`)]);
  });

  it("in Chinese without a word of English", async () => {
    const inserted = await saved(await filled({ "enterprise.id": "E", "assessedOn": "5月", "answers.funding.figures.revenue.1": 1, "areas.work-safety": "2级" }), (sheets) => void sheets.get("企业信息")?.splice(8, 0, []));
    const issues = [...unwrap(await readBytes(inserted)).given.issues, ...(await read({ assessedOn: "5月", "answers.product-quality.figures.passRateAfter": "8成" })).issues];
    expect(issues.map((it) => it.code)).toEqual(expect.arrayContaining(["form-changed", "form-cell"]));
    for (const it of issues) expect([translate(it.expected), translate(it.actual)].join()).not.toMatch(/[a-z]{2,}/);
  });
});

describe("whether a form is filled in", () => {
  it("an empty one is not, one value anywhere makes it so, and what cannot be known is taken for it", async () => {
    const filledIn = async (bytes: Uint8Array): Promise<boolean> => isFilled(unwrap(await readWorkbook(bytes)));
    expect(await filledIn(await blank)).toBe(false);
    expect(await filledIn(await filled({ "areas.work-safety": 0 }))).toBe(true);
    expect(await filledIn(await saved(await blank, (sheets) => void sheets.delete("指标")))).toBe(true);
    expect(await filledIn(await listXlsx(list, pack2024))).toBe(false);
  });
});

describe("forms that were changed", () => {
  const changed = async (change: Parameters<typeof saved>[1]): Promise<readonly string[]> => {
    const { given } = unwrap(await readBytes(await saved(await filled({ "enterprise.id": "E", "basis": "?" }), change)));
    expect(given.value).toBeNull();
    return told(given.issues);
  };
  const basis = `form-cell ${at("basis")} | one of 自评 (self), 入企诊断 (diagnosis), 现场评定 (on-site) | ?`;

  it("a row inserted, a row deleted, rows sorted: the sheet is told once, and the others are still read", async () => {
    expect(await changed((sheets) => void sheets.get("指标")?.splice(4, 0, []))).toEqual([expect.stringMatching(/^form-changed 指标!B5 \| 选择A的，不得再选其他项。 \| an empty cell; \d+ more rows differ$/), basis]);
    expect(await changed((sheets) => void sheets.get("业务场景")?.splice(3, 1))).toEqual([expect.stringMatching(/^form-changed 业务场景!A4 \| 1 \| 2; \d+ more rows differ$/), basis]);
    expect(await changed((sheets) => {
      const rows = sheets.get("业务场景") ?? [];
      [rows[3], rows[4]] = [rows[4] ?? [], rows[3] ?? []];
    })).toEqual(["form-changed 业务场景!A4 | 1 | 2; 1 more row differs", basis]);
  });

  it("a text changed, and one written beside the cells to fill", async () => {
    expect(await changed((sheets) => { (sheets.get("指标")?.[3] ?? [])[1] = "别的题目"; })).toEqual([expect.stringMatching(/^form-changed 指标!B4 \| 网络建设：企业的网络建设.+ \| 别的题目$/), basis]);
    expect(await changed((sheets) => { (sheets.get("指标")?.[5] ?? [])[6] = "请注意"; })).toEqual(["form-changed 指标!G6 | an empty cell | 请注意", basis]);
  });

  it("a sheet renamed or missing", async () => {
    expect(await changed((sheets) => void sheets.delete("业务场景"))).toEqual(["form-changed 业务场景 | the sheet 业务场景 | none", basis]);
    expect(await changed((sheets) => {
      sheets.set("指标（新）", sheets.get("指标") ?? []);
      sheets.delete("指标");
    })).toEqual(["form-changed 指标 | the sheet 指标 | none", basis]);
  });

  it("the instructions may be written on, and sheets of one's own added", async () => {
    const bytes = await saved(await filled({ "enterprise.id": "E" }), (sheets) => {
      sheets.set("填报说明", [["看过了"]]);
      sheets.set("草稿", [["1", 2]]);
    });
    expect(unwrap(await readBytes(bytes)).given.issues).toEqual([]);
  });

  it("hidden sheets tampered with", async () => {
    expect(await changed((sheets) => void sheets.get("form-record")?.splice(5, 1))).toEqual(["form-changed form-record | the hidden sheet as it was written | something else"]);
    expect(await changed((sheets) => { (sheets.get("form-record")?.[5] ?? [])[0] = "cells"; })).toEqual(["form-changed form-record!A6 | the hidden sheet as it was written | something else"]);
    expect(await changed((sheets) => { (sheets.get("form-lists")?.[0] ?? [])[0] = "别的"; })).toEqual([expect.stringMatching(/^form-changed form-lists!A1 \| .+ \| 别的$/), basis]);
  });
});

describe("workbooks that are no such form", () => {
  it("another workbook, another version of forms, another pack, another version of the pack", async () => {
    const other = await listXlsx(list, pack2024);
    const [formSheets, listSheets] = [unwrap(await readWorkbook(await blank)), unwrap(await readWorkbook(other))];
    expect([isForm(formSheets), isForm(listSheets)]).toEqual([true, false]);
    expect(told((await readBytes(other)).issues)).toEqual(["form-unknown  | a form of sme-maturity | another workbook"]);
    const blankBytes = await blank;
    const record = (row: number, column: number, value: string) => saved(blankBytes, (sheets) => { (sheets.get("form-record")?.[row] ?? [])[column] = value; });
    expect(told((await readBytes(await record(0, 1, "0"))).issues)).toEqual(["form-unknown  | form version 1 | 0"]);
    expect((await readBytes(await record(1, 0, "miit-sme-2022"))).issues.map((it) => `${it.code} ${it.path}`)).toEqual(["pack-not-available "]);
    expect(told((await readBytes(await record(1, 0, "city-2030"))).issues)).toEqual(["form-of-other-pack  |  | city-2030"]);
    expect(told((await readBytes(await record(1, 0, "city-2030"), pack2024)).issues)).toEqual(["form-of-other-pack  | 2024年版评测指标 (miit-sme-2024) | city-2030"]);
    const newer = patchedPack({ definition: [{ op: "replace", path: "/version", value: "1.1.0" }] });
    expect(told((await readBytes(blankBytes, newer)).issues)).toEqual(["form-of-other-pack  | 2024年版评测指标 (miit-sme-2024 1.1.0) | 2024年版评测指标 (miit-sme-2024 1.0.0)"]);
    const same = patchedPack({ definition: [{ op: "replace", path: "/edition", value: "2024a" }] });
    expect(told((await readBytes(blankBytes, same)).issues)).toEqual([`form-of-other-pack  | 2024年版评测指标 (miit-sme-2024 1.0.0 ${same.sha256.slice(0, 12)}) | 2024年版评测指标 (miit-sme-2024 1.0.0 ${pack2024.sha256.slice(0, 12)})`]);
  });

  it("a form stays readable when the wording of its pack is improved", async () => {
    const reworded = patchedPack({ wording: [{ op: "replace", path: "/indicators/information-systems/options/C", value: "多个环节" }, { op: "replace", path: "/indicators/information-systems/question", value: "新的问法" }] });
    const old = await filled({ "enterprise.id": "E", "answers.information-systems.option": "C 多个业务环节应用信息系统（2个及以上）" });
    const given = unwrap(await readBytes(old, reworded)).given;
    expect([given.issues, given.value]).toMatchObject([[], { answers: { "information-systems": { option: "C" } } }]);
    expect(placeIn(reworded, "answers.information-systems.option")).toBe(at("answers.information-systems.option"));
  });

  it("damaged bytes", async () => {
    const bytes = await blank;
    expect((await readBytes(bytes.slice(0, 20_000))).issues.map((it) => it.code)).toEqual(["file-unreadable"]);
  });
});
