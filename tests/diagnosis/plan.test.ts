/** The upgrade plan: what it chooses, in which order, what it says of each step, and what it refuses. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInCatalogue, readCatalogue, type Catalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { describePlan, planSchema, planUpgrade, readEfforts, type PlanOptions, type UpgradePlan } from "../../src/diagnosis/plan/index.js";
import { parseAnswers, readAnswers, unwrap, type LoadedPack } from "../../src/index.js";
import { wordIssue } from "../../src/wording/issue-lines.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { fixtureNames, readFixture, readSample } from "../support/fixtures.js";
import { pack2024, packFiles, packWithNotApplicable, patchedPack, readPatched, type PatchOperation } from "../support/packs.js";
import { finish } from "../support/random-pack.js";
import { allAreasAt, answersWorth, areasAt, bestAnswers, brief, lowestAnswers, readSheet, sheetWith, type RawSheet } from "../support/sheets.js";

const none: PlanOptions = { catalogue: null };
const planOf = (sheet: RawSheet, target: number, options: PlanOptions = none, pack: LoadedPack = pack2024): UpgradePlan =>
  unwrap(planUpgrade(readSheet(sheet, pack), target, options));
const issuesOf = (target: number, options: PlanOptions, sheet: RawSheet = {}): readonly string[] => brief(planUpgrade(readSheet(sheet), target, options).issues.filter((it) => it.severity === "error"));
/** `id from→to`. */
const stepsOf = (plan: UpgradePlan): readonly string[] => plan.steps.map((it) => `${it.id} ${String(it.from)}→${String(it.to)}`);

const readyBut = { answers: answersWorth[60], areas: areasAt(3, 5, 3) };

describe("a plan", () => {
  it("of a target already reached has no steps and costs nothing", () => {
    const plan = planOf({ answers: bestAnswers, areas: allAreasAt(4) }, 3);
    expect([plan.reachable, plan.totalEffort, plan.steps, plan.after.level, plan.effortSources]).toEqual([true, 0, [], 4, []]);
  });

  it("takes the cheapest way, not the greedy one", () => {
    // 2.5 points are missing: one step of the information systems for 5 beats any two smaller ones for 3 each
    const answers = { ...answersWorth[60], "information-systems": "D" };
    const costly = Object.fromEntries(Object.keys(lowestAnswers).map((id) => [id, Object.fromEntries([..."ABCDEFGHIJKLMNO"].slice(0, id === "data-collection" ? 15 : id === "planning-execution" || id === "talent-development" ? 6 : ["green-low-carbon", "product-quality", "market-performance", "value-benefit"].includes(id) ? 3 : 5).map((letter) => [letter, 3]))]));
    const plan = planOf({ answers, areas: areasAt(3, 5, 3) }, 3, { ...none, efforts: { indicators: { ...costly, "information-systems": { E: 5 } } } });
    expect([stepsOf(plan), plan.totalEffort]).toEqual([["information-systems D→E"], 5]);
    // at 6.5 it is dearer than two steps of 1.875 and 0.7 together
    const other = planOf({ answers, areas: areasAt(3, 5, 3) }, 3, { ...none, efforts: { indicators: { ...costly, "information-systems": { E: 6.5 } } } });
    expect(other.totalEffort).toBe(6);
    expect(other.steps.map((it) => it.effort)).toEqual([6]);
  });

  it("climbs ladders letter by letter and rating by rating, each with its effort and its source", () => {
    const plan = planOf({ answers: { ...answersWorth[60], "information-systems": "B" }, areas: areasAt(3, 5, 2) }, 3, {
      ...none, efforts: { indicators: { "information-systems": { C: 0.1, D: 0.2, E: 0.3 } }, areas: { "human-resources": { 1: 0.1, 2: 0.2 } } },
      forbidden: { areas: Object.fromEntries([...["process-design", "after-sales-service", "planning-scheduling", "collaborative-office", "decision-support"], "work-safety", "energy-management", "procurement-management", "warehousing-logistics", "finance-management"].map((id) => [id, true as const])) },
    });
    expect(plan.steps).toEqual([
      expect.objectContaining({
        kind: "indicator", id: "information-systems", from: "B", to: "E", effort: 0.6, effortSource: "caller", points: 7.5,
        parts: [{ to: "C", effort: 0.1, source: "caller" }, { to: "D", effort: 0.2, source: "caller" }, { to: "E", effort: 0.3, source: "caller" }],
        contributes: [{ fact: "points", required: 60, from: 52.5, to: 60 }],
      }),
      expect.objectContaining({
        kind: "area", id: "human-resources", from: 0, to: 3, effort: 1.3, effortSource: "mixed",
        parts: [{ to: "1", effort: 0.1, source: "caller" }, { to: "2", effort: 0.2, source: "caller" }, { to: "3", effort: 1, source: "default" }],
        contributes: [{ fact: "areas.3.all", required: 8, from: 7, to: 8 }],
      }),
    ]);
    expect([plan.totalEffort, plan.effortSources, plan.unit]).toEqual([1.9, ["caller", "default"], null]);
    expect(plan.steps.map((it) => it.after.level)).toEqual([2, 3]);
  });

  it("adds the options of a several-choice question one by one; leaving 'none' costs nothing", () => {
    const plan = planOf({ ...readyBut, answers: { ...answersWorth[60], "network-security": ["A"] } }, 3, {
      ...none, efforts: { indicators: { "network-security": { B: 0, C: 0, D: 0, E: 0 } } },
    });
    expect(stepsOf(plan)).toEqual(["network-security A→B,C,D,E"]);
    expect(plan.steps[0]).toMatchObject({ from: ["A"], to: ["B", "C", "D", "E"], effort: 0, points: 5 });
  });

  it("starts an unanswered question at its worthless lowest option, an unrated area at 0", () => {
    const { "information-systems": _open, ...answers } = answersWorth[60];
    const plan = planOf({ answers, areas: { ...areasAt(3, 5, 3), "product-design": null } }, 3, { ...none, fixed: { indicators: { "information-systems": "E" }, areas: { "product-design": 3 } } });
    expect(plan.steps).toEqual([
      expect.objectContaining({ id: "information-systems", from: null, to: "E", effort: 4, points: 10 }),
      expect.objectContaining({ id: "product-design", from: null, to: 3, effort: 3 }),
    ]);
    expect(plan.open).toEqual({ indicators: 1, areas: 1 });
    expect(plan.issues).toEqual([expect.objectContaining({ code: "sheet-unfinished", severity: "warning", expected: "31 answered", actual: "29 answered, 1 questions and 1 areas open" })]);
  });

  it("aims at a higher level when that one is easier", () => {
    const pack = patchedPack({ definition: [{ op: "replace", path: "/levels/3/rule", value: { ">=": [{ var: "areas.1.guiding" }, 1] } }] });
    const plan = planOf({ answers: lowestAnswers, areas: allAreasAt(0) }, 2, none, pack);
    expect([stepsOf(plan), plan.totalEffort, plan.after.level]).toEqual([["process-design 0→1"], 1, 4]);
  });

  it("of equal effort touches the fewest, then takes the preferred", () => {
    const plan = planOf({ answers: { ...answersWorth[60], "network-security": [..."BCD"], "data-security": [..."BCD"] }, areas: areasAt(3, 5, 3) }, 3);
    // 2.5 points are missing and no single step gives more than 1.875: one letter each of the two security questions,
    // two steps of planning, management, talent or funding; of those that touch one question planning stands first
    expect([stepsOf(plan), plan.totalEffort]).toEqual([["planning-execution A→C"], 2]);
  });
});

