/** Lists of a sub-industry: who needs what, N, X or dropped, in which order, and what is refused. */
import { describe, expect, it } from "vitest";
import { listScenarios } from "../../src/diagnosis/list/list.js";
import { scenarioListSchema } from "../../src/diagnosis/list/schema.js";
import type { Issue, Result } from "../../src/index.js";
import { pack2024 } from "../support/packs.js";
import { briefly, catalogueOf, firm, firmsWith, heavy, list, marine, rowOf, scenario } from "./list-support.js";

const design = "product-design";
const toTwo = scenario({ id: "A-01", area: design, from: 1, to: 2 });
const toThree = scenario({ id: "A-02", area: design, from: 2, to: 3 });
const toFour = scenario({ id: "A-03", area: design, from: 3, to: 4 });

describe("what a firm needs", () => {
  const catalogue = catalogueOf(toTwo, toThree, toFour);
  const neededAt = (rating: number, targetRating: number): readonly string[] =>
    list([firm({ id: "E1", areas: { [design]: rating } })], { catalogue, rule: { targetRating } }).members[0]?.needs ?? [];

  it.each([
    [0, 3, ["A-01"]], [1, 3, ["A-01"]], [2, 3, ["A-02"]], [3, 3, []], [4, 3, []],
    [0, 4, ["A-01"]], [2, 4, ["A-02"]], [3, 4, ["A-03"]], [4, 4, []],
    [1, 1, []], [1, 2, ["A-01"]], [2, 2, []],
  ])("rated %i with target %i: its next step, not every later one", (rating, target, needed) => {
    expect(neededAt(rating, target)).toEqual(needed);
  });

  it("a leap over two steps is needed on each of them", () => {
    const leap = catalogueOf(scenario({ id: "A-09", from: 1, to: 3 }));
    const needing = [0, 1, 2, 3].map((rating) => rowOf(list([firm({ id: "E1", areas: { [design]: rating } })], { catalogue: leap }), "A-09").needing);
    expect(needing).toEqual([1, 1, 1, 0]);
  });

  it("an unrated area leaves both counts", () => {
    const { rows: [row], members } = list([...firmsWith(2, { [design]: 1 }), firm({ id: "E9" })], { catalogue: catalogueOf(toTwo) });
    expect(row).toMatchObject({ needing: 2, applicable: 2, share: 1, unknown: 1, unrated: 1, firms: ["E001", "E002"] });
    expect(members.map((it) => [it.id, it.needs, it.unknown])).toEqual([["E001", ["A-01"], []], ["E002", ["A-01"], []], ["E9", [], ["A-01"]]]);
  });

  it("what a firm declined leaves both counts, whatever its rating", () => {
    const declined = ["A-01"];
    const firms = [...firmsWith(1, { [design]: 1 }), firm({ id: "E8", areas: { [design]: 1 }, declined }), firm({ id: "E9", declined })];
    expect(list(firms, { catalogue: catalogueOf(toTwo) }).rows[0]).toMatchObject({ needing: 1, applicable: 1, declined: 2, unknown: 0, firms: ["E001"] });
  });

  it("a condition that does not hold: applicable, not needed; one nobody can judge: neither", () => {
    const energy = "energy-management";
    const catalogue = catalogueOf(scenario({ id: "A-01", condition: { ">=": [{ var: `areas.${energy}` }, 2] } }));
    const firms = [
      firm({ id: "E1", areas: { [design]: 1, [energy]: 2 } }), firm({ id: "E2", areas: { [design]: 1, [energy]: 1 } }), firm({ id: "E3", areas: { [design]: 1 } }),
    ];
    expect(list(firms, { catalogue }).rows[0]).toMatchObject({ needing: 1, applicable: 2, unknown: 1, firms: ["E1"] });
  });

  it("a scenario special to another sub-industry does not appear, a special one of this does", () => {
    const catalogue = catalogueOf(toTwo, scenario({ id: "B-01", subIndustries: [heavy] }), scenario({ id: "B-02", subIndustries: [heavy, marine] }));
    const { rows } = list(firmsWith(1, { [design]: 1 }), { catalogue });
    expect(rows.map((it) => [it.id, it.special])).toEqual([["A-01", false], ["B-02", true]]);
  });
});

