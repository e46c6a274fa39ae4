/** The result in words: nothing left out, nothing that the result does not say. */
import { describe, expect, it } from "vitest";
import { explain, parseAnswers, score, unwrap, type AssessmentResult, type Explanation } from "../../src/index.js";
import { fixtureNames, readSample, samples } from "../support/fixtures.js";
import { pack2024, packWithNotApplicable } from "../support/packs.js";
import { allAreasAt, answersWorth, areasAt, bestAnswers, scoreAnswers, scoreSheet } from "../support/sheets.js";

const { wording } = pack2024;
const numerals = ["零", "一", "二", "三", "四"];
const levelName = (level: number): string => {
  const { name = "", title } = wording.levels[String(level)] ?? {};
  return title === undefined ? name : `${name}（${title}）`;
};

const scored = new Map(fixtureNames(samples).map((name) => [name, score(unwrap(parseAnswers(readSample(name))), pack2024)]));
const scoredSample = (name: string): AssessmentResult => {
  const found = scored.get(name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
};
const textsOf = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];

const indicatorSentence = (explanation: Explanation, id: string): string => explanation.indicators.find((it) => it.id === id)?.sentence ?? "";

/** All numbers of a value, as they are printed. */
const numbersIn = (value: unknown): readonly string[] => {
  if (typeof value === "number") return [String(value)];
  if (typeof value === "string") return value.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/g) ?? [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};
/** The sentence without what the pack's own wording brought: option texts, labels, units, clauses. */
const withoutWording = (sentence: string, words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, "□"), sentence);

