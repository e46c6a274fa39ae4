/** Cohort figures against values worked out by hand. */
import { describe, expect, it } from "vitest";
import { describeCohort, type CohortOptions } from "../../src/diagnosis/cohort/cohort.js";
import { cohortSchema, type Cohort } from "../../src/diagnosis/cohort/schema.js";
import { firmOf, type AssessedFirm } from "../../src/diagnosis/firms.js";
import { score } from "../../src/index.js";
import { pack2024, packWithNotApplicable } from "../support/packs.js";
import { allAreasAt, answersWorth, bestAnswers, lowestAnswers, readSheet } from "../support/sheets.js";
import { firm, firmAt, openFirm } from "./cohort-firms.js";

const describeFirms = (firms: readonly AssessedFirm[], options: Partial<CohortOptions> = {}): Cohort => describeCohort(firms, { pack: pack2024, ...options });
const of = (levels: readonly number[]): readonly AssessedFirm[] => levels.map((level, i) => firmAt(level, { id: `E${i}` }));
const byLevel = (cohort: Pick<Cohort, "levels">): readonly number[] => cohort.levels.map((it) => it.firms);

describe("the shape", () => {
  it("is that of the schema, with every part filled", () => {
    const firms = [firmAt(1, { sheet: { stage: "before" } }), firmAt(3, { sheet: { stage: "after" } }), openFirm({ id: "E2" })];
    expect(cohortSchema.safeParse(describeFirms(firms)).error).toBeUndefined();
  });

  it("stands without any firm: counts are 0, what would be divided by them is null", () => {
    const cohort = describeFirms([]);
    expect(cohortSchema.safeParse(cohort).error).toBeUndefined();
    expect(cohort).toMatchObject({ sheets: 0, firms: 0, undetermined: 0, subIndustries: [], movement: null, programme: null, issues: [] });
    expect(cohort.points).toMatchObject({ firms: 0, min: null, lowerQuartile: null, median: null, upperQuartile: null, max: null, mean: null });
    expect(cohort.indicators.every((it) => it.meanPoints === null && it.share === null)).toBe(true);
    expect(cohort.areas.every((it) => it.meanRating === null)).toBe(true);
    expect(cohort.dimensions.every((it) => it.meanPoints === null && it.share === null)).toBe(true);
  });

  it("refuses sheets of another pack: they cannot be counted together", () => {
    const [own] = of([1]);
    if (own === undefined) throw new Error("no firm");
    // of the same id and version, with other rules: only the fingerprint tells
    const stranger = { ...own, receipt: { ...own.receipt, pack: { ...own.receipt.pack, sha256: "0e78" } } };
    expect(() => describeFirms([own, stranger])).toThrow(TypeError);
    expect(() => describeFirms([own, stranger])).toThrow(/0e78/);
  });
});

describe("levels", () => {
  it("are counted from 0 to the top", () => {
    expect(describeFirms(of([0, 1, 1, 2, 2, 2, 3, 4])).levels).toEqual([
      { level: 0, firms: 1 }, { level: 1, firms: 2 }, { level: 2, firms: 3 }, { level: 3, firms: 1 }, { level: 4, firms: 1 },
    ]);
  });

  it("are undetermined where what is open could change them", () => {
    const open = openFirm();
    expect([open.level, ...open.levelRange]).toEqual([2, 2, 3]);
    const cohort = describeFirms([open, firmAt(2, { id: "E2" })]);
    expect(byLevel(cohort)).toEqual([0, 0, 1, 0, 0]);
    expect(cohort).toMatchObject({ firms: 2, undetermined: 1, unfinished: 1 });
  });

  it("are certain on an unfinished sheet whose open questions change nothing", () => {
    const certain = firmAt(0, { sheet: { answers: { ...lowestAnswers, funding: null } } });
    expect(certain.completeness).toBeLessThan(1);
    expect(describeFirms([certain])).toMatchObject({ undetermined: 0, unfinished: 1, points: { firms: 0 }, levels: [{ firms: 1 }, {}, {}, {}, {}] });
  });
});

