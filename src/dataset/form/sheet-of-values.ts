/** The values of a form's cells → the answer sheet they say, and where each of its paths stands. */
import type { LoadedPack } from "../../indicators/load.js";
import { areasOf, indicatorsOf } from "../../indicators/structure.js";
import { issue, type Issue } from "../../issues.js";
import { fieldsOfQuestion, questionFields, questionPath, type FigureField, type QuestionFields } from "./answer-fields.js";
import { amountKey, firmFields, series, seriesPath, yearKey, yearRows } from "./firm-fields.js";

export interface GivenCells {
  /** What the filled cells say, by key. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Where the cell of a key stands: `指标!C12`. */
  readonly placeOf: (key: string) => string;
}

export interface SheetOfValues {
  readonly value: Readonly<Record<string, unknown>>;
  readonly places: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

/** What is left empty is absent. */
export function sheetOfValues(given: GivenCells, pack: LoadedPack): SheetOfValues {
  const made: Making = { given, places: new Map(), issues: [] };
  const frame = frameOf(made);
  const answers = indicatorsOf(pack.definition).map(({ indicator }) => [indicator.id, answerOf(questionFields(indicator, pack), made)] as const);
  const areas = areasOf(pack.definition).map(({ area: { id } }) => [id, valueAt(made, `areas.${id}`)] as const);
  return {
    value: { pack: pack.definition.id, ...frame, answers: withoutEmpty(answers), areas: withoutEmpty(areas) },
    places: Object.fromEntries(made.places),
    issues: made.issues,
  };
}

interface Making {
  readonly given: GivenCells;
  readonly places: Map<string, string>;
  readonly issues: Issue[];
}

/** The value of a cell; its place is that of the path. */
function valueAt({ given, places }: Making, key: string, path = key): unknown {
  places.set(path, given.placeOf(key));
  return given.values.get(key);
}

const withoutEmpty = (entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));

function frameOf(made: Making): Readonly<Record<string, unknown>> {
  const below = (start: string): readonly (readonly [string, unknown])[] =>
    firmFields.filter(({ key }) => key.startsWith(start) && !key.slice(start.length).includes(".")).map(({ key }) => [key.slice(start.length), valueAt(made, key)] as const);
  const yearly = series.map((name) => [name, seriesOf(name, made)] as const);
  const profile = withoutEmpty([...below("enterprise.profile."), ...yearly]);
  const enterprise = withoutEmpty([...below("enterprise."), ["profile", Object.keys(profile).length === 0 ? undefined : profile]]);
  return withoutEmpty([["enterprise", enterprise], ...below("")]);
}

/** Amounts of the rows that have one; a row's year belongs to all its amounts. */
function seriesOf(name: (typeof series)[number], made: Making): readonly unknown[] | undefined {
  const { given: { values, placeOf }, places, issues } = made;
  const path = seriesPath(name);
  places.set(path, placeOf(amountKey(name, 0)));
  const rows = yearRows.map((_, row) => row).filter((row) => values.has(amountKey(name, row)));
  const list = rows.map((row, i) => {
    places.set(`${path}[${i}]`, placeOf(amountKey(name, row)));
    places.set(`${path}[${i}].year`, placeOf(yearKey(row)));
    if (!values.has(yearKey(row)) && !issues.some((it) => it.path === placeOf(yearKey(row)))) {
      issues.push(issue("form-cell", { path: placeOf(yearKey(row)), expected: "the year of the amounts beside it", actual: "an empty cell" }));
    }
    return { year: values.get(yearKey(row)), amount: values.get(amountKey(name, row)) };
  });
  return list.length === 0 ? undefined : list;
}

/** Always in full, as an object; `undefined`: nothing was filled in. */
function answerOf(fields: QuestionFields, made: Making): unknown {
  const path = questionPath(fields.id);
  const { given: { values, placeOf }, places } = made;
  places.set(path, placeOf(fieldsOfQuestion(fields)[0]?.key ?? path));
  const ticked = fields.ticks.filter((it) => values.get(it.key) === true);
  if (fields.ticks[0] !== undefined) places.set(`${path}.options`, placeOf((ticked[0] ?? fields.ticks[0]).key));
  ticked.forEach((it, i) => places.set(`${path}.options[${i}]`, placeOf(it.key)));
  const figures = withoutEmpty([...groupedByFigure(fields.figures)].map(([id, cells]) => [id, figureOf(cells, `${path}.figures.${id}`, made)] as const));
  if (fields.figures[0] !== undefined) places.set(`${path}.figures`, placeOf((fields.figures.find((it) => values.has(it.key)) ?? fields.figures[0]).key));
  const answer = withoutEmpty([
    ["option", fields.letter === null ? undefined : valueAt(made, fields.letter.key)],
    ["options", ticked.length === 0 ? undefined : ticked.map((it) => it.letter)],
    ["figures", Object.keys(figures).length === 0 ? undefined : figures],
    ["notApplicable", fields.notApplicable === null ? undefined : valueAt(made, fields.notApplicable.key)],
    ["evidence", valueAt(made, fields.evidence.key)],
    ["note", valueAt(made, fields.note.key)],
  ]);
  return Object.keys(answer).length === 0 ? undefined : answer;
}

function groupedByFigure(cells: readonly FigureField[]): ReadonlyMap<string, readonly FigureField[]> {
  const groups = new Map<string, FigureField[]>();
  for (const it of cells) groups.set(it.figure.id, [...groups.get(it.figure.id) ?? [], it]);
  return groups;
}

/** A list of years begins with the first one filled and ends with the latest; what is empty in between is told. */
function figureOf(cells: readonly FigureField[], path: string, made: Making): unknown {
  const { given: { values, placeOf }, places } = made;
  const [only] = cells;
  if (only === undefined || only.back === null) return only === undefined ? undefined : valueAt(made, only.key, path);
  places.set(path, placeOf(only.key));
  const first = cells.findIndex((it) => values.has(it.key));
  if (first === -1) return undefined;
  for (const it of cells.slice(first)) {
    if (!values.has(it.key)) made.issues.push(issue("form-cell", { path: placeOf(it.key), expected: "the figure of this year: only the earliest years may stay empty", actual: "an empty cell" }));
  }
  return cells.slice(first).map((it, i) => valueAt(made, it.key, `${path}[${i}]`) ?? null);
}
