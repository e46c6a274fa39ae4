/** Every indicator: what was answered then and now in words, its points, and what they add up to. */
import { indicatorsOf } from "../../indicators/structure.js";
import type { FirmChange } from "../../diagnosis/change/schema.js";
import type { Line, Table } from "../blocks.js";
import { part } from "../context.js";
import { alike } from "../numbers.js";
import { across, body, column, group, line, table, total, type RowText } from "../table.js";
import { fill, list, words as shared } from "../words.js";
import { isAnyOpen, maxPointsOf, pointsAt, withSign, words, type ChangeContext, type ChangeSection, type Time } from "./context.js";
import { isCertain } from "./ranking.js";

type IndicatorChange = FirmChange["indicators"][number];

export const indicators: ChangeSection = {
  id: "indicators",
  title: () => words.chapters.indicators,
  numbering: "chapter",
  build: (context) => ({
    lead: leadOf(context),
    parts: part("indicators-table", null, [indicatorTable(context)]),
  }),
};

function leadOf(context: ChangeContext): string {
  const { change: { indicators: all, dimensions }, pack: { wording } } = context;
  const { lead, dimension } = words.indicators;
  const known = all.filter(isCertain);
  const up = known.filter((it) => it.by > 0).length;
  const down = known.filter((it) => it.by < 0).length;
  const by = alike(dimensions.map((it) => it.by));
  return fill(known.length === all.length ? lead.known : lead.open, {
    count: all.length, up, down, same: known.length - up - down, open: all.length - known.length,
    dimensions: list(dimensions.map((it) => fill(dimension, { name: wording.dimensions[it.id]?.name ?? it.id, by: withSign(it.by, by) }))),
  });
}

const columns = [
  column(words.columns.no, 5, "end"), column(words.columns.indicator, 15), column(words.columns.answers, 48),
  column(words.columns.before, 8, "end"), column(words.columns.after, 8, "end"), column(words.columns.by, 8, "end"), column(words.columns.max, 8, "end"),
];

function indicatorTable(context: ChangeContext): Table {
  const { change, say, pack: { wording, definition } } = context;
  const choices = new Set(indicatorsOf(definition).filter(({ indicator }) => indicator.method === "choices").map(({ indicator }) => indicator.id));
  const points = alike([
    ...[change.points, ...change.dimensions].flatMap((it) => [it.before, it.after]), ...change.indicators.flatMap((it) => [it.before.points, it.after.points]),
  ]);
  const by = alike([change.points.by, ...change.dimensions.map((it) => it.by), ...change.indicators.map((it) => it.by)]);
  const max = alike(change.indicators.map((it) => it.maxPoints));
  const side = (it: IndicatorChange, time: Time): string => points(it[time].status === "unanswered" ? null : it[time].points);
  const sums = (of: { readonly before: number; readonly after: number; readonly by: number }, inside: readonly IndicatorChange[]): readonly string[] => {
    const isOpen = (time: Time): boolean => inside.some((it) => it[time].status === "unanswered");
    const shown = (time: Time): string => (isOpen(time) ? fill(shared.atLeast, { value: points(of[time]) }) : points(of[time]));
    return [shown("before"), shown("after"), isOpen("before") || isOpen("after") ? shared.unknown : withSign(of.by, by)];
  };
  const rows = change.dimensions.flatMap((dimension): readonly RowText[] => {
    const inside = change.indicators.filter((it) => it.dimension === dimension.id);
    const name = wording.dimensions[dimension.id]?.name ?? dimension.id;
    return [
      group(name),
      ...inside.map((it) => body(
        String(it.no), { text: say.indicatorName(it.id), tone: "strong" }, answers(it, choices.has(it.id), context),
        side(it, "before"), side(it, "after"), isCertain(it) ? withSign(it.by, by) : shared.unknown, max(it.maxPoints),
      )),
      { tone: "subtotal", cells: [across(fill(words.indicators.subtotal, { name }), 3), ...sums(dimension, inside), max(dimension.maxPoints)] },
    ];
  });
  const maxPoints = max(maxPointsOf(context));
  const { note, changesOnly, openNote } = words.indicators;
  return table(columns, [...rows, total(across(shared.total, 3), ...sums(change.points, change.indicators), maxPoints)], {
    note: note + changesOnly + (isAnyOpen(context) ? fill(openNote, { before: pointsAt(context, "before"), after: pointsAt(context, "after") }) : ""),
  });
}

/** Of several choices only what came and went; else both answers in words. */
function answers(it: IndicatorChange, isChoices: boolean, context: ChangeContext): readonly Line[] {
  const { was, now, kept, added, removed, rest, figures, values } = words.indicators;
  const { before, after } = it;
  const option = (letter: string): string => fill(words.indicators.option, { letter, text: context.pack.wording.indicators[it.id]?.options[letter] ?? "" });
  const inWords = (time: Time): string => {
    const { status, options } = it[time];
    return status === "scored" ? list(options.map(option)) : status === "unanswered" ? words.indicators.unanswered : words.indicators.notApplicable;
  };
  const measured = before.shown === after.shown || !isCertain(it) ? [] : [line(fill(values, { from: before.shown ?? shared.unknown, to: after.shown ?? shared.unknown }), figures)];
  if (before.status === after.status && before.options.join() === after.options.join()) return [line(inWords("after"), kept), ...measured];
  if (!isChoices || before.status !== "scored" || after.status !== "scored") return [line(inWords("before"), was), line(inWords("after"), now), ...measured];
  const came = after.options.filter((letter) => !before.options.includes(letter));
  const went = before.options.filter((letter) => !after.options.includes(letter));
  const stayed = before.options.length - went.length;
  return [
    ...(came.length === 0 ? [] : [line(list(came.map(option)), added)]),
    ...(went.length === 0 ? [] : [line(list(went.map(option)), removed)]),
    ...(stayed === 0 ? [] : [line(fill(rest, { count: stayed }))]), ...measured,
  ];
}
