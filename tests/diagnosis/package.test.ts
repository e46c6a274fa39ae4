/** A firm's package: which scenarios are in it and why, what stays outside, candidates, money, goals, and what is refused. */
import { describe, expect, it } from "vitest";
import { scenarioListSchema, type ScenarioList } from "../../src/diagnosis/list/schema.js";
import { goalsOf } from "../../src/diagnosis/package/goals.js";
import { proposePackage, type PackageOptions } from "../../src/diagnosis/package/package.js";
import { packageSchema, type FirmPackage } from "../../src/diagnosis/package/schema.js";
import { uncarriedOf } from "../../src/diagnosis/package/uncarried.js";
import type { PlanStep } from "../../src/diagnosis/plan/schema.js";
import type { Project } from "../../src/diagnosis/project/schema.js";
import { score, unwrap, type AnswerSheet } from "../../src/index.js";
import { hashJson } from "../../src/indicators/hash.js";
import { fixtureNames, samples } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";
import { brief } from "../support/sheets.js";
import { catalogue, marine, packageOf, productsOf, projectOf, sampleList, sampleSheet, sampleWith } from "./package-support.js";

const level1 = sampleSheet("marine-engineering-equipment-level-1");
const list = sampleList(marine);
const firmId = "SAMPLE-MO-1";

/** `id class because` */
const inside = ({ scenarios }: FirmPackage): readonly string[] => scenarios.map((it) => `${it.id} ${String(it.class)} ${it.because.join("+")}`);
const outside = ({ further }: FirmPackage, reason: FirmPackage["further"][number]["reason"]): readonly string[] => further.filter((it) => it.reason === reason).map((it) => it.id);
const steps = ({ plan }: FirmPackage): readonly string[] => plan.steps.map((it) => `${it.id} ${String(it.from)}→${String(it.to)}`);
const issuesOf = (options: PackageOptions, sheet: AnswerSheet = level1): readonly string[] => brief(proposePackage(sheet, options).issues);
/** The list with some rows put into another class, as an expert would. */
const reclassed = (classes: Readonly<Record<string, "N" | "X" | "dropped">>): ScenarioList => ({
  ...list, rows: list.rows.map((row) => (Object.hasOwn(classes, row.id) ? { ...row, class: classes[row.id] ?? row.class, override: { name: "expert", reason: "why" } } : row)),
});