describe("which sheets count", () => {
  it("the latest of each firm", () => {
    const cohort = describeFirms([firmAt(3, { sheet: { stage: "after", basis: "on-site" } }), firmAt(1, { sheet: { stage: "before" } })]);
    expect(cohort).toMatchObject({ sheets: 2, firms: 1, bases: [{ basis: "self", firms: 0 }, { basis: "diagnosis", firms: 0 }, { basis: "on-site", firms: 1 }] });
    expect(byLevel(cohort)).toEqual([0, 0, 0, 1, 0]);
  });

  it("none of a firm whose sheets cannot be put in order; it is counted and reported", () => {
    const cohort = describeFirms([firmAt(1), firmAt(2), firmAt(4, { id: "E2" })], { unreadable: 3 });
    expect(cohort).toMatchObject({ sheets: 3, firms: 1, leftOut: { repeated: 1, unreadable: 3 }, movement: null });
    expect(cohort.issues.map((it) => [it.code, it.path])).toEqual([["enterprise-repeated", "enterprise E1"]]);
  });

  it("a copy once", () => {
    const cohort = describeFirms([firmAt(1), firmAt(1)]);
    expect(cohort).toMatchObject({ sheets: 2, firms: 1, leftOut: { repeated: 0 }, movement: null });
    expect(cohort.issues.map((it) => it.code)).toEqual(["sheet-repeated"]);
  });
});

describe("sub-industries", () => {
  const catalogue = { subIndustries: [{ id: "heavy-equipment-sets", name: "乙" }, { id: "general", name: "通用" }, { id: "marine-engineering-equipment", name: "丙" }] };
  const firms = [
    firmAt(2, { id: "E1", subIndustry: "zinc" }), firmAt(1, { id: "E2", subIndustry: "general" }), firmAt(3, { id: "E3" }),
    firmAt(2, { id: "E4", subIndustry: "heavy-equipment-sets" }), openFirm({ id: "E5", subIndustry: "heavy-equipment-sets" }), firmAt(0, { id: "E6", subIndustry: "amber" }),
  ];

  it("stand in the order of the catalogue, unknown ones after them by id; a firm without one is general", () => {
    expect(describeFirms(firms, { catalogue }).subIndustries.map((it) => [it.id, it.name, it.firms, it.undetermined, it.meanPoints, byLevel(it).join("")])).toEqual([
      ["heavy-equipment-sets", "乙", 2, 1, 40, "00100"], ["general", "通用", 2, 0, 40, "01010"],
      ["amber", "amber", 1, 0, 0, "10000"], ["zinc", "zinc", 1, 0, 40, "00100"],
    ]);
  });

  it("go by their id without a catalogue", () => {
    expect(describeFirms(firms).subIndustries.map((it) => [it.id, it.name])).toEqual([
      ["amber", "amber"], ["general", "general"], ["heavy-equipment-sets", "heavy-equipment-sets"], ["zinc", "zinc"],
    ]);
  });
});

