/** When a scenario is proposed: conditions over facts of the result, and what happens when nobody knows one. */
import { describe, expect, it } from "vitest";
import { isProposed, scenarioFacts } from "../../src/diagnosis/catalogue/conditions.js";
import { firmOf, type AssessedFirm } from "../../src/diagnosis/firms.js";
import { readAnswers, score, unwrap, type Rule } from "../../src/index.js";
import { readSample } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";

function firm(change: (sheet: { answers: Record<string, unknown>; areas: Record<string, unknown>; enterprise: Record<string, unknown> }) => void = () => undefined): AssessedFirm {
  const given = JSON.parse(readSample("on-points-line"));
  change(given);
  const sheet = unwrap(readAnswers(given, pack2024));
  return firmOf(score(sheet, pack2024), sheet);
}
const whole = firm((it) => { it.enterprise.subIndustry = "heavy-equipment-sets"; });
const when = (condition: Rule | null, it: AssessedFirm = whole): boolean | null => isProposed({ condition }, it);
const at = (fact: string, line: number): Rule => ({ ">=": [{ var: fact }, line] });
const rating = (id: string): number => whole.areas.find((it) => it.id === id)?.rating ?? NaN;

describe("facts", () => {
  it("are level, points, dimensions, indicators, areas as numbers; sub-industry and basis as text", () => {
    const facts = scenarioFacts(pack2024);
    expect(facts.size).toBe(2 + 3 + 15 + 16 + 2);
    expect([...facts].filter(([, type]) => type !== "number")).toEqual([["subIndustry", "string"], ["basis", "string"]]);
    expect(["level", "points", "dimensions.foundation", "indicators.funding", "areas.work-safety"].map((it) => facts.get(it))).toEqual(Array(5).fill("number"));
  });
});

describe("a condition", () => {
  it("that is none proposes always", () => {
    expect(when(null)).toBe(true);
  });

  it.each([
    ["level", whole.level], ["points", whole.points],
    ["dimensions.foundation", whole.dimensions.find((it) => it.id === "foundation")?.points ?? NaN],
    ["indicators.funding", whole.indicators.find((it) => it.id === "funding")?.points ?? NaN],
    ["areas.product-design", rating("product-design")],
  ])("reads %s as the result has it", (fact, value) => {
    expect(Number.isFinite(value)).toBe(true);
    expect([when(at(fact, value)), when(at(fact, value + 0.001)), when({ "==": [{ var: fact }, value] })]).toEqual([true, false, true]);
  });

  it("reads text", () => {
    expect(when({ "==": [{ var: "subIndustry" }, "heavy-equipment-sets"] })).toBe(true);
    expect(when({ "!=": [{ var: "basis" }, whole.basis] })).toBe(false);
  });

  it("reads several facts of one kind", () => {
    const both = { and: [at("areas.product-design", rating("product-design")), at("areas.work-safety", rating("work-safety")), at("level", whole.level)] };
    expect(when(both)).toBe(true);
    expect(when({ and: [both, at("areas.work-safety", rating("work-safety") + 1)] })).toBe(false);
  });
});

describe("a fact nobody knows", () => {
  const unrated = firm((it) => { delete it.areas["product-design"]; });
  it("an area unrated: nobody can say, and the other areas are as known as before", () => {
    expect(when(at("areas.product-design", 1), unrated)).toBeNull();
    expect(when(at("areas.work-safety", rating("work-safety")), unrated)).toBe(true);
    expect(when(at("points", whole.points), unrated)).toBe(true);
  });

  it("an area rated 0 is known", () => {
    const none = firm((it) => { it.areas["product-design"] = 0; });
    expect([when(at("areas.product-design", 0), none), when(at("areas.product-design", 1), none)]).toEqual([true, false]);
  });

  it("a question unanswered: neither it, nor its dimension, nor the points", () => {
    const open = firm((it) => { delete it.answers.funding; });
    expect(["indicators.funding", "dimensions.management", "points"].map((it) => when(at(it, 0), open))).toEqual([null, null, null]);
    expect(when(at("indicators.information-systems", 0), open)).toBe(true);
  });

  it("a level still open between two", () => {
    const empty = firm((it) => { it.answers = {}; it.areas = {}; });
    expect(empty.levelRange).toEqual([0, 4]);
    expect(when(at("level", 0), empty)).toBeNull();
  });

  it("a sub-industry the sheet does not name", () => {
    expect(when({ "==": [{ var: "subIndustry" }, "general"] }, firm((it) => { delete it.enterprise.subIndustry; }))).toBe(true);
  });

  it("even where the rest would decide: what is unknown is never taken for false", () => {
    expect(when({ or: [at("points", 0), at("areas.product-design", 1)] }, unrated)).toBeNull();
  });
});
