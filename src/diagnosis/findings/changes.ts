/** The changes to a sheet that would each close one gap: an option more, the next band, the better trend, the next step of an area. */
import type { CompiledIndicator, CompiledPack, Milli } from "../../scoring/compile.js";
import { toMilli } from "../../scoring/compile.js";
import type { AreaResult, AssessmentResult, IndicatorResult } from "../../scoring/result.js";
import { sumMilli } from "../../scoring/milli.js";
import { amountInto } from "../figures/amounts.js";
import type { AreaGap, IndicatorGap } from "./schema.js";
import { trendLine } from "./trend-line.js";

interface IndicatorChange extends Pick<IndicatorGap, "kind" | "subject" | "open" | "outcome" | "from" | "to" | "option" | "figures"> {
  readonly result: IndicatorResult;
  /** Points of the indicator once changed. */
  readonly points: Milli;
}

interface AreaChange extends Pick<AreaGap, "kind" | "subject" | "open" | "outcome" | "from" | "to"> {
  readonly result: AreaResult;
}

export type Change = IndicatorChange | AreaChange;

/** Every change that would close a gap; none for what is full, at its top, or does not apply. */
export function changesOf(compiled: CompiledPack, result: AssessmentResult): readonly Change[] {
  return [
    ...result.indicators.flatMap((it) => {
      const indicator = compiled.indicators.get(it.id);
      return indicator === undefined ? [] : indicatorChanges(indicator, it);
    }),
    ...result.areas.flatMap((it) => areaChange(it, compiled.pack.definition.areas.topRating)),
  ];
}

function areaChange(result: AreaResult, top: number): readonly AreaChange[] {
  const { id, rating } = result;
  if (rating === top) return [];
  return [{ kind: "area", subject: id, result, open: rating === null, outcome: false, from: rating, to: rating === null ? top : rating + 1 }];
}

function indicatorChanges(compiled: CompiledIndicator, result: IndicatorResult): readonly IndicatorChange[] {
  if (result.status === "not-applicable") return [];
  if (result.status === "unanswered") return [best(compiled, result)];
  return (compiled.indicator.method === "choices" ? additions : rise)(compiled, result).filter((it) => it.points > toMilli(result.points));
}

const base = ({ indicator }: CompiledIndicator, result: IndicatorResult) =>
  ({ kind: "indicator", subject: indicator.id, result, open: false, outcome: indicator.method === "trend", option: null, figures: null } as const);

/** An open question answered at its best. */
function best(compiled: CompiledIndicator, result: IndicatorResult): IndicatorChange {
  const { indicator, max, optionPoints } = compiled;
  const earning = Object.entries(indicator.options).filter(([, share]) => share > 0).map(([letter]) => letter);
  const to = indicator.method === "choices" ? earning : [...optionPoints].find(([, it]) => it === max)?.[0] ?? "";
  return { ...base(compiled, result), open: true, from: null, to, points: max };
}

/** Each option not ticked, added to those that are; the one that excludes all others goes. */
function additions(compiled: CompiledIndicator, result: IndicatorResult): readonly IndicatorChange[] {
  const { indicator, optionPoints } = compiled;
  const exclusive = indicator.method === "choices" ? indicator.exclusive : undefined;
  const letters = Object.keys(indicator.options).filter((it) => it !== exclusive);
  return letters.filter((it) => !result.options.includes(it)).map((option) => {
    const to = letters.filter((it) => it === option || result.options.includes(it));
    return { ...base(compiled, result), from: result.options, to, option, points: sumMilli(to.map((it) => optionPoints.get(it) ?? 0)) };
  });
}

/** The next option that earns more; of a trend the best, since nobody aims at no change; of a band as far as the figures lead. */
function rise(compiled: CompiledIndicator, result: IndicatorResult): readonly IndicatorChange[] {
  const { indicator, optionPoints } = compiled;
  const [from] = result.options;
  const points = toMilli(result.points);
  const higher = [...optionPoints].filter(([, it]) => it > points).sort(([, a], [, b]) => (indicator.method === "trend" ? b - a : a - b));
  const [next] = higher[0] ?? [];
  if (from === undefined || next === undefined) return [];
  const { to, figures } = byFigures(compiled, result, from) ?? { to: next, figures: null };
  return [{ ...base(compiled, result), from, to, figures, points: optionPoints.get(to) ?? 0 }];
}

/** Where the figures lead next; `null`: there are none, they contradict the option ticked, or nothing can be promised of them. */
function byFigures(compiled: CompiledIndicator, { measure, ...result }: IndicatorResult, from: string): Pick<IndicatorGap, "figures"> & { readonly to: string } | null {
  if (measure === null || measure.option !== from) return null;
  const { indicator } = compiled;
  const points = toMilli(result.points);
  const earns = (letter: string): boolean => (compiled.optionPoints.get(letter) ?? 0) > points;
  if (indicator.method === "trend") {
    const { better } = indicator.outcomes;
    return earns(better) ? { to: better, figures: trendLine(compiled.optionPoints, indicator, measure, points) } : null;
  }
  const letters = Object.keys(indicator.options);
  const next = letters.find((it, i) => i > letters.indexOf(from) && earns(it));
  const reach = next === undefined ? null : amountInto(compiled, measure, next);
  const to = reach?.option ?? next;
  return reach !== null && to !== undefined && earns(to) ? { to, figures: reach.amount } : null;
}