describe("outcomes", () => {
  const short = { answers: { ...answersWorth[60], "green-low-carbon": "A" }, areas: areasAt(3, 5, 3) };

  it("cannot be bought unless allowed, and are taken as given when fixed", () => {
    const isOutcome = (plan: UpgradePlan): boolean => plan.steps.some((it) => it.id === "green-low-carbon");
    expect(isOutcome(planOf(short, 3))).toBe(false);
    expect(stepsOf(planOf(short, 3, { ...none, allowOutcomes: true }))).toEqual(["green-low-carbon A→C"]);
    const fixed = planOf(short, 3, { ...none, fixed: { indicators: { "green-low-carbon": "B" } } });
    expect(stepsOf(fixed)).toContain("green-low-carbon A→B");
  });

  it("show what they hold back when the target is out of reach without them", () => {
    const pack = patchedPack({ definition: [{ op: "replace", path: "/levels/3/rule", value: { ">=": [{ var: "points" }, 90] } }] });
    const plan = planOf({ answers: lowestAnswers }, 4, none, pack);
    expect([plan.reachable, plan.steps, plan.totalEffort, plan.after.level]).toEqual([false, [], 0, 0]);
    expect(plan.obstacles).toEqual([{
      fact: "points", required: 90, attainable: 80, gap: 10, attainableWithAll: 100,
      heldBack: [
        { kind: "indicator", id: "green-low-carbon", reason: "outcome", worth: 7 }, { kind: "indicator", id: "product-quality", reason: "outcome", worth: 7 },
        { kind: "indicator", id: "market-performance", reason: "outcome", worth: 3 }, { kind: "indicator", id: "value-benefit", reason: "outcome", worth: 3 },
      ],
    }]);
  });
});

