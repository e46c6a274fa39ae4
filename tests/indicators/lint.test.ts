/** What lintPack finds beyond the one broken file of each code (fixtures/invalid/packs). */
import { describe, expect, it } from "vitest";
import { readPatched, type PackPatch, type PatchOperation } from "../support/packs.js";
import { brief, scoreSheet } from "../support/sheets.js";

const first = "/dimensions/0/groups/0/indicators";
const problems = (patch: PackPatch): readonly string[] => brief(readPatched(patch).issues);
const ofDefinition = (...definition: readonly PatchOperation[]): readonly string[] => problems({ definition });
const replace = (path: string, value: unknown): PatchOperation => ({ op: "replace", path, value });
const add = (path: string, value: unknown): PatchOperation => ({ op: "add", path, value });

describe("sums", () => {
  it("the option that excludes all others earns nothing: with it and the others no answer earns the maximum", () => {
    expect(ofDefinition(replace(`${first}/0/options`, { A: 250, B: 250, C: 250, D: 250, E: 0 }))).toEqual(["weights-do-not-sum dimensions[0].groups[0].indicators[0].options"]);
  });

  it("of groups and of indicators are 100", () => {
    expect(ofDefinition(replace("/dimensions/2/groups/0/weight", 34))).toEqual([
      "weights-do-not-sum dimensions[2].groups", "weights-do-not-sum dimensions[2].groups[0].indicators[0].points",
    ]);
    expect(ofDefinition(replace(`${first}/0/weight`, 39.999))).toEqual([
      "weights-do-not-sum dimensions[0].groups[0].indicators", "weights-do-not-sum dimensions[0].groups[0].indicators[0].points",
    ]);
  });

  it("are added exactly: 10.1 + 10.2 + … is no rounding matter", () => {
    expect(ofDefinition(
      replace(`${first}/0/weight`, 39.7), replace(`${first}/0/points`, 7.94), replace(`${first}/0/options`, { A: 0, B: 500, C: 500 }),
      replace(`${first}/1/weight`, 30.2), replace(`${first}/1/points`, 6.04), replace(`${first}/2/weight`, 30.1), replace(`${first}/2/points`, 6.02),
    ).filter((it) => it.startsWith("weights"))).toEqual([]);
  });

  it("of shares reach the whole, so that the maximum can be earned", () => {
    const options = `${first}/0/options`;
    expect(ofDefinition(replace(`${options}/E`, 125))).toEqual(["weights-do-not-sum dimensions[0].groups[0].indicators[0].options"]);
    expect(ofDefinition(replace("/dimensions/0/groups/2/indicators/0/options/E", 900))).toEqual(["weights-do-not-sum dimensions[0].groups[2].indicators[0].options"]);
  });
});

describe("bands", () => {
  it.each([["too few", [10, 20, 40, 100]], ["too many", [10, 20, 40, 60, 80, 100]], ["falling", [10, 40, 20, 60, 100]]])("%s edges", (_what, edges) => {
    expect(ofDefinition(replace(`${first}/1/upperEdgesClosed`, edges))).toEqual(["bands-do-not-fit dimensions[0].groups[0].indicators[1].upperEdgesClosed"]);
  });
});

describe("ids", () => {
  it("of an indicator, a dimension, a figure, evidence or an area stand once", () => {
    const found = ofDefinition(
      replace("/dimensions/1/id", "foundation"), replace(`${first}/1/figures/1/id`, "productionEquipment"), add(`${first}/2/evidence/-`, { id: "equipment-list" }),
    ).filter((it) => it.startsWith("id-repeated"));
    expect(found).toEqual([
      "id-repeated dimensions", "id-repeated dimensions[0].groups[0].indicators[1].figures", "id-repeated dimensions[0].groups[0].indicators[2].evidence",
    ]);
    expect(ofDefinition(replace(`${first}/1/id`, "network-infrastructure"))).toContain("id-repeated dimensions");
    expect(ofDefinition(replace("/areas/groups/1/areas/0/id", "product-design"))).toContain("id-repeated areas.groups");
  });

  it("of an indicator is not that of an area too: tables have a column for each", () => {
    const [from, to] = ["funding", "decision-support"];
    const patch = {
      definition: [replace("/dimensions/1/groups/1/indicators/1/id", to)],
      wording: [{ op: "remove", path: `/indicators/${from}` }] as const,
    };
    expect(problems(patch).some((it) => it.startsWith("id-repeated"))).toBe(true);
  });

  it("point at something there is", () => {
    expect(ofDefinition(replace(`${first}/1/figures/1/partOf`, "allEquipment"))).toEqual(["id-unknown dimensions[0].groups[0].indicators[1].figures"]);
    expect(ofDefinition(replace("/checks/0/about/0", "equipment"))).toEqual(["id-unknown checks[0].about"]);
    expect(ofDefinition(replace(`${first}/0/exclusive`, "Z"))).toEqual(["id-unknown dimensions[0].groups[0].indicators[0].options"]);
    expect(ofDefinition(replace("/dimensions/2/groups/0/indicators/0/outcomes/flat", "D"))).toEqual(["id-unknown dimensions[2].groups[0].indicators[0].options"]);
    expect(ofDefinition(replace(`${first}/0/evidence/1/options/0`, "Z"))).toEqual(["id-unknown dimensions[0].groups[0].indicators[0].options"]);
    expect(problems({ wording: [replace("/pack", "other-pack")] })).toEqual(["id-unknown wording.pack"]);
  });
});

