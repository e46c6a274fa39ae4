/** Every sample can be scored, and is worth what its name says. */
import { describe, expect, it } from "vitest";
import { parseAnswers, score, unwrap, verify } from "../../src/index.js";
import { fixtureNames, readSample, samples } from "../support/fixtures.js";
import { pack2024 } from "../support/packs.js";

/** name | basis | level | points | findings and warnings */
const expected = `
below-level-1 | self | 0 | 9.5 |
contradictory | self | 1 | 50.15 | option-contradicts-figures above-top-band option-contradicts-figures answers-contradict figures-incomplete
heavy-equipment-sets-level-1 | diagnosis | 1 | 36.525 |
heavy-equipment-sets-level-2 | diagnosis | 2 | 60.525 |
heavy-equipment-sets-level-3 | diagnosis | 3 | 77.45 |
hostile-texts | diagnosis | 2 | 46.775 |
intelligent-instruments-level-1 | self | 1 | 35.525 |
intelligent-instruments-level-2 | diagnosis | 2 | 58.8 |
intelligent-instruments-level-3 | on-site | 3 | 78.65 |
just-short-of-points-line | self | 1 | 39.975 |
level-4 | diagnosis | 4 | 90.1 |
marine-engineering-equipment-level-1 | self | 1 | 26.95 |
marine-engineering-equipment-level-2 | diagnosis | 2 | 51.95 |
marine-engineering-equipment-level-3 | on-site | 3 | 74.85 |
on-points-line | self | 2 | 40 |
short-of-binding-areas | self | 2 | 73.125 |
unfinished | self | 1 | 34.475 | figures-incomplete`;
const rows = expected.trim().split("\n").map((it) => it.trim());

const scoreSample = (name: string) => {
  const sheet = unwrap(parseAnswers(readSample(name)));
  return { sheet, result: score(sheet, pack2024) };
};

describe("samples", () => {
  it("are all listed here", () => expect(rows.map((it) => it.split(" |")[0])).toEqual(fixtureNames(samples)));

  it.each(rows.map((row) => [row.split(" |")[0] ?? "", row]))("%s", (name, row) => {
    const { sheet, result } = scoreSample(name);
    const remarks = [...result.findings, ...result.issues].map((it) => it.code).join(" ");
    expect(`${name} | ${result.basis} | ${result.level} | ${result.points} | ${remarks}`.trim()).toBe(row);
    expect(verify(result, sheet, pack2024).ok).toBe(true);
  });

  it.each(fixtureNames(samples))("%s is plainly marked as a sample", (name) => {
    const { sheet } = scoreSample(name);
    expect(sheet.enterprise.name).toContain("样例");
    expect(sheet.enterprise.id).toContain("SAMPLE");
    if (sheet.enterprise.creditCode) expect(sheet.enterprise.creditCode).toContain("SAMPLE");
    for (const member of sheet.survey?.members ?? []) expect(member.name).toContain("样例");
  });

  it("short of binding areas fails level 3 by that line alone", () => {
    expect(scoreSample("short-of-binding-areas").result.next).toEqual({
      level: 3, missing: [{ fact: "areas.3.binding", operator: ">=", required: 5, actual: 4, met: false, gap: 1 }],
    });
  });
  it("just short of the line fails level 2 by 0.025 points alone", () => {
    expect(scoreSample("just-short-of-points-line").result.next).toEqual({
      level: 2, missing: [{ fact: "points", operator: ">=", required: 40, actual: 39.975, met: false, gap: 0.025 }],
    });
  });
  it("unfinished is about sixty per cent done, at level 1 or 2", () => {
    expect(scoreSample("unfinished").result).toMatchObject({ levelRange: [1, 2], pointsRange: [34.475, 62.975], counts: { asked: 31, answered: 18 } });
  });
  it("are complete, all others", () => {
    for (const name of fixtureNames(samples)) if (name !== "unfinished") expect([name, scoreSample(name).result.completeness]).toEqual([name, 1]);
  });
});
