/** Before and after: what moved, what was agreed, effects and returns, and what is refused. */
import { describe, expect, it } from "vitest";
import { describeChange } from "../../src/diagnosis/change/change.js";
import { changeSchema, type FirmChange } from "../../src/diagnosis/change/schema.js";
import { hashJson } from "../../src/indicators/hash.js";
import { planUpgrade } from "../../src/diagnosis/plan/plan.js";
import { readPlan } from "../../src/diagnosis/plan/read-plan.js";
import { readProject } from "../../src/diagnosis/project/project.js";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { unwrap } from "../../src/index.js";
import { readFixture } from "../support/fixtures.js";
import { pack2024, packWithNotApplicable } from "../support/packs.js";
import { allAreasAt, areasAt, bestAnswers, brief, lowestAnswers } from "../support/sheets.js";
import { assessed, assessedFile, change, projectWith } from "./change-support.js";

const finished = { answers: lowestAnswers, areas: allAreasAt(1) };
const indicator = (it: FirmChange, id: string) => it.indicators.find((one) => one.id === id);

describe("the sample pair", () => {
  const before = assessedFile("before-after/before.json");
  const after = assessedFile("before-after/after.json");
  const project = unwrap(readProject(JSON.parse(readFixture("before-after/project.json")), { catalogue: builtInCatalogue(), pack: pack2024 }));
  const plan = unwrap(planUpgrade(before.sheet, 3));
  const made = unwrap(describeChange(before, after, { plan, project }));

  it("rose from level 2 to 3, to the thousandth", () => {
    expect(made.points).toEqual({ before: 51.95, after: 71.625, by: 19.675 });
    expect(made.dimensions.map(({ id, by }) => [id, by])).toEqual([["foundation", 12.8], ["management", 0.375], ["outcome", 6.5]]);
    expect([made.before.level, made.after.level, made.before.basis, made.after.basis]).toEqual([2, 3, "diagnosis", "on-site"]);
    expect(made.counts).toEqual({ indicatorsUp: 10, indicatorsDown: 1, areasUp: 10, areasDown: 0 });
    expect(made.cautions).toEqual(["basis-differs", "investment-differs"]);
    expect(made.turned.map((it) => [it.level, it.fact, it.before, it.actual, it.met])).toEqual([
      [3, "points", 51.95, 71.625, true], [3, "areas.3.all", 2, 8, true], [3, "areas.3.binding", 2, 6, true],
    ]);
    expect(made.next?.level).toBe(4);
  });

  it("shows a band in per cent and a trend as before and now", () => {
    expect(indicator(made, "equipment-digitalization")).toMatchObject({ before: { options: ["D"], shown: "42.71%" }, after: { options: ["E"], shown: "63.27%" }, by: 1.5, changed: true });
    expect(indicator(made, "product-quality")).toMatchObject({ before: { shown: "97.2 → 97.2" }, after: { shown: "97.2 → 98.1" } });
    expect(indicator(made, "talent-development")).toMatchObject({ by: -1.5, changed: true });
    expect(indicator(made, "green-low-carbon")).toMatchObject({ by: 0, changed: false });
  });

  it("says of each effect how it moved and whether its target is met; reaching it exactly is enough", () => {
    expect(made.effects.map(({ metric, moved, change: by, relative, state }) => [metric, moved, by, relative, state])).toEqual([
      ["一次报检通过率", "better", 0.9, { exact: "25/27", shown: "0.926" }, "met"],
      ["资料交付周期", "better", -7, { exact: "-140/3", shown: "-46.67" }, "not-met"],
      ["材料利用率", "better", 2.5, { exact: "500/173", shown: "2.89" }, "met"],
      ["月均返修焊缝数", "unknown", null, null, "unknown"],
    ]);
  });

  it("sums the investment exactly and divides it", () => {
    expect(made.returns).toEqual({
      planned: 280, actual: 286.5, annualBenefit: 112.3, plannedMissing: 0, actualMissing: 0, actualSource: "project", plannedSource: "project", benefitSource: "project",
      differences: [{ figure: "planned", sheet: "before", onSheet: 360, inProject: 280 }],
      ratio: { exact: "22460/573", shown: "39.2" }, paybackYears: { exact: "2865/1123", shown: "2.55" },
    });
  });

  it("counts the plan as agreed on, unless it is said to be derived", () => {
    expect(made.targets?.basis).toBe("agreed");
    expect(unwrap(describeChange(before, after, { plan, planBasis: "derived", project }))).toEqual({ ...made, targets: { ...made.targets, basis: "derived" } });
  });

  it("measures every step of the plan", () => {
    expect(made.targets?.level).toEqual({ target: 3, reached: 3, state: "met" });
    expect(made.targets?.steps.map(({ id, to, reached, state }) => [id, to, reached, state])).toEqual(plan.steps.map((step) => {
      const now = step.kind === "area" ? after.sheet.areas[step.id] ?? null : after.result.indicators.find((it) => it.id === step.id)?.options ?? [];
      const letters = Array.isArray(now) ? now : [];
      const isMet = typeof step.to === "number" ? Number(now) >= step.to : Array.isArray(step.to) ? step.to.every((it) => letters.includes(it)) : letters.join("") >= String(step.to);
      return [step.id, step.to, typeof step.to === "string" ? letters.join("") : now, isMet ? "met" : "not-met"];
    }));
  });

  it("has its published shape, and names in its receipt what it was made from", () => {
    expect(changeSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    expect(made.receipt).toMatchObject({ before: before.sheet.sha256, after: after.sheet.sha256, pack: { sha256: pack2024.sha256 }, planSha256: hashJson(plan), projectSha256: hashJson(project) });
  });

  it("is the same with the plan read back from its JSON", () => {
    const again = unwrap(readPlan(JSON.parse(JSON.stringify(plan))));
    expect(unwrap(describeChange(before, after, { plan: again, project }))).toEqual(made);
    expect(brief(readPlan({ ...plan, steps: 1, extra: 1 }).issues)).toEqual(["field-type steps", "unknown-key extra"]);
  });
});

describe("unfinished sheets", () => {
  it("points are at worst, and nothing turned that an open answer could have turned", () => {
    const made = change({ areas: allAreasAt(1) }, { answers: bestAnswers, areas: allAreasAt(1) });
    expect(made.points).toEqual({ before: 0, after: 100, by: 100 });
    expect(made.turned).toEqual([]);
    expect(made.counts).toEqual({ indicatorsUp: 0, indicatorsDown: 0, areasUp: 0, areasDown: 0 });
    expect(made.cautions).toEqual(["unfinished-before", "dates-unknown", "stages-unknown"]);
    expect(indicator(made, "funding")).toMatchObject({ before: { status: "unanswered", options: [], shown: null }, changed: true });
  });

  it("an area that is unrated on one side moved by nobody knows what", () => {
    const made = change({ answers: lowestAnswers }, finished);
    expect(made.areas[0]).toMatchObject({ id: "product-design", before: null, after: 1, by: null });
  });

  it("a level that could still be reached is neither met nor missed, an unanswered step unknown", () => {
    const before = assessed(finished);
    const plan = unwrap(planUpgrade(before.sheet, 2));
    const open = unwrap(describeChange(before, assessed({}), { plan }));
    expect(open.targets?.level).toEqual({ target: 2, reached: 0, state: "unknown" });
    expect([...new Set(open.targets?.steps.map((it) => [it.reached, it.state].join()))]).toEqual([",unknown"]);
    const done = unwrap(describeChange(before, assessed({ answers: bestAnswers, areas: allAreasAt(4) }), { plan }));
    expect([done.targets?.level.state, ...new Set(done.targets?.steps.map((it) => it.state))]).toEqual(["met", "met"]);
    const undone = unwrap(describeChange(before, before, { plan }));
    expect([undone.targets?.level.state, ...new Set(undone.targets?.steps.map((it) => it.state))]).toEqual(["not-met", "not-met"]);
  });

  it("a better letter than agreed meets the step, a lower one does not", () => {
    const before = assessed(finished);
    const made = unwrap(planUpgrade(before.sheet, 1, { fixed: { indicators: { "information-systems": "C" } } }));
    const plan = { ...made, steps: made.steps.map((it) => (it.id === "information-systems" && it.kind === "indicator" ? { ...it, to: "C" } : it)) };
    const stateAt = (letter: string) => unwrap(describeChange(before, assessed({ ...finished, answers: { ...lowestAnswers, "information-systems": letter } }), { plan }))
      .targets?.steps.find((it) => it.id === "information-systems");
    expect(["B", "C", "E"].map((it) => [stateAt(it)?.reached, stateAt(it)?.state])).toEqual([["B", "not-met"], ["C", "met"], ["E", "met"]]);
  });

  it("what does not apply is no unanswered question, and meets no step", () => {
    const pack = packWithNotApplicable("zero");
    const id = pack.definition.dimensions.flatMap((d) => d.groups.flatMap((g) => g.indicators)).find((it) => it.notApplicable)?.id ?? "";
    const made = unwrap(describeChange(assessed({ answers: { [id]: { notApplicable: true } } }, pack), assessed({ answers: { [id]: { notApplicable: true } } }, pack)));
    expect(indicator(made, id)).toMatchObject({ before: { status: "not-applicable" }, changed: false, by: 0 });
  });
});

describe("a firm that fell back", () => {
  it("is told so, with the conditions it lost", () => {
    const made = change({ answers: bestAnswers, areas: areasAt(1, 10, 6) }, { answers: lowestAnswers, areas: areasAt(1, 2, 2) });
    expect(made.points.by).toBe(-100);
    expect(made.counts).toEqual({ indicatorsUp: 0, indicatorsDown: 15, areasUp: 0, areasDown: 12 });
    expect(made.turned.filter((it) => it.level === 1).map((it) => [it.fact, it.before, it.actual, it.met])).toEqual([
      ["points", 100, 0, false], ["areas.1.all", 16, 4, false], ["areas.1.binding", 10, 2, false],
    ]);
    expect(made.decision[0]).toMatchObject({ level: 1, before: true, after: false });
  });
});

describe("effects", () => {
  const outcome = (effect: object) => change(finished, finished, { project: projectWith({ effects: [{ metric: "样例", ...effect }] }) }).effects[0];
  it.each<readonly [object, object]>([
    [{ direction: "up", baseline: 0.1, actual: 0.3 }, { moved: "better", change: 0.2, relative: { exact: "200", shown: "200" }, state: "unknown" }],
    [{ direction: "down", baseline: 0.1, actual: 0.3 }, { moved: "worse", change: 0.2 }],
    [{ direction: "down", baseline: 5, actual: 5, target: 5 }, { moved: "same", change: 0, relative: { exact: "0", shown: "0" }, state: "met" }],
    [{ direction: "up", baseline: 0, actual: 3 }, { moved: "better", change: 3, relative: null }],
    [{ direction: "up", baseline: -4, actual: -1, target: 0 }, { moved: "better", change: 3, relative: null, state: "not-met" }],
    [{ direction: "up", baseline: 1, target: 2 }, { moved: "unknown", change: null, relative: null, state: "unknown" }],
    [{ direction: "up", actual: 2, target: 2 }, { moved: "unknown", change: null, state: "met" }],
    [{ direction: "up", baseline: 1e12, actual: -1e12 }, { change: -2e12, relative: { exact: "-200", shown: "-200" } }],
    [{ direction: "up", baseline: 100000, actual: 199999.9 }, { relative: { exact: "999999/10000", shown: "99.9999" } }],
  ])("%j", (effect, expected) => {
    expect(outcome(effect)).toMatchObject(expected);
  });
});

describe("returns", () => {
  const returns = (project: object | null, investment?: object) => change(finished, { ...finished, ...(investment && { investment }) }, project === null ? {} : { project: projectWith(project) }).returns;
  const items = (...actual: readonly (number | null)[]) => actual.map((it, i) => ({ item: `样例${i}`, planned: 1, actual: it }));

  it("come from the later sheet where there is no project", () => {
    expect(returns(null, { planned: 10, actual: 8, annualBenefit: 2 })).toEqual({
      planned: 10, actual: 8, annualBenefit: 2, plannedMissing: 0, actualMissing: 0, actualSource: "sheet", plannedSource: "sheet", benefitSource: "sheet", differences: [],
      ratio: { exact: "25", shown: "25" }, paybackYears: { exact: "4", shown: "4" },
    });
  });

  it("take the project's figures first, each for itself", () => {
    expect(returns({ investment: [{ item: "样例", planned: 0.1 }, { item: "样例", planned: 0.2 }] }, { planned: 10, actual: 8, annualBenefit: 2 }))
      .toMatchObject({ planned: 0.3, plannedSource: "project", actual: 8, actualSource: "sheet", annualBenefit: 2, benefitSource: "sheet" });
  });

  it("of a sum that is not whole there is no quotient, and what is missing is counted", () => {
    expect(returns({ investment: items(5, null, 2.5), annualBenefit: 3 })).toMatchObject({ actual: 7.5, actualMissing: 1, planned: 3, plannedMissing: 0, ratio: null, paybackYears: null });
    expect(returns({ investment: items(null, null) })).toMatchObject({ actual: null, actualMissing: 2, actualSource: null });
  });

  it("nothing is divided by zero", () => {
    expect(returns({ investment: items(0), annualBenefit: 3 })).toMatchObject({ actual: 0, ratio: null, paybackYears: { exact: "0", shown: "0" } });
    expect(returns({ investment: items(4), annualBenefit: 0 })).toMatchObject({ ratio: { exact: "0", shown: "0" }, paybackYears: null });
  });

  it("a payback of a little less than three years is not shown as three", () => {
    expect(returns({ investment: items(2999), annualBenefit: 1000 }).paybackYears).toEqual({ exact: "2999/1000", shown: "2.999" });
    expect(returns({ investment: items(3.001), annualBenefit: 3 }).ratio).toMatchObject({ shown: "99.97" });
  });

  it("differences between sheets and project are told; a sum that lacks an item says nothing", () => {
    const project = projectWith({ investment: [{ item: "样例", planned: 0.1, actual: 4 }, { item: "样例", planned: 0.2, actual: null }], annualBenefit: 3 });
    const made = change({ ...finished, stage: "before", investment: { planned: 0.3, actual: 9 } }, { ...finished, investment: { planned: 0.31, actual: 9, annualBenefit: 2 } }, { project });
    expect(made.returns.differences).toEqual([{ figure: "planned", sheet: "after", onSheet: 0.31, inProject: 0.3 }, { figure: "annualBenefit", sheet: "after", onSheet: 2, inProject: 3 }]);
    expect(made.cautions).toEqual(["investment-differs"]);
    expect(change({ ...finished, stage: "before", investment: { planned: 1 } }, { ...finished, investment: { planned: 2 } }).cautions).toEqual([]);
  });

  it("nothing given is nothing known", () => {
    expect(returns(null)).toEqual({
      planned: null, actual: null, annualBenefit: null, plannedMissing: 0, actualMissing: 0, actualSource: null, plannedSource: null, benefitSource: null, differences: [], ratio: null, paybackYears: null,
    });
  });
});

describe("what is refused", () => {
  const issues = (before: object, after: object, options = {}) => brief(describeChange(assessed({ ...before }), assessed({ ...after }), options).issues);

  it.each<readonly [object, object, readonly string[]]>([
    [{}, { enterprise: { id: "E0002" } }, ["enterprise-differs after.enterprise.id"]],
    [{ stage: "after" }, { stage: "before" }, ["stages-not-in-order before.stage", "stages-not-in-order after.stage"]],
    [{ stage: "after" }, {}, ["stages-not-in-order before.stage"]],
    [{ assessedOn: "2025-05-02" }, { assessedOn: "2025-05-01" }, ["stages-not-in-order after.assessedOn"]],
    [{ stage: "before", assessedOn: "2025-05-02" }, { stage: "after", assessedOn: "2025-05-01", enterprise: { id: "E0002" } }, ["enterprise-differs after.enterprise.id", "stages-not-in-order after.assessedOn"]],
  ])("%j then %j", (before, after, expected) => {
    expect(issues(before, after)).toEqual(expected);
  });

  it("two packs", () => {
    expect(brief(describeChange(assessed(), assessed({}, packWithNotApplicable("zero"))).issues)).toEqual(["pack-mismatch after.pack"]);
  });

  it("a plan or project of another firm, a plan of another sheet", () => {
    const plan = unwrap(planUpgrade(assessed(finished).sheet, 2));
    expect(issues({ enterprise: { id: "E0002" } }, { enterprise: { id: "E0002" } }, { plan, project: projectWith({}) })).toEqual(["enterprise-differs plan.enterprise.id", "enterprise-differs project.enterprise"]);
    expect(issues({}, finished, { plan })).toEqual(["field-invalid plan.receipt.answersSha256"]);
    expect(issues(finished, {}, { plan: { ...plan, receipt: { ...plan.receipt, pack: { ...plan.receipt.pack, version: "9.9.9" } } } })).toEqual(["pack-mismatch plan.pack"]);
  });

  it("a result of another sheet, by a mistake of the program", () => {
    const [a, b] = [assessed(finished), assessed()];
    expect(() => describeChange({ sheet: a.sheet, result: b.result }, b)).toThrow(TypeError);
    expect(() => describeChange(a, { sheet: { ...b.sheet }, result: b.result })).toThrow(TypeError);
  });
});

describe("which sheet came first", () => {
  const cautions = (before: object, after: object) => change({ ...finished, ...before }, { ...finished, ...after }).cautions;
  it.each<readonly [object, object, readonly string[]]>([
    [{}, {}, ["dates-unknown", "stages-unknown"]],
    [{ assessedOn: "2025-05-01" }, {}, ["dates-unknown", "stages-unknown"]],
    [{ assessedOn: "2025-05-01" }, { assessedOn: "2025-05-01" }, ["stages-unknown"]],
    [{ assessedOn: "2025-05-01" }, { assessedOn: "2025-05-02" }, []],
    [{ stage: "before" }, {}, []],
    [{ stage: "before", assessedOn: "2025-05-01" }, { stage: "after", assessedOn: "2025-05-01" }, []],
  ])("%j then %j: %j", (before, after, expected) => {
    expect(cautions(before, after)).toEqual(expected);
  });

  it("tells contradictions of either sheet", () => {
    const contradictory = { ...finished, answers: { ...lowestAnswers, "equipment-digitalization": { option: "A", figures: { productionEquipment: 10, digitalEquipment: 9 } } } };
    expect(change(contradictory, { ...finished, stage: "after" }).cautions).toEqual(["contradictions-before"]);
  });
});
