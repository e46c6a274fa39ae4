import { describe, expect, it } from "vitest";
import { assess, issuesByLine, type DatasetRow } from "../../src/dataset/index.js";
import { firmOf } from "../../src/diagnosis/index.js";
import { readAnswers, score, unwrap } from "../../src/index.js";
import { fail, issue } from "../../src/issues.js";
import { pack2024, packWithNotApplicable } from "../support/packs.js";
import { sheetWith } from "../support/sheets.js";
import { chunksOf } from "./support.js";

const sheet = (id: string, answers: object = {}, pack = pack2024): DatasetRow["sheet"] => readAnswers(sheetWith({ enterprise: { id }, answers }), pack);
const brokenSheet = fail([issue("json-syntax", { path: "column 4" }), issue("not-an-object")]);
const rows = (...sheets: readonly DatasetRow["sheet"][]): AsyncIterable<DatasetRow> => chunksOf(sheets.map((it, i) => ({ line: 2 * i + 1, place: `line ${2 * i + 1}`, sheet: it })));

describe("assess", () => {
  it("keeps the firm of every sheet, in the order given", async () => {
    const read = [sheet("B", { "information-systems": "C" }), sheet("A")];
    const dataset = unwrap(await assess(rows(...read)));
    expect(dataset.firms).toEqual(read.map((it) => firmOf(score(unwrap(it), pack2024), unwrap(it))));
    expect(dataset).toMatchObject({ rows: 2, broken: [], warned: [], issues: [] });
    expect(dataset.pack).toBe(pack2024);
  });

  it("keeps broken rows and warnings with their lines, and goes on", async () => {
    const warned = sheet("W", { funding: { figures: { revenue: [1] } } });
    const dataset = unwrap(await assess(rows(sheet("A"), brokenSheet, warned)));
    expect(dataset.firms.map((it) => it.enterprise.id)).toEqual(["A", "W"]);
    expect([dataset.rows, dataset.broken, dataset.warned]).toEqual([3, [{ line: 3, place: "line 3", issues: brokenSheet.issues }], [{ line: 5, place: "line 5", issues: warned.issues }]]);
    expect(issuesByLine(dataset.broken).map((it) => it.path)).toEqual(["line 3, column 4", "line 3"]);
  });

  it("says how far it is", async () => {
    const seen: number[] = [];
    await assess(rows(sheet("A"), brokenSheet), { onRow: (it) => seen.push(it) });
    expect(seen).toEqual([1, 2]);
  });

  it("keeps to the pack of the first sheet that can be read", async () => {
    const other = packWithNotApplicable("zero");
    const dataset = unwrap(await assess(rows(brokenSheet, sheet("A"), sheet("B", {}, other), sheet("C"))));
    expect(dataset.firms.map((it) => it.enterprise.id)).toEqual(["A", "C"]);
    expect(dataset.broken[1]).toMatchObject({ line: 5, issues: [{ code: "packs-differ", path: "pack", expected: `miit-sme-2024 1.0.0 ${pack2024.sha256.slice(0, 12)}`, actual: `miit-sme-2024 1.0.0 ${other.sha256.slice(0, 12)}` }] });
    expect(unwrap(await assess(rows(sheet("A"), sheet("B", {}, other)), { pack: other })).firms.map((it) => it.enterprise.id)).toEqual(["B"]);
  });

  it("fails when there is no row, or no pack to speak of", async () => {
    expect((await assess(rows())).issues.map((it) => it.code)).toEqual(["dataset-empty"]);
    expect((await assess(rows(brokenSheet))).issues.map((it) => [it.code, it.path])).toEqual([["json-syntax", "line 1, column 4"], ["not-an-object", "line 1"]]);
    expect(unwrap(await assess(rows(brokenSheet), { pack: pack2024 }))).toMatchObject({ rows: 1, firms: [] });
  });

  it("takes no sheet that was not checked: a mistake of the program", async () => {
    await expect(assess(rows({ ok: true, value: { ...unwrap(sheet("A")) }, issues: [] }))).rejects.toThrow(TypeError);
  });
});
