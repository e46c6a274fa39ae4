/** A stored plan that contradicts itself is refused, and the place named. */
import { describe, expect, it } from "vitest";
import { planUpgrade, type PlanStep, type UpgradePlan } from "../../src/diagnosis/plan/index.js";
import { readPlan } from "../../src/diagnosis/plan/read-plan.js";
import { parseAnswers } from "../../src/scoring/read-answers.js";
import { unwrap } from "../../src/issues.js";
import { readSample } from "../support/fixtures.js";

const plan = unwrap(planUpgrade(unwrap(parseAnswers(readSample("marine-engineering-equipment-level-2"))), 4));
const places = (changed: Partial<UpgradePlan>): readonly string[] => readPlan({ ...plan, ...changed }).issues.map((it) => `${it.code} ${it.path}`);
const withStep = (at: number, changed: Partial<PlanStep>): readonly unknown[] => plan.steps.map((it, i) => (i === at ? { ...it, ...changed } : it));

describe("readPlan", () => {
  it("takes every plan that was made", () => {
    for (const target of [1, 2, 3, 4]) {
      const made = unwrap(planUpgrade(unwrap(parseAnswers(readSample("marine-engineering-equipment-level-2"))), target));
      expect(unwrap(readPlan(JSON.parse(JSON.stringify(made))))).toEqual(made);
    }
  });

  it("refuses a plan without its steps", () => {
    expect(places({ steps: [] })).toEqual(expect.arrayContaining(["field-invalid totalEffort", "field-invalid unsourcedSteps", "field-invalid after.level", "field-invalid after.points"]));
  });

  it("refuses steps given twice", () => {
    const twice = places({ steps: [...plan.steps, ...plan.steps] });
    expect(twice).toContain(`field-invalid steps[${plan.steps.length}].from`);
    expect(twice).toContain("field-invalid totalEffort");
  });

  it("refuses a step left out, by the sum and by what stood after it", () => {
    const at = plan.steps.findIndex((it) => it.kind === "indicator" && it.points > 0 && it.effort > 0);
    expect(places({ steps: plan.steps.filter((_, i) => i !== at) })).toEqual(expect.arrayContaining(["field-invalid totalEffort", "field-invalid unsourcedSteps"]));
  });

  it.each([
    ["totalEffort", { totalEffort: plan.totalEffort + 1 }, ["field-invalid totalEffort"]],
    ["sourcedEffort", { sourcedEffort: 1 }, ["field-invalid sourcedEffort"]],
    ["the level reached", { after: { ...plan.after, level: 3 } }, ["field-invalid after.level", "field-invalid reachable"].sort()],
    ["the points reached", { after: { ...plan.after, points: 99 } }, ["field-invalid after.points"]],
    ["reachable", { reachable: false }, ["field-invalid reachable"]],
  ])("refuses another %s", (_what, changed, expected) => expect([...places(changed)].sort()).toEqual(expected));

  it("refuses a step whose effort is not that of its parts", () => {
    expect(readPlan({ ...plan, steps: withStep(0, { effort: 7 }) }).issues).toMatchObject([{ code: "field-invalid", path: "steps[0].effort", actual: "7" }]);
  });

  it("refuses a step that does not rise", () => {
    const at = plan.steps.findIndex((it) => it.kind === "area");
    const step = plan.steps[at];
    expect(readPlan({ ...plan, steps: withStep(at, { from: step?.to } as Partial<PlanStep>) }).issues.map((it) => it.path)).toEqual([`steps[${at}].to`]);
  });
});
