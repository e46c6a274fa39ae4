/** Who moved and why, against pairs of sheets worked out by hand. */
import { describe, expect, it } from "vitest";
import { describeCohort } from "../../src/diagnosis/cohort/cohort.js";
import type { Movement } from "../../src/diagnosis/cohort/schema.js";
import { firmOf, type AssessedFirm } from "../../src/diagnosis/firms.js";
import { score } from "../../src/index.js";
import { pack2024, packWithNotApplicable } from "../support/packs.js";
import { allAreasAt, areasAt, answersWorth, lowestAnswers, readSheet, type RawSheet } from "../support/sheets.js";
import { firm, firmAt, openFirm, type Particulars } from "./cohort-firms.js";

const before = { stage: "before" } as const;
const after = { stage: "after" } as const;
const moved = (id: string, from: number, to: number): readonly AssessedFirm[] => [firmAt(from, { id, sheet: before }), firmAt(to, { id, sheet: after })];
const pair = (from: RawSheet, to: RawSheet, it: Particulars = {}): readonly AssessedFirm[] => [firm({ ...it, sheet: { ...from, ...before } }), firm({ ...it, sheet: { ...to, ...after } })];

function movementOf(firms: readonly AssessedFirm[]): Movement {
  const { movement } = describeCohort(firms, { pack: pack2024 });
  if (movement === null) throw new Error("no movement");
  return movement;
}
const onlyMove = (firms: readonly AssessedFirm[]): Movement["moves"][number] => {
  const [move, ...more] = movementOf(firms).moves;
  if (move === undefined || more.length > 0) throw new Error("not one move");
  return move;
};

describe("movement", () => {
  it("counts transitions, and who rose, fell and stayed", () => {
    const movement = movementOf([...moved("A", 1, 2), ...moved("B", 1, 2), ...moved("C", 1, 3), ...moved("D", 2, 1), ...moved("E", 2, 2), firmAt(4, { id: "F" })]);
    expect(movement).toMatchObject({ firms: 5, undetermined: [], rose: 3, fell: 1, stayed: 1 });
    expect(movement.transitions).toEqual([{ from: 1, to: 2, firms: 2 }, { from: 1, to: 3, firms: 1 }, { from: 2, to: 1, firms: 1 }, { from: 2, to: 2, firms: 1 }]);
    // +20 +20 +40 −20 +0
    expect(movement.meanPointsChange).toBe(12);
  });

  it("stands in the order: rose most, then points, then id", () => {
    const stayedWithLess = pair({ answers: answersWorth[40], areas: allAreasAt(1) }, { answers: answersWorth[20], areas: allAreasAt(1) }, { id: "G" });
    const firms = [...moved("D", 2, 1), ...stayedWithLess, ...moved("E", 2, 2), ...moved("B", 1, 2), ...moved("C", 1, 3), ...moved("A", 1, 2)];
    expect(movementOf(firms).moves.map((it) => it.id)).toEqual(["C", "A", "B", "E", "G", "D"]);
  });

  it("compares the first sheet with the latest, whatever lies between", () => {
    const dated = (level: number, assessedOn: string): AssessedFirm => firmAt(level, { name: "示例企业", subIndustry: "general", sheet: { assessedOn } });
    expect(onlyMove([dated(1, "2024-12-01"), dated(3, "2025-11-01"), dated(1, "2024-05-01")])).toMatchObject({
      id: "E1", name: "示例企业", subIndustry: "general",
      from: { level: 1, points: 20, assessedOn: "2024-05-01", stage: null, finished: true }, to: { level: 3, points: 60, assessedOn: "2025-11-01", stage: null, finished: true },
    });
  });

  it("keeps apart firms whose level is open on either sheet", () => {
    const firms = [openFirm({ id: "A", sheet: before }), firmAt(3, { id: "A", sheet: after }), ...moved("B", 1, 2)];
    expect(movementOf(firms)).toMatchObject({ firms: 1, undetermined: ["A"], rose: 1, transitions: [{ from: 1, to: 2, firms: 1 }] });
    expect(movementOf(firms.slice(0, 2))).toMatchObject({ firms: 0, undetermined: ["A"], meanPointsChange: null, transitions: [], moves: [] });
  });
});

