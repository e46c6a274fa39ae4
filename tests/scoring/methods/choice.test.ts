import { describe, expect, it } from "vitest";
import { scoreOne } from "../../support/sheets.js";

describe("choice: the share of the one option", () => {
  it.each([["A", 0], ["B", 2.5], ["C", 5], ["D", 7.5], ["E", 10]])("information-systems %s earns %d of 10", (option, points) => {
    expect(scoreOne("information-systems", option)).toMatchObject({ status: "scored", points, maxPoints: 10, lost: 10 - points, options: [option], by: "option", measure: null });
  });
  it.each([["A", 0], ["B", 1.5], ["C", 3], ["D", 4.5], ["E", 6], ["F", 7.5]])("planning-execution %s earns %d of 7.5: the options do not add up", (option, points) => {
    expect(scoreOne("planning-execution", option)).toMatchObject({ points, maxPoints: 7.5, credits: [{ option, points }] });
  });
});