describe("the package of a sample firm", () => {
  const pkg = packageOf(level1, { list });

  it("holds what is common and needed, each with its step, its class and its place on the list", () => {
    expect(pkg.target).toBe(2);
    expect(inside(pkg)).toEqual(["EQ-01 N common+plan", "EQ-04 N common+plan", "EN-01 N common+plan", "SV-01 N common+plan", "PL-01 N common+plan", "DS-01 N common+plan"]);
    expect(steps(pkg)).toEqual([
      "network-infrastructure B→B,C,D,E", "equipment-management 1→2", "energy-management 0→2", "after-sales-service 0→2", "planning-scheduling 1→2", "decision-support 0→2",
      "management-mechanism A→B,C,D,E",
    ]);
    expect(pkg.scenarios[1]).toMatchObject({
      id: "EQ-04", special: true, areaKind: "binding", phase: 1, serves: [{ kind: "area", id: "equipment-management", to: 2 }],
      onList: { needing: 29, applicable: 52, share: 29 / 52, expert: null },
    });
    expect(pkg.scenarios[4]).toMatchObject({ id: "PL-01", special: false, areaKind: "guiding" });
  });

  it("ends a phase where it is long enough, and where the level rises", () => {
    expect(pkg.phases).toEqual([
      { no: 1, steps: [0, 1, 2, 3, 4], scenarios: ["EQ-01", "EQ-04", "EN-01", "SV-01", "PL-01"], after: pkg.plan.steps[4]?.after, reachesLevel: null, span: null, undated: 5 },
      { no: 2, steps: [5, 6], scenarios: ["DS-01"], after: pkg.plan.steps[6]?.after, reachesLevel: 2, span: null, undated: 1 },
    ]);
    expect([pkg.phases[1]?.after.level, pkg.phases[1]?.after.points]).toEqual([2, 40.45]);
  });

  it("lists what the firm needs next and the plan does not", () => {
    expect(pkg.further.every((it) => it.class === "X" && it.note === null)).toBe(true);
    expect(pkg.further.filter((it) => it.reason !== "not-needed-for-target").map((it) => `${it.id} ${it.reason}`)).toEqual(["PD-01 prerequisite", "WH-01 prerequisite"]);
    expect(pkg.further.map((it) => it.id)).toEqual(["PD-01", "PR-01", "SA-01", "MO-01", "QM-01", "SF-01", "PU-01", "WH-01", "FI-02", "FI-03", "HR-01", "HR-02", "OA-01"]);
  });

  it("sets its goals by scoring again, with the metrics of the catalogue in their direction", () => {
    expect(pkg.goals).toMatchObject({ level: { from: 1, to: 2 }, points: { from: 26.95, to: 40.45 } });
    expect(pkg.goals.dimensions.map((it) => [it.id, it.from, it.to, it.maxPoints])).toEqual([["foundation", 10.45, 16.45, 50], ["management", 3, 10.5, 30], ["outcome", 13.5, 13.5, 20]]);
    expect(pkg.goals.indicators).toEqual([
      { id: "network-infrastructure", from: ["B"], to: ["B", "C", "D", "E"], points: 6 }, { id: "management-mechanism", from: ["A"], to: ["B", "C", "D", "E"], points: 7.5 },
    ]);
    expect(pkg.goals.areas[1]).toEqual({ id: "energy-management", kind: "binding", from: 0, to: 2 });
    expect(pkg.goals.effects[0]).toEqual({ metric: "故障停机时长", direction: "down", value: null, unit: null, scenarios: ["EQ-01"], baseline: null, target: null, figure: null, by: "catalogue" });
  });

  it("says that nothing is known of products where none were given", () => {
    expect(pkg.products).toBeNull();
    for (const it of pkg.scenarios) expect(it).toMatchObject({ candidates: { supply: "unknown", total: 0, shown: [] }, chosen: null, price: null, unpriced: 0, days: null, undated: 0 });
    expect(pkg.investment).toEqual({
      products: [], total: null, unpriced: 0, runningCost: null, uncosted: 0, withoutProduct: pkg.scenarios.map((it) => it.id),
      givenWan: { intendedFunds: 40, planned: 50, plannedMissing: 0 },
    });
    expect(pkg.schedule.every((it) => it.span === null)).toBe(true);
  });

  it("carries the hashes of all it was made from", () => {
    expect(pkg.receipt).toMatchObject({ answersSha256: level1.sha256, catalogueSha256: catalogue.sha256, listSha256: hashJson(list), productsSha256: null, projectSha256: null });
    expect(pkg.list).toMatchObject({ subIndustry: marine, firms: 53, sha256: hashJson(list) });
  });

  it.each(fixtureNames(samples))("of %s fits its schema", (name) => {
    const own = packageOf(sampleSheet(name));
    expect(packageSchema.safeParse(own).error).toBeUndefined();
    expect(packageSchema.parse(JSON.parse(JSON.stringify(own)))).toEqual(own);
    expect(own.scenarios.every((it) => it.class === null)).toBe(true);
    expect(own.issues.every((it) => it.code !== "list-does-not-fit")).toBe(true);
  });
});

describe("the target", () => {
  it("is the caller's, else the project's, else the next level, at the top that one", () => {
    const project = projectOf(firmId, { decisions: { target: 3 } });
    expect([packageOf(level1).target, packageOf(level1, { project }).target, packageOf(level1, { project, target: 4 }).target]).toEqual([2, 3, 4]);
    const top = packageOf(sampleSheet("level-4"));
    expect([top.target, top.plan.steps, top.scenarios, top.phases, top.schedule]).toEqual([4, [], [], [], []]);
  });

  it("that cannot be reached leaves what is fixed", () => {
    const pkg = packageOf(level1, { list, target: 4, forbidden: { indicators: { "network-infrastructure": true, "information-systems": true, "data-collection": true, "equipment-digitalization": true, "planning-execution": true } } });
    expect(pkg.plan.reachable).toBe(false);
    expect(steps(pkg)).toEqual(["equipment-management 1→2", "energy-management 0→2", "after-sales-service 0→2", "planning-scheduling 1→2", "decision-support 0→2"]);
    expect(pkg.goals).toMatchObject({ level: { from: 1, to: 1 }, points: { from: 26.95, to: 26.95 } });
    expect(pkg.phases.map((it) => [it.steps, it.reachesLevel])).toEqual([[[0, 1, 2, 3, 4], null]]);
  });

  it("unknown to the pack is refused", () => {
    expect(issuesOf({ target: 7 })).toEqual(["target-unknown target"]);
  });
});