describe.each(fixtureNames(samples))("%s", (name) => {
  const result = scoredSample(name);
  const explanation = explain(result, pack2024);

  it("has a sentence for every indicator, with its points, maximum and clause", () => {
    expect(explanation.indicators.map((it) => it.id)).toEqual(result.indicators.map((it) => it.id));
    for (const { id, points, maxPoints, status } of result.indicators) {
      const sentence = indicatorSentence(explanation, id);
      expect(sentence).toContain(status === "unanswered" ? `最高可得${maxPoints}分` : `${points}分（满分${maxPoints}分）`);
      expect(sentence).toContain(`依据：${wording.indicators[id]?.clause}。`);
    }
  });

  it("names every option that scored, with its words", () => {
    for (const { id, options, by } of result.indicators) {
      for (const letter of options) {
        const text = wording.indicators[id]?.options[letter] ?? "?";
        expect(indicatorSentence(explanation, id)).toContain(by === "figures" ? `${letter}（${text}）` : `${letter}．${text}`);
      }
    }
  });

  it("says no number about an indicator that its result does not hold", () => {
    for (const it of result.indicators) {
      const about = wording.indicators[it.id];
      const words = [about?.clause, ...Object.values(about?.options ?? {}), about?.measure, ...Object.values(about?.periods ?? {}), ...Object.values(about?.figures ?? {}).flatMap((figure) => [figure.label, figure.unit])];
      const known = new Set(numbersIn(it));
      const said = numbersIn(withoutWording(indicatorSentence(explanation, it.id), words.filter((word) => word !== undefined && word !== "")  as string[]));
      expect(said.filter((number) => !known.has(number)), it.id).toEqual([]);
      expect(said.length).toBeGreaterThan(0);
    }
  });

  it("shows every figure the measure used", () => {
    for (const { id, measure } of result.indicators) {
      for (const value of Object.values(measure?.figures ?? {}).flat()) expect(indicatorSentence(explanation, id)).toContain(String(value));
      for (const { shown } of measure?.values ?? []) expect(indicatorSentence(explanation, id)).toContain(shown);
    }
  });

  it("has a sentence for every area, with its rating, step and clause", () => {
    expect(explanation.areas.map((it) => it.id)).toEqual(result.areas.map((it) => it.id));
    for (const [i, { id, rating, kind }] of result.areas.entries()) {
      const sentence = explanation.areas[i]?.sentence ?? "";
      expect(sentence).toContain(kind === "binding" ? "约束性" : "指导性");
      expect(sentence).toContain(`依据：${wording.areas[id]?.clause}。`);
      expect(sentence).toContain(rating === null ? "尚未评级" : rating === 0 ? "计0级" : `评为${numerals[rating]}级`);
      if (rating === 0) expect(sentence).toContain(wording.unratedStep);
      if (rating !== null && rating > 0) for (const step of wording.areas[id]?.ladder[String(rating)] ?? ["?"]) expect(sentence).toContain(step.replace(/。$/, ""));
      expect(numbersIn(sentence.replace(wording.areas[id]?.clause ?? "", ""))).toEqual(rating === null || rating === 0 ? ["0"] : []);
    }
  });

  it("has a sentence for every condition, with what it asks and what there is", () => {
    expect(explanation.decision.map((it) => it.name)).toEqual([1, 2, 3, 4].map(levelName));
    for (const [i, { met, conditions }] of result.decision.entries()) {
      const said = explanation.decision[i];
      expect(said?.met).toBe(met);
      expect(said?.conditions).toHaveLength(conditions.length);
      for (const [c, it] of conditions.entries()) {
        const sentence = said?.conditions[c] ?? "";
        expect(sentence).toMatch(new RegExp(`应${it.fact === "points" ? "不低于" : "不少于"}${it.required}(分|个)，实际${it.actual}(分|个)，${it.met ? "满足。$" : `不满足，相差${it.gap}(分|个)。$`}`));
        expect(sentence).toContain(it.fact === "points" ? "总分" : `达到${numerals[i + 1]}级及以上的${it.fact.endsWith("binding") ? "约束性" : ""}业务场景`);
      }
    }
  });

  it("says why not the next level exactly by the lines that are missing", () => {
    const missing = result.next?.missing ?? [];
    expect(explanation.whyNotNext).toHaveLength(result.next === null ? 1 : missing.length + 1);
    for (const it of missing) expect(explanation.whyNotNext.some((sentence) => sentence.includes(`相差${it.gap}`))).toBe(true);
    expect(explanation.whyNotNext[0]).toContain(result.next === null ? "最高等级" : `未达到${levelName(result.next.level)}，有${missing.length}项条件不满足`);
  });

  it("has a sentence for every dimension, finding and open question", () => {
    expect(explanation.dimensions.map((it) => it.sentence)).toEqual(result.dimensions.map((it) => {
      const isOpen = result.indicators.some((indicator) => indicator.dimension === it.id && indicator.status === "unanswered");
      return `${wording.dimensions[it.id]?.name}${isOpen ? "目前至少" : ""}得${it.points}分（满分${it.maxPoints}分）。`;
    }));
    expect(explanation.findings).toHaveLength(result.findings.length);
    expect(explanation.openQuestions).toHaveLength(result.openQuestions.length);
  });

  it("says where the figures come from, and what kind of statement this is", () => {
    expect(explanation.provenance).toEqual(wording.provenance);
    expect(explanation.nature).toEqual(wording.nature[result.basis]);
  });

  it("leaves no gap, no undefined, no doubled stop", () => {
    for (const text of textsOf(explanation)) {
      expect(text).not.toMatch(/undefined|NaN|null|\[object|[{}□]|。。|，，|；；|；。|，。|^\s|\s$/);
      expect(text.trim()).not.toBe("");
    }
  });
});

describe("the headline", () => {
  it.each([
    ["level-4", "评测等级：四级（协同级）；得分90.1分（满分100分）。"], ["below-level-1", "评测等级：未达一级；得分9.5分（满分100分）。"],
    ["just-short-of-points-line", "评测等级：一级（初始级）；得分39.975分（满分100分）。"], ["on-points-line", "评测等级：二级（规范级）；得分40分（满分100分）。"],
    ["unfinished", "问卷尚未填完（应答31项，已答18项），等级区间为一级（初始级）至二级（规范级），得分区间为34.475分至62.975分（满分100分）。"],
  ])("of %s", (name, headline) => expect(explain(scoredSample(name), pack2024).headline).toBe(headline));

  it("of an unfinished sheet whose level is settled says so", () => {
    const { funding: _open, ...answers } = answersWorth[40];
    expect(explain(scoreAnswers(answers, areasAt(2, 3, 3)), pack2024).headline).toBe("问卷尚未填完（应答31项，已答30项），未答各项无论如何作答，等级均为二级（规范级）；得分区间为40分至47.5分（满分100分）。");
  });
});

describe("why", () => {
  it("lists the conditions of the level reached", () => {
    expect(explain(scoreAnswers(answersWorth[40], areasAt(2, 3, 3)), pack2024).why.slice(0, 5)).toEqual([
      "以全部条件均满足的最高等级为准；二级（规范级）的3项条件全部满足。", "总分应不低于40分，实际40分，满足。",
      "达到二级及以上的业务场景应不少于6个，实际6个，满足。", "达到二级及以上的约束性业务场景应不少于3个，实际3个，满足。", "依据：2024年版评测指标等级划分条件。",
    ]);
  });
  it("says of an unfinished sheet that it speaks of the worst case", () => {
    expect(explain(scoreAnswers({}), pack2024).why.slice(0, 3)).toEqual([
      "以下按未作答题目得0分、未评级场景计0级判定，是最低情形。", "一级（初始级）的条件未全部满足，判为未达一级。", "依据：2024年版评测指标等级划分条件。",
    ]);
  });
  it("not the next: names the line and the gap", () => {
    expect(explain(scoredSample("just-short-of-points-line"), pack2024).whyNotNext).toEqual(["未达到二级（规范级），有1项条件不满足。", "总分应不低于40分，实际39.975分，不满足，相差0.025分。"]);
    expect(explain(scoreAnswers(bestAnswers, allAreasAt(4)), pack2024).whyNotNext).toEqual(["四级（协同级）是最高等级，没有更高的等级。"]);
  });
});

describe("lines of unverified source", () => {
  it("are named as such wherever they decide", () => {
    for (const name of ["on-points-line", "below-level-1", "unfinished"]) {
      expect(explain(scoredSample(name), pack2024).why.join("")).toMatch(/分数线.*未经核实/);
    }
  });
});

describe("findings", () => {
  it("say both sides", () => {
    expect(explain(scoredSample("contradictory"), pack2024).findings).toEqual([
      "设备数字化：勾选选项B，而按填报数据，生产设备数字化率为50%［全部生产设备数量100台（套），数字化生产设备数量50台（套）］，对应选项D；两者不一致，按勾选项计分，须核实。",
      "资金保障：按填报数据，数字化投入占营业收入比例的年均值为131.25%［各年数字化投入900、1500万元，各年营业收入800、1000万元］，超过100%，按最高一档计分，须核实数据口径。",
      "产品质量：勾选选项C，而按填报数据，产品合格率的月平均值（%）改造后为96.1，改造前为97.4，下降，对应选项A；两者不一致，按勾选项计分，须核实。",
      "第2题与第3题所填的全部生产设备数量应当一致。现填报不一致：设备数字化一题全部生产设备数量为100台（套），设备联网一题全部生产设备数量为120台（套）。",
    ]);
  });
});

describe("figures given in part", () => {
  it("are said to be incomplete, with what is missing", () => {
    const result = scoreAnswers({ funding: { figures: { revenue: [100] } } });
    expect(indicatorSentence(explain(result, pack2024), "funding")).toBe("数据不全，缺各年数字化投入，未据以计分，视为未作答；最低计0分，最高可得7.5分。依据：2024年版评测指标第11题。");
  });
});

describe("a value beyond the last band", () => {
  it("is not said to lie within it", () => {
    const result = scoreAnswers({ funding: { figures: { digitalSpend: [120], revenue: [100] } } });
    expect(indicatorSentence(explain(result, pack2024), "funding")).toContain("年均值为120%［各年数字化投入120万元，各年营业收入100万元］，超过100%，按最高一档选项E");
  });
});

describe("an option beside figures", () => {
  const sentence = (option: string): string => {
    const answers = { "equipment-digitalization": { option, figures: { productionEquipment: 60, digitalEquipment: 24 } } };
    return indicatorSentence(explain(scoreAnswers(answers), pack2024), "equipment-digitalization");
  };
  it("is said to agree only when it does", () => {
    expect(sentence("C")).toContain("与所选一致");
    expect(sentence("C")).not.toContain("不一致");
    expect(sentence("B")).toContain("与所选不一致");
    expect(sentence("B")).toContain("对应选项C");
  });
});

describe("what is not applicable", () => {
  it.each([["zero", "企业申明不适用，得0分（满分7分）。"], ["excluded", "企业申明不适用，得0分（满分0分）。"]] as const)("%s", (policy, sentence) => {
    const pack = packWithNotApplicable(policy);
    const result = scoreSheet({ answers: { "green-low-carbon": { notApplicable: true } } }, pack);
    expect(indicatorSentence(explain(result, pack), "green-low-carbon")).toContain(sentence);
  });
});

describe("open questions", () => {
  it("say what each could do alone", () => {
    const { "market-performance": _open, ...answers } = answersWorth[40];
    expect(explain(scoreAnswers(answers, allAreasAt(2)), pack2024).openQuestions).toEqual(["市场表现：仅此一项取最好情形，等级即可达到二级（规范级）。"]);
    const { funding: _money, ...rest } = answersWorth[40];
    expect(explain(scoreAnswers(rest, allAreasAt(2)), pack2024).openQuestions).toEqual(["资金保障：最多可得7.5分，仅此一项不改变等级。"]);
    const { "decision-support": _area, ...areas } = allAreasAt(2);
    expect(explain(scoreAnswers(answersWorth[40], areas), pack2024).openQuestions).toEqual(["决策支持：仅此一项不改变等级。"]);
  });
});
