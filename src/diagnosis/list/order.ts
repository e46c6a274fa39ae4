/** The order of a list: N, then X, then dropped; compared by whole numbers, so that no rounding decides. */
import { compareText } from "../firms.js";
import type { ScenarioClass } from "./schema.js";

/** A row with the sum its mean gap is taken from. */
export interface Ordered {
  readonly id: string;
  readonly class: ScenarioClass;
  readonly areaKind: "binding" | "guiding";
  readonly needing: number;
  readonly applicable: number;
  /** Sum of `to` minus rating over the firms needing it. */
  readonly gaps: number;
}

const classes = ["N", "X", "dropped"] as const;

export function compareRows(a: Ordered, b: Ordered): number {
  const byClass = classes.indexOf(a.class) - classes.indexOf(b.class);
  if (byClass !== 0) return byClass;
  return (a.class === "dropped" ? 0 : compareUrgency(a, b)) || compareText(a.id, b.id);
}

/** Binding areas first, then the larger share, then the larger mean gap. */
const compareUrgency = (a: Ordered, b: Ordered): number =>
  Number(b.areaKind === "binding") - Number(a.areaKind === "binding")
  || compareQuotients([b.needing, b.applicable], [a.needing, a.applicable])
  || compareQuotients([b.gaps, b.needing], [a.gaps, a.needing]);

type Quotient = readonly [part: number, whole: number];

/** What has nothing to divide by comes before everything that has. */
function compareQuotients([a, ofA]: Quotient, [b, ofB]: Quotient): number {
  if (ofA === 0 || ofB === 0) return Math.sign(ofA) - Math.sign(ofB);
  return a * ofB - b * ofA;
}
