/** Return on investment (投入产出): sums of what was given, and quotients only where nothing is unknown. */
import { fromDecimal } from "../../indicators/exact.js";
import type { AnswerSheet } from "../../scoring/sheet.js";
import { sumDecimals } from "../figures/decimal.js";
import type { Project } from "../project/schema.js";
import { figureOf } from "./exact-figures.js";
import type { Returns } from "./schema.js";

type Source = Returns["source"];

interface Amount {
  /** 10k yuan. */
  readonly value: number | null;
  readonly missing: number;
  readonly source: Source;
}

/** The project's own figures before those of the later sheet. */
export function returnsOf(project: Project | null, { investment: onSheet }: AnswerSheet): Returns {
  const items = project?.investment ?? [];
  const planned = amountOf(items.map((it) => it.planned), onSheet?.planned);
  const actual = amountOf(items.map((it) => it.actual), onSheet?.actual);
  const benefit = amountOf([project?.annualBenefit ?? null], onSheet?.annualBenefit);
  return {
    planned: planned.value, actual: actual.value, annualBenefit: benefit.value,
    plannedMissing: planned.missing, actualMissing: actual.missing,
    source: actual.source, plannedSource: planned.source, benefitSource: benefit.source,
    ...quotients(actual, benefit.value),
  };
}

function amountOf(given: readonly (number | null)[], onSheet: number | undefined): Amount {
  const known = given.filter((it) => it !== null);
  if (known.length > 0) return { value: sumDecimals(known), missing: given.length - known.length, source: "project" };
  return onSheet === undefined ? { value: null, missing: given.length, source: null } : { value: onSheet, missing: 0, source: "sheet" };
}

/** Of an investment known only in part a quotient would promise too much. */
function quotients({ value: actual, missing }: Amount, benefit: number | null): Pick<Returns, "ratio" | "paybackYears"> {
  if (actual === null || benefit === null || missing > 0) return { ratio: null, paybackYears: null };
  const [spent, gained] = [fromDecimal(actual), fromDecimal(benefit)];
  return {
    ratio: actual === 0 ? null : figureOf(gained.div(spent).mul(100)),
    paybackYears: benefit === 0 ? null : figureOf(spent.div(gained)),
  };
}