describe("what the list says", () => {
  it("decides the class, an expert's word before the rule's; off the list and dropped is the firm's own", () => {
    const pkg = packageOf(level1, { list: reclassed({ "EQ-01": "X", "EQ-04": "dropped", "PD-01": "N", "PL-01": "dropped" }) });
    expect(inside(pkg)).toEqual(expect.arrayContaining(["PD-01 N common+plan", "EN-01 N common+plan"]));
    expect(pkg.scenarios.find((it) => it.id === "PD-01")?.onList).toMatchObject({ expert: "expert" });
    const wanted = packageOf(level1, { fixed: { areas: { "equipment-management": 2 } }, list: reclassed({ "EQ-01": "X", "EQ-04": "dropped" }) });
    expect(inside(wanted)).toEqual(expect.arrayContaining(["EQ-01 X plan", "EQ-04 X plan"]));
  });

  it("commits only to what the firm needs next, and asks nothing twice of what it has", () => {
    const ready = packageOf(sampleSheet("marine-engineering-equipment-level-3"), { list });
    expect(ready.scenarios.flatMap((it) => (it.because.includes("common") ? [it.id] : []))).toEqual([]);
  });

  it("is taken together with the caller's own fixed steps, the higher rating first", () => {
    const pkg = packageOf(level1, { list, fixed: { areas: { "equipment-management": 3, "work-safety": 2, "product-design": 1 }, indicators: { "data-security": ["B", "C"] } } });
    expect(steps(pkg)).toEqual(expect.arrayContaining(["equipment-management 1→3", "work-safety 1→2", "energy-management 0→2"]));
    expect(pkg.plan.receipt.options.fixed).toEqual({
      areas: { "equipment-management": 3, "work-safety": 2, "product-design": 1, "energy-management": 2, "after-sales-service": 2, "planning-scheduling": 2, "decision-support": 2 },
      indicators: { "data-security": ["B", "C"] },
    });
  });

  it.each([
    ["another sub-industry", sampleList("heavy-equipment-sets"), ["list-does-not-fit list.subIndustry"]],
    ["another pack", { ...list, pack: { ...list.pack, version: "9.9.9" } }, ["list-does-not-fit list.pack"]],
    ["another catalogue", { ...list, catalogue: { ...list.catalogue, sha256: "0".repeat(64) } }, ["list-does-not-fit list.catalogue.sha256"]],
  ] as const)("is not used when it is of %s", (_name, other, expected) => {
    const made = proposePackage(level1, { list: other });
    expect(brief(made.issues)).toEqual(expected);
    const pkg = unwrap(made);
    expect([pkg.list, pkg.receipt.listSha256, pkg.issues]).toEqual([null, null, made.issues]);
    expect({ ...pkg, issues: [] }).toEqual({ ...packageOf(level1), issues: [] });
  });
});

