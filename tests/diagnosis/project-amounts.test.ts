/** Sums of what a project gives, beside what a sheet says. */
import { describe, expect, it } from "vitest";
import { givenAmount, investmentGiven } from "../../src/diagnosis/project/amounts.js";
import { projectOf } from "./package-support.js";

describe("an amount", () => {
  it.each([
    [[0.1, 0.2], 9, { value: 0.3, missing: 0, source: "project" }],
    [[0.1, null, 0], 9, { value: 0.1, missing: 1, source: "project" }],
    [[0, null], undefined, { value: 0, missing: 1, source: "project" }],
    [[null, null], 9, { value: 9, missing: 0, source: "sheet" }],
    [[null], undefined, { value: null, missing: 1, source: null }],
    [[], 0, { value: 0, missing: 0, source: "sheet" }],
    [[], undefined, { value: null, missing: 0, source: null }],
  ] as const)("of %j beside %s on the sheet", (given, onSheet, expected) => expect(givenAmount(given, onSheet)).toEqual(expected));

  it("of the investment takes each figure for itself", () => {
    const project = projectOf("E1", { investment: [{ item: "a", planned: 1.1 }, { item: "b", planned: 2.2 }] });
    const sheet = { investment: { planned: 5, actual: 6, annualBenefit: undefined } };
    expect(investmentGiven(project, sheet, "planned")).toEqual({ value: 3.3, missing: 0, source: "project" });
    expect(investmentGiven(project, sheet, "actual")).toEqual({ value: 6, missing: 0, source: "sheet" });
    expect(investmentGiven(null, { investment: undefined }, "planned")).toEqual({ value: null, missing: 0, source: null });
  });
});