describe("why", () => {
  it("names the conditions that turned, with both values", () => {
    const { conditions } = onlyMove(pair({ answers: answersWorth[39.975], areas: areasAt(2, 10, 0) }, { answers: answersWorth[40], areas: areasAt(2, 2, 4) }));
    expect(conditions).toEqual([
      { level: 1, fact: "areas.1.binding", required: 3, from: 10, to: 2, met: false },
      { level: 2, fact: "points", required: 40, from: 39.975, to: 40, met: true },
      { level: 2, fact: "areas.2.binding", required: 3, from: 10, to: 2, met: false },
    ]);
  });

  it("names indicators and areas that changed, by share of their maximum, then by id", () => {
    const from = { answers: { ...lowestAnswers, "network-security": ["B"], funding: "A", "value-benefit": "B" }, areas: { ...allAreasAt(1), "work-safety": 2 } };
    const to = { answers: { ...lowestAnswers, "network-security": ["B", "C"], funding: "C", "value-benefit": "A" }, areas: { ...allAreasAt(1), "work-safety": 1, "product-design": 4 } };
    expect(onlyMove(pair(from, to)).changes).toEqual([
      { kind: "area", id: "product-design", from: 1, to: 4 }, // 3/4
      { kind: "indicator", id: "funding", from: 0, to: 3.75 }, // 1/2
      { kind: "indicator", id: "value-benefit", from: 1.5, to: 0 }, // 1/2
      { kind: "indicator", id: "network-security", from: 1.25, to: 2.5 }, // 1/4
      { kind: "area", id: "work-safety", from: 2, to: 1 }, // 1/4
    ]);
  });

  it("gives null, not 0, for what is open on one side, and puts it last", () => {
    const from = { answers: { ...lowestAnswers, funding: null }, areas: { ...allAreasAt(0), "work-safety": null } };
    const to = { answers: { ...lowestAnswers, "value-benefit": "B" }, areas: allAreasAt(0) };
    const move = onlyMove(pair(from, to));
    expect(move.from).toMatchObject({ finished: false });
    expect(move.changes).toEqual([
      { kind: "indicator", id: "value-benefit", from: 0, to: 1.5 },
      { kind: "indicator", id: "funding", from: null, to: 0 },
      { kind: "area", id: "work-safety", from: null, to: 0 },
    ]);
    expect(movementOf(pair(from, to)).meanPointsChange).toBeNull();
  });

  it("treats what does not apply as open", () => {
    const pack = packWithNotApplicable("excluded");
    const sheetOf = (energy: unknown, rest: RawSheet, stage: string): AssessedFirm => {
      const read = readSheet({ answers: { ...lowestAnswers, "green-low-carbon": energy, ...rest }, areas: allAreasAt(0), stage }, pack);
      return firmOf(score(read, pack), read);
    };
    const firms = [sheetOf("B", {}, "before"), sheetOf({ notApplicable: true }, { "network-security": ["B"], "value-benefit": "B" }, "after")];
    expect(describeCohort(firms, { pack }).movement?.moves[0]?.changes).toEqual([
      { kind: "indicator", id: "value-benefit", from: 0, to: 1.5 }, // 1/2
      { kind: "indicator", id: "network-security", from: 0, to: 1.25 }, // 1/4
      { kind: "indicator", id: "green-low-carbon", from: 3.5, to: null },
    ]);
  });

  it("says of no condition that it turned when the open part could have met it before", () => {
    // levels 0 on both sides of the first, for the areas: points 20 could be 27.5 with funding answered
    const open = { answers: { ...answersWorth[20], funding: null }, areas: allAreasAt(0) };
    const turnedWith = (answers: RawSheet): readonly string[] => onlyMove(pair(open, { answers, areas: allAreasAt(1) })).conditions.map((it) => `${it.level} ${it.fact}`);
    expect(turnedWith(answersWorth[40])).toEqual(["1 areas.1.all", "1 areas.1.binding", "2 points"]);
    const nearly = { answers: { ...answersWorth[39.975], funding: null }, areas: allAreasAt(0) };
    expect(onlyMove(pair(nearly, { answers: answersWorth[40], areas: allAreasAt(1) })).conditions.map((it) => it.fact)).toEqual(["areas.1.all", "areas.1.binding"]);
  });

  it("counts unrated areas as open, by their kind", () => {
    const from = { answers: lowestAnswers, areas: { ...areasAt(1, 2, 3), "finance-management": null } };
    const to = { answers: lowestAnswers, areas: areasAt(1, 3, 3) };
    // 2 binding and one open could be 3; 5 of all and one open could be 6
    expect(onlyMove(pair(from, to)).conditions).toEqual([]);
    const guiding = { answers: lowestAnswers, areas: { ...areasAt(1, 2, 3), "decision-support": null } };
    expect(onlyMove(pair(guiding, to)).conditions).toEqual([{ level: 1, fact: "areas.1.binding", required: 3, from: 2, to: 3, met: true }]);
  });
});
