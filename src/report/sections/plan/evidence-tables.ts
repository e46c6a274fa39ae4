/** The checklist's tables: a box to tick by hand before every piece; what a rating asks for is said once. */
import type { Table } from "../../blocks.js";
import { nameOfArea, ratingName, subjectName } from "../../names.js";
import { body, column, line, table, type CellText, type RowText } from "../../table.js";
import { fill, words as shared } from "../../words.js";
import type { Proposed } from "../proposal/context.js";
import type { AreaEvidence, ClaimedEvidence, StepEvidence } from "./evidence-items.js";
import { words } from "./plan-words.js";
import { changeOf } from "./steps.js";

const { evidence: texts, columns } = words;

const inline = (pieces: readonly string[]): string => pieces.join(texts.between);
const pieceColumns = (subject: string, width: number) => [column(columns.no, 6, "end"), column(subject, width), column(columns.evidence, 94 - width)];

export const claimedTable = (claimed: readonly ClaimedEvidence[], { say }: Proposed): Table => table(
  pieceColumns(columns.indicator, 14),
  claimed.map(({ indicator, asked, given }) => body(String(indicator.no), { text: say.indicatorName(indicator.id), tone: "strong" }, [
    ...(asked.length === 0 ? [] : [line(inline(asked.map(({ text, isNamed }) => fill(isNamed ? texts.pieceNamed : texts.piece, { text }))))]),
    ...(given.length === 0 ? [] : [line(fill(texts.given, { texts: given.join(shared.semicolon) }))]),
  ])),
);

/** A row a rating: what it asks for, and every area with its own system, where the rating asks for one. */
function byRating(ratings: readonly number[], subject: string, linesOf: (rating: number, namesSystem: boolean) => readonly string[], { pack: { wording } }: Proposed): Table {
  const rows = [...new Set(ratings)].sort((a, b) => b - a).map((rating): RowText => {
    const asked = wording.areaEvidence[String(rating)] ?? shared.unknown;
    const namesSystem = asked.includes("{system}");
    const lines = linesOf(rating, namesSystem);
    return body({ text: ratingName(rating), tone: "strong" }, fill(asked, { system: texts.system }), (namesSystem ? lines : [inline(lines)]).map((it) => line(it)));
  });
  return table([column(columns.ratingAtLeast, 7), column(columns.evidence, 33), column(subject, 60)], rows);
}

export const areaTable = (areas: readonly AreaEvidence[], context: Proposed): Table => byRating(areas.map((it) => it.rating), columns.areasBelow, (rating, namesSystem) => areas
  .filter((it) => it.rating === rating)
  .map(({ area }) => fill(namesSystem ? texts.areaSystem : texts.area, { no: area.no, name: nameOfArea(area, context), system: systemOf(area.id, context) })), context);

const systemOf = (area: string, { pack: { wording } }: Proposed): string => wording.areas[area]?.system ?? shared.unknown;

/** Steps of indicators with their pieces, then those of areas by the rating they lead to. */
export function stepTables(steps: readonly StepEvidence[], context: Proposed): readonly Table[] {
  const areas = steps.flatMap(({ step, no, items }) => (step.kind === "area" && items.length > 0 ? [{ step, no }] : []));
  const others = steps.filter(({ step, items }) => step.kind === "indicator" || items.length === 0);
  const pieces = ({ items }: StepEvidence): CellText =>
    (items.length === 0 ? texts.stepNone : inline(items.map(({ text, kind }) => fill(kind === "renew" ? texts.pieceRenewed : texts.piece, { text }))));
  return [
    ...(others.length === 0 ? [] : [table(
      pieceColumns(columns.step, 28),
      others.map((it) => body(String(it.no), { text: fill(words.stepLine, { name: subjectName(it.step, context), change: changeOf(it.step) }), tone: "strong" }, pieces(it))),
    )]),
    ...(areas.length === 0 ? [] : [byRating(areas.map((it) => it.step.to), columns.areaSteps, (rating, namesSystem) => areas
      .filter((it) => it.step.to === rating)
      .map(({ step, no }) => fill(namesSystem ? texts.areaStepSystem : texts.areaStep, {
        no, name: subjectName(step, context), change: changeOf(step), system: systemOf(step.id, context),
      })), context)]),
  ];
}