describe("N, X or dropped", () => {
  /** So many firms at 1 (needing) and at 2 (not needing). */
  const cohort = (needing: number, others: number) => [...firmsWith(needing, { [design]: 1 }), ...firmsWith(others, { [design]: 2 }, needing + 1)];
  const verdict = (needing: number, others: number, over: Partial<Parameters<typeof scenario>[0]> = {}, rule = {}) =>
    briefly(list(cohort(needing, others), { catalogue: catalogueOf(scenario({ id: "A-01", ...over })), rule }))[0];
  const special = { subIndustries: [marine] };

  it.each([
    [3, 3, "A-01 N share-reaches-threshold 3/6"],
    [3, 4, "A-01 X share-reaches-floor 3/7"],
    [2, 0, "A-01 X share-reaches-floor 2/2"], // all of two firms are fewer than three
    [1, 9, "A-01 X share-reaches-floor 1/10"],
    [1, 10, "A-01 dropped below-floor 1/11"],
    [0, 5, "A-01 dropped needed-by-none 0/5"],
  ])("%i of %i more: %s", (needing, others, expected) => expect(verdict(needing, others)).toBe(expected));

  it.each([
    [3, 3, "A-01 N share-reaches-threshold 3/6"],
    [1, 99, "A-01 X special-and-needed 1/100"],
    [0, 5, "A-01 dropped needed-by-none 0/5"],
  ])("special, %i of %i more: %s", (needing, others, expected) => expect(verdict(needing, others, special)).toBe(expected));

  it("shares are compared exactly: 3 of 30 reaches 0.1, 7 of 10 reaches 0.7, 57 of 100 reaches 0.57", () => {
    expect(verdict(3, 27)).toBe("A-01 X share-reaches-floor 3/30");
    expect(verdict(7, 3, {}, { threshold: 0.7 })).toBe("A-01 N share-reaches-threshold 7/10");
    expect(verdict(57, 43, {}, { threshold: 0.57 })).toBe("A-01 N share-reaches-threshold 57/100");
    expect(verdict(7, 3, {}, { threshold: 0.7000000000000001 })).toBe("A-01 X share-reaches-floor 7/10");
  });

  it("every parameter is one of the rule's", () => {
    expect(verdict(2, 0, {}, { minCount: 2 })).toBe("A-01 N share-reaches-threshold 2/2");
    expect(verdict(1, 10, {}, { floor: 0.05 })).toBe("A-01 X share-reaches-floor 1/11");
    expect(verdict(0, 5, {}, { floor: 0 })).toBe("A-01 X share-reaches-floor 0/5");
  });

  it("says why a row is dropped, the furthest reason first", () => {
    const catalogue = catalogueOf(scenario({ id: "A-01", withdrawn: true }), toFour, scenario({ id: "A-04", area: "decision-support" }));
    expect(briefly(list(cohort(3, 0), { catalogue }))).toEqual([
      "A-01 dropped withdrawn 0/0", "A-03 dropped beyond-target-rating 0/3", "A-04 dropped applicable-to-none 0/0",
    ]);
    expect(rowOf(list(cohort(3, 0), { catalogue }), "A-04")).toMatchObject({ share: null, meanGap: null, unknown: 3 });
  });

  it("counts the ratings of the area over all firms, step by step", () => {
    const firms = [...firmsWith(2, { [design]: 0 }), ...firmsWith(3, { [design]: 3 }, 3), firm({ id: "E9", declined: ["A-01"] })];
    expect(list(firms, { catalogue: catalogueOf(toTwo) }).rows[0]).toMatchObject({
      ratings: [{ rating: 0, firms: 2 }, { rating: 1, firms: 0 }, { rating: 2, firms: 0 }, { rating: 3, firms: 3 }, { rating: 4, firms: 0 }],
      unrated: 1, meanGap: 2, needing: 2,
    });
  });
});

