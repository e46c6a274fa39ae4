import { describe, expect, it } from "vitest";
import { engineVersion, parseAnswers, readResult, score, unwrap, verify, type AssessmentResult } from "../../src/index.js";
import { pack2024, patchedPack } from "../support/packs.js";
import { areasAt, bestAnswers, brief, readSheet, scoreSheet, sheetWith } from "../support/sheets.js";

const overrides = { answers: { ...bestAnswers, funding: { figures: { digitalSpend: [1, 2], revenue: [30, 40] } } }, areas: areasAt(3, 5, 3) };
const sheet = readSheet(overrides);
const result = score(sheet, pack2024);
const differences = (given: AssessmentResult, of = sheet, pack = pack2024): readonly string[] => brief(verify(given, of, pack).issues);
const copy = (): AssessmentResult => JSON.parse(JSON.stringify(result)) as AssessmentResult;

describe("the receipt", () => {
  it("names engine, pack and answers by version and hash", () => {
    expect(result.receipt).toEqual({
      resultVersion: 1, engineVersion, pack: { id: "miit-sme-2024", version: "1.0.0", sha256: pack2024.sha256 }, answersSha256: sheet.sha256, options: {},
    });
    expect(sheet.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("does not depend on the order of keys, spacing or a byte order mark", () => {
    const value = sheetWith(overrides);
    const reversed = Object.fromEntries(Object.entries(value).reverse());
    const texts = [JSON.stringify(value), JSON.stringify(value, null, 4), `\uFEFF${JSON.stringify(reversed)}`];
    expect(new Set(texts.map((text) => unwrap(parseAnswers(text)).sha256))).toEqual(new Set([sheet.sha256]));
  });

  it("changes with any value, even one that does not score", () => {
    const others = [{ ...overrides, assessedOn: "2025-05-20" }, { ...overrides, areas: areasAt(3, 5, 2) }, { ...overrides, reportNumber: "1" }];
    expect(new Set([sheet, ...others.map((it) => readSheet(it))].map((it) => it.sha256)).size).toBe(4);
  });
});

describe("verify", () => {
  it("agrees with an unchanged result, also after a trip through JSON and with sorted keys", () => {
    expect(verify(result, sheet, pack2024)).toEqual({ ok: true, value: result, issues: [] });
    const sorted = (value: unknown): unknown => (typeof value !== "object" || value === null || Array.isArray(value) ? value
      : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, it]) => [key, sorted(it)])));
    for (const given of [copy(), sorted(copy()) as AssessmentResult]) expect(verify(given, sheet, pack2024).ok).toBe(true);
  });

  it("names a changed level and a changed point by their place", () => {
    const changed = copy();
    Object.assign(changed, { level: 4 });
    Object.assign(changed.indicators[4] ?? {}, { points: 9 });
    const check = verify(changed, sheet, pack2024);
    expect(check.ok).toBe(false);
    expect(check.issues.map(({ code, path, expected, actual }) => [code, path, expected, actual])).toEqual([
      ["result-differs", "level", "3", "4"], ["result-differs", "indicators[4].points", "10", "9"],
    ]);
  });

  it("names a level whose decision was turned, once", () => {
    const changed = copy();
    Object.assign(changed.decision[3] ?? {}, { met: true });
    expect(verify(changed, sheet, pack2024).issues.map(({ path, expected, actual }) => [path, expected, actual])).toEqual([["decision[3].met", "false", "true"]]);
  });

  it("sees a change of a thousandth, a removed finding, an added key, a shortened list", () => {
    expect(differences({ ...copy(), points: result.points + 0.001 })).toEqual(["result-differs points"]);
    expect(differences({ ...copy(), findings: [{ code: "above-top-band", about: ["funding"] }] })).toEqual(["result-differs findings"]);
    expect(differences({ ...copy(), extra: 1 } as AssessmentResult)).toEqual(["result-differs extra"]);
    expect(differences({ ...copy(), areas: result.areas.slice(1) })).toEqual(["result-differs areas"]);
    const { next: _gone, ...rest } = copy();
    expect(differences(rest as AssessmentResult)).toEqual(["result-differs next"]);
  });

  it("sees other answers by their hash and their consequences", () => {
    const other = readSheet({ ...overrides, answers: { ...overrides.answers, "information-systems": "D" } });
    const found = differences(result, other);
    expect(found).toContain("result-differs receipt.answersSha256");
    expect(found).toContain("result-differs indicators[4].points");
    expect(found).toContain("result-differs points");
    expect(differences(result, readSheet({ ...overrides, reportNumber: "2" }))).toEqual(["result-differs receipt.answersSha256"]);
  });

  it("sees another version of the pack", () => {
    const newer = patchedPack({ definition: [{ op: "replace", path: "/version", value: "1.1.0" }] });
    expect(differences(result, readSheet(overrides, newer), newer)).toEqual(["result-differs receipt.pack.version", "result-differs receipt.pack.sha256", "result-differs pack.version"]);
  });

  it("sees another engine", () => {
    expect(differences({ ...copy(), receipt: { ...result.receipt, engineVersion: "0.0.1" } })).toEqual(["result-differs receipt.engineVersion"]);
  });

  it("agrees when only the order of the sheet's keys changed, for its hash is the same", () => {
    const open = { "equipment-digitalization": { figures: { productionEquipment: 60 } }, "product-quality": { figures: { passRateAfter: 98 } } };
    const reversed = Object.fromEntries(Object.entries(open).reverse());
    const [one, other] = [readSheet({ answers: open }), readSheet({ answers: reversed })];
    expect(other.sha256).toBe(one.sha256);
    expect(differences(scoreSheet({ answers: open }), other)).toEqual([]);
  });
});

describe("readResult", () => {
  it("takes what score gave", () => expect(readResult(copy())).toEqual({ ok: true, value: result, issues: [] }));
  it.each<readonly [string, unknown]>([["nothing", null], ["a list", []], ["a sheet", sheetWith()], ["a later version", { ...copy(), resultVersion: 2 }], ["an unknown key", { ...copy(), colour: "red" }], ["a missing part", { ...copy(), receipt: undefined }]])(
    "refuses %s", (_what, value) => {
      const read = readResult(value);
      expect(read.ok).toBe(false);
      expect(read.issues[0]).toMatchObject({ code: "result-invalid", expected: "resultVersion 1" });
      expect(read.issues.length).toBeGreaterThan(1);
    });
});
