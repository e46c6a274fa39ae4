/**
 * A formula in doubles, with a bound of how far it can be from the exact value.
 * By induction every part differs from its exact value by at most ((1+u)^k − 1) × size: size is the same part with every minus read as plus,
 * k counts roundings, u = 2^-53. It holds for a quotient because a pack's divisors never subtract (indicators/divisors.ts): their size is their value.
 */
import type { FormulaTree } from "../../indicators/formula.js";

export interface Approximation {
  /** Works it out anew from the figures; the outcome stands in `outcome`: a function that returned a double would have to box it. */
  readonly compute: () => void;
  /** The value, and how far from it the exact one can be; not finite: nothing is known. */
  readonly outcome: Float64Array;
}
export const VALUE = 0;
export const ERROR = 1;

/** The figures of one question as a formula reads them. */
export interface FigureSource {
  readonly figures: Float64Array;
  readonly slotOf: (figureId: string) => number;
  readonly isYearly: (figureId: string) => boolean;
  /** The largest a figure can be, once it was checked. */
  readonly mostOf: (figureId: string) => number;
  /** Years given of the yearly figures: of all of them the same. */
  readonly years: () => number;
}

/** Figures below this, other than 0, are not for doubles: their products could vanish. */
export const SMALLEST = 1e-15;
const MOST_YEARS = 10;
const UNIT = 2 ** -53;
/** Twice over for the roundings of size itself, and twice for those of comparing. */
const GENEROSITY = 4;
/** Beyond these powers of ten a double loses digits, or everything. */
const LONGEST_EXPONENT = 290;

/** Where a number stands: `list[at + step * year]`. */
interface Place {
  readonly list: Float64Array;
  readonly at: number;
  readonly step: 0 | 1;
}

interface Part {
  readonly value: Place;
  /** The very same place where no part subtracts. */
  readonly size: Place;
  readonly roundings: number;
  /** Powers of ten between which its size lies, unless it is 0. */
  readonly low: number;
  readonly high: number;
}

/** Work of one year, in the order it has to be done. */
type Steps = ((year: number) => void)[];

export function approximate(tree: FormulaTree, source: FigureSource): Approximation {
  const steps: Steps = [];
  const { value, size, roundings } = partOf(tree, source, steps);
  const bound = GENEROSITY * roundings * UNIT;
  const outcome = new Float64Array(2);
  return {
    outcome,
    compute: () => {
      for (let i = 0; i < steps.length; i += 1) steps[i]?.(0);
      outcome[VALUE] = value.list[value.at] ?? Number.NaN;
      outcome[ERROR] = bound * (size.list[size.at] ?? Number.NaN);
    },
  };
}

function partOf(tree: FormulaTree, source: FigureSource, steps: Steps): Part {
  switch (tree.operation) {
    case "constant": {
      const size = Math.abs(tree.value);
      const power = size === 0 ? 0 : Math.log10(size);
      const place = { list: Float64Array.of(tree.value), at: 0, step: 0 } as const; // never negative: the grammar writes minus as an operation
      return bounded({ value: place, size: place, roundings: 1, low: power, high: power });
    }
    case "figure": {
      const place = { list: source.figures, at: source.slotOf(tree.id), step: source.isYearly(tree.id) ? 1 : 0 } as const;
      return bounded({ value: place, size: place, roundings: 1, low: Math.log10(SMALLEST), high: Math.log10(source.mostOf(tree.id)) });
    }
    case "mean": {
      const yearly: Steps = [];
      const part = partOf(tree.left, source, yearly);
      const value = meanInto(steps, yearly, part.value, source.years);
      const size = part.size === part.value ? value : meanInto(steps, yearly, part.size, source.years);
      return bounded({ value, size, roundings: part.roundings + MOST_YEARS + 1, low: part.low - 1, high: part.high + 1 });
    }
    default: return ofTwo(tree.operation, partOf(tree.left, source, steps), partOf(tree.right, source, steps), steps);
  }
}

const cell = (): Place => ({ list: new Float64Array(1), at: 0, step: 0 });

function meanInto(steps: Steps, yearly: Steps, { list, at, step }: Place, years: () => number): Place {
  const place = cell();
  steps.push(() => {
    const count = years();
    let sum = 0;
    for (let year = 0; year < count; year += 1) {
      for (let i = 0; i < yearly.length; i += 1) yearly[i]?.(year);
      sum += list[at + step * year] ?? Number.NaN;
    }
    place.list[0] = sum / count;
  });
  return place;
}

type Sign = "+" | "-" | "*" | "/";

function ofTwo(operation: Exclude<FormulaTree["operation"], "constant" | "figure" | "mean">, a: Part, b: Part, steps: Steps): Part {
  const both = (sign: Sign, ofSize: Sign = sign): Pick<Part, "value" | "size"> => {
    const value = into(steps, sign, a.value, b.value);
    const isPlain = sign === ofSize && a.size === a.value && b.size === b.value;
    return { value, size: isPlain ? value : into(steps, ofSize, a.size, b.size) };
  };
  const sum = { roundings: Math.max(a.roundings, b.roundings) + 1, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) + 1 };
  switch (operation) {
    case "add": return bounded({ ...both("+"), ...sum });
    case "subtract": return bounded({ ...both("-", "+"), ...sum });
    case "unaryMinus": return { ...a, value: into(steps, "-", { list: Float64Array.of(0), at: 0, step: 0 }, a.value) };
    case "multiply":
    case "dotMultiply": return bounded({ ...both("*"), roundings: a.roundings + b.roundings + 1, low: a.low + b.low, high: a.high + b.high });
    case "divide":
    case "dotDivide": return bounded({
      ...both("/"),
      roundings: b.size === b.value ? a.roundings + 2 * b.roundings + 2 : Infinity,
      low: a.low - b.high, high: a.high - b.low,
    });
  }
}

function into(steps: Steps, sign: Sign, { list: left, at: a, step: stepA }: Place, { list: right, at: b, step: stepB }: Place): Place {
  const place = cell();
  const { list } = place;
  const x = (year: number): number => left[a + stepA * year] ?? Number.NaN;
  const y = (year: number): number => right[b + stepB * year] ?? Number.NaN;
  switch (sign) {
    case "+": steps.push((year) => { list[0] = x(year) + y(year); }); break;
    case "-": steps.push((year) => { list[0] = x(year) - y(year); }); break;
    case "*": steps.push((year) => { list[0] = x(year) * y(year); }); break;
    case "/": steps.push((year) => { list[0] = x(year) / y(year); }); break;
  }
  return place;
}

const bounded = (part: Part): Part =>
  (part.low < -LONGEST_EXPONENT || part.high > LONGEST_EXPONENT ? { ...part, roundings: Infinity } : part);