describe("what stands against a scenario", () => {
  it("the firm declined it, the project excludes it, the caller forbids its area: then it is no commitment, and the reason is told", () => {
    const declined = packageOf(sampleWith("marine-engineering-equipment-level-1", { declinedScenarios: ["EN-01"] }), { list });
    expect([outside(declined, "declined"), inside(declined).some((it) => it.startsWith("EN-01"))]).toEqual([["EN-01"], false]);
    const project = projectOf(firmId, { decisions: { exclude: [{ scenario: "EN-01", reason: "2027 first" }] } });
    const excluded = packageOf(level1, { list, project });
    expect(excluded.further.find((it) => it.id === "EN-01")).toEqual({ id: "EN-01", name: "能耗采集与统计", area: "energy-management", class: "N", reason: "excluded", note: "2027 first" });
    const forbidden = packageOf(level1, { list, forbidden: { areas: { "energy-management": 2 } } });
    expect(outside(forbidden, "forbidden")).toEqual(["EN-01"]);
    for (const pkg of [declined, excluded, forbidden]) expect(pkg.plan.receipt.options.fixed?.areas).not.toHaveProperty("energy-management");
  });

  it("a step keeps its place though the only scenario that serves it is excluded", () => {
    const project = projectOf(firmId, { decisions: { exclude: [{ scenario: "DS-01", reason: "no" }] } });
    const pkg = packageOf(level1, { list, project, fixed: { areas: { "decision-support": 2 } } });
    expect(steps(pkg)).toContain("decision-support 0→2");
    expect(pkg.scenarios.map((it) => it.id)).not.toContain("DS-01");
  });

  it("what the plan rests on and does not reach is needed first, not needless", () => {
    const pkg = packageOf(sampleSheet("marine-engineering-equipment-level-2"), { list, target: 3 });
    const needs = [...new Set(pkg.plan.steps.flatMap((it) => it.needs.map((need) => need.scenario)))].sort();
    expect(needs.length).toBeGreaterThan(0);
    expect([...outside(pkg, "prerequisite")].sort()).toEqual(needs);
  });

  it("its rating is unknown: nobody is committed to it", () => {
    const sheet = sampleWith("marine-engineering-equipment-level-1", { areas: { "product-design": 1 } });
    const pkg = packageOf(sheet, { list });
    expect(pkg.issues.map((it) => it.code)).toEqual(["sheet-unfinished"]);
    expect(pkg.scenarios.filter((it) => it.because.includes("common"))).toEqual([]);
    const inPlan = new Set(pkg.scenarios.map((it) => it.id));
    for (const id of ["EN-01", "EQ-01", "EQ-04", "DS-01", "PL-01", "SV-01"]) expect(inPlan.has(id) || outside(pkg, "rating-unknown").includes(id)).toBe(true);
    expect(outside(pkg, "rating-unknown").length).toBeGreaterThan(0);
  });
});

