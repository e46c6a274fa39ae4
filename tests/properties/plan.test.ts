/** The plan against a planner that tries everything, on small random packs and sheets. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describePlan, planSchema, planUpgrade, type PlanOptions, type UpgradePlan } from "../../src/diagnosis/plan/index.js";
import { readAnswers, score, unwrap, type AnswerSheet, type LoadedPack } from "../../src/index.js";
import { bruteForce, combinationsOf, wholeOf } from "../support/brute-plan.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { effortsFor, noWishes, randomPack, sheetFor, wishesFor, type RawEfforts, type RawWishes } from "../support/random-pack.js";
import { readSheet, type RawSheet } from "../support/sheets.js";

interface Case {
  readonly pack: LoadedPack;
  readonly raw: RawSheet;
  readonly sheet: AnswerSheet;
  readonly efforts: RawEfforts;
  readonly wishes: RawWishes;
  readonly target: number;
}

const smallPack = randomPack.filter((pack) => combinationsOf(pack) <= 6000);
const caseOf = (wishesOf: (pack: LoadedPack) => fc.Arbitrary<RawWishes>): fc.Arbitrary<Case> => smallPack.chain((pack) =>
  fc.record({ raw: sheetFor(pack), efforts: effortsFor(pack), wishes: wishesOf(pack), target: fc.constantFrom(...pack.definition.levels.map((it) => it.level)) })
    .map((it) => ({ ...it, pack, sheet: unwrap(readAnswers(it.raw, pack)) })));
const freeCase = caseOf(() => fc.boolean().map((allowOutcomes) => ({ ...noWishes, allowOutcomes })));
const anyCase = caseOf(wishesFor);

const planOf = ({ sheet, target, efforts, wishes }: Case): UpgradePlan => unwrap(planUpgrade(sheet, target, { efforts, ...wishes }));

/** `id step` of everything the plan enters and pays for. */
const enteredBy = (plan: UpgradePlan): ReadonlySet<string> => new Set(plan.steps.flatMap((step) => step.parts.map((it) => `${step.id} ${it.to}`)));

/** The sheet as it reads when the plan is carried out, made here from `from` and `to` alone. */
function carriedOut({ raw, pack }: Pick<Case, "raw" | "pack">, steps: UpgradePlan["steps"]): AnswerSheet {
  const answers: Record<string, unknown> = { ...(raw["answers"] as object) };
  const areas: Record<string, unknown> = { ...(raw["areas"] as object) };
  for (const step of steps) {
    if (step.kind === "area") {
      expect(areas[step.id] ?? null).toBe(step.from);
      areas[step.id] = step.to;
    } else answers[step.id] = step.to;
  }
  return unwrap(readAnswers({ ...raw, answers, areas }, pack));
}

describe("against every combination", () => {
  it.each([["without wishes", freeCase, 2500], ["with steps fixed and forbidden", anyCase, 2500]] as const)("%s: the least effort, and among equals the very same steps", (_name, cases, numRuns) => {
    const seen = { conflict: 0, unreachable: 0, reached: 0, nothing: 0 };
    fc.assert(fc.property(cases, (it) => {
      const expected = bruteForce(it.pack, score(it.sheet, it.pack), it.target, it.efforts, it.wishes);
      const planned = planUpgrade(it.sheet, it.target, { efforts: it.efforts, ...it.wishes });
      if (expected === "conflict") {
        seen.conflict += 1;
        expect([...new Set(planned.issues.map((found) => found.code))]).toEqual(["step-conflict"]);
        expect(planned.ok).toBe(false);
        return;
      }
      const plan = unwrap(planned);
      if (expected === "unreachable") {
        seen.unreachable += 1;
        expect(plan.reachable).toBe(false);
        expect(plan.obstacles.length).toBeGreaterThan(0);
        return;
      }
      seen[plan.steps.length === 0 ? "nothing" : "reached"] += 1;
      expect(plan.reachable).toBe(true);
      expect(plan.obstacles).toEqual([]);
      expect(enteredBy(plan)).toEqual(expected.entered);
      expect(plan.steps.flatMap((step) => step.parts).reduce((sum, part) => sum + wholeOf(part.effort), 0n)).toBe(expected.cost);
      expect(plan.totalEffort).toBe(Number(`${expected.cost}e-340`));
    }), { seed, numRuns });
    const enough = numRuns / 25;
    expect(seen.unreachable).toBeGreaterThan(enough);
    expect(seen.reached).toBeGreaterThan(enough);
    expect(seen.nothing).toBeGreaterThan(enough);
    if (cases === anyCase) expect(seen.conflict).toBeGreaterThan(enough);
  });
});