describe("levels", () => {
  it("stand lowest first, without a gap", () => {
    expect(ofDefinition(replace("/levels/1/level", 3), replace("/levels/2/level", 2))).toEqual(["field-invalid levels[1].level"]);
    expect(ofDefinition(replace("/levels/0/level", 2)).filter((it) => it.startsWith("field"))).toEqual(["field-invalid levels[0].level"]);
  });

  it("may read points, dimensions and areas, but no answers", () => {
    const reading = (fact: string): readonly string[] => ofDefinition(replace("/levels/0/rule", { ">=": [{ var: fact }, 1] }));
    for (const fact of ["points", "dimensions.outcome", "areas.1.guiding", "areas.4.all"]) expect(reading(fact)).toEqual([]);
    for (const fact of ["areas.5.all", "areas.0.all", "areas.1.any", "dimensions.x", "figures.funding.revenue", "__proto__", "areas"]) {
      expect(reading(fact)).toEqual(["fact-unknown levels[0].rule.>=[0].var"]);
    }
  });
});

describe("checks", () => {
  it("may read single figures and single options, but no yearly ones and no points", () => {
    const reading = (fact: string, value: unknown): readonly string[] => ofDefinition(replace("/checks/0/rule", { "==": [{ var: fact }, value] }));
    expect(reading("figures.product-quality.passRateAfter", 98)).toEqual([]);
    expect(reading("options.information-systems", "C")).toEqual([]);
    for (const fact of ["figures.funding.revenue", "options.network-infrastructure", "points"]) {
      expect(reading(fact, 1)).toEqual(["fact-unknown checks[0].rule.==[0].var"]);
    }
    expect(reading("options.information-systems", 3)).toEqual(["rule-not-allowed checks[0].rule.=="]);
  });
});

describe("formulas", () => {
  it("read the figures of their own question", () => {
    expect(ofDefinition(replace(`${first}/2/formula`, "digitalEquipment / productionEquipment"))).toEqual(["formula-not-allowed dimensions[0].groups[0].indicators[2].formula"]);
    expect(ofDefinition(replace("/dimensions/2/groups/1/indicators/0/formulas/before", "passRateAfter, 1"))).toEqual(["formula-not-allowed dimensions[2].groups[1].indicators[0].formulas.before"]);
  });

  it.each([
    ["a figure that may be zero", [{ op: "remove", path: `${first}/1/figures/0/positive` }], 0],
    ["zero itself", [replace(`${first}/1/formula`, "digitalEquipment / 0")], 24],
    ["a difference that may be zero", [replace(`${first}/1/formula`, "digitalEquipment / (productionEquipment - digitalEquipment)")], 24],
  ] as const)("that divide by %s are refused, or at least never stop the scoring", (_what, definition, equipment) => {
    const read = readPatched({ definition });
    if (!read.ok) return expect(brief(read.issues)[0]).toMatch(/^formula-not-allowed /);
    const figures = { productionEquipment: equipment, digitalEquipment: equipment };
    expect(() => scoreSheet({ answers: { "equipment-digitalization": { figures } } }, read.value)).not.toThrow();
  });
});

describe("wording", () => {
  it.each([
    "/dimensions/outcome", "/groups/green", "/areaGroups/supply-chain", "/areas/decision-support", "/areas/decision-support/ladder/4", "/areaEvidence/3", "/levels/0",
    "/checks/equipment-totals-agree", "/indicators/funding", "/indicators/funding/measure", "/indicators/funding/figures/revenue",
    "/indicators/product-quality/periods", "/indicators/data-security/evidence/data-ledger",
  ])("misses %s", (path) => {
    const missing = `wording-missing wording.${path.slice(1).replaceAll("/", ".")}`;
    const found = problems({ wording: [{ op: "remove", path }] });
    expect(found[0]).toBe(missing);
    expect(found.every((it) => it.startsWith(missing))).toBe(true);
  });

  it.each([
    ["/dimensions/extra", { name: "x" }], ["/levels/5", { name: "x" }], ["/areaEvidence/5", "x"], ["/checks/extra", "x"],
    ["/indicators/information-systems/measure", "x"], ["/indicators/funding/periods", { now: "x", before: "y" }], ["/indicators/funding/options/F", "x"],
    ["/indicators/information-systems/figures", { x: { label: "x", unit: "y" } }],
  ])("has no use for %s", (path, value) => {
    const found = problems({ wording: [add(path, value)] });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(`wording-unused wording.${path.slice(1).replaceAll("/", ".")}`);
  });
});

describe("everything at once", () => {
  it("finds faults of ids, sums, bands, rules and words in one go", () => {
    const found = problems({
      definition: [
        replace(`${first}/0/points`, 7), replace(`${first}/1/upperEdgesClosed`, [1, 2]), replace(`${first}/2/formula`, "x"),
        replace("/levels/3/rule", { ">=": [{ var: "x" }, 1] }), replace("/checks/0/about", ["x"]),
      ],
      wording: [{ op: "remove", path: "/levels/0" }, add("/checks/x", "y")],
    });
    expect(found.map((it) => it.split(" ")[0]).sort()).toEqual([
      "bands-do-not-fit", "fact-unknown", "formula-not-allowed", "id-unknown", "weights-do-not-sum", "wording-missing", "wording-unused",
    ]);
  });
});