describe("what the project decides", () => {
  it("a scenario it wants is fixed and in the package, needed or not", () => {
    const pkg = packageOf(level1, { list, project: projectOf(firmId, { decisions: { include: ["OA-01", "FI-02", "EN-01"] } }) });
    expect(inside(pkg)).toEqual(expect.arrayContaining(["OA-01 X plan+included", "FI-02 X plan+included", "EN-01 N common+plan+included"]));
    expect(steps(pkg)).toEqual(expect.arrayContaining(["collaborative-office 1→2", "finance-management 2→3"]));
  });

  it("one the firm has behind it is no step, and is told", () => {
    const pkg = packageOf(level1, { project: projectOf(firmId, { decisions: { include: ["FI-01"] } }) });
    expect(inside(pkg).some((it) => it.startsWith("FI-01"))).toBe(false);
    expect(outside(pkg, "not-needed-for-target")).toContain("FI-01");
  });

  it("product, matching and phases feed the package; the caller's options come first", () => {
    const products = productsOf({ id: "A", serves: [{ area: "energy-management" }], deployment: ["saas"] }, { id: "B", serves: [{ area: "energy-management" }], deployment: ["on-premises"] });
    const project = projectOf(firmId, { region: "r", decisions: { products: { "EN-01": "B" }, deployment: ["on-premises"], budget: 5, stepsPerPhase: 2, parallel: 1 } });
    const pkg = packageOf(level1, { list, products, project });
    expect(pkg.products?.matching).toEqual({ limit: 5, deployment: ["on-premises"], budget: 5, region: "r", sizeClass: "small" });
    expect([pkg.phasing, pkg.phases.map((it) => it.steps.length)]).toEqual([{ stepsPerPhase: 2, parallel: 1 }, [2, 2, 2, 1]]);
    expect(pkg.scenarios.find((it) => it.id === "EN-01")).toMatchObject({ chosen: { id: "B", by: "project" }, candidates: { total: 1 } });
    const own = packageOf(level1, { list, products, project, matching: { deployment: ["saas"], limit: 1 }, stepsPerPhase: 50, parallel: 9 });
    expect(own.products?.matching).toEqual({ limit: 1, deployment: ["saas"], budget: 5, region: "r", sizeClass: "small" });
    expect(own.phasing).toEqual({ stepsPerPhase: 50, parallel: 9 });
    // chosen by the project though it is not among those shown
    expect(own.scenarios.find((it) => it.id === "EN-01")).toMatchObject({ chosen: { id: "B", by: "project" }, candidates: { shown: [{ id: "A" }] } });
    expect(own.investment.products).toEqual([{ id: "B", name: "product B", provider: "provider of B", scenarios: ["EN-01"], by: "project", price: null, runningCost: null }]);
  });

  it("its goals come first, and what the catalogue says of the same metric joins them", () => {
    const effects = [
      { metric: "单位产值能耗", direction: "down", value: "green", unit: "kgce", baseline: 5, target: 4 }, { metric: "单位产值能耗", direction: "up" }, { metric: "own", direction: "up", scenarios: ["PD-01"] },
    ];
    const pkg = packageOf(level1, { list, project: projectOf(firmId, { effects }) });
    expect(pkg.goals.effects.slice(0, 3)).toEqual([
      { metric: "单位产值能耗", direction: "down", value: "green", unit: "kgce", scenarios: ["EN-01"], baseline: 5, target: 4, figure: null, by: "project" },
      { metric: "单位产值能耗", direction: "up", value: null, unit: null, scenarios: [], baseline: null, target: null, figure: null, by: "project" },
      { metric: "own", direction: "up", value: null, unit: null, scenarios: ["PD-01"], baseline: null, target: null, figure: null, by: "project" },
    ]);
    expect(pkg.goals.effects.slice(3).every((it) => it.by === "catalogue" && it.metric !== "单位产值能耗")).toBe(true);
  });

  it("two goals of one metric and direction keep each its own value", () => {
    const effects = [{ metric: "m", direction: "up", value: "quality" }, { metric: "m", direction: "up", value: "cost" }];
    expect(packageOf(level1, { project: projectOf(firmId, { effects }) }).goals.effects.slice(0, 2).map((it) => it.value)).toEqual(["quality", "cost"]);
  });

  it("what it expects of scenarios outside the package is told at its place, and kept", () => {
    const project = projectOf(firmId, {
      effects: [{ metric: "m", direction: "up", scenarios: ["EN-01", "WH-03"] }], investment: [{ item: "a", planned: 1 }, { item: "b", scenario: "EN-01" }, { item: "c", scenario: "PD-01", planned: 2 }],
    });
    const made = proposePackage(level1, { list, project });
    expect(made.issues.map((it) => `${it.severity} ${it.code} ${it.path} ${it.actual}`)).toEqual([
      "warning scenario-not-in-package project.effects[0].scenarios[1] WH-03", "warning scenario-not-in-package project.investment[2].scenario PD-01",
    ]);
    const pkg = unwrap(made);
    expect([pkg.issues, pkg.goals.effects[0]?.scenarios, pkg.investment.givenWan.planned]).toEqual([made.issues, ["EN-01", "WH-03"], 3]);
  });

  it("a product that says it does not fit is counted with, and marked", () => {
    const products = productsOf({ id: "A", serves: [{ area: "energy-management" }] }, { id: "B", serves: [{ area: "after-sales-service" }], deployment: ["saas"] });
    const fits = (choices: Readonly<Record<string, string>>, options: PackageOptions = {}): unknown =>
      packageOf(level1, { list, products, project: projectOf(firmId, { decisions: { products: choices } }), ...options }).scenarios
        .filter((it) => Object.hasOwn(choices, it.id)).map((it) => [it.id, it.chosen]);
    expect(fits({ "EN-01": "A", "SV-01": "B" })).toEqual([["EN-01", { id: "A", by: "project", fits: true }], ["SV-01", { id: "B", by: "project", fits: true }]]);
    expect(fits({ "EN-01": "B", "SV-01": "B" }, { matching: { deployment: ["edge"] } })).toEqual([["EN-01", { id: "B", by: "project", fits: false }], ["SV-01", { id: "B", by: "project", fits: false }]]);
    expect(packageOf(level1, { list, products }).scenarios.find((it) => it.id === "EN-01")?.chosen).toEqual({ id: "A", by: "order", fits: true });
  });

  it("a product no file holds is refused; a near match is a guess", () => {
    const products = productsOf({ id: "SP-009", serves: [{ area: "energy-management" }] });
    const expected = (product: string, from: typeof products | null): unknown =>
      proposePackage(level1, { products: from, project: projectOf(firmId, { decisions: { products: { "EN-01": product } } }) }).issues.map((it) => [it.code, it.expected, it.actual]);
    expect(expected("SP-999", products)).toEqual([["field-invalid", "a product of the files, perhaps SP-009", "SP-999"]]);
    expect(expected("another-thing", products)).toEqual([["field-invalid", "a product of the files", "another-thing"]]);
    expect(expected("SP-009", null)).toEqual([["field-invalid", "a product catalogue that holds it", "SP-009"]]);
  });

  it("planned investment is the sum of its items that say it, exactly; without them the sheet's", () => {
    const given = (investment: unknown) => packageOf(level1, { project: projectOf(firmId, { investment }) }).investment.givenWan;
    expect(given([{ item: "a", planned: 0.1 }, { item: "b", planned: 0.2 }, { item: "c" }])).toEqual({ intendedFunds: 40, planned: 0.3, plannedMissing: 1 });
    expect(given([{ item: "c" }])).toEqual({ intendedFunds: 40, planned: 50, plannedMissing: 0 });
    const silent = sampleWith("marine-engineering-equipment-level-1", { investment: null });
    expect(packageOf(silent, { project: projectOf(firmId, { investment: [{ item: "c" }] }) }).investment.givenWan).toEqual({ intendedFunds: 40, planned: null, plannedMissing: 1 });
  });

  it("two figures of one metric stay two statements; a goal of the project takes one of them", () => {
    const { plan } = packageOf(level1);
    const figure = (value: number) => ({ value, unit: "%", source: "s" });
    const scenarios = [
      { id: "A", effects: [{ metric: "m", direction: "up" as const, figure: figure(5) }] }, { id: "B", effects: [{ metric: "m", direction: "up" as const, figure: figure(9) }] },
      { id: "C", effects: [{ metric: "m", direction: "up" as const }, { metric: "m", direction: "up" as const, figure: figure(5) }] },
    ];
    const effects = (project: Project | null) => goalsOf(score(level1, pack2024), plan, scenarios, project).effects.map((it) => [it.by, it.figure?.value ?? null, it.scenarios.join()]);
    expect(effects(null)).toEqual([["catalogue", 5, "A,C"], ["catalogue", 9, "B"], ["catalogue", null, "C"]]);
    expect(effects(projectOf(firmId, { effects: [{ metric: "m", direction: "up" }] }))).toEqual([["project", 5, "A,C"], ["catalogue", 9, "B"]]);
  });

  it("about what nobody knows is refused, all at once", () => {
    const products = productsOf({ id: "A", serves: [{ area: "energy-management" }] });
    const project = { ...projectOf("other", { decisions: { include: ["PD-05"], products: { "EN-01": "B", "PD-01": "A" } } }) };
    const odd = { ...project, decisions: project.decisions && { ...project.decisions, include: ["PD-05", "ZZ-01"], exclude: [{ scenario: "ZZ-02", reason: "r" }], products: { ...project.decisions.products, "ZZ-03": "A" } } };
    expect(issuesOf({ project: odd, products, stepsPerPhase: 0, parallel: 1.5, matching: { limit: 0 } })).toEqual([
      "field-invalid matching.limit", "field-invalid stepsPerPhase", "field-invalid parallel", "enterprise-differs project.enterprise",
      "scenario-unknown project.decisions.include[1]", "scenario-unknown project.decisions.exclude[0].scenario", "scenario-unknown project.decisions.products.ZZ-03",
      "field-invalid project.decisions.include[0]", "field-invalid project.decisions.products.EN-01",
    ]);
    expect(issuesOf({ project: projectOf(firmId, { decisions: { products: { "EN-01": "A" } } }) })).toEqual(["field-invalid project.decisions.products.EN-01"]);
  });
});

