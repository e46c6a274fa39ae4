/** One indicator's answer and evidence as lines of a table cell. */
import { measured } from "../../scoring/explain-indicator.js";
import type { IndicatorResult } from "../../scoring/result.js";
import type { Line } from "../blocks.js";
import type { Context } from "../context.js";
import { evidenceAsked } from "../evidence.js";
import { alike } from "../numbers.js";
import { line } from "../table.js";
import { fill, paragraphsOf, words } from "../words.js";

const SEPARATE = 5;

/** The options that scored with their points, then the figures behind them, then the firm's remark. */
export function answerLines(result: IndicatorResult, context: Context): readonly Line[] {
  const about = context.pack.wording.indicators[result.id];
  if (about === undefined) throw new RangeError(`no wording for ${result.id}`);
  const remark = result.note === null ? [] : paragraphsOf(result.note).map((it, i) => line(it, i === 0 ? words.dimension.noteLabel : ""));
  if (result.status === "unanswered") return [line(fill(words.dimension.unanswered, { max: result.maxPoints })), ...remark];
  if (result.status === "not-applicable") return [line(words.dimension.notApplicable), ...remark];
  const points = alike(result.credits.map((it) => it.points));
  const options = result.credits.map((it) =>
    fill(words.optionWithPoints, { letter: it.option, text: about.options[it.option] ?? "", points: points(it.points) }));
  const { measure } = result;
  const calculation = measure === null ? [] : [line(measured(measure, about), result.by === "figures" ? words.dimension.decided : words.dimension.calculated)];
  const differs = measure === null || result.options.includes(measure.option) ? []
    : [line(fill(words.dimension.differs, { letter: measure.option, text: about.options[measure.option] ?? "" }), words.dimension.attention)];
  return [
    ...(options.length > SEPARATE ? [line(options.join(words.semicolon))] : options.map((it) => line(it))),
    ...calculation, ...differs, ...exceeded(result), ...contradicted(result, context), ...remark,
  ];
}

function exceeded({ measure, by }: IndicatorResult): readonly Line[] {
  if (!measure?.band?.exceeded) return [];
  const text = by === "figures" ? words.dimension.exceeded : words.dimension.exceededTicked;
  return [line(fill(text, { upTo: measure.band.upTo }), words.dimension.exceededLabel)];
}

/** The checks across questions that this one fails. */
const contradicted = ({ id }: IndicatorResult, { result, pack: { wording } }: Context): readonly Line[] =>
  result.findings.flatMap(({ code, about, check }) =>
    (code === "answers-contradict" && check !== undefined && about.includes(id) ? [line(wording.checks[check] ?? check, words.dimension.checkLabel)] : []));

export function evidenceLines(result: IndicatorResult, context: Context): readonly Line[] {
  if (result.status !== "scored") return [line(words.unknown)];
  const asked = evidenceAsked(result, context);
  const provided = result.evidence.flatMap(paragraphsOf);
  return [
    asked.length === 0 ? line(words.dimension.noneRequired) : line(asked.join(words.semicolon), words.dimension.required),
    ...(asked.length === 0 && provided.length === 0 ? []
      : [line(provided.length === 0 ? words.dimension.noneProvided : provided.join(words.semicolon), words.dimension.provided)]),
  ];
}
