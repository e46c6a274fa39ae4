/** One question in words: what was answered, what it is worth, by which clause. */
import type { PackWording } from "../indicators/wording-schema.js";
import words from "../wording/explain.zh-CN.json" with { type: "json" };
import { fill } from "../wording/fill.js";
import type { IndicatorResult, Measure } from "./result.js";

type IndicatorWording = PackWording["indicators"][string];

export function explainIndicator(result: IndicatorResult, wording: PackWording): string {
  const about = wording.indicators[result.id];
  if (about === undefined) throw new RangeError(`no wording for ${result.id}`);
  const { points, maxPoints } = result;
  const clause = fill(words.indicator.clause, { clause: about.clause });
  if (result.status === "unanswered") return unanswered(result, about) + clause;
  if (result.status === "not-applicable") return fill(words.indicator.notApplicable, { points, maxPoints }) + clause;
  return answered(result, about) + worth(result) + remark(result, about) + clause;
}

function unanswered({ maxPoints, missingFigures }: IndicatorResult, about: IndicatorWording): string {
  if (missingFigures.length === 0) return fill(words.indicator.unanswered, { maxPoints });
  const missing = missingFigures.map((id) => about.figures?.[id]?.label ?? id).join(words.listComma);
  return fill(words.indicator.incomplete, { maxPoints, missing });
}

/** What was answered, and how the figures bear on it. */
function answered(result: IndicatorResult, about: IndicatorWording): string {
  const { measure } = result;
  const text = (letter: string): string => about.options[letter] ?? letter;
  const option = (letter: string): string => fill(words.indicator.option, { letter, text: text(letter) });
  const ticked = fill(words.indicator.ticked, { options: result.options.map(option).join(words.comma) });
  if (measure === null) return ticked;
  const values = { measured: measured(measure, about), letter: measure.option, text: text(measure.option), upTo: measure.band?.upTo ?? "" };
  if (result.by === "figures") return fill(measure.band?.exceeded ? words.indicator.exceeded : words.indicator.byFigures, values);
  return ticked + fill(result.options.includes(measure.option) ? words.indicator.agrees : words.indicator.differs, values);
}

/** What a comparison of two years stands for is not obvious; the pack's note says it. */
const remark = ({ by, measure }: IndicatorResult, about: IndicatorWording): string =>
  by !== "figures" || measure?.direction === undefined || about.note === undefined ? "" : fill(words.indicator.note, { note: about.note + (about.noteSource ?? "") });

/** The ratio or trend the figures give, with the figures unless they are the values themselves. */
export function measured(measure: Measure, about: IndicatorWording): string {
  const figures = Object.entries(measure.figures).map(([id, value]) => {
    const { label = id, unit = "" } = about.figures?.[id] ?? {};
    return fill(words.indicator.figure, { label, unit, value: typeof value === "number" ? value : value.join(words.listComma) });
  }).join(words.figureComma);
  const [now, before] = measure.values;
  const name = about.measure ?? "";
  if (measure.direction === undefined) return fill(words.indicator.ratio, { measure: name, value: now?.shown ?? "", figures });
  const areFigures = measure.values.every((it) => Object.hasOwn(measure.figures, it.expression));
  return fill(areFigures ? words.indicator.trendPlain : words.indicator.trend, {
    measure: name, figures, direction: words.indicator.direction[measure.direction],
    now: about.periods?.now ?? "", before: about.periods?.before ?? "",
    valueNow: now?.shown ?? "", valueBefore: before?.shown ?? "",
  });
}

function worth({ credits, points, maxPoints }: IndicatorResult): string {
  if (credits.length < 2) return fill(words.indicator.worthOne, { points, maxPoints });
  const list = credits.map((it) => fill(words.indicator.credit, { letter: it.option, points: it.points })).join(words.listComma);
  return fill(words.indicator.worthSum, { credits: list, points, maxPoints });
}
