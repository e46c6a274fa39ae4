/** The answers as given, the ratings, and what produced this report. */
import type { Fact, Line, Table } from "../blocks.js";
import { part, type Context, type Section } from "../context.js";
import { nameOfArea } from "../names.js";
import { inFull } from "../numbers.js";
import { fact, note } from "../prose.js";
import { body, column, line, table } from "../table.js";
import { fill, list, orUnknown, words } from "../words.js";
import type { IndicatorResult } from "../../scoring/result.js";

export const appendix: Section = {
  id: "appendix",
  title: () => words.chapters.appendix,
  numbering: "appendix",
  build: (context) => ({
    lead: fill(words.appendix.lead, context.result.counts),
    parts: [
      ...part("appendix-answers", words.parts.appendixAnswers, [answerTable(context)]),
      ...part("appendix-ratings", words.parts.appendixRatings, context.result.areas.length === 0 ? [] : [{ kind: "facts", layout: "fours", facts: ratings(context) }]),
      ...part("appendix-receipt", words.parts.appendixReceipt, [
        { kind: "facts", layout: "receipt", facts: receipt(context) },
        note(words.appendix.receipt.note),
      ]),
    ],
  }),
};

const answerTable = (context: Context): Table => table(
  [column(words.columns.no, 6, "end"), column(words.columns.question, 40), column(words.columns.answer, 18), column(words.columns.figures, 36)],
  context.result.indicators.map((it) => body(
    String(it.no), context.pack.wording.indicators[it.id]?.question ?? it.id, answerOf(it), figureLines(it, context),
  )),
);

function answerOf(it: IndicatorResult): string {
  if (it.status === "unanswered") return words.appendix.unanswered;
  if (it.status === "not-applicable") return words.appendix.notApplicable;
  return fill(words.appendix.answer, { letters: it.options.join(words.listComma), by: words.appendix.by[it.by ?? "option"] });
}

/** The figures as the sheet gives them, whether or not they decided anything. */
function figureLines({ id }: IndicatorResult, { sheet, pack: { wording } }: Context): readonly Line[] {
  const labels = wording.indicators[id]?.figures ?? {};
  const given = Object.entries(sheet.answers[id]?.figures ?? {}).map(([figure, value]) => line(fill(words.appendix.figureLine, {
    label: labels[figure]?.label ?? figure, unit: labels[figure]?.unit ?? "",
    value: typeof value === "number" ? inFull(value) : list(value.map(inFull)),
  })));
  return given.length > 0 ? given : [line(Object.keys(labels).length > 0 ? words.unknown : words.appendix.noFigures)];
}

const ratings = (context: Context): readonly Fact[] => context.result.areas.map((it) => ({
  label: `${it.no} ${nameOfArea(it, context)}`, wide: false,
  values: [it.rating === null ? words.unknown : fill(words.areas.rating, { rating: it.rating })],
}));

function receipt({ result: { receipt: it, pack }, sheet }: Context): readonly Fact[] {
  const { receipt: say, packValue } = words.appendix;
  const values = [
    [words.cover.number, orUnknown(sheet.reportNumber)],
    [words.cover.revision, orUnknown(sheet.revision)],
    [say.result, String(it.resultVersion)],
    [say.engine, it.engineVersion],
    [say.pack, fill(packValue, pack)],
    [say.packHash, it.pack.sha256],
    [say.answersHash, it.answersSha256],
  ] as const;
  return values.map(([label, value]) => fact(label, value, true));
}
