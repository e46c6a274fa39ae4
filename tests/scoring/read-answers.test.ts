/** The frame of a sheet: who, with which pack, on what basis; and all problems at once. */
import { describe, expect, it } from "vitest";
import { loadPack, parseAnswers, readAnswers, score } from "../../src/index.js";
import { pack2024, patchedPack } from "../support/packs.js";
import { areasAt, bestAnswers, brief, issuesOf, readSheet, scoreSheet, sheetWith } from "../support/sheets.js";

describe("readAnswers takes", () => {
  it("the least there may be", () => {
    const sheet = readSheet();
    expect(sheet).toMatchObject({ pack: "miit-sme-2024", basis: "self", answers: {}, areas: {}, warnings: [], enterprise: { id: "E0001" } });
  });

  it("null for every optional field, as if it were absent", () => {
    const nothing = { basis: null, assessedOn: null, stage: null, survey: null, texts: null, pictures: null, declinedScenarios: null, investment: null, reportNumber: null, revision: null, answers: null, areas: null };
    expect(issuesOf(nothing)).toEqual([]);
    expect(readSheet(nothing)).toMatchObject({ basis: "self", answers: {}, areas: {} });
    expect(issuesOf({ enterprise: { id: "E", name: null, creditCode: null, subIndustry: null, profile: null } })).toEqual([]);
  });

  it("no pack in the sheet when one is given, and the sheet's own otherwise", () => {
    expect(readAnswers({ enterprise: { id: "E" } }, pack2024)).toMatchObject({ ok: true, value: { pack: "miit-sme-2024" } });
    expect(readAnswers(sheetWith()).ok).toBe(true);
    expect(readAnswers(sheetWith({ pack: null }), pack2024).ok).toBe(true);
  });

  it("a pack brought along, under its own id", () => {
    const city = patchedPack({ definition: [{ op: "replace", path: "/id", value: "sample-city" }], wording: [{ op: "replace", path: "/pack", value: "sample-city" }] });
    expect(readAnswers(sheetWith({ pack: "sample-city" }), city).ok).toBe(true);
    expect(readAnswers(sheetWith({ pack: "sample-city" })).issues).toMatchObject([{ code: "pack-unknown", actual: "sample-city" }]);
    expect(readAnswers(sheetWith(), city).issues).toMatchObject([{ code: "pack-mismatch", expected: "sample-city", actual: "miit-sme-2024" }]);
  });

  it("a frozen input, and leaves any input as it was", () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
      return Object.freeze(value);
    };
    const value = freeze({ ...sheetWith({ answers: { ...bestAnswers, funding: { option: "C", figures: { digitalSpend: [1], revenue: [3] }, evidence: ["x"] } }, areas: areasAt(2, 3, 3) }) });
    const before = JSON.stringify(value);
    expect(readAnswers(value).ok).toBe(true);
    expect(JSON.stringify(value)).toBe(before);
  });
});

describe("readAnswers refuses", () => {
  it.each([null, undefined, 7, "text", true, [], [{}]])("%j for a sheet", (value) => {
    expect(brief(readAnswers(value).issues)).toEqual(["not-an-object "]);
  });

  it("a sheet without a pack or without a firm, naming both", () => {
    expect(brief(readAnswers({}).issues)).toEqual(["required-missing enterprise", "pack-missing pack"]);
    expect(brief(readAnswers({ enterprise: {} }, pack2024).issues)).toEqual(["required-missing enterprise.id"]);
  });

  it("an edition that is known but not offered, also when another pack is at hand", () => {
    for (const pack of [undefined, pack2024]) {
      expect(readAnswers(sheetWith({ pack: "miit-sme-2022" }), pack).issues).toMatchObject([{ code: "pack-not-available", actual: "miit-sme-2022" }]);
    }
  });

  it.each([
    ["enterprise", "E0001", "field-type enterprise"], ["enterprise", { id: "" }, "field-invalid enterprise.id"], ["enterprise", { id: 7 }, "field-type enterprise.id"],
    ["enterprise", { id: "E", nmae: "x" }, "unknown-key enterprise.nmae"], ["enterprise", { id: "E", profile: { staff: 1.5 } }, "field-type enterprise.profile.staff"],
    ["enterprise", { id: "E", profile: { staf: 1 } }, "unknown-key enterprise.profile.staf"],
    ["enterprise", { id: "E", profile: { revenue: [{ year: 2024 }] } }, "required-missing enterprise.profile.revenue[0].amount"],
    ["basis", "onsite", "field-invalid basis"], ["assessedOn", "2025-02-30", "field-invalid assessedOn"], ["assessedOn", "20.5.2025", "field-invalid assessedOn"],
    ["stage", "later", "field-invalid stage"], ["survey", { members: [{ role: "组长" }] }, "required-missing survey.members[0].name"],
    ["texts", { poem: "x" }, "unknown-key texts.poem"], ["pictures", [{ about: "products", data: "data:image/svg+xml;base64,AAAA" }], "field-invalid pictures[0].data"],
    ["pictures", [{ about: "products", data: "http://example.invalid/x.png" }], "field-invalid pictures[0].data"],
    ["declinedScenarios", "PD-01", "field-type declinedScenarios"], ["investment", { planned: -1 }, "field-invalid investment.planned"],
    ["answers", [], "not-an-object answers"], ["answers", "C", "not-an-object answers"], ["areas", 3, "not-an-object areas"],
  ])("%s: %j", (key, value, problem) => expect(brief(issuesOf({ [key]: value }))).toEqual([problem]));

  it("a pack that is no text, once and for what it is", () => {
    expect(brief(readAnswers({ pack: 2024, enterprise: { id: "E" } }).issues)).toEqual(["field-type pack"]);
  });

  it("keys of prototypes, wherever they stand", () => {
    const text = `{"pack":"miit-sme-2024","__proto__":{"basis":"on-site"},"enterprise":{"id":"E","__proto__":{"name":"x"}},
      "answers":{"__proto__":"C","constructor":"C","funding":{"__proto__":{"option":"E"},"figures":{"__proto__":[1]}}},"areas":{"__proto__":4,"toString":4}}`;
    expect([...brief(parseAnswers(text).issues)].sort()).toEqual([
      "unknown-area areas.__proto__", "unknown-area areas.toString", "unknown-figure answers.funding.figures.__proto__",
      "unknown-indicator answers.__proto__", "unknown-indicator answers.constructor", "unknown-key __proto__", "unknown-key answers.funding.__proto__", "unknown-key enterprise.__proto__",
    ]);
  });

  it("ten different errors, all of them at once", () => {
    const issues = issuesOf({
      basic: "self", basis: "visit",
      answers: {
        "information-system": "C", "information-systems": "Z", "network-security": ["A", "B"], "planning-execution": ["B", "C"],
        "equipment-digitalization": { figures: { productionEquipment: 10, digitalEquipment: 11 } }, "data-security": [],
      },
      areas: { "product-desing": 2, "product-design": 5 },
    });
    expect([...brief(issues)].sort()).toEqual([
      "field-invalid basis", "figure-part-over-whole answers.equipment-digitalization.figures.digitalEquipment", "option-exclusive answers.network-security",
      "option-none-given answers.data-security", "option-several answers.planning-execution", "option-unknown answers.information-systems",
      "rating-out-of-range areas.product-design", "unknown-area areas.product-desing", "unknown-indicator answers.information-system", "unknown-key basic",
    ]);
    expect(issues.every((it) => it.severity === "error")).toBe(true);
  });
});

