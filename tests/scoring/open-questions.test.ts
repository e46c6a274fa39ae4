import { describe, expect, it } from "vitest";
import type { AssessmentResult } from "../../src/index.js";
import { allAreasAt, answersWorth, areasAt, bestAnswers, scoreAnswers, type RawAnswers } from "../support/sheets.js";

const without = (answers: RawAnswers, ...ids: readonly string[]): RawAnswers => Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
const order = (result: AssessmentResult): readonly string[] => result.openQuestions.map((it) => `${it.id} ${it.levelIfBest}/${it.levelIfWorst} ${it.pointsAtStake}`);

describe("open questions", () => {
  it("are none when all is answered", () => expect(scoreAnswers(bestAnswers, allAreasAt(0)).openQuestions).toEqual([]));

  it("that raise the level by themselves come first, however few their points", () => {
    // 40 points without market performance (3) and all levels' areas: it alone lifts 37 to 40.
    const result = scoreAnswers(without(answersWorth[40], "market-performance", "funding"), allAreasAt(2));
    expect(result.level).toBe(1);
    expect(order(result)).toEqual(["funding 2/2 7.5", "market-performance 2/2 3"]);
    const alone = scoreAnswers(without({ ...answersWorth[39.975], funding: "A" }, "funding", "product-quality", "market-performance"), allAreasAt(2));
    expect(alone.points).toBe(36.975);
    expect(order(alone)).toEqual(["funding 2/2 7.5", "product-quality 2/2 7", "market-performance 1/2 3"]);
  });

  it("that could take the level away come before those that only earn points", () => {
    // Five binding areas of the three levels' lines are rated; the sixth open one decides, points do not.
    const areas = without(areasAt(2, 3, 2), "decision-support", "collaborative-office");
    const answers = without(bestAnswers, "funding");
    const result = scoreAnswers(answers, areas);
    expect([result.level, result.levelRange]).toEqual([0, [0, 2]]);
    expect(order(result)).toEqual(["collaborative-office 2/2 0", "decision-support 2/2 0", "funding 0/2 7.5"]);
  });

  it("that decide nothing alone are ordered by points, then binding areas first, then the order of the form", () => {
    const result = scoreAnswers({});
    expect(result.openQuestions.every((it) => it.levelIfBest === 0)).toBe(true);
    const sure = result.openQuestions.map((it) => it.id);
    expect(sure.slice(0, 15)).toEqual([
      "data-collection", "information-systems", "network-infrastructure", "planning-execution", "management-mechanism", "talent-development", "funding",
      "green-low-carbon", "product-quality", "equipment-digitalization", "equipment-connectivity", "network-security", "data-security", "market-performance", "value-benefit",
    ]);
    expect(sure.slice(15)).toEqual([
      "product-design", "marketing-management", "production-control", "quality-management", "equipment-management", "work-safety", "energy-management",
      "procurement-management", "warehousing-logistics", "finance-management", "process-design", "after-sales-service", "planning-scheduling", "human-resources", "collaborative-office", "decision-support",
    ]);
  });

  it("say the level when this one is at worst and all others at best", () => {
    const result = scoreAnswers(without(answersWorth[80], "information-systems"), allAreasAt(4));
    expect(order(result)).toEqual(["information-systems 4/3 10"]);
  });
});
