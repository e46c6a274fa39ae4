/**
 * A formula in fractions of safe integers: exact where all fit, and it says when they do not. It is for values that a double cannot tell from an
 * edge, nearly all of which are 24 of 60 or 1.5 of 3: written with few digits.
 */
import type { FormulaTree } from "../../indicators/formula.js";
import type { FigureSource } from "./approximation.js";

/** The value last computed is `over / under`, and `under` is positive. Mutable: one a formula, written anew by each `compute`. */
export interface SmallFraction {
  over: number;
  under: number;
  /** False: it is not small. */
  readonly compute: () => boolean;
}

/** Decimals of at most this many digits are told apart by their doubles. */
const LARGEST_DIGITS = 1e15;
const MOST_PLACES = 6;

interface Fraction { over: number; under: number }

/** The decimal that was written, if it has few digits. */
export function writtenAs(value: number, into: Fraction): boolean {
  for (let places = 0, scale = 1; places <= MOST_PLACES; places += 1, scale *= 10) {
    const digits = Math.round(value * scale);
    if (Math.abs(digits) < LARGEST_DIGITS && digits / scale === value) return set(into, digits, scale);
  }
  return false;
}

/** A product or sum of integers that comes out as a safe integer was not rounded on the way: no part of it is larger. */
function set(into: Fraction, over: number, under: number): boolean {
  into.over = over;
  into.under = under;
  return Math.abs(over) <= Number.MAX_SAFE_INTEGER && under > 0 && under <= Number.MAX_SAFE_INTEGER;
}

/** Sign of a − b; NaN: the numbers are too large to say. */
export function compareSmall(a: Fraction, b: Fraction): number {
  const left = a.over * b.under;
  const right = b.over * a.under;
  return Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER ? Math.sign(left - right) : Number.NaN;
}

export function smallFraction(tree: FormulaTree, source: FigureSource): SmallFraction {
  const compute = computed(tree, source);
  const fraction: SmallFraction = { over: 0, under: 1, compute: () => compute(fraction, 0) };
  return fraction;
}

type Compute = (into: Fraction, year: number) => boolean;

function computed(tree: FormulaTree, source: FigureSource): Compute {
  if (tree.operation === "constant") {
    const constant = { over: 0, under: 1 };
    const isSmall = writtenAs(tree.value, constant);
    return (into) => isSmall && set(into, constant.over, constant.under);
  }
  if (tree.operation === "figure") {
    const { figures } = source;
    const slot = source.slotOf(tree.id);
    return (into, year) => writtenAs(figures[slot + year] ?? Number.NaN, into);
  }
  const left = computed(tree.left, source);
  if (tree.operation === "mean") return meanOf(left, source.years);
  if (tree.operation === "unaryMinus") return (into, year) => left(into, year) && set(into, -into.over, into.under);
  const right = computed(tree.right, source);
  const apply = combine[tree.operation];
  const other = { over: 0, under: 1 };
  return (into, year) => left(into, year) && right(other, year) && apply(into, other);
}

const combine = {
  add: (a: Fraction, b: Fraction) => add(a, b.over, b.under),
  subtract: (a: Fraction, b: Fraction) => add(a, -b.over, b.under),
  multiply: (a: Fraction, b: Fraction) => set(a, a.over * b.over, a.under * b.under),
  divide: (a: Fraction, b: Fraction) => set(a, a.over * b.under, a.under * b.over),
  dotMultiply: (a: Fraction, b: Fraction) => set(a, a.over * b.over, a.under * b.under),
  dotDivide: (a: Fraction, b: Fraction) => set(a, a.over * b.under, a.under * b.over),
};

/** Of two terms of different sign each must be safe on its own. */
function add(a: Fraction, over: number, under: number): boolean {
  const left = a.over * under;
  const right = over * a.under;
  return Math.abs(left) <= Number.MAX_SAFE_INTEGER && Math.abs(right) <= Number.MAX_SAFE_INTEGER && set(a, left + right, a.under * under);
}

/** Each year in lowest terms: three years' denominators multiplied would be large. */
function meanOf(part: Compute, years: () => number): Compute {
  const year = { over: 0, under: 1 };
  return (into) => {
    const count = years();
    if (!set(into, 0, 1)) return false;
    for (let i = 0; i < count; i += 1) {
      if (!part(year, i)) return false;
      const common = commonDivisor(Math.abs(year.over), year.under);
      if (!add(into, year.over / common, year.under / common)) return false;
    }
    return set(into, into.over, into.under * count);
  };
}

function commonDivisor(a: number, b: number): number {
  let larger = a;
  let smaller = b;
  while (smaller !== 0) {
    const rest = larger % smaller;
    larger = smaller;
    smaller = rest;
  }
  return larger;
}