describe("ratings", () => {
  it.each([0, 1, 2, 3, 4])("%i is one", (rating) => expect(readSheet({ areas: { "product-design": rating } }).areas).toEqual({ "product-design": rating }));
  it("null is unrated, and 0 is rated", () => {
    const result = scoreSheet({ areas: { "product-design": null, "process-design": 0 } });
    expect(result.areas.slice(0, 2).map((it) => [it.rating, it.status])).toEqual([[null, "unanswered"], [0, "scored"]]);
  });
  it("minus zero is zero", () => {
    expect(Object.is(scoreSheet({ areas: { "product-design": -0 } }).areas[0]?.rating, 0)).toBe(true);
  });
  it.each([
    [5, "rating-out-of-range"], [-1, "rating-out-of-range"], [2.5, "rating-out-of-range"], [Infinity, "rating-out-of-range"], [NaN, "rating-out-of-range"],
    ["2", "rating-type"], [true, "rating-type"], [[2], "rating-type"], [{}, "rating-type"], ["", "rating-type"], ["２", "full-width"],
  ])("%j is none", (rating, code) => {
    expect(issuesOf({ areas: { "product-design": rating } })).toMatchObject([{ code, path: "areas.product-design", expected: "a whole number from 0 to 4" }]);
  });
});

describe("values JSON cannot hold", () => {
  it("are refused where they stand: Infinity, NaN", () => {
    expect(brief(issuesOf({ enterprise: { id: "E", profile: { registeredCapital: Infinity } }, areas: { "product-design": NaN }, investment: { planned: NaN } }))).toEqual([
      "field-type enterprise.profile.registeredCapital", "field-type investment.planned", "rating-out-of-range areas.product-design",
    ]);
    expect(brief(parseAnswers("{\"pack\":\"miit-sme-2024\",\"enterprise\":{\"id\":\"E\"},\"areas\":{\"product-design\":1e999}}").issues)).toEqual(["rating-out-of-range areas.product-design"]);
  });

  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  let deep: unknown = "x";
  for (let i = 0; i < 20_000; i += 1) deep = [deep];
  it.each<readonly [string, unknown]>([["a bigint", 10n], ["a symbol", Symbol("x")], ["a function", () => "C"], ["a cycle", cycle], ["endless nesting", deep]])(
    "are refused, not thrown about: %s", (_what, value) => {
      for (const overrides of [{ basis: value }, { answers: { funding: value } }, { answers: { funding: [value] } }, { answers: { funding: { figures: { revenue: [value] } } } }, { areas: { "product-design": value } }]) {
        expect(issuesOf(overrides).length).toBeGreaterThan(0);
      }
    });
});

describe("score", () => {
  it("takes only what was read", () => {
    const sheet = readSheet();
    expect(() => score({ ...sheet }, pack2024)).toThrow(TypeError);
    const other = patchedPack({ definition: [{ op: "replace", path: "/id", value: "sample-city" }], wording: [{ op: "replace", path: "/pack", value: "sample-city" }] });
    expect(() => score(sheet, other)).toThrow(/read with another miit-sme-2024/);
    expect(loadPack("miit-sme-2024").ok && score(sheet, pack2024).level).toBe(0);
  });
});