describe("the distribution of points", () => {
  const spread = (levels: readonly number[]): Cohort["points"] => describeFirms(of(levels)).points;

  it("has quartiles by the inclusive rule", () => {
    // 0 20 40 60 100: every quartile is a value
    expect(spread([3, 1, 4, 0, 2])).toMatchObject({ firms: 5, min: 0, lowerQuartile: 20, median: 40, upperQuartile: 60, max: 100, mean: 44 });
    // 0 20 40 60: at 0.75, 1.5 and 2.25
    expect(spread([0, 1, 2, 3])).toMatchObject({ min: 0, lowerQuartile: 15, median: 30, upperQuartile: 45, max: 60, mean: 30 });
    expect(spread([2])).toMatchObject({ min: 40, lowerQuartile: 40, median: 40, upperQuartile: 40, max: 40, mean: 40 });
  });

  it("has bins of ten points, closed below, the last one above too", () => {
    const { bins } = spread([0, 1, 2, 2, 4]);
    expect(bins.map((it) => [it.from, it.upTo])).toEqual([[0, 10], [10, 20], [20, 30], [30, 40], [40, 50], [50, 60], [60, 70], [70, 80], [80, 90], [90, 100]]);
    expect(bins.map((it) => it.firms)).toEqual([1, 0, 1, 0, 2, 0, 0, 0, 0, 1]);
  });

  it("puts 39.975 below 40", () => {
    const { bins, mean } = describeFirms([firm({ sheet: { answers: answersWorth[39.975], areas: allAreasAt(2) } }), firmAt(2, { id: "E2" })]).points;
    expect(bins.map((it) => it.firms)).toEqual([0, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
    expect(mean).toBe(39.9875);
  });

  it("leaves out unfinished sheets", () => {
    expect(describeFirms([openFirm(), firmAt(2, { id: "E2" })])).toMatchObject({ points: { firms: 1, min: 40, max: 40 }, dimensions: [{ firms: 1 }, { firms: 1 }, { firms: 1 }] });
  });
});

describe("dimensions", () => {
  it("have the mean and the share of what could be had", () => {
    expect(describeFirms(of([0, 4, 4])).dimensions).toEqual([
      { id: "foundation", firms: 3, meanPoints: 100 / 3, maxPoints: 50, share: 2 / 3 },
      { id: "management", firms: 3, meanPoints: 20, maxPoints: 30, share: 2 / 3 },
      { id: "outcome", firms: 3, meanPoints: 40 / 3, maxPoints: 20, share: 2 / 3 },
    ]);
  });
});

describe("indicators", () => {
  const sheets = [
    { answers: { ...bestAnswers, funding: "C", "value-benefit": "B", "green-low-carbon": null } },
    { answers: { ...bestAnswers, funding: "A", "value-benefit": "B" } },
    { answers: { ...bestAnswers, funding: "E", "value-benefit": null, "green-low-carbon": null } },
  ];
  const { indicators } = describeFirms(sheets.map((sheet, i) => firm({ id: `E${i}`, sheet: { ...sheet, areas: allAreasAt(2) } })));

  it("stand weakest first, ties by id", () => {
    expect(indicators.slice(0, 3).map((it) => it.id)).toEqual(["funding", "value-benefit", "data-collection"]);
    const rest = indicators.slice(2).map((it) => it.id);
    expect(rest).toEqual([...rest].sort());
  });

  it("count scored and unanswered apart: what is unanswered is no 0", () => {
    // 7.5 points each: half, none, all
    expect(indicators[0]).toEqual({ id: "funding", scored: 3, unanswered: 0, notApplicable: 0, meanPoints: 3.75, maxPoints: 7.5, share: 0.5, full: 1, nothing: 1 });
    expect(indicators[1]).toEqual({ id: "value-benefit", scored: 2, unanswered: 1, notApplicable: 0, meanPoints: 1.5, maxPoints: 3, share: 0.5, full: 0, nothing: 0 });
    expect(indicators.find((it) => it.id === "green-low-carbon")).toMatchObject({ scored: 1, unanswered: 2, meanPoints: 7, share: 1, full: 1 });
  });

  it("stand last when nobody answered them", () => {
    const { indicators: order } = describeFirms([firm({ sheet: { answers: { ...lowestAnswers, funding: null } } })]);
    expect(order.at(-1)).toEqual({ id: "funding", scored: 0, unanswered: 1, notApplicable: 0, meanPoints: null, maxPoints: 7.5, share: null, full: 0, nothing: 0 });
  });

  it("that do not apply are neither scored nor unanswered", () => {
    const pack = packWithNotApplicable("excluded");
    const read = readSheet({ answers: { ...bestAnswers, "green-low-carbon": { notApplicable: true } }, areas: allAreasAt(4) }, pack);
    const cohort = describeCohort([firmOf(score(read, pack), read)], { pack });
    expect(cohort.indicators.at(-1)).toMatchObject({ id: "green-low-carbon", scored: 0, unanswered: 0, notApplicable: 1, share: null });
    // 13 of 13 points that could be had, of 20 in the pack
    expect(cohort.dimensions.at(-1)).toEqual({ id: "outcome", firms: 1, meanPoints: 13, maxPoints: 20, share: 1 });
  });
});

describe("areas", () => {
  const ratings = [{ ...allAreasAt(2), "work-safety": 1, "product-design": null }, { ...allAreasAt(2), "work-safety": 1, "decision-support": 0 }, { ...allAreasAt(2), "work-safety": 2, "product-design": null }];
  const { areas } = describeFirms(ratings.map((it, i) => firm({ id: `E${i}`, sheet: { areas: it } })));

  it("stand weakest first by mean rating, ties by id", () => {
    expect(areas.slice(0, 3).map((it) => it.id)).toEqual(["decision-support", "work-safety", "after-sales-service"]);
    expect(areas[0]).toEqual({
      id: "decision-support", kind: "guiding", rated: 3, unrated: 0, meanRating: 4 / 3,
      ratings: [{ rating: 0, firms: 1 }, { rating: 1, firms: 0 }, { rating: 2, firms: 2 }, { rating: 3, firms: 0 }, { rating: 4, firms: 0 }],
    });
  });

  it("leave unrated ones out of the mean", () => {
    expect(areas.find((it) => it.id === "product-design")).toMatchObject({ kind: "binding", rated: 1, unrated: 2, meanRating: 2 });
    expect(describeFirms([firm({ sheet: { areas: { ...allAreasAt(0), "work-safety": null } } })]).areas.at(-1)).toMatchObject({ id: "work-safety", rated: 0, meanRating: null });
  });
});