describe("wishes", () => {
  it("a forbidden letter or rating blocks everything above it", () => {
    const plan = planOf({ answers: lowestAnswers, areas: allAreasAt(0) }, 1, {
      ...none, forbidden: { indicators: { "information-systems": "C", "network-infrastructure": true }, areas: { "product-design": 1, "process-design": true } },
    });
    for (const step of plan.steps) {
      expect(["network-infrastructure", "product-design", "process-design"]).not.toContain(step.id);
      if (step.id === "information-systems") expect(step.to).toBe("B");
    }
  });

  it("what lies below where the firm stands bars nothing above", () => {
    const plan = planOf({ ...readyBut, areas: { ...areasAt(3, 5, 2), "human-resources": 2 } }, 3, { ...none, forbidden: { areas: { "human-resources": 1 } } });
    expect(stepsOf(plan)).toEqual(["human-resources 2→3"]);
  });

  it("what is fixed is in the plan and paid for, also where nothing was needed or the target stays out of reach", () => {
    const fixed: PlanOptions = { ...none, fixed: { areas: { "decision-support": 2 }, indicators: { "data-collection": ["B"] } }, efforts: { areas: { "decision-support": { 1: 10, 2: 20 } } } };
    const reached = planOf({ answers: { ...answersWorth[60], "data-collection": ["A"] }, areas: areasAt(3, 8, 0) }, 3, fixed);
    expect([stepsOf(reached), reached.totalEffort]).toEqual([["data-collection A→B", "decision-support 0→2"], 31]);
    const all = Object.fromEntries([...Object.keys(allAreasAt(0))].filter((id) => id !== "decision-support").map((id) => [id, true as const]));
    const stuck = planOf({ answers: lowestAnswers, areas: allAreasAt(0) }, 3, { ...fixed, forbidden: { areas: all } });
    expect([stuck.reachable, stepsOf(stuck), stuck.totalEffort]).toEqual([false, ["data-collection A→B", "decision-support 0→2"], 31]);
    expect(stuck.obstacles.map((it) => [it.fact, it.attainable, it.heldBack.length])).toEqual([["areas.3.all", 1, 15], ["areas.3.binding", 0, 10]]);
  });

  it("passes over no key, not even one that objects treat as their own", () => {
    const stray = JSON.parse('{"__proto__":{"B":1},"funding":{"__proto__":2}}') as unknown;
    expect(brief(readEfforts({ indicators: stray }, pack2024).issues)).toEqual(["unknown-key indicators.__proto__", "unknown-key indicators.funding.__proto__"]);
    const forbidden = { indicators: JSON.parse('{"__proto__":true}') as Record<string, true> };
    expect(brief(planUpgrade(readSheet(), 3, { ...none, forbidden }).issues)).toEqual(["unknown-key forbidden.indicators.__proto__"]);
  });

  it("warns of answers that contradict each other", () => {
    const sheet = { answers: { ...lowestAnswers, "equipment-connectivity": { option: "B", figures: { productionEquipment: 60, connectedEquipment: 30 } } } };
    expect(brief(planUpgrade(readSheet(sheet), 2, none).issues)).toContain("sheet-contradictory answers.equipment-connectivity");
  });

  it("says of them what is there, in both languages", () => {
    const told = (answers: RawSheet): unknown => planUpgrade(readSheet({ answers: { ...lowestAnswers, ...answers } }), 2, none).issues.filter((it) => it.code === "sheet-contradictory")
      .map((it) => [it.path, it.expected, it.actual, wordIssue(it, "zh").split("：")[1]?.split("。")[1]]);
    expect(told({ "equipment-connectivity": { option: "B", figures: { productionEquipment: 60, connectedEquipment: 30 } } })).toEqual([
      ["answers.equipment-connectivity", "answers and figures that agree", "B, D by the figures", "应为 所选项与数据一致，实际 所选 B，按数据为 D"],
    ]);
    expect(told({
      "equipment-digitalization": { figures: { productionEquipment: 60, digitalEquipment: 0 } }, "equipment-connectivity": { figures: { productionEquipment: 58, connectedEquipment: 0 } },
    })).toEqual([
      ["answers.equipment-digitalization, answers.equipment-connectivity", "equipment totals agree", "60 / 58", "应为 第2题与第3题的全部生产设备数量一致，实际 60 / 58"],
    ]);
  });

  it("takes what has been passed as reached", () => {
    const sheet = { answers: { ...lowestAnswers, "information-systems": "C" }, areas: { ...allAreasAt(1), "work-safety": 2 } };
    const wishes = { fixed: { indicators: { "information-systems": "B" }, areas: { "work-safety": 1 } } };
    expect(planOf(sheet, 2, { ...none, ...wishes }).steps).toEqual(planOf(sheet, 2, none).steps);
  });

  it("leaves alone what does not apply", () => {
    const pack = packWithNotApplicable("excluded");
    const sheet = { answers: { ...lowestAnswers, "green-low-carbon": { notApplicable: true } }, areas: allAreasAt(4) };
    const plan = planOf(sheet, 4, { ...none, allowOutcomes: true }, pack);
    expect(plan.steps.map((it) => it.id)).not.toContain("green-low-carbon");
    expect(brief(planUpgrade(readSheet(sheet, pack), 4, { ...none, fixed: { indicators: { "green-low-carbon": "B" } } }).issues)).toEqual(["step-conflict fixed.indicators.green-low-carbon"]);
  });

  it.each([
    [{ fixed: { indicators: { "network-security": "A" } } }, { answers: { "network-security": ["B"] } }, "step-conflict fixed.indicators.network-security"],
    [{ fixed: { indicators: { "network-security": "B" } }, forbidden: { indicators: { "network-security": true } } }, {}, "step-conflict fixed.indicators.network-security"],
    [{ fixed: { indicators: { "information-systems": ["B", "C"] } } }, {}, "option-several fixed.indicators.information-systems"],
    [{ fixed: { indicators: { "network-security": ["A", "B"] } } }, {}, "option-exclusive fixed.indicators.network-security"],
    [{ forbidden: { indicators: { "network-security": [] } } }, {}, "option-none-given forbidden.indicators.network-security"],
    [{ forbidden: { areas: { "work-safety": 0 } } }, {}, "rating-out-of-range forbidden.areas.work-safety"],
    [{ fixed: { areas: { "work-safety": 1.5 } } }, {}, "rating-out-of-range fixed.areas.work-safety"],
    [{ unit: "days", efforts: { unit: "yuan" } }, {}, "field-invalid efforts.unit"],
    [{ efforts: { indicators: { "information-systems": { F: 1 } } } }, {}, "option-unknown efforts.indicators.information-systems.F"],
    [{ efforts: { areas: { "work-safety": { 5: 1 } } } }, {}, "rating-out-of-range efforts.areas.work-safety.5"],
    [{ allowOutcome: true }, {}, "unknown-key allowOutcome"],
    [{ catalogue: { pack: "another", scenarios: [] } }, {}, "pack-mismatch catalogue"],
  ])("%j is refused", (options, sheet, expected) => {
    expect(issuesOf(3, options as unknown as PlanOptions, sheet)).toEqual([expected]);
  });

  it("every problem is told at once", () => {
    expect(issuesOf(9, { fixed: { indicators: { nonsense: "B" }, areas: { nowhere: 2 } }, efforts: { areas: { nowhere: {} } } })).toEqual([
      "target-unknown target", "unknown-area efforts.areas.nowhere", "unknown-indicator fixed.indicators.nonsense", "unknown-area fixed.areas.nowhere",
    ]);
  });

  it.each([0, -1, 2.5, Number.NaN, "3"])("the target %j is none", (target) => {
    expect(issuesOf(target as number, {})).toEqual(["target-unknown target"]);
  });
});

