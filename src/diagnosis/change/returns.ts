/** Return on investment (投入产出): sums of what was given, and quotients only where nothing is unknown. */
import { fromDecimal } from "../../indicators/exact.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { givenAmount, investmentGiven, type GivenAmount } from "../project/amounts.js";
import type { Project } from "../project/schema.js";
import { figureOf } from "./exact-figures.js";
import type { Returns } from "./schema.js";

/** The project's own figures before those of the later sheet. */
export function returnsOf(project: Project | null, before: AnswerSheet, after: AnswerSheet): Returns {
  const planned = investmentGiven(project, after, "planned");
  const actual = investmentGiven(project, after, "actual");
  const benefit = givenAmount([project?.annualBenefit ?? null], after.investment?.annualBenefit);
  return {
    planned: planned.value, actual: actual.value, annualBenefit: benefit.value,
    plannedMissing: planned.missing, actualMissing: actual.missing,
    actualSource: actual.source, plannedSource: planned.source, benefitSource: benefit.source,
    differences: (["before", "after"] as const).flatMap((sheet) => differencesOn(sheet, sheet === "before" ? before : after, { planned, actual, annualBenefit: benefit })),
    ...quotients(actual, benefit.value),
  };
}

type Figure = Returns["differences"][number]["figure"];
const figures: readonly Figure[] = ["planned", "actual", "annualBenefit"];

/** A sum that lacks an item says nothing against a whole. */
const differencesOn = (sheet: "before" | "after", { investment }: AnswerSheet, amounts: Readonly<Record<Figure, GivenAmount>>): Returns["differences"] => figures.flatMap((figure) => {
  const { value: inProject, missing, source } = amounts[figure];
  const onSheet = investment?.[figure];
  return source !== "project" || missing > 0 || inProject === null || onSheet === undefined || onSheet === inProject ? [] : [{ figure, sheet, onSheet, inProject }];
});

/** Of an investment known only in part a quotient would promise too much. */
function quotients({ value: actual, missing }: GivenAmount, benefit: number | null): Pick<Returns, "ratio" | "paybackYears"> {
  if (actual === null || benefit === null || missing > 0) return { ratio: null, paybackYears: null };
  const [spent, gained] = [fromDecimal(actual), fromDecimal(benefit)];
  return {
    ratio: actual === 0 ? null : figureOf(gained.div(spent).mul(100)),
    paybackYears: benefit === 0 ? null : figureOf(spent.div(gained)),
  };
}