/** A plan that exists; wishes that contradict the sheet are another test's. */
const possible = (it: Case): boolean => planUpgrade(it.sheet, it.target, { efforts: it.efforts, ...it.wishes }).ok;

describe("every step", () => {
  it("is what scoring the sheet with it says, and the last one reaches the level", () => {
    fc.assert(fc.property(anyCase.filter(possible), (it) => {
      const plan = planOf(it);
      plan.steps.forEach((step, i) => {
        const after = score(carriedOut(it, plan.steps.slice(0, i + 1)), it.pack);
        expect(step.after).toEqual({ level: after.level, points: after.points, areaCounts: after.areaCounts });
        const before = i === 0 ? score(it.sheet, it.pack) : score(carriedOut(it, plan.steps.slice(0, i)), it.pack);
        if (step.kind === "indicator") expect(step.points).toBe((Math.round(after.points * 1000) - Math.round(before.points * 1000)) / 1000);
      });
      const last = score(carriedOut(it, plan.steps), it.pack);
      expect([plan.after.level, plan.after.points, plan.after.decision]).toEqual([last.level, last.points, last.decision]);
      if (plan.reachable) expect(last.level).toBeGreaterThanOrEqual(it.target);
      else expect(last.level).toBeLessThan(it.target);
    }), { seed, numRuns: 400 });
  });

  it("and the whole plan, survives JSON and fits its schema", () => {
    fc.assert(fc.property(anyCase.filter(possible), (it) => {
      const plan = planOf(it);
      const back: unknown = JSON.parse(JSON.stringify(plan));
      expect(planSchema.parse(back)).toEqual(plan);
    }), { seed, numRuns: 200 });
  });
});

describe("an unreachable target", () => {
  it("names lines that everything the options allow does not reach, and what allowing more would add", () => {
    let held = 0;
    fc.assert(fc.property(anyCase.filter(possible), (it) => {
      const plan = planOf(it);
      for (const obstacle of plan.obstacles) {
        expect(obstacle.attainable).toBeLessThan(obstacle.required);
        expect(obstacle.gap).toBeCloseTo(obstacle.required - obstacle.attainable, 9);
        const added = obstacle.heldBack.reduce((sum, by) => sum + Math.round(by.worth * 1000), 0);
        expect(Math.round(obstacle.attainableWithAll * 1000)).toBe(Math.round(obstacle.attainable * 1000) + added);
        held += obstacle.heldBack.length;
      }
    }), { seed, numRuns: 600 });
    expect(held).toBeGreaterThan(50);
  });
});

describe("more never costs less, and less never more", () => {
  const effortOf = (it: Case): number => {
    const plan = planOf(it);
    return plan.reachable ? plan.totalEffort : Infinity;
  };

  it("a higher target never costs less", () => {
    fc.assert(fc.property(freeCase, (it) => {
      const efforts = it.pack.definition.levels.map(({ level }) => effortOf({ ...it, target: level }));
      expect(efforts).toEqual([...efforts].sort((a, b) => a - b));
    }), { seed, numRuns: 400 });
  });

  it("allowing more never costs more: outcomes, what was forbidden, what was asked for", () => {
    fc.assert(fc.property(anyCase.filter(possible), (it) => {
      const { fixed, forbidden, allowOutcomes } = it.wishes;
      const asked = effortOf(it);
      expect(effortOf({ ...it, wishes: { fixed, forbidden, allowOutcomes: true } })).toBeLessThanOrEqual(asked);
      expect(effortOf({ ...it, wishes: { fixed, forbidden: noWishes.forbidden, allowOutcomes } })).toBeLessThanOrEqual(asked);
      // an outcome asked for is taken as given: without the wish it is not to be had
      const isOutcome = Object.keys(fixed.indicators).some((id) => it.pack.definition.dimensions.some((d) => d.groups.some((g) => g.indicators.some((one) => one.id === id && one.method === "trend"))));
      if (!isOutcome) expect(effortOf({ ...it, wishes: { fixed: noWishes.fixed, forbidden, allowOutcomes } })).toBeLessThanOrEqual(asked);
    }), { seed, numRuns: 400 });
  });
});

describe("order", () => {
  it("of the keys of sheet, efforts and wishes does not matter", () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return [...value].reverse().map(reversed);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)]));
    };
    fc.assert(fc.property(anyCase.filter(possible), (it) => {
      const sheet = unwrap(readAnswers(reversed(it.raw), it.pack));
      const other = planOf({ ...it, sheet, efforts: reversed(it.efforts) as RawEfforts, wishes: reversed(it.wishes) as RawWishes });
      const plan = planOf(it);
      expect({ ...other, receipt: null }).toEqual({ ...plan, receipt: null });
    }), { seed, numRuns: 300 });
  });
});