describe("products", () => {
  const products = productsOf(
    { id: "A", serves: [{ area: "equipment-management" }, { area: "energy-management" }], price: { min: 0.1, max: 10 }, runningCost: { min: 1, max: 2 }, days: { min: 5, max: 8 } },
    { id: "B", serves: [{ area: "energy-management" }], price: { min: 7, max: 7 }, provider: { name: "provider of A" } },
    { id: "C", serves: [{ area: "after-sales-service" }], price: { min: 0.2, max: 20 } },
    { id: "D", serves: [{ area: "planning-scheduling" }], days: { min: 3, max: 3.5 } },
  );
  const pkg = packageOf(level1, { list, products });
  const scenario = (id: string) => pkg.scenarios.find((it) => it.id === id);

  it("are counted once, whatever number of scenarios they serve, and summed exactly", () => {
    expect(pkg.investment).toMatchObject({
      products: [
        { id: "A", scenarios: ["EQ-01", "EQ-04", "EN-01"], by: "order", price: { min: 0.1, max: 10 } }, { id: "C", scenarios: ["SV-01"] }, { id: "D", scenarios: ["PL-01"], price: null },
      ],
      total: { min: 0.3, max: 30 }, unpriced: 1, runningCost: { min: 1, max: 2 }, uncosted: 2, withoutProduct: ["DS-01"],
    });
  });

  it("give a scenario the range over those shown, and how many say nothing", () => {
    expect(scenario("EN-01")).toMatchObject({ price: { min: 0.1, max: 10 }, unpriced: 0, days: { min: 5, max: 8 }, undated: 1, candidates: { supply: "single", total: 2 } });
    expect(scenario("PL-01")).toMatchObject({ price: null, unpriced: 1, days: { min: 3, max: 3.5 }, undated: 0 });
    expect(scenario("DS-01")).toMatchObject({ candidates: { supply: "gap" }, chosen: null, price: null, days: null });
  });

  it("date the schedule: three at a time, unknown times left out and counted", () => {
    expect(pkg.schedule.map(({ scenario: id, phase, span }) => [id, phase, span && [span.start.min, span.start.max, span.end.min, span.end.max]])).toEqual([
      ["EQ-01", 1, [0, 0, 5, 8]], ["EQ-04", 1, [0, 0, 5, 8]], ["EN-01", 1, [0, 0, 5, 8]], ["SV-01", 1, null], ["PL-01", 1, [5, 8, 8, 11.5]], ["DS-01", 2, null],
    ]);
    expect(pkg.phases.map((it) => [it.span, it.undated])).toEqual([[{ start: { min: 0, max: 0 }, end: { min: 8, max: 11.5 } }, 1], [null, 1]]);
    expect(pkg.schedule.map((it) => it.days)).toEqual([{ min: 5, max: 8 }, { min: 5, max: 8 }, { min: 5, max: 8 }, null, { min: 3, max: 3.5 }, null]);
    expect(pkg.time).toEqual({ days: { min: 8, max: 11.5 }, undated: 2 });
    expect(packageOf(level1, { list }).time).toEqual({ days: null, undated: 6 });
  });

  it("counted with but of unknown time is undated, whatever time the other candidates take", () => {
    const dateOf = (it: FirmPackage): unknown => [it.scenarios.find(({ id }) => id === "EN-01")?.days, it.schedule.find(({ scenario: id }) => id === "EN-01")];
    const undated = { scenario: "EN-01", phase: 1, after: [], days: null, span: null };
    expect(dateOf(packageOf(level1, { list, products, project: projectOf(firmId, { decisions: { products: { "EN-01": "B" } } }) }))).toEqual([{ min: 5, max: 8 }, undated]);
    const first = productsOf({ id: "A", serves: [{ area: "energy-management" }], scenarios: ["EN-01"] }, { id: "B", serves: [{ area: "energy-management" }], days: { min: 5, max: 8 } });
    const byOrder = packageOf(level1, { list, products: first });
    expect(byOrder.scenarios.find((it) => it.id === "EN-01")?.chosen).toMatchObject({ id: "A", by: "order" });
    expect(dateOf(byOrder)).toEqual([{ min: 5, max: 8 }, undated]);
  });

  it("in any order give the same package", () => {
    const turned = { ...products, products: [...products.products].reverse() };
    expect(packageOf(level1, { list, products: turned })).toEqual(pkg);
  });

  it("are kept as files with their notes", () => {
    expect(pkg.products).toMatchObject({ files: [{ id: "invented", products: 4 }], notes: ["invented"], sha256: products.sha256 });
  });
});