describe("broken requests", () => {
  it.each(fixtureNames("invalid/plans"))("%s is what its file gives, and nothing else", (code) => {
    const { target, options, levels = [] } = JSON.parse(readFixture(`invalid/plans/${code}.json`)) as { readonly target: number; readonly options: PlanOptions; readonly levels?: readonly PatchOperation[] };
    const sheet = readSheet({ answers: lowestAnswers, areas: allAreasAt(1) }, patchedPack({ definition: levels }));
    const [found, ...more] = planUpgrade(sheet, target, options).issues;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code, severity: "error", path: expect.stringMatching(/./), expected: expect.stringMatching(/./), actual: expect.stringMatching(/./) });
  });

  it("names the level and the part of its rule that is no line", () => {
    const { target, levels } = JSON.parse(readFixture("invalid/plans/plan-not-supported.json")) as { readonly target: number; readonly levels: readonly PatchOperation[] };
    const sheet = readSheet({}, patchedPack({ definition: levels }));
    expect(planUpgrade(sheet, target).issues).toMatchObject([{ path: "levels[3].rule.and[1]", actual: expect.stringMatching(/^level 4: \{"or":/) }]);
  });

  it.each([
    [{ ">=": [{ var: "points" }, { var: "dimensions.foundation" }] }],
    [{ ">=": [50, { var: "points" }] }],
    [{ or: [{ ">=": [{ var: "points" }, 1] }] }],
  ])("%j is no line", (rule) => {
    const sheet = readSheet({}, patchedPack({ definition: [{ op: "replace", path: "/levels/0/rule", value: rule }] }));
    expect(brief(planUpgrade(sheet, 1).issues)).toEqual(["plan-not-supported levels[0].rule"]);
    // a level below the target does not matter
    expect(planUpgrade(sheet, 2).ok).toBe(true);
  });

  it("too large a pack is refused, not left hanging", () => {
    // points and efforts alike, no two the same: nothing betters anything
    const more = Array.from({ length: 59 }, (_, i) => 15_000 + ((i * 7919) % 2003));
    const milli = [1_000_000 - more.reduce((sum, it) => sum + it, 0), ...more];
    const pack = finish({
      packFormat: 1, id: "random", version: "1.0.0", edition: "r", source: { number: "1", issued: "2024-01-01", status: "unverified" },
      policy: { unanswered: "zero", unrated: "zero", notApplicable: "zero" },
      dimensions: [{ id: "d", points: 1000, groups: [{ id: "g", weight: 100, indicators: milli.map((it, i) => ({ id: `i${i}`, no: i + 1, weight: it / 10_000, points: it / 1000, method: "choices", options: { A: 1000 }, evidence: [] })) }] }],
      areas: { topRating: 1, groups: [] }, levels: [{ level: 1, rule: { ">=": [{ var: "points" }, 500.0005] } }], checks: [],
    });
    const sheet = unwrap(readAnswers({ pack: "random", enterprise: { id: "E" } }, pack));
    const efforts = { indicators: Object.fromEntries(milli.map((it, i) => [`i${i}`, { A: it }])) };
    expect(planUpgrade(sheet, 1, { efforts }).issues).toMatchObject([{ code: "plan-too-large", path: "target" }]);
    // with the default efforts the same pack is no trouble
    expect(unwrap(planUpgrade(sheet, 1)).reachable).toBe(true);
  });

  it("a sheet nobody checked is a mistake of the program", () => {
    expect(() => planUpgrade({ ...readSheet() }, 3)).toThrow(TypeError);
  });
});

