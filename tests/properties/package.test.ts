/** The package of any firm: phases partition the plan, every result in it is a real score, every sum is the sum of its parts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proposePackage } from "../../src/diagnosis/package/package.js";
import { packageSchema, type FirmPackage } from "../../src/diagnosis/package/schema.js";
import { fromDecimal } from "../../src/indicators/exact.js";
import { readAnswers, score, unwrap } from "../../src/index.js";
import { marine, productsOf, sampleList } from "../diagnosis/package-support.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { bindingAreas, guidingAreas, lowestAnswers, type RawSheet } from "../support/sheets.js";

const list = sampleList(marine);
const areas = [...bindingAreas, ...guidingAreas];

const amount = fc.option(fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 })).map(([a, b]) => ({ min: Math.min(a, b) / 100, max: Math.max(a, b) / 100 })));
const anyProducts = fc.array(fc.record({ serves: fc.subarray(areas, { minLength: 1, maxLength: 4 }), price: amount, runningCost: amount, days: amount }), { minLength: 1, maxLength: 12 });
const anyCase = fc.record({
  raw: anySheet, products: anyProducts, target: fc.constantFrom(1, 2, 3, 4), isListed: fc.boolean(), stepsPerPhase: fc.integer({ min: 1, max: 6 }), parallel: fc.integer({ min: 1, max: 4 }),
  forbidden: fc.subarray(areas, { maxLength: 3 }), isHeldBack: fc.boolean(),
});

const noQuestions = Object.fromEntries(Object.keys(lowestAnswers).map((id) => [id, true as const]));

/** The sheet as it reads after some steps, made here from `to` alone. */
function after(raw: RawSheet, steps: FirmPackage["plan"]["steps"]) {
  const moved = (kind: "indicator" | "area") => Object.fromEntries(steps.filter((it) => it.kind === kind).map((it) => [it.id, it.to]));
  return score(unwrap(readAnswers({ ...raw, answers: { ...(raw["answers"] as object), ...moved("indicator") }, areas: { ...(raw["areas"] as object), ...moved("area") } }, pack2024)), pack2024);
}
const exactSum = (values: readonly number[]): number => values.reduce((sum, it) => sum.add(fromDecimal(it)), fromDecimal(0)).valueOf();

describe("any package", () => {
  it("keeps its laws", () => {
    const seen = { reached: 0, unreachable: 0, common: 0, money: 0, dated: 0 };
    fc.assert(fc.property(anyCase, ({ raw: plain, products: given, target, isListed, stepsPerPhase, parallel, forbidden, isHeldBack }) => {
      const raw: RawSheet = { ...plain, enterprise: { id: "E1", subIndustry: marine } };
      const products = productsOf(...given.map((it, i) => ({ ...it, id: `P${i}`, serves: it.serves.map((area) => ({ area })) })));
      const sheet = unwrap(readAnswers(raw, pack2024));
      const options = { target, list: isListed ? list : null, products, stepsPerPhase, parallel, forbidden: { areas: Object.fromEntries(forbidden.map((it) => [it, true as const])), ...(isHeldBack && { indicators: noQuestions }) } };
      const pkg = unwrap(proposePackage(sheet, options));
      expect(packageSchema.safeParse(pkg).error).toBeUndefined();
      const { plan, phases, scenarios, schedule, investment, further, goals } = pkg;

      // phases partition the steps in their order, and each says what scoring again says
      expect(phases.flatMap((it) => it.steps)).toEqual(plan.steps.map((_, i) => i));
      for (const phase of phases) {
        const last = phase.steps.at(-1) ?? -1;
        const again = after(raw, plan.steps.slice(0, last + 1));
        expect(phase.after).toEqual({ level: again.level, points: again.points, areaCounts: again.areaCounts });
        expect(phase.steps.length).toBeLessThanOrEqual(stepsPerPhase);
      }
      expect([goals.level.to, goals.points.to]).toEqual([plan.after.level, plan.after.points]);
      expect(goals.points.to).toBe(phases.at(-1)?.after.points ?? goals.points.from);

      // every scenario serves a step, is in one phase, is in one place of the schedule, and not outside as well
      expect(phases.flatMap((it) => it.scenarios)).toEqual(scenarios.map((it) => it.id));
      expect(schedule.map((it) => it.scenario)).toEqual(scenarios.map((it) => it.id));
      expect(new Set([...plan.steps.flatMap((it) => it.scenarios)])).toEqual(new Set(scenarios.map((it) => it.id)));
      expect(further.filter((it) => scenarios.some((inside) => inside.id === it.id))).toEqual([]);
      expect(scenarios.every((it) => (it.class === null) === !isListed)).toBe(true);

      // a step is uncarried exactly where some rating of it is entered by none, or no scenario serves the question
      const carried = plan.steps.filter((step) => (step.kind === "indicator"
        ? scenarios.some((it) => it.serves.some(({ kind, id }) => kind === "indicator" && id === step.id))
        : Array.from({ length: step.to - (step.from ?? 0) }, (_, i) => (step.from ?? 0) + i + 1).every((rating) => scenarios.some((it) => it.area === step.id && it.from <= Math.max(1, rating - 1) && rating <= it.to))));
      expect(pkg.uncarried.map((it) => `${it.kind} ${it.id} ${String(it.to)}`)).toEqual(plan.steps.filter((it) => !carried.includes(it)).map((it) => `${it.kind} ${it.id} ${String(it.to)}`));
      expect(pkg.time.undated).toBe(schedule.filter((it) => it.span === null).length);

      // money: the exact sum of distinct products
      const known = investment.products.flatMap((it) => it.price ?? []);
      expect(new Set(investment.products.map((it) => it.id)).size).toBe(investment.products.length);
      expect(investment.total).toEqual(known.length === 0 ? null : { min: exactSum(known.map((it) => it.min)), max: exactSum(known.map((it) => it.max)) });
      expect(investment.unpriced).toBe(investment.products.length - known.length);
      expect([...investment.products.flatMap((it) => it.scenarios), ...investment.withoutProduct].sort()).toEqual(scenarios.map((it) => it.id).sort());

      // the order of products and of answers does not matter
      const turned = unwrap(readAnswers({ ...raw, areas: Object.fromEntries(Object.entries(raw["areas"] as object).reverse()) }, pack2024));
      expect(unwrap(proposePackage(turned, { ...options, products: { ...products, products: [...products.products].reverse() } }))).toEqual(pkg);

      seen[plan.reachable ? "reached" : "unreachable"] += 1;
      if (scenarios.some((it) => it.because.includes("common"))) seen.common += 1;
      if (investment.total !== null) seen.money += 1;
      if (schedule.some((it) => it.span !== null)) seen.dated += 1;
    }), { seed, numRuns: 80 });
    expect(Object.entries(seen).filter(([, count]) => count < 5)).toEqual([]);
  });
});