describe("steps no scenario carries to their end", () => {
  const area = (id: string, from: number | null, to: number) => ({ kind: "area", id, from, to }) as PlanStep;
  const carrier = (from: number, to: number, serves: FirmPackage["scenarios"][number]["serves"] = []) => ({ area: "x", from, to, serves });

  it("are those with a rating none enters, as far as they get; where a firm stands at 0 it counts as 1", () => {
    const reached = (step: PlanStep, ...own: readonly ReturnType<typeof carrier>[]): unknown => uncarriedOf([step], own).map((it) => (it.kind === "area" ? it.reached : null));
    expect(uncarriedOf([area("x", 0, 3)], [carrier(1, 2)])).toEqual([{ kind: "area", id: "x", from: 0, to: 3, reached: 2 }]);
    expect(reached(area("x", 0, 3), carrier(1, 2), carrier(2, 3))).toEqual([]);
    expect(reached(area("x", null, 1), carrier(1, 2))).toEqual([]);
    expect(reached(area("x", 2, 4), carrier(3, 4))).toEqual([null]);
    expect(reached(area("x", 1, 4), carrier(1, 2), carrier(3, 4))).toEqual([2]);
    expect(reached(area("x", 2, 3), carrier(1, 3))).toEqual([]);
    expect(reached(area("y", 1, 2), carrier(1, 2))).toEqual([null]);
  });

  it("are questions none serves", () => {
    const step = { kind: "indicator", id: "q", from: ["A"], to: ["A", "B"] } as unknown as PlanStep;
    expect(uncarriedOf([step], [carrier(1, 2)])).toEqual([{ kind: "indicator", id: "q", from: ["A"], to: ["A", "B"] }]);
    expect(uncarriedOf([step], [carrier(1, 2, [{ kind: "indicator", id: "q", to: ["A", "B"] }])])).toEqual([]);
  });

  it("stand in the package", () => {
    const project = projectOf(firmId, { decisions: { exclude: [{ scenario: "EN-02", reason: "r" }] } });
    const pkg = packageOf(level1, { list, project, fixed: { areas: { "energy-management": 3 } } });
    expect(pkg.uncarried).toEqual([
      { kind: "indicator", id: "network-infrastructure", from: ["B"], to: ["B", "C", "D", "E"] }, { kind: "area", id: "energy-management", from: 0, to: 3, reached: 2 },
      { kind: "indicator", id: "management-mechanism", from: ["A"], to: ["B", "C", "D", "E"] },
    ]);
  });
});