describe("the cap on N", () => {
  const catalogue = catalogueOf(scenario({ id: "A-01" }), scenario({ id: "A-02", area: "human-resources" }), scenario({ id: "A-03" }));
  const firms = firmsWith(4, { [design]: 1, "human-resources": 1 });

  it("cuts at the end of the order, and what is cut becomes X", () => {
    expect(briefly(list(firms, { catalogue, rule: { maxCommon: 2 } }))).toEqual([
      "A-01 N share-reaches-threshold 4/4", "A-03 N share-reaches-threshold 4/4", "A-02 X cut-from-common 4/4",
    ]);
    expect(rowOf(list(firms, { catalogue, rule: { maxCommon: 2 } }), "A-02").byRule).toBe("X");
  });

  it("as large as N cuts nothing", () => {
    expect(list(firms, { catalogue, rule: { maxCommon: 3 } }).rows.map((it) => it.class)).toEqual(["N", "N", "N"]);
  });
});

describe("what experts decide", () => {
  const catalogue = catalogueOf(scenario({ id: "A-01" }), scenario({ id: "A-02" }), scenario({ id: "A-03", withdrawn: true }));
  const firms = firmsWith(4, { [design]: 1 });
  const decided = (id: string, to: "N" | "X" | "dropped") => ({ id, class: to, name: "示例专家", reason: "示例理由" });

  it("stands beside what the rule said, and moves the row", () => {
    const made = list(firms, { catalogue, overrides: [decided("A-01", "X"), decided("A-03", "N")] });
    expect(made.rows.map((it) => [it.id, it.class, it.byRule, it.reason, it.override])).toEqual([
      ["A-02", "N", "N", "share-reaches-threshold", null],
      ["A-03", "N", "dropped", "withdrawn", { name: "示例专家", reason: "示例理由" }],
      ["A-01", "X", "N", "share-reaches-threshold", { name: "示例专家", reason: "示例理由" }],
    ]);
  });

  it("is not undone by the cap, and takes no place of it", () => {
    const made = list(firms, { catalogue, rule: { maxCommon: 1 }, overrides: [decided("A-02", "N")] });
    expect(made.rows.map((it) => [it.id, it.class, it.byRule, it.reason])).toEqual([
      ["A-01", "N", "N", "share-reaches-threshold"], ["A-02", "N", "X", "cut-from-common"], ["A-03", "dropped", "dropped", "withdrawn"],
    ]);
  });
});

describe("order", () => {
  const [binding, guiding] = [design, "human-resources"];
  /** Four firms: ratings in the binding and in the guiding area. */
  const firms = [[1, 1], [1, 1], [0, 1], [2, 1]].map(([a = 0, b = 0], i) => firm({ id: `E${i}`, areas: { [binding]: a, [guiding]: b, "decision-support": i < 3 ? 0 : 2 } }));

  it("binding areas first, then share, then mean gap, then id", () => {
    const catalogue = catalogueOf(
      scenario({ id: "Z-01", area: guiding }), scenario({ id: "A-01", area: guiding }), // 4 of 4, gap 1
      scenario({ id: "B-01", area: "decision-support" }), // 3 of 4, gap 2
      scenario({ id: "C-01", area: binding }), // 3 of 4, gap 4/3
      scenario({ id: "C-00", area: binding, from: 1, to: 3 }), // 4 of 4, gap 2
    );
    expect(list(firms, { catalogue }).rows.map((it) => it.id)).toEqual(["C-00", "C-01", "A-01", "Z-01", "B-01"]);
  });

  it("of equal shares the larger mean gap comes first", () => {
    const catalogue = catalogueOf(scenario({ id: "A-01", area: guiding, to: 2 }), scenario({ id: "A-02", area: guiding, to: 3 }));
    expect(list(firms, { catalogue }).rows.map((it) => [it.id, it.share, it.meanGap])).toEqual([["A-02", 1, 2], ["A-01", 1, 1]]);
  });

  it("dropped rows by id alone", () => {
    const catalogue = catalogueOf(scenario({ id: "C-01", area: binding, from: 3, to: 4 }), scenario({ id: "A-01", area: guiding, from: 3, to: 4 }));
    expect(list(firms, { catalogue }).rows.map((it) => it.id)).toEqual(["A-01", "C-01"]);
  });

  it("rows without a share, put on the list by an expert, come last", () => {
    const catalogue = catalogueOf(scenario({ id: "A-01", area: "planning-scheduling" }), scenario({ id: "A-02", area: guiding }));
    const overrides = [{ id: "A-01", class: "N" as const, name: "示例专家", reason: "示例理由" }];
    expect(list(firms, { catalogue, overrides }).rows.map((it) => it.id)).toEqual(["A-02", "A-01"]);
  });
});

