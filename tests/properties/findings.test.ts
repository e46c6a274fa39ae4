/** What a diagnosis promises of every sheet, checked by really changing the sheet and scoring it with the second scorer. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { score } from "../../src/index.js";
import { builtInCatalogue } from "../../src/diagnosis/catalogue/catalogue.js";
import { compareGaps, diagnose } from "../../src/diagnosis/findings/diagnose.js";
import type { Diagnosis, Gap } from "../../src/diagnosis/findings/schema.js";
import { anySheet, seed } from "../support/arbitraries.js";
import { pack2024 } from "../support/packs.js";
import { areas, questions, scoreByReference, type PlainSheet } from "../support/reference.js";
import { readSheet } from "../support/sheets.js";

const milli = (points: number): number => Math.round(points * 1000);
const diagnosePlain = (sheet: PlainSheet, frame: Readonly<Record<string, unknown>> = {}): Diagnosis => {
  const read = readSheet({ ...frame, ...sheet });
  return diagnose(read, score(read, pack2024));
};
const closed = (sheet: PlainSheet, gap: Gap): PlainSheet => (gap.kind === "area"
  ? { ...sheet, areas: { ...sheet.areas, [gap.subject]: gap.to } }
  : { ...sheet, answers: { ...sheet.answers, [gap.subject]: gap.to } });

/** What a fact of the level rules is in a sheet, by the second scorer. */
function factOf(fact: string, scored: ReturnType<typeof scoreByReference>): number {
  const [about, part, kind] = fact.split(".");
  if (about === "points") return scored.points;
  return scored.areas.filter((it) => (it.rating ?? 0) >= Number(part) && (kind === "all" || (kind === "binding") === (areas[it.id] === "★"))).length;
}

describe("closing a gap", () => {
  it("gives exactly the points and the level promised, meets and brings nearer what it says", () => {
    let gaps = 0;
    let raised = 0;
    let turned = 0;
    fc.assert(fc.property(anySheet, (sheet) => {
      const diagnosis = diagnosePlain(sheet);
      const before = scoreByReference(sheet);
      const missing = (diagnosis.target?.missing ?? []).map(({ fact, required }) => ({ fact, required: required ?? NaN, was: factOf(fact, before) }));
      const really = diagnosis.findings.map((gap) => {
        const after = scoreByReference(closed(sheet, gap));
        const now = missing.map((it) => ({ ...it, is: factOf(it.fact, after) }));
        return {
          id: gap.id, points: milli(after.points) - milli(before.points), levelAlone: after.level,
          turns: now.filter((it) => it.is >= it.required).map((it) => it.fact),
          advances: now.filter((it) => it.is < it.required && it.is > it.was).map((it) => ({ fact: it.fact, by: milli(it.is) - milli(it.was) })),
        };
      });
      expect(diagnosis.findings.map(({ id, points, effect: { levelAlone, turns, advances } }) =>
        ({ id, points: milli(points), levelAlone, turns, advances: advances.map(({ fact, by }) => ({ fact, by: milli(by) })) }))).toEqual(really);
      expect(diagnosis.findings.filter(({ effect, why }) =>
        [...effect.turns, ...effect.advances.map((it) => it.fact)].some((fact) => !why.serves.some((it) => it.fact === fact)))).toEqual([]);
      gaps += really.length;
      raised += really.filter((it) => it.levelAlone > before.level).length;
      turned += really.filter((it) => it.turns.length > 0).length;
    }), { seed, numRuns: 1500 });
    expect(gaps).toBeGreaterThan(40_000);
    expect(raised).toBeGreaterThan(500);
    expect(turned).toBeGreaterThan(raised);
  });
});