describe("the sheet", () => {
  it("of a firm with a pack of no scenarios, or without a catalogue, is planned without any", () => {
    const pkg = packageOf(level1, { catalogue: null });
    expect([pkg.catalogue, pkg.scenarios, pkg.further, pkg.plan.reachable, pkg.phases.every((it) => it.scenarios.length === 0)]).toEqual([null, [], [], true, true]);
    expect(issuesOf({ catalogue: null, list })).toEqual(["list-does-not-fit list.catalogue.sha256"]);
  });

  it("that was not read is a mistake of the caller's program", () => {
    expect(() => proposePackage({ ...level1 })).toThrow(TypeError);
  });

  it("a declined scenario that serves a question alone is told, too", () => {
    const changes = { areas: { "equipment-management": 2 }, answers: { "equipment-connectivity": "A" } };
    const raised = { target: 2, fixed: { indicators: { "equipment-connectivity": "D" } } };
    const wanted = packageOf(sampleWith("marine-engineering-equipment-level-1", changes), raised);
    const declined = packageOf(sampleWith("marine-engineering-equipment-level-1", { ...changes, declinedScenarios: ["EQ-02"] }), raised);
    expect(inside(wanted).some((it) => it.startsWith("EQ-02"))).toBe(true);
    expect([inside(declined).some((it) => it.startsWith("EQ-02")), outside(declined, "declined")]).toEqual([false, ["EQ-02"]]);
  });

  it("whose sub-industry or declined scenario nobody knows is told, and goes on", () => {
    const sheet = sampleWith("marine-engineering-equipment-level-1", { enterprise: { id: "E1", subIndustry: "海洋工程装备制造业" }, declinedScenarios: ["ZZ-01"] });
    const made = proposePackage(sheet);
    expect([made.ok, brief(made.issues)]).toEqual([true, ["sub-industry-unlisted enterprise.subIndustry", "scenario-unknown enterprise E1: declinedScenarios[0]"]]);
  });

  it("with its keys in another order gives the same package", () => {
    const turned = sampleWith("marine-engineering-equipment-level-1", { areas: Object.fromEntries(Object.entries(level1.areas).reverse()) });
    expect(JSON.stringify(packageOf(turned, { list }))).toBe(JSON.stringify(packageOf(level1, { list })));
  });

  it("and the package of it cannot be changed", () => {
    expect(Object.isFrozen(packageOf(level1).scenarios)).toBe(true);
    expect(scenarioListSchema.safeParse(list).error).toBeUndefined();
  });
});