describe("whose list it is", () => {
  const catalogue = catalogueOf(toTwo);
  const areas = { [design]: 1 };

  it("takes the firms of the sub-industry and counts the others", () => {
    const made = list([firm({ id: "E1", areas }), firm({ id: "E2", areas, subIndustry: heavy }), firm({ id: "E3", areas, subIndustry: null })], { catalogue, unreadable: 2 });
    expect([made.firms, made.leftOut]).toEqual([1, { otherSubIndustry: 2, noSuchStage: 0, repeated: 0, unreadable: 2 }]);
  });

  it("a firm without a sub-industry is a general one", () => {
    const made = list([firm({ id: "E3", areas, subIndustry: null }), firm({ id: "E4", areas, subIndustry: "general" })], { catalogue, subIndustry: "general" });
    expect(made.members.map((it) => it.id)).toEqual(["E3", "E4"]);
    expect(made.rows[0]?.special).toBe(false);
  });

  const before = { id: "E1", stage: "before", assessedOn: "2024-03-01", areas } as const;
  const after = { id: "E1", stage: "after", assessedOn: "2025-03-01", areas: { [design]: 2 } } as const;

  it.each([["latest", 0, 0], ["before", 1, 1], ["after", 0, 1]] as const)("stage %s: each firm once, by that sheet", (stage, needing, without) => {
    const made = list([firm(before), firm(after), firm({ id: "E2", areas: { [design]: 2 } })], { catalogue, rule: { stage } });
    expect([made.rows[0]?.needing, made.leftOut.noSuchStage, made.firms]).toEqual([needing, without, 2 - without]);
  });

  it("a firm belongs where its latest sheet puts it", () => {
    const moved = [firm({ ...before, subIndustry: heavy }), firm(after), firm({ id: "E2", areas })];
    expect(list(moved, { catalogue, rule: { stage: "before" }, subIndustry: marine }).leftOut).toMatchObject({ noSuchStage: 1 });
  });

  it("firms whose sheets cannot be put in order are left out and told; those of other sub-industries are not this list's", () => {
    const twice = (id: string, subIndustry: string) => [firm({ id, subIndustry, areas }), firm({ id, subIndustry, areas })];
    const made = list([...twice("E1", marine), ...twice("E2", heavy), firm({ id: "E3", areas })], { catalogue });
    expect(made.leftOut).toEqual({ otherSubIndustry: 1, noSuchStage: 0, repeated: 1, unreadable: 0 });
    expect(made.issues.map((it) => `${it.code} ${it.path}`)).toEqual(["enterprise-repeated enterprise E1"]);
  });

  it("a declined scenario nobody knows is told, with what was probably meant", () => {
    const { issues } = list([firm({ id: "E1", areas, declined: ["A-1"] })], { catalogue });
    expect(issues).toMatchObject([{ code: "scenario-unknown", path: "enterprise E1: declinedScenarios[0]", expected: "A-01", actual: "A-1" }]);
  });
});

describe("the list", () => {
  it("is as its schema says, and says what it was made with", () => {
    const made = list([firm({ id: "E1", name: "示例企业", areas: { [design]: 1 } })], { catalogue: catalogueOf(toTwo, toThree) });
    expect(scenarioListSchema.parse(made)).toEqual(made);
    expect(made).toMatchObject({
      listVersion: 1, subIndustry: marine, subIndustryName: "Marine", pack: { id: "miit-sme-2024" },
      catalogue: { id: "test", version: "1.0.0", notes: ["a note"] },
      rule: { threshold: 0.5, minCount: 3, floor: 0.1, targetRating: 3, maxCommon: null, stage: "latest" },
    });
    expect(made.members[0]).toMatchObject({ id: "E1", name: "示例企业", level: 1, levelRange: [1, 2], assessedOn: null });
    expect(made.members[0]?.areas).toContainEqual({ id: design, rating: 1 });
  });
});

