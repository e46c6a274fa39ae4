/** Levels, their three lines each, what is missing, and what an unfinished sheet amounts to. */
import { describe, expect, it } from "vitest";
import { resultSchema } from "../../src/scoring/result.js";
import { packWithNotApplicable, patchedPack } from "../support/packs.js";
import { allAreasAt, answersWorth, areasAt, bestAnswers, indicatorOf, lowestAnswers, scoreAnswers, scoreSheet, type RawAnswers } from "../support/sheets.js";

/** level | points line | areas | binding ones */
const lines = [[1, 20, 6, 3], [2, 40, 6, 3], [3, 60, 8, 5], [4, 80, 10, 6]] as const;
const worth = (points: number): RawAnswers => answersWorth[points as keyof typeof answersWorth];

describe.each(lines)("level %i", (level, line, all, binding) => {
  const short = line - 0.025;

  it("holds exactly on all three of its lines", () => {
    const result = scoreAnswers(worth(line), areasAt(level, binding, all - binding));
    expect([result.points, result.level, result.levelRange]).toEqual([line, level, [level, level]]);
    expect(result.decision[level - 1]).toEqual({
      level, met: true, conditions: [
        { fact: "points", operator: ">=", required: line, actual: line, met: true, gap: 0 },
        { fact: `areas.${level}.all`, operator: ">=", required: all, actual: all, met: true, gap: 0 },
        { fact: `areas.${level}.binding`, operator: ">=", required: binding, actual: binding, met: true, gap: 0 },
      ],
    });
  });

  it("fails by its points alone, 0.025 short", () => {
    const result = scoreAnswers(worth(short), allAreasAt(4));
    expect([result.points, result.level]).toEqual([short, level - 1]);
    expect(result.next).toEqual({ level, missing: [{ fact: "points", operator: ">=", required: line, actual: short, met: false, gap: 0.025 }] });
  });

  it("fails by the number of areas alone, one short", () => {
    const guiding = Math.max(0, all - 1 - 10);
    const result = scoreAnswers(bestAnswers, { ...allAreasAt(level - 1), ...areasAt(level, all - 1, guiding) });
    const counts = result.areaCounts[level - 1];
    expect(counts).toEqual({ rating: level, all: all - 1, binding: all - 1, guiding });
    expect(result.level).toBeLessThan(level);
    expect(result.decision[level - 1]?.conditions.filter((it) => !it.met)).toEqual([{ fact: `areas.${level}.all`, operator: ">=", required: all, actual: all - 1, met: false, gap: 1 }]);
  });

  it("fails by the binding ones alone, one short", () => {
    const result = scoreAnswers(bestAnswers, areasAt(level, binding - 1, 6));
    expect(result.areaCounts[level - 1]?.all).toBe(binding - 1 + 6);
    const unmet = result.decision[level - 1]?.conditions.filter((it) => !it.met) ?? [];
    expect(unmet.map((it) => it.fact)).toContain(`areas.${level}.binding`);
    expect(unmet.find((it) => it.fact.endsWith("binding"))).toMatchObject({ required: binding, actual: binding - 1, gap: 1 });
    expect(unmet).toHaveLength(binding - 1 + 6 >= all ? 1 : 2);
    expect(result.level).toBeLessThan(level);
  });
});

describe("the binding line can fail while all others hold", () => {
  it.each([[1, 2, 4], [2, 2, 4], [3, 4, 4], [4, 5, 6]])("at level %i with %i binding and %i guiding areas", (level, binding, guiding) => {
    const ratings = { ...areasAt(level, binding, guiding) };
    const result = scoreAnswers(bestAnswers, ratings);
    expect(result.decision[level - 1]?.conditions.map((it) => it.met)).toEqual([true, true, false]);
  });
});

describe("the highest level that holds wins", () => {
  it("nothing at all is level 0, with level 1 next", () => {
    const result = scoreAnswers(lowestAnswers, allAreasAt(0));
    expect([result.level, result.points, result.levelRange, result.next?.level, result.next?.missing.length]).toEqual([0, 0, [0, 0], 1, 3]);
  });
  it("everything is level 4, with nothing next", () => {
    const result = scoreAnswers(bestAnswers, allAreasAt(4));
    expect([result.level, result.points, result.next, result.openQuestions]).toEqual([4, 100, null, []]);
    expect(result.dimensions.map((it) => [it.id, it.points, it.maxPoints, it.share])).toEqual([["foundation", 50, 50, 1], ["management", 30, 30, 1], ["outcome", 20, 20, 1]]);
  });
  it.each([[39.975, 1], [40, 2], [59.975, 2], [60, 3], [79.975, 3], [80, 4], [19.975, 0], [20, 1]])("%d points with all areas at 4 are level %i", (points, level) => {
    expect(scoreAnswers(worth(points), allAreasAt(4))).toMatchObject({ points, level });
  });
  it("areas count for every rating up to their own", () => {
    expect(scoreAnswers({}, { "product-design": 3, "process-design": 1 }).areaCounts).toEqual([
      { rating: 1, all: 2, binding: 1, guiding: 1 }, { rating: 2, all: 1, binding: 1, guiding: 0 }, { rating: 3, all: 1, binding: 1, guiding: 0 }, { rating: 4, all: 0, binding: 0, guiding: 0 },
    ]);
  });
});