describe("the gaps", () => {
  it("are all there are: what is not full, each once", () => {
    fc.assert(fc.property(anySheet, (sheet) => {
      const scored = scoreByReference(sheet);
      const expected = [
        ...scored.indicators.flatMap(({ id, status, options, points }) => {
          const { worth = {}, several } = questions[id] ?? {};
          const letters = Object.keys(worth);
          const top = several ? Object.values(worth).reduce((a, b) => a + b) : Math.max(...Object.values(worth));
          if (status === "unanswered") return [`${id} open`];
          if (several) return letters.filter((it) => it !== "A" && !options.includes(it)).map((it) => `${id} ${it}`);
          return milli(points) < top ? [`${id} rise`] : [];
        }),
        ...scored.areas.flatMap(({ id, rating }) => (rating === null ? [`${id} open`] : rating < 4 ? [`${id} ${rating + 1}`] : [])),
      ];
      const { findings } = diagnosePlain(sheet);
      const found = findings.map((it) => `${it.subject} ${it.open ? "open" : it.kind === "area" ? it.to : it.option ?? "rise"}`);
      expect([...found].sort()).toEqual(expected.sort());
      expect(new Set(findings.map((it) => it.id)).size).toBe(findings.length);
      expect(findings.map((it) => milli(it.pointsToTop))).toEqual(findings.map((it) => {
        const worth = Object.values(questions[it.subject]?.worth ?? { none: 0 });
        const top = questions[it.subject]?.several ? worth.reduce((a, b) => a + b) : Math.max(...worth);
        return top - milli(scored.indicators.find(({ id }) => id === it.subject)?.points ?? 0);
      }));
    }), { seed, numRuns: 400 });
  });

  it("stand in one order, whatever the order of the sheet", () => {
    fc.assert(fc.property(anySheet, (sheet) => {
      const { findings } = diagnosePlain(sheet);
      findings.forEach((it, i) => {
        const next = findings[i + 1];
        if (next !== undefined) expect(compareGaps(it, next)).toBeLessThan(0);
      });
      const reversed: PlainSheet = { answers: Object.fromEntries(Object.entries(sheet.answers).reverse()), areas: Object.fromEntries(Object.entries(sheet.areas).reverse()) };
      expect(diagnosePlain(reversed).findings).toEqual(findings);
    }), { seed, numRuns: 300 });
  });
});

describe("figures", () => {
  it("exactly the amount promised enters the band promised, the step below it does not", () => {
    const seen = { count: 0, amount: 0 };
    fc.assert(fc.property(anySheet, (sheet) => {
      for (const gap of diagnosePlain(sheet).findings) {
        if (gap.kind === "area" || gap.figures?.kind !== "amount" || gap.figures.atLeast === null) continue;
        const { figure, latestOf, actual, atLeast, limit } = gap.figures;
        const { figures } = sheet.answers[gap.subject] as { readonly figures: Readonly<Record<string, number | readonly number[]>> };
        const step = latestOf === null ? 1 : 0.01;
        const lettersAt = (value: number): readonly string[] => {
          const given = figures[figure];
          const changed = typeof given === "object" ? [...given.slice(0, -1), value] : value;
          const answers = { ...sheet.answers, [gap.subject]: { figures: { ...figures, [figure]: changed } } };
          return scoreByReference({ ...sheet, answers }).indicators.find(({ id }) => id === gap.subject)?.options ?? [];
        };
        // amounts of less than a hundredth were given: what is there already is then all there is below
        const below = Math.max(actual, Number((atLeast - step).toFixed(2)));
        expect([lettersAt(atLeast), lettersAt(below)]).toEqual([[gap.to], [gap.from]]);
        if (limit !== null) expect(atLeast).toBeLessThanOrEqual(limit.value);
        seen[latestOf === null ? "count" : "amount"] += 1;
      }
    }), { seed, numRuns: 1500 });
    expect(seen.count).toBeGreaterThan(500);
    expect(seen.amount).toBeGreaterThan(250);
  });
});

describe("scenarios", () => {
  it("are those the firm's next step needs, by the rule of the lists", () => {
    const catalogue = builtInCatalogue();
    const industries = fc.constantFrom(undefined, "general", ...catalogue.subIndustries.map((it) => it.id));
    const declined = fc.subarray(catalogue.scenarios.map((it) => it.id), { maxLength: 20 });
    let related = 0;
    fc.assert(fc.property(anySheet, industries, declined, (sheet, subIndustry, declinedScenarios) => {
      const frame = { enterprise: { id: "E1", ...(subIndustry && { subIndustry }) }, declinedScenarios };
      for (const gap of diagnosePlain(sheet, frame).findings) {
        if (gap.kind !== "area") continue;
        const rating = gap.from;
        const expected = rating === null ? [] : catalogue.scenarios.filter((it) => it.area === gap.subject && !it.withdrawn && it.condition === null
          && it.subIndustries.some((id) => id === "general" || id === subIndustry) && !declinedScenarios.includes(it.id)
          && it.from <= Math.max(rating, 1) && it.to > Math.max(rating, 1)).map((it) => it.id);
        const known = new Set(catalogue.scenarios.filter((it) => it.condition === null).map((it) => it.id));
        expect(gap.scenarios.filter((it) => known.has(it)).sort()).toEqual(expected.sort());
        related += gap.scenarios.length;
      }
    }), { seed, numRuns: 300 });
    expect(related).toBeGreaterThan(1000);
  });
});