describe("what is refused", () => {
  const catalogue = catalogueOf(toTwo, scenario({ id: "B-01", subIndustries: [heavy] }));
  const refused = (options: Partial<Parameters<typeof listScenarios>[1]>, firms = firmsWith(1, { [design]: 1 })): readonly Issue[] => {
    const made: Result<unknown> = listScenarios(firms, { subIndustry: marine, pack: pack2024, catalogue, ...options });
    expect(made.ok).toBe(false);
    return made.issues;
  };

  it.each([
    ["threshold", 1.1, "at most 1"], ["threshold", -0.1, "at least 0"], ["floor", 2, "at most 1"], ["minCount", -1, "at least 0"],
    ["targetRating", 0, "at least 1"], ["targetRating", 5, "at most 4"], ["maxCommon", 0, "at least 1"],
  ])("%s %d: %s", (name, value, expected) => {
    expect(refused({ rule: { [name]: value } })).toMatchObject([{ code: "field-invalid", path: `rule.${name}`, expected, actual: String(value) }]);
  });

  it("a parameter of another type, and an unknown one", () => {
    const rule: object = { threshold: "0.5", minCount: 1.5, treshold: 0.5 };
    expect(refused({ rule }).map((it) => `${it.code} ${it.path} ${it.expected}`).sort()).toEqual([
      "field-type rule.minCount int", "field-type rule.threshold number", "unknown-key rule.treshold threshold",
    ]);
  });

  it("what is undefined is not given", () => {
    const rule: object = { threshold: undefined, maxCommon: undefined };
    expect(list(firmsWith(1), { catalogue, rule }).rule).toMatchObject({ threshold: 0.5, maxCommon: null });
  });

  it("a sub-industry the catalogue does not know, with the near match", () => {
    expect(refused({ subIndustry: "marine-engineering-equipments" })).toMatchObject([
      { code: "sub-industry-unknown", path: "subIndustry", expected: marine, actual: "marine-engineering-equipments" },
    ]);
  });

  it("a sub-industry without a firm: which ones the dataset holds", () => {
    const firms = [firm({ id: "E1" }), firm({ id: "E2" }), firm({ id: "E3", subIndustry: null })];
    expect(refused({ subIndustry: heavy }, firms)).toMatchObject([
      { code: "sub-industry-empty", path: "subIndustry", expected: `one of general (1), ${marine} (2)`, actual: heavy },
    ]);
    expect(refused({ rule: { stage: "after" } }, firms)).toMatchObject([
      { code: "sub-industry-empty", expected: "a firm with such a sheet", actual: `${marine}, stage after` },
    ]);
  });

  it("overrides of scenarios that are not on the list, unknown, or given twice", () => {
    const overrides = ["B-01", "A-11", "A-01", "A-01"].map((id) => ({ id, class: "N" as const, name: "示例专家", reason: "示例理由" }));
    expect(refused({ overrides }).map((it) => `${it.code} ${it.path} ${it.expected}`).sort()).toEqual([
      "field-invalid overrides[0].id a scenario of this list", "override-repeated overrides[3].id each scenario once", "scenario-unknown overrides[1].id A-01",
    ]);
  });

  it("firms of another pack, and a catalogue of another", () => {
    const own = firm({ id: "E2" });
    const other = { ...own, receipt: { ...own.receipt, pack: { ...own.receipt.pack, sha256: "0e78" } } };
    expect(refused({}, [firm({ id: "E1" }), other, other])).toMatchObject([{ code: "packs-differ", path: "pack", actual: "miit-sme-2024 1.0.0 (0e78)" }]);
    expect(refused({ catalogue: { ...catalogue, pack: "sample-city-2025" } })).toMatchObject([{ code: "pack-mismatch", path: "catalogue.pack", expected: "miit-sme-2024" }]);
  });

  it("all problems at once", () => {
    expect(refused({ subIndustry: "nowhere", rule: { threshold: 2, floor: 2 } }).map((it) => it.code).sort()).toEqual(["field-invalid", "field-invalid", "sub-industry-unknown"]);
  });
});