describe("an unfinished sheet", () => {
  it("empty: level 0 to 4, 0 to 100 points, nothing answered", () => {
    const result = scoreAnswers({});
    expect(result).toMatchObject({ level: 0, levelRange: [0, 4], points: 0, pointsRange: [0, 100], completeness: 0, counts: { asked: 31, answered: 0, unanswered: 31, notApplicable: 0 } });
    expect(result.indicators.every((it) => it.status === "unanswered" && it.points === 0 && it.lost === it.maxPoints)).toBe(true);
    expect(result.areas.every((it) => it.status === "unanswered" && it.rating === null)).toBe(true);
    expect(result.openQuestions).toHaveLength(31);
  });

  it("counts answered questions and rated areas", () => {
    const result = scoreAnswers({ "information-systems": "C", funding: {}, "green-low-carbon": { figures: { energyAfter: 1 } } }, { "product-design": 0, "process-design": null });
    expect(result.counts).toEqual({ asked: 31, answered: 2, unanswered: 29, notApplicable: 0 });
    expect(result.completeness).toBe(2 / 31);
    expect(result.pointsRange).toEqual([5, 95]);
  });

  it("ranges from the answers given, to full points and top ratings", () => {
    const { "information-systems": _open, ...answers } = worth(60) as Record<string, unknown>;
    expect(scoreAnswers(answers, areasAt(3, 5, 3))).toMatchObject({ level: 2, levelRange: [2, 3], points: 50, pointsRange: [50, 60] });
  });

  it("with every question answered has one level", () => {
    expect(scoreAnswers(worth(40), allAreasAt(2))).toMatchObject({ completeness: 1, levelRange: [2, 2], pointsRange: [40, 40], openQuestions: [] });
  });
});

describe("not applicable", () => {
  const answers = { ...worth(60), "green-low-carbon": { notApplicable: true } };

  it("counted as zero: no points, the maximum stays, not asked", () => {
    const pack = packWithNotApplicable("zero");
    const result = scoreSheet({ answers, areas: areasAt(3, 5, 3) }, pack);
    expect(indicatorOf(result, "green-low-carbon")).toMatchObject({ status: "not-applicable", points: 0, maxPoints: 7, lost: 7, credits: [], by: null });
    expect(result).toMatchObject({ points: 53, maxPoints: 100, pointsRange: [53, 53], completeness: 1, counts: { asked: 30, answered: 30, unanswered: 0, notApplicable: 1 } });
  });

  it("excluded: leaves points and maximum, in the dimension and its group too", () => {
    const pack = packWithNotApplicable("excluded");
    const result = scoreSheet({ answers, areas: areasAt(3, 5, 3) }, pack);
    expect(indicatorOf(result, "green-low-carbon")).toMatchObject({ status: "not-applicable", points: 0, maxPoints: 0, lost: 0 });
    expect(result).toMatchObject({ points: 53, maxPoints: 93, pointsRange: [53, 53] });
    expect(result.dimensions[2]).toMatchObject({ id: "outcome", points: 13, maxPoints: 13, share: 1, groups: [{ id: "green", points: 0, maxPoints: 0, share: 0 }, { id: "quality", points: 7 }, { id: "market", points: 6 }] });
  });

  it("is no open question, and not the same as unanswered", () => {
    const result = scoreSheet({ answers: { "green-low-carbon": { notApplicable: true } } }, packWithNotApplicable("excluded"));
    expect(result.openQuestions.map((it) => it.id)).not.toContain("green-low-carbon");
    expect(result.pointsRange).toEqual([0, 93]);
  });
});

describe("a level rule with an alternative", () => {
  it("is judged line by line, the alternative as a whole", () => {
    const pack = patchedPack({
      definition: [{
        op: "replace", path: "/levels/0/rule",
        value: { and: [{ ">=": [{ var: "dimensions.outcome" }, 4] }, { or: [{ ">=": [{ var: "points" }, 90] }, { ">=": [{ var: "areas.1.guiding" }, 1] }] }] },
      }],
    });
    const result = scoreSheet({ answers: { ...lowestAnswers, "product-quality": "B" }, areas: areasAt(1, 0, 1) }, pack);
    expect(result.decision[0]).toEqual({
      level: 1, met: false, conditions: [
        { fact: "dimensions.outcome", operator: ">=", required: 4, actual: 3.5, met: false, gap: 0.5 },
        { fact: "points,areas.1.guiding", operator: "rule", required: null, actual: null, met: true, gap: 0, rule: { or: [{ ">=": [{ var: "points" }, 90] }, { ">=": [{ var: "areas.1.guiding" }, 1] }] } },
      ],
    });
  });
});

describe("the result", () => {
  it("has the shape its schema says, full, empty and partial", () => {
    for (const result of [scoreAnswers({}), scoreAnswers(bestAnswers, allAreasAt(4)), scoreAnswers(worth(40), areasAt(2, 3, 1))]) {
      expect(resultSchema.safeParse(JSON.parse(JSON.stringify(result))).success).toBe(true);
    }
  });
  it("says whom and on what basis, and leaves out what is not known", () => {
    expect(scoreSheet({ basis: "diagnosis", assessedOn: "2025-05-20", enterprise: { id: "E1", name: "样例企业", creditCode: null, subIndustry: "general" } })).toMatchObject({ basis: "diagnosis", assessedOn: "2025-05-20" });
    expect(scoreSheet({ enterprise: { id: "E1", name: "样例企业", creditCode: null } }).enterprise).toEqual({ id: "E1", name: "样例企业" });
    expect(scoreSheet({}).assessedOn).toBeNull();
  });
  it("carries the warnings of reading", () => {
    expect(scoreAnswers({ "product-quality": { figures: { passRateAfter: 1 } } }).issues).toMatchObject([{ code: "figures-incomplete", path: "answers.product-quality.figures" }]);
  });
});
