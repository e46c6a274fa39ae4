/** A pack's formula over the figures of one question, as the firm gave them. */
import { fromDecimal, type Fraction } from "../indicators/exact.js";
import { compileFormula, type Operand } from "../indicators/formula.js";
import type { Indicator } from "../indicators/schema.js";
import { figureKinds } from "../indicators/structure.js";
import { unwrap } from "../issues.js";
import type { FigureValue } from "./sheet.js";

export function figureFormula(indicator: Indicator, expression: string): (figures: Readonly<Record<string, FigureValue>>) => Fraction {
  const formula = unwrap(compileFormula(expression, figureKinds(indicator), indicator.id));
  return (figures) => {
    const exact: Record<string, Operand> = {};
    for (const id in figures) {
      const value = figures[id];
      if (value !== undefined) exact[id] = typeof value === "number" ? fromDecimal(value) : value.map(fromDecimal);
    }
    return formula(exact);
  };
}