describe("what a plan says of the 2024 edition", () => {
  const someEfforts: fc.Arbitrary<PlanOptions> = fc.constantFrom<PlanOptions>(
    {}, { unit: "yuan" }, { efforts: { unit: "days", indicators: { "information-systems": { B: 0, C: 0.1, E: 1e9 }, funding: { B: 1e-7, C: 2 } }, areas: { "work-safety": { 1: 0, 2: 3.3 } } } },
    { efforts: { areas: { "product-design": { 3: 0 } } } },
  );
  const plans = fc.tuple(anySheet, fc.constantFrom(1, 2, 3, 4), someEfforts, fc.boolean())
    .map(([raw, target, options, allowOutcomes]) => ({ raw, plan: unwrap(planUpgrade(readSheet({ ...raw }), target, { ...options, allowOutcomes })) }));

  it("sourced and unsourced make up the total; a unit is printed only beside what somebody gave", () => {
    const seen = { unsourced: 0, mixed: 0 };
    fc.assert(fc.property(plans, ({ plan }) => {
      const parts = plan.steps.flatMap((it) => it.parts);
      const wholeSum = (some: typeof parts): bigint => some.reduce((sum, it) => sum + wholeOf(it.effort), 0n);
      const sourced = parts.filter((it) => it.source !== "default");
      expect(plan.unsourcedSteps).toBe(parts.length - sourced.length);
      expect(plan.sourcedEffort).toBe(Number(`${wholeSum(sourced)}e-340`));
      expect(plan.totalEffort).toBe(Number(`${wholeSum(parts)}e-340`));

      const text = describePlan(plan, pack2024);
      expect(text.join("\n")).not.toMatch(/\{|\}|undefined|NaN|\[object/);
      const amounts = text.filter((it, i) => i === 2 || /^ {3}投入：/.test(it)).join("\n");
      expect(amounts).not.toMatch(/\d[eE]/);
      if (sourced.length === 0) expect(amounts).not.toMatch(/工作日|元/);
      expect(text.filter((it) => /^ {3}(投入|小步)：/.test(it))).toHaveLength(plan.steps.length);
      if (plan.steps.length > 0) seen[sourced.length === 0 ? "unsourced" : "mixed"] += 1;
    }), { seed, numRuns: 600 });
    expect(Math.min(seen.unsourced, seen.mixed)).toBeGreaterThan(50);
  });

  it("the level changes only with a step that meets a condition of the new level, and the text says so", () => {
    fc.assert(fc.property(plans, ({ plan }) => {
      let level = plan.from.level;
      let changes = 0;
      for (const step of plan.steps) {
        if (step.after.level > level) expect(step.turns.map((it) => it.level)).toContain(step.after.level);
        changes += Number(step.after.level !== level);
        level = step.after.level;
      }
      expect(describePlan(plan, pack2024).filter((it) => it.includes("等级由"))).toHaveLength(changes);
      expect(plan.steps.flatMap((it) => it.turns).every((it) => it.met)).toBe(true);
    }), { seed, numRuns: 400 });
  });

  it("the figures of a band earn what the step promises, a little less does not", () => {
    let seen = 0;
    fc.assert(fc.property(plans, ({ raw, plan }) => {
      for (const step of plan.steps) {
        if (step.kind === "area" || step.figures === null || step.figures.atLeast === null) continue;
        const { figure, latestOf, actual, atLeast, exceeds } = step.figures;
        const { figures } = raw.answers[step.id] as { readonly figures: Readonly<Record<string, number | readonly number[]>> };
        const pointsAt = (value: number): number => {
          const given = figures[figure];
          const changed = typeof given === "object" ? [...given.slice(0, -1), value] : value;
          const result = score(readSheet({ ...raw, answers: { ...raw.answers, [step.id]: { figures: { ...figures, [figure]: changed } } } }), pack2024);
          return result.indicators.find(({ id }) => id === step.id)?.points ?? 0;
        };
        const below = Math.max(actual, Number((atLeast - (latestOf === null ? 1 : 0.01)).toFixed(2)));
        const promised = pointsAt(actual) + step.points;
        expect(pointsAt(atLeast)).toBeGreaterThanOrEqual(promised);
        expect(pointsAt(below)).toBeLessThan(promised);
        const revenue = figures["revenue"];
        expect(exceeds !== null).toBe(typeof revenue === "object" && atLeast > (revenue.at(-1) ?? 0));
        seen += 1;
      }
    }), { seed, numRuns: 1000 });
    expect(seen).toBeGreaterThan(100);
  });
});
