/** The file in which experts put scenarios elsewhere: read whole, or refused with every problem. */
import { describe, expect, it } from "vitest";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { readOverrides } from "../../src/diagnosis/list/overrides.js";
import { unwrap } from "../../src/index.js";
import { fixtureNames, readFixture } from "../support/fixtures.js";
import { catalogueOf, scenario } from "./list-support.js";

const catalogue = catalogueOf(scenario({ id: "PD-01" }), scenario({ id: "PD-02" }), scenario({ id: "QM-01", withdrawn: true }));
const decided = { id: "PD-01", class: "N", name: "示例专家", reason: "示例理由" };
const read = (overrides: unknown, more: object = {}) => readOverrides({ overridesFormat: 1, overrides, ...more }, catalogue);
const brief = (overrides: unknown, more: object = {}) => read(overrides, more).issues.map((it) => `${it.code} ${it.path}`);

describe("an override", () => {
  it("has scenario, class, name and reason", () => {
    expect(unwrap(read([decided, { ...decided, id: "QM-01", class: "dropped" }], { $schema: "x" }))).toEqual([decided, { ...decided, id: "QM-01", class: "dropped" }]);
    expect(unwrap(read([]))).toEqual([]);
  });

  it.each(["name", "reason"])("without %s is none: absent, empty, blank, of several lines", (field) => {
    const { [field as "name"]: _, ...without } = decided;
    expect(brief([without])).toEqual([`required-missing overrides[0].${field}`]);
    for (const text of ["", "  ", "a\nb", "\u001b[31m", "x".repeat(501)]) expect(brief([{ ...decided, [field]: text }])).toContain(`field-invalid overrides[0].${field}`);
  });

  it("every problem at once, those of the ids as well", () => {
    expect(brief([{ ...decided, class: "n" }, { ...decided, id: "PD-1" }, { ...decided, note: "" }, { id: 7 }, null], { format: 1 }).sort()).toEqual([
      "field-invalid overrides[0].class", "field-type overrides[3].id", "field-type overrides[4]", "override-repeated overrides[2].id",
      "required-missing overrides[3].class", "required-missing overrides[3].name", "required-missing overrides[3].reason",
      "scenario-unknown overrides[1].id", "unknown-key format", "unknown-key overrides[2].note",
    ]);
  });

  it("a misspelt scenario comes with the one meant", () => {
    expect(read([{ ...decided, id: "pd-02" }]).issues).toMatchObject([{ code: "scenario-unknown", expected: "PD-02", actual: "pd-02" }]);
  });

  it("of another version of the format is refused", () => {
    expect(readOverrides({ overridesFormat: 2, overrides: [] }, catalogue).issues).toMatchObject([{ code: "field-invalid", path: "overridesFormat", expected: "1" }]);
  });

  it("what is no file is told, not thrown", () => {
    for (const value of [null, 7, "x", [], new Map(), { get overrides() { throw new Error(); } }]) {
      expect(readOverrides(value, catalogue)).toMatchObject({ ok: false, issues: [{ code: "not-an-object" }] });
    }
  });
});

describe("fixtures", () => {
  it.each(fixtureNames("invalid/lists"))("%s is what its file gives, and nothing else", (code) => {
    const { ok, issues } = readOverrides(JSON.parse(readFixture(`invalid/lists/${code}.json`)), catalogue);
    expect([ok, [...new Set(issues.map((it) => it.code))]]).toEqual([false, [code]]);
  });

  it("there is one for each code of a list's own", () => {
    expect(fixtureNames("invalid/lists")).toEqual(expect.arrayContaining(["override-repeated", "scenario-unknown"]));
  });

  it.each(fixtureNames("overrides"))("%s fits the built-in catalogue", (name) => {
    expect(readOverrides(JSON.parse(readFixture(`overrides/${name}.json`)), builtInCatalogue())).toMatchObject({ ok: true, issues: [] });
  });
});
