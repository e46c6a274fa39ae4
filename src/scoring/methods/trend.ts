/** Method `trend`: a ratio now against the same ratio before; flat is exactly equal. */
import { showExact } from "../../indicators/exact.js";
import type { IndicatorOf } from "../../indicators/schema.js";
import { figureFormula } from "../figure-formula.js";
import { completeFigures, judgeWithMeasure, type Judge } from "./judgement.js";

export function trend(indicator: IndicatorOf<"trend">): Judge {
  const ratioNow = figureFormula(indicator, indicator.formulas.now);
  const ratioBefore = figureFormula(indicator, indicator.formulas.before);

  return (answer) => {
    const figures = completeFigures(indicator.figures, answer.figures);
    if (figures === null) return judgeWithMeasure(answer, null);
    const now = ratioNow(figures);
    const before = ratioBefore(figures);
    const change = now.compare(before);
    const direction = change > 0 ? "up" : change < 0 ? "down" : "flat";
    const outcome = direction === "flat" ? "flat" : direction === indicator.better ? "better" : "worse";
    const [shownNow = "", shownBefore = ""] = showExact([now, before], ([a, b]) => a !== undefined && b !== undefined && a.compare(b) === change);
    return judgeWithMeasure(answer, {
      figures,
      values: [
        { expression: indicator.formulas.now, exact: now.toFraction(), shown: shownNow },
        { expression: indicator.formulas.before, exact: before.toFraction(), shown: shownBefore },
      ],
      option: indicator.outcomes[outcome],
      direction,
    });
  };
}
