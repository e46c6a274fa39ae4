import { describe, expect, it } from "vitest";
import { scoreOne } from "../../support/sheets.js";

describe("choices: the shares of all options add up", () => {
  it.each([
    ["network-infrastructure", "A", 0, 8], ["network-infrastructure", "B", 2, 8], ["network-infrastructure", "BE", 4, 8], ["network-infrastructure", "BCDE", 8, 8],
    ["network-security", "C", 1.25, 5], ["network-security", "CDE", 3.75, 5], ["data-security", "BCDE", 5, 5],
    ["management-mechanism", "B", 1.875, 7.5], ["management-mechanism", "BCD", 5.625, 7.5], ["talent-development", "BF", 3, 7.5], ["talent-development", "BCDEF", 7.5, 7.5],
    ["data-collection", "A", 0, 10], ["data-collection", "B", 0.7, 10], ["data-collection", "O", 0.9, 10], ["data-collection", "BCD", 2.1, 10],
    ["data-collection", "BCDEFGHIJKLMN", 9.1, 10], ["data-collection", "BCDEFGHIJKLMNO", 10, 10], ["data-collection", "CDEFGHIJKLMNO", 9.3, 10],
  ])("%s %s earns %d of %d", (id, letters, points, maxPoints) => {
    expect(scoreOne(id, [...letters])).toMatchObject({ status: "scored", points, maxPoints, options: [...letters], by: "option" });
  });

  it("credits every option by itself, in the order of the form", () => {
    expect(scoreOne("data-collection", ["O", "B"]).credits).toEqual([{ option: "B", share: 70, points: 0.7 }, { option: "O", share: 90, points: 0.9 }]);
  });

  it("loses nothing to floating point: 0.7 three times is 2.1", () => {
    expect(scoreOne("data-collection", [..."BCD"]).points).toBe(2.1);
    expect(scoreOne("data-collection", [..."BCD"]).lost).toBe(7.9);
  });
});