/** A catalogue of our own: scenario rows over the built-in ones, all of which are taken out. */
function catalogueWith(rows: readonly object[]): Catalogue {
  const withdrawn = builtInCatalogue().scenarios.map(({ id }) => ({ id, withdrawn: true }));
  const row = { name: "n", likelyClass: "N", subIndustries: ["general"], indicators: [], pain: "p", content: "c", data: [], software: [], effects: [], effort: null, prerequisites: [], condition: null, reviewed: false, anchors: [], note: null };
  return unwrap(readCatalogue([{ catalogueFormat: 1, id: "own", version: "1.0.0", scenarios: [...withdrawn, ...rows.map((it) => ({ ...row, ...it }))] }], pack2024));
}

describe("the order of the steps", () => {
  const low = { answers: { ...answersWorth[60], "information-systems": "D", "management-mechanism": ["A"] }, areas: { ...areasAt(3, 4, 2), "product-design": 2 } };
  const wanted = { fixed: { areas: { "product-design": 3, "work-safety": 3, "process-design": 3, "human-resources": 3 }, indicators: { "information-systems": "E", "management-mechanism": "B" } } };

  it("first the first dimension and binding areas, then guiding areas and the other dimensions, each as on the form", () => {
    const ids = planOf({ ...low, areas: { ...low.areas, "process-design": 2 } }, 3, { ...none, ...wanted }).steps.map((it) => it.id);
    expect(ids).toEqual(["information-systems", "product-design", "work-safety", "process-design", "human-resources", "management-mechanism"]);
  });

  it("what another step needs comes before it; what neither firm nor plan has is named", () => {
    const catalogue = catalogueWith([
      { id: "OWN-PD", area: "product-design", from: 2, to: 3, prerequisites: ["OWN-HR", "OWN-OA"] },
      { id: "OWN-HR", area: "human-resources", from: 2, to: 3 },
      { id: "OWN-OA", area: "collaborative-office", from: 1, to: 2 },
      { id: "OWN-SEA", area: "work-safety", from: 2, to: 3, subIndustries: ["marine-engineering-equipment"] },
    ]);
    const plan = planOf(low, 3, { catalogue, ...wanted });
    const ids = plan.steps.map((it) => it.id);
    expect(ids.indexOf("human-resources")).toBeLessThan(ids.indexOf("product-design"));
    expect(new Set(ids)).toEqual(new Set(planOf(low, 3, { ...none, ...wanted }).steps.map((it) => it.id)));
    const step = plan.steps.find((it) => it.id === "product-design");
    expect([step?.scenarios, step?.needs]).toEqual([["OWN-PD"], [{ scenario: "OWN-OA", area: "collaborative-office", rating: 2 }]]);
    expect(plan.steps.find((it) => it.id === "work-safety")?.scenarios).toEqual([]);
    const marine = planOf({ ...low, enterprise: { id: "E", subIndustry: "marine-engineering-equipment" }, declinedScenarios: ["OWN-PD"] }, 3, { catalogue, ...wanted });
    expect(marine.steps.map((it) => [it.id, it.scenarios.length])).toEqual(expect.arrayContaining([["work-safety", 1], ["product-design", 0]]));
  });

  it("splits with the built-in catalogue only climbs that wait for each other", () => {
    const rows = builtInCatalogue().scenarios.filter((it) => it.subIndustries.includes("general"));
    const byId = new Map(rows.map((it) => [it.id, it]));
    /** Areas on which a step of this area rests, among those of the plan. */
    const restsOn = (id: string, plan: UpgradePlan): readonly string[] => plan.steps.filter((it) => it.id === id).flatMap((step) => step.parts).flatMap(({ to }) =>
      rows.filter((it) => it.area === id && it.from < Number(to) && Number(to) <= it.to).flatMap((it) => it.prerequisites.flatMap((need) => byId.get(need) ?? []))
        .filter((need) => plan.steps.some((step) => step.id === need.area && step.parts.some((part) => Number(part.to) === need.to))).map((it) => it.area));
    let splits = 0;
    fc.assert(fc.property(anySheet, fc.constantFrom(2, 3, 4), (it, target) => {
      const plan = unwrap(planUpgrade(unwrap(readAnswers({ pack: "miit-sme-2024", enterprise: { id: "E" }, ...it })), target, { allowOutcomes: true }));
      for (const id of new Set(plan.steps.map((step) => step.id))) {
        if (plan.steps.filter((step) => step.id === id).length < 2) continue;
        splits += 1;
        const reached = new Set<string>();
        const walk = (from: string): void => { for (const next of restsOn(from, plan)) if (!reached.has(next)) { reached.add(next); walk(next); } };
        walk(id);
        expect(reached).toContain(id);
      }
    }), { seed, numRuns: 300 });
    expect(splits).toBeGreaterThan(5);
  });

  it("splits a climb where two wait for each other", () => {
    const catalogue = catalogueWith([
      { id: "OWN-A2", area: "product-design", from: 1, to: 2 },
      { id: "OWN-B2", area: "work-safety", from: 1, to: 2, prerequisites: ["OWN-A2"] },
      { id: "OWN-A3", area: "product-design", from: 2, to: 3, prerequisites: ["OWN-B2"] },
    ]);
    const plan = planOf({ ...low, areas: { ...low.areas, "product-design": 1, "work-safety": 1 } }, 3, { catalogue, ...wanted });
    const own = stepsOf(plan).filter((it) => /^(product-design|work-safety)/.test(it));
    expect(own).toEqual(["product-design 1→2", "work-safety 1→3", "product-design 2→3"]);
    expect(plan.totalEffort).toBe(planOf({ ...low, areas: { ...low.areas, "product-design": 1, "work-safety": 1 } }, 3, { ...none, ...wanted }).totalEffort);
  });
});

