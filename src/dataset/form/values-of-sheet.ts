/** An answer sheet → the values of a form's cells: what `sheetOfValues` reads back, as far as a form has cells for it. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf, indicatorsOf } from "../../indicators/structure.js";
import type { Answer, AnswerSheet } from "../../scoring/sheet.js";
import { areaField, fieldsOfQuestion, questionFields, type FigureField, type QuestionFields } from "./answer-fields.js";
import { cellOf, type Field, type Item } from "./fields.js";
import { amountKey, firmFields, MOST_YEARS, series, yearKey, yearRows } from "./firm-fields.js";

/** By key of the cell. */
export type CellValues = ReadonlyMap<string, Item>;

export function valuesOfSheet(sheet: AnswerSheet, pack: LoadedPack): CellValues {
  const { topRating } = pack.definition.areas;
  const years = yearValues(sheet);
  const values: readonly (readonly [field: Field, value: unknown])[] = [
    ...firmFields.map((it) => [it, valueAt(sheet, it.key.split("."))] as const),
    ...yearRows.flat().map((it) => [it, years.get(it.key)] as const),
    ...indicatorsOf(pack.definition).flatMap(({ indicator }) => {
      const fields = questionFields(indicator, pack);
      const answer = sheet.answers[indicator.id];
      return answer === undefined ? [] : fieldsOfQuestion(fields).map((it) => [it, answerValue(it, fields, answer)] as const);
    }),
    ...areasOf(pack.definition).map(({ area: { id } }) => [areaField(id, topRating), sheet.areas[id]] as const),
  ];
  return new Map(values.flatMap(([{ key, kind }, value]) => {
    const cell = cellOf(kind, value);
    return cell === null ? [] : [[key, cell] as const];
  }));
}

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined), value);

/** The latest years any amount is known of, the earliest first. */
function yearValues({ enterprise: { profile } }: AnswerSheet): ReadonlyMap<string, number> {
  const lists = series.map((name) => [name, profile?.[name] ?? []] as const);
  const years = [...new Set(lists.flatMap(([, list]) => list.map((it) => it.year)))].sort((a, b) => a - b).slice(-MOST_YEARS);
  return new Map(years.flatMap((year, row) => [
    [yearKey(row), year] as const,
    ...lists.flatMap(([name, list]) => list.filter((it) => it.year === year).map((it) => [amountKey(name, row), it.amount] as const)),
  ]));
}

function answerValue(field: Field, fields: QuestionFields, answer: Answer): unknown {
  if (field === fields.letter) return answer.options?.[0];
  if (field === fields.notApplicable) return answer.notApplicable;
  if (field === fields.evidence) return answer.evidence;
  if (field === fields.note) return answer.note;
  const tick = fields.ticks.find((it) => it === field);
  if (tick !== undefined) return answer.options?.includes(tick.letter);
  const figure = fields.figures.find((it) => it === field);
  return figure === undefined ? undefined : figureValue(figure, answer);
}

/** The latest year stands in the last cell. */
function figureValue({ figure, back }: FigureField, { figures }: Answer): number | undefined {
  const value = figures[figure.id];
  return back === null || typeof value !== "object" ? (typeof value === "number" ? value : undefined) : value[value.length - 1 - back];
}
