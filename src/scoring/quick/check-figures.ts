/** The figures of one question in the register, some of which are given: all of them and possible, or something `readFigures` has to say about. */
import type { Figure, IndicatorOf } from "../../indicators/schema.js";
import { LARGEST_FIGURE } from "../read-figures.js";
import { SMALLEST, type FigureSource } from "./approximation.js";
import type { Register } from "./register.js";

export interface CheckedFigures {
  /** Its slots: from the first to before the end. */
  readonly first: number;
  readonly end: number;
  /** Whether all are given and possible. */
  readonly check: () => boolean;
  /** Whether those checked last are fit for doubles. */
  readonly isOrdinary: () => boolean;
  readonly source: FigureSource;
}

/** What a figure may be stands in typed lists: looking it up in objects would cost more than comparing. */
export function figuresOfQuestion({ id, figures: asked }: IndicatorOf<"bands"> | IndicatorOf<"trend">, { figures, layout }: Register): CheckedFigures {
  const slotOf = (figureId: string): number => layout.figureSlots.get(`${id}.${figureId}`) ?? 0;
  const slots = Int32Array.from(asked, (it) => slotOf(it.id));
  const longest = Int32Array.from(asked, (it) => it.yearly?.max ?? 1);
  const fewest = Int32Array.from(asked, (it) => it.yearly?.min ?? 1);
  const isYearly = Uint8Array.from(asked, (it) => (it.yearly === undefined ? 0 : 1));
  const isInteger = Uint8Array.from(asked, (it) => (it.integer ? 1 : 0));
  const least = Float64Array.from(asked, (it) => (it.positive ? Number.MIN_VALUE : 0));
  const most = Float64Array.from(asked, mostOf);
  const parts = asked.filter((it) => it.partOf !== undefined);
  const partAt = Int32Array.from(parts, (it) => asked.indexOf(it));
  const wholeAt = Int32Array.from(parts, (it) => asked.findIndex((other) => other.id === it.partOf));
  const counts = new Int32Array(asked.length);
  const first = slots[0] ?? 0;
  const end = first + longest.reduce((sum, it) => sum + it, 0);
  let years = 0;
  let isOrdinary = true;

  /** Years given of a figure; 0: none; -1: one is impossible, they are too few, or there is a gap. */
  const countOf = (i: number): number => {
    const from = slots[i] ?? 0;
    const to = from + (longest[i] ?? 0);
    let at = from;
    for (; at < to; at += 1) {
      const value = figures[at] ?? Number.NaN;
      if (Number.isNaN(value)) break;
      if (!(value >= (least[i] ?? 0) && value <= (most[i] ?? 0)) || (isInteger[i] === 1 && !Number.isSafeInteger(value))) return -1;
      if (value < SMALLEST && value !== 0) isOrdinary = false;
    }
    for (let rest = at; rest < to; rest += 1) if (!Number.isNaN(figures[rest])) return -1;
    return at > from && at - from < (fewest[i] ?? 0) ? -1 : at - from;
  };

  const check = (): boolean => {
    years = 0;
    isOrdinary = true;
    for (let i = 0; i < counts.length; i += 1) {
      const count = countOf(i);
      if (count <= 0) return false;
      counts[i] = count;
      if (isYearly[i] === 0) continue;
      if (years !== 0 && years !== count) return false;
      years = count;
    }
    for (let i = 0; i < partAt.length; i += 1) if (exceeds(partAt[i] ?? 0, wholeAt[i] ?? 0)) return false;
    return true;
  };

  const exceeds = (part: number, whole: number): boolean => {
    const both = Math.min(counts[part] ?? 0, counts[whole] ?? 0);
    for (let year = 0; year < both; year += 1) if ((figures[(slots[part] ?? 0) + year] ?? 0) > (figures[(slots[whole] ?? 0) + year] ?? 0)) return true;
    return false;
  };

  const isYearlyFigure = (figureId: string): boolean => asked.some((it) => it.id === figureId && it.yearly !== undefined);
  const source: FigureSource = { figures, slotOf, isYearly: isYearlyFigure, mostOf: (figureId) => most[asked.findIndex((it) => it.id === figureId)] ?? LARGEST_FIGURE, years: () => years };
  return { first, end, check, isOrdinary: () => isOrdinary, source };
}

const mostOf = ({ max = LARGEST_FIGURE }: Figure): number => Math.min(max, Number.MAX_VALUE);
