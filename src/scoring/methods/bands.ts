/** Method `bands`: a ratio of figures falls into a band; each band is closed above. */
import { fromDecimal, showExact } from "../../indicators/exact.js";
import type { IndicatorOf } from "../../indicators/schema.js";
import { figureFormula } from "../figure-formula.js";
import { completeFigures, judgeWithMeasure, type Judge } from "./judgement.js";

export function bands(indicator: IndicatorOf<"bands">): Judge {
  const formula = figureFormula(indicator, indicator.formula);
  const edges = indicator.upperEdgesClosed.map(fromDecimal);
  const letters = Object.keys(indicator.options);
  const last = edges.length - 1;

  return (answer) => {
    const figures = completeFigures(indicator.figures, answer.figures);
    if (figures === null) return judgeWithMeasure(answer, null);
    const value = formula(figures);
    const within = edges.findIndex((edge) => value.compare(edge) <= 0);
    const band = within < 0 ? last : within;
    const option = letters[band];
    const upTo = indicator.upperEdgesClosed[band];
    if (option === undefined || upTo === undefined) throw new RangeError(`no band ${band} in ${indicator.id}`);
    // the edges rise: those of its own band decide
    const [below, above] = [edges[band - 1], edges[band]];
    const isAbove = above && value.compare(above);
    const [shown = ""] = showExact([value], ([it]) => it !== undefined && (below === undefined || it.compare(below) === 1) && (above === undefined || it.compare(above) === isAbove));
    return judgeWithMeasure(answer, {
      figures,
      values: [{ expression: indicator.formula, exact: value.toFraction(), shown }],
      option,
      band: { above: indicator.upperEdgesClosed[band - 1] ?? null, upTo, exceeded: within < 0 },
    });
  };
}