describe("where efforts come from", () => {
  const sheet = { answers: answersWorth[60], areas: areasAt(3, 7, 0) };
  const catalogue = catalogueWith([
    { id: "OWN-1", area: "finance-management", from: 2, to: 3, effort: { days: { min: 0.1, max: 0.2 }, yuan: { min: 1000, max: 3000 }, source: "s" } },
    { id: "OWN-2", area: "finance-management", from: 2, to: 3, effort: { days: { min: 5, max: 9 }, source: "s" } },
  ]);
  const fixed = { areas: { "finance-management": 3 } };
  const packed = patchedPack({ definition: [{ op: "add", path: "/efforts", value: { unit: "days", source: { status: "unverified" }, areas: { "finance-management": { 1: 2, 2: 3, 3: 4 } } } }] });
  const partsOf = (options: PlanOptions, pack?: LoadedPack) => {
    const plan = planOf(sheet, 3, { fixed, ...options }, pack);
    return [plan.steps.find((it) => it.id === "finance-management")?.parts.map((it) => `${it.effort} ${it.source}`).join(", "), plan.unit];
  };

  it("caller, catalogue once a unit is asked for, pack, and else 1 a step", () => {
    expect(partsOf({ catalogue })).toEqual(["1 default, 1 default, 1 default", null]);
    expect(partsOf({ catalogue, unit: "days" })).toEqual(["1 default, 1 default, 0.15 catalogue", "days"]);
    expect(partsOf({ catalogue, efforts: { unit: "yuan", areas: { "finance-management": { 2: 70 } } } })).toEqual(["1 default, 70 caller, 2000 catalogue", "yuan"]);
    expect(partsOf({ catalogue }, packed)).toEqual(["2 pack, 3 pack, 4 pack", "days"]);
    expect(partsOf({ catalogue, unit: "days" }, packed)).toEqual(["2 pack, 3 pack, 0.15 catalogue", "days"]);
    expect(partsOf({ catalogue: null, unit: "yuan" }, packed)).toEqual(["1 default, 1 default, 1 default", "yuan"]);
  });

  it("a pack's own efforts are checked with the pack", () => {
    const given = { source: { status: "official" }, indicators: { "information-systems": { F: 1 }, nothing: {} }, areas: { "work-safety": { 0: 1, 5: 1 } } };
    expect(readPatched({ definition: [{ op: "add", path: "/efforts", value: given }] }).issues.map((it) => [it.code, it.path, it.actual])).toEqual([
      ["id-unknown", "efforts.indicators.information-systems", "F"], ["id-unknown", "efforts.indicators.nothing", "nothing"],
      ["id-unknown", "efforts.areas.work-safety", "0"], ["id-unknown", "efforts.areas.work-safety", "5"],
    ]);
    expect(packFiles().definition).not.toHaveProperty("efforts");
  });

  it("sums are those of the decimals written", () => {
    const efforts = { indicators: { "network-security": { B: 0.1, C: 0.2, D: 1e-7, E: 1e9 } } };
    const plan = planOf({ answers: { "network-security": ["A"] } }, 1, { ...none, efforts, fixed: { indicators: { "network-security": [..."BCDE"] } } });
    expect(plan.steps.find((it) => it.id === "network-security")?.effort).toBe(1000000000.3000001);
  });
});

describe("readEfforts", () => {
  it("takes a file of efforts", () => {
    const value: unknown = JSON.parse(readFixture("efforts/days.json"));
    const efforts = unwrap(readEfforts(value, pack2024));
    expect(efforts).toEqual(value);
    expect(planOf({ answers: lowestAnswers, areas: allAreasAt(0) }, 2, { ...none, efforts }).unit).toBe("days");
  });

  it.each([
    [[], "not-an-object "], [{ effort: {} }, "unknown-key effort"], [{ indicators: { funding: { B: -1 } } }, "field-invalid indicators.funding.B"],
    [{ indicators: { funding: { B: "2" } } }, "field-type indicators.funding.B"], [{ areas: { "work-safety": { 2: 2e9 } } }, "field-invalid areas.work-safety.2"],
    [{ areas: { "work-safty": { 2: 2 } } }, "unknown-area areas.work-safty"], [{ indicators: { funding: { Z: 2 } } }, "option-unknown indicators.funding.Z"],
    [{ unit: "" }, "field-invalid unit"], [{ areas: { "work-safety": { 2: Number.POSITIVE_INFINITY } } }, "field-type areas.work-safety.2"],
  ])("%j gives its issue", (value, expected) => {
    expect(brief(readEfforts(value, pack2024).issues)).toEqual([expected]);
  });
});

describe("the plan as data and as text", () => {
  it("begins as the format says, and has a receipt", () => {
    const sheet = unwrap(parseAnswers(readSample("short-of-binding-areas")));
    const plan = unwrap(planUpgrade(sheet, 3, { unit: "days" }));
    expect(Object.keys(plan).slice(1, 8)).toEqual(["target", "reachable", "totalEffort", "sourcedEffort", "unsourcedSteps", "steps", "after"]);
    expect(planSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(plan.receipt).toMatchObject({ pack: { id: "miit-sme-2024", sha256: pack2024.sha256 }, answersSha256: sheet.sha256, options: { unit: "days" }, catalogue: { id: builtInCatalogue().id, sha256: builtInCatalogue().sha256 } });
  });

  it("says each step in words, and counts small steps where nobody gave an effort", () => {
    const plan = planOf({ answers: { ...answersWorth[60], "information-systems": "D" }, areas: areasAt(3, 5, 2) }, 3, { ...none, unit: "days" });
    const text = describePlan(plan, pack2024);
    expect([plan.totalEffort, plan.sourcedEffort, plan.unsourcedSteps, plan.steps.length]).toEqual([4, 0, 4, 2]);
    expect(text.slice(0, 4)).toEqual([
      "E0001：升级到三级（集成级）的方案", "现状：二级（规范级），得分57.5分。",
      "没有给出投入；共4个小步，是步数最少的方案；完成后为三级（集成级），得分60分。",
      "注意：每做到一个选项或升一个台阶为一个小步，同一道题、同一业务场景的小步归并，共列2项；小步数不表示工作量，可用 --efforts 给出投入。",
    ]);
    expect(text).toEqual(expect.arrayContaining([
      "1．信息系统：由“D．大部分业务环节应用信息系统（超过80%）”提升到“E．全部业务环节应用信息系统”，得分增加2.5分",
      "   小步：1个", "   小步：3个",
      "   推进：总分由57.5分到60分（要求60分）",
      "   三级（集成级）的条件满足：总分已有60分（要求60分）",
      "   完成后：得分60分，等级由二级（规范级）变为三级（集成级）",
    ]));
    expect(text.find((it) => it.startsWith("2．"))).toMatch(/^2．.*业务场景）：由0级提升到3级。达到：/);
    expect(text.join("")).not.toContain("工作日");
    expect(text.slice(-3)).toEqual(["本方案是假设推算：假定所列各项均已做到，按同一评测规则重新计算。完成后的得分和等级不是现有结果，也不是评定结论。", ...pack2024.wording.nature.self]);
  });

  it("a unit stands beside what somebody gave, never beside what nobody did", () => {
    const sheet = { answers: { ...answersWorth[60], "information-systems": "B" }, areas: areasAt(3, 8, 0) };
    const fixed = { indicators: { "information-systems": "E" } };
    const summaryOf = (efforts: PlanOptions["efforts"], own: PlanOptions = {}) => {
      const plan = planOf(sheet, 3, { ...none, fixed, ...(efforts && { efforts }), ...own });
      const text = describePlan(plan, pack2024);
      return [plan.totalEffort, plan.sourcedEffort, plan.unsourcedSteps, text[2]?.split("；完成后")[0], text.find((it) => /^ {3}(投入|小步)：/.test(it))];
    };
    const of = (steps: Readonly<Record<string, number>>, unit?: string) => ({ ...(unit !== undefined && { unit }), indicators: { "information-systems": steps } });
    expect(summaryOf(of({ C: 0.1, D: 0.2, E: 1e9 }, "days"))).toEqual([1000000000.3, 1000000000.3, 0, "共1项，总投入1000000000.3个工作日，是达到目标的最少投入", "   投入：1000000000.3个工作日（由使用者给出）"]);
    expect(summaryOf(of({ C: 1e-7, D: 0, E: 0 }))).toEqual([1e-7, 1e-7, 0, "共1项，总投入0.0000001（未说明单位），是达到目标的最少投入", "   投入：0.0000001（由使用者给出）"]);
    expect(summaryOf(of({ C: 5, D: 7 }, "yuan"))).toEqual([13, 12, 1,
      "共1项，其中有来源的投入合计12元，另有1个小步没有投入来源、未计入合计；没有来源的小步每个按1计时，是最少投入的方案", "   投入：12元（由使用者给出）；另有1个小步没有投入来源"]);
    expect(summaryOf(undefined, { unit: "yuan" })).toEqual([3, 0, 3, "没有给出投入；共3个小步，是步数最少的方案", "   小步：3个"]);
  });

  it("sources that differ are named step by step", () => {
    const catalogue = catalogueWith([{ id: "OWN-1", area: "finance-management", from: 2, to: 3, effort: { days: { min: 2, max: 4 }, source: "s" } }]);
    const plan = planOf({ answers: answersWorth[60], areas: areasAt(3, 7, 0) }, 3, { catalogue, fixed: { areas: { "finance-management": 3 } }, efforts: { unit: "days", areas: { "finance-management": { 2: 5 } } } });
    expect(describePlan(plan, pack2024, catalogue)).toContain("   投入：2级为5个工作日（由使用者给出）、3级为3个工作日（取自改造场景目录）；另有1个小步没有投入来源");
  });

  it("names scenarios, and at its head what they need from outside the plan", () => {
    const catalogue = catalogueWith([
      { id: "OWN-PD", name: "样例甲", area: "product-design", from: 2, to: 3, prerequisites: ["OWN-OA"] },
      { id: "OWN-WS", name: "样例丙", area: "work-safety", from: 2, to: 3, prerequisites: ["OWN-OA"] },
      { id: "OWN-OA", name: "样例乙", area: "collaborative-office", from: 1, to: 2 },
    ]);
    const sheet = { answers: answersWorth[60], areas: { ...areasAt(3, 8, 0), "product-design": 2, "work-safety": 2 } };
    const text = describePlan(planOf(sheet, 3, { catalogue, fixed: { areas: { "product-design": 3, "work-safety": 3 } } }), pack2024, catalogue);
    expect(text[4]).toBe("方案以外尚须先具备1项：OWN-OA 样例乙（协同办公达到2级），未计入投入。");
    expect(text).toEqual(expect.arrayContaining(["   相关改造场景：OWN-PD 样例甲", "   须先具备：OWN-OA 样例乙（协同办公达到2级）"]));
  });

  it("a band whose figures are known says what it takes, and when that is beyond reason", () => {
    const planFor = (id: string, answer: unknown, letter: string) => {
      const plan = planOf({ answers: { ...answersWorth[60], [id]: answer }, areas: areasAt(3, 8, 0) }, 3, { ...none, fixed: { indicators: { [id]: letter } } });
      const step = plan.steps.find((it) => it.id === id);
      return { figures: step?.kind === "indicator" ? step.figures : undefined, text: describePlan(plan, pack2024).filter((it) => it.startsWith("   数据：")) };
    };
    // 24 of 60 is 40 %: 37 are the first above 60 %
    const connected = planFor("equipment-connectivity", { figures: { productionEquipment: 60, connectedEquipment: 24 } }, "E");
    expect(connected).toMatchObject({ figures: { actual: 24, atLeast: 37, more: 13, above: 60, exceeds: null }, text: [expect.stringMatching(/^ {3}数据：联网生产设备数量再增加13台/)] });
    // (10/100 + x/100) / 2 > 60 % needs x > 110, more than the 100 earned
    const funding = planFor("funding", { figures: { digitalSpend: [10, 10], revenue: [100, 100] } }, "E");
    expect(funding).toMatchObject({ figures: { atLeast: 110.01, exceeds: { figure: "revenue", value: 100 } } });
    expect(funding.text).toEqual(["   数据：各年数字化投入：其他年份不变，最近一年至少110.01万元（现10万元，须增加100.01万元），数字化投入占营业收入比例的年均值由10%升到高于60%；超过同年营业收入（100万元），请考虑用 --forbid funding=E 排除。"]);
    // exactly as much as earned is not above it: (20 + 100) / 2 is exactly 60, (20.01 + 100) / 2 is above
    expect(planFor("funding", { figures: { digitalSpend: [20.01, 10], revenue: [100, 100] } }, "E").figures).toMatchObject({ atLeast: 100, exceeds: null });
    expect(planFor("equipment-connectivity", "C", "E")).toEqual({ figures: null, text: [] });
    expect(planFor("equipment-connectivity", { option: "B", figures: { productionEquipment: 60, connectedEquipment: 24 } }, "E")).toEqual({ figures: null, text: [] });
  });

  it("says which step turns a condition or changes the level, also below the target", () => {
    const plan = unwrap(planUpgrade(unwrap(parseAnswers(readSample("below-level-1"))), 4));
    let level = plan.from.level;
    for (const step of plan.steps) {
      if (step.after.level !== level) expect(step.turns.map((it) => it.level)).toContain(step.after.level);
      level = step.after.level;
    }
    expect(new Set(plan.steps.flatMap((it) => it.turns.map((turn) => turn.level)))).toEqual(new Set([1, 2, 3, 4]));
    expect(describePlan(plan, pack2024).filter((it) => it.includes("等级由"))).toHaveLength(4);
  });

  it("says plainly what stands in the way", () => {
    const forbidden = { areas: Object.fromEntries(Object.keys(areasAt(0, 0, 0)).map((id) => [id, true as const])) };
    const text = describePlan(planOf({ answers: answersWorth[60], areas: areasAt(3, 5, 2) }, 3, { ...none, forbidden }), pack2024);
    expect(text).toContain("在给定条件下达不到三级（集成级），不编制方案。障碍如下：");
    expect(text).toContain("- 达到三级及以上的业务场景要求8个，最多只能达到7个，相差1个。");
  });
});

it("leaves the sheet it was given as it was", () => {
  const raw = sheetWith({ answers: lowestAnswers, areas: allAreasAt(0) });
  const before = JSON.stringify(raw);
  unwrap(planUpgrade(unwrap(readAnswers(raw)), 2));
  expect(JSON.stringify(raw)).toBe(before);
});
