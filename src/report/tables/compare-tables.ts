/** A comparison as tables: overview, matrix, who moved, what moved them, what could not be read. */
import { changes as allChanges, type Comparison, type Move } from "../../dataset/compare/schema.js";
import { sentenceOf, translate } from "../../wording/issue-lines.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/compare.zh-CN.json" with { type: "json" };
import { decimalColumn, integerColumn, textColumn, type Cell, type ColumnOf } from "./column.js";
import { reasonsOf, unitOf, type ComparedPacks, type ComparisonWords } from "./compare-words.js";
import { placesOfPoints } from "./places.js";

const said = words.columns;
const bothSides = ["old", "new"] as const;

export interface OverviewLine {
  readonly item: string;
  readonly value: Cell;
  readonly unit: string;
  readonly note: string;
}

export const overviewColumns: readonly ColumnOf<OverviewLine>[] = [
  textColumn(said.item, 30, ({ item }) => item),
  textColumn(said.value, 34, ({ value }) => value),
  textColumn(said.unit, 6, ({ unit }) => unit),
  textColumn(said.note, 32, ({ note }) => note),
];

export interface OverviewSource {
  readonly comparison: Comparison;
  readonly packs: ComparedPacks;
  readonly names: Readonly<Record<"old" | "new", string>>;
  readonly rescored: Readonly<Record<"old" | "new", boolean>>;
}

export function overviewLines({ comparison, packs, names, rescored }: OverviewSource): readonly OverviewLine[] {
  const { firms, records, changes, net, by, sides, receipt } = comparison;
  const unit = unitOf(comparison);
  const line = (key: keyof typeof words.overview, unit: string, value: Cell): OverviewLine => {
    const [item = "", note = ""] = words.overview[key];
    return { item, value, unit, note };
  };
  const whole = (value: number): Cell => ({ value, type: "integer" });
  const { units } = words;
  return [
    line("firms", units.firms, whole(firms)),
    line("records", units.records, whole(records)),
    ...allChanges.map((it) => ({ item: words.changes[it], value: whole(changes[it]), unit, note: "" })),
    line("levels", units.levels, whole(net.levels)),
    line("points", units.points, { value: net.points, type: "decimal", places: placesOfPoints([net.points]) }),
    ...(["answers", "rules", "both"] as const).map((it) => line(it, unit, whole(by[it]))),
    ...bothSides.flatMap((side) => {
      const of = (it: OverviewLine): OverviewLine => ({ ...it, item: fill(words.ofSide, { side: words.sides[side], item: it.item }) });
      const { definition: { id, version }, wording } = packs[side];
      return [
        { item: words.sides[side], value: names[side], unit: "", note: rescored[side] ? words.rescored : "" },
        ...(["rows", "withoutId", "invalid"] as const).map((it) => of(line(it, units.records, whole(sides[side][it])))),
        of(line("pack", "", fill(words.packText, { title: wording.title, id, version }))),
        of(line("hash", "", receipt.packs[side].sha256)),
      ];
    }),
    line("engine", "", receipt.engineVersion),
  ];
}

type MatrixRow = Comparison["matrix"]["rows"][number];

export const matrixColumns = ({ matrix: { names } }: Comparison, say: ComparisonWords): readonly ColumnOf<MatrixRow>[] => [
  textColumn(words.from, 14, ({ from }) => say.state(from)),
  ...names.map((name, i) => integerColumn<MatrixRow>(say.state(name), 11, ({ to }) => to[i] ?? 0)),
  integerColumn(words.total, 11, ({ total }) => total),
];

export const matrixTotals = ({ records, matrix: { totals } }: Comparison): readonly Cell[] => [words.total, ...totals, records];

const joined = (by: string, parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join(by));

/** Whether a column says anything: one that is the same throughout costs a page its width. */
const where = <T>(isTold: boolean, ...columns: readonly ColumnOf<T>[]): readonly ColumnOf<T>[] => (isTold ? columns : []);

const isRepeated = ({ occurrence }: Move): boolean => occurrence > 1;
const isOpen = ({ rangeFrom, rangeTo }: Move): boolean => [rangeFrom, rangeTo].some((it) => it !== null && it[0] !== it[1]);
const levelCell = (say: ComparisonWords, level: number | null): string => (level === null ? words.none : say.state(String(level)));

/** @param isOnePack the answers moved whoever moved. */
export function moveColumns(moves: readonly Move[], say: ComparisonWords, isOnePack: boolean): readonly ColumnOf<Move>[] {
  const places = placesOfPoints(moves.flatMap((it) => [it.pointsFrom, it.pointsTo]));
  const range = (template: string, it: Move["rangeFrom"]): readonly string[] => (it === null || it[0] === it[1] ? [] : [fill(template, { level: say.state(String(it[1])) })]);
  return [
    textColumn(said.id, 14, ({ id }) => id),
    ...where<Move>(moves.some(isRepeated), integerColumn(said.occurrence, 7, ({ occurrence }) => occurrence)),
    textColumn(said.change, 7, ({ change }) => words.changes[change]),
    textColumn(said.from, 9, ({ from }) => levelCell(say, from)),
    textColumn(said.to, 9, ({ to }) => levelCell(say, to)),
    decimalColumn(said.pointsFrom, 8, places, ({ pointsFrom }) => pointsFrom),
    decimalColumn(said.pointsTo, 8, places, ({ pointsTo }) => pointsTo),
    decimalColumn(said.pointsChange, 8, places, ({ pointsChange }) => pointsChange),
    ...where<Move>(!isOnePack, textColumn(said.by, 14, ({ by }) => by && words.causes[by])),
    textColumn(said.conditions, 34, ({ conditions }) => joined("\n", conditions.map(say.turned))),
    textColumn(said.indicators, 30, ({ indicators }) => joined(words.semicolon, indicators.map(say.indicatorChange))),
    textColumn(said.areas, 24, ({ areas }) => joined(words.semicolon, areas.map(say.areaChange))),
    ...where<Move>(moves.some(isOpen), textColumn(said.rangeNote, 18, ({ rangeFrom, rangeTo }) => joined("\n", [...range(words.unfinished.from, rangeFrom), ...range(words.unfinished.to, rangeTo)]))),
  ];
}

/** Of those that came, went or were not scored. */
export function otherColumns(others: readonly Move[], say: ComparisonWords): readonly ColumnOf<Move>[] {
  const places = placesOfPoints(others.flatMap((it) => [it.pointsFrom, it.pointsTo]));
  return [
    textColumn(said.id, 20, ({ id }) => id),
    ...where<Move>(others.some(isRepeated), integerColumn(said.occurrence, 7, ({ occurrence }) => occurrence)),
    textColumn(said.change, 18, ({ change }) => words.changes[change]),
    textColumn(said.from, 10, ({ from }) => levelCell(say, from)),
    textColumn(said.to, 10, ({ to }) => levelCell(say, to)),
    decimalColumn(said.pointsFrom, 9, places, ({ pointsFrom }) => pointsFrom),
    decimalColumn(said.pointsTo, 9, places, ({ pointsTo }) => pointsTo),
    textColumn(said.reasons, 60, ({ issuesFrom, issuesTo }) => joined("", [reasonsOf([...new Set([...issuesFrom, ...issuesTo])])].filter((it) => it !== ""))),
  ];
}

export const conditionColumns = (say: ComparisonWords, unit: string): readonly ColumnOf<Comparison["conditions"][number]>[] => [
  textColumn(said.level, 20, ({ level }) => say.level(level)),
  textColumn(said.line, 48, say.line),
  integerColumn(fill(said.gained, { unit }), 14, ({ gained }) => gained),
  integerColumn(fill(said.lost, { unit }), 14, ({ lost }) => lost),
];

/** A question or area; those only one pack has come last, without counts. */
interface Question {
  readonly kind: string;
  readonly name: string;
  readonly up: { readonly gained: number; readonly lost: number; readonly points?: number } | null;
  readonly down: Question["up"];
}

export function questionsOf({ indicators, areas, unmatched }: Comparison, say: ComparisonWords): readonly Question[] {
  const { kinds } = words;
  return [
    ...indicators.map(({ id, up, down }) => ({ kind: kinds.indicator, name: say.indicator(id), up, down })),
    ...areas.map(({ id, up, down }) => ({ kind: kinds.area, name: say.area(id), up, down })),
    ...bothSides.flatMap((side) => [...unmatched[side].indicators.map(say.indicator), ...unmatched[side].areas.map(say.area)]
      .map((name) => ({ kind: side === "old" ? kinds.onlyOld : kinds.onlyNew, name, up: null, down: null }))),
  ];
}

export function questionColumns(questions: readonly Question[], unit: string): readonly ColumnOf<Question>[] {
  const places = placesOfPoints(questions.flatMap(({ up, down }) => [up?.points ?? null, down?.points ?? null]));
  return [
    textColumn(said.kind, 12, ({ kind }) => kind),
    textColumn(said.name, 26, ({ name }) => name),
    integerColumn(fill(said.upGained, { unit }), 12, ({ up }) => up?.gained ?? null),
    integerColumn(fill(said.upLost, { unit }), 12, ({ up }) => up?.lost ?? null),
    decimalColumn(said.upPoints, 12, places, ({ up }) => up?.points ?? null),
    integerColumn(fill(said.downGained, { unit }), 12, ({ down }) => down?.gained ?? null),
    integerColumn(fill(said.downLost, { unit }), 12, ({ down }) => down?.lost ?? null),
    decimalColumn(said.downPoints, 12, places, ({ down }) => down?.points ?? null),
  ];
}

type ToldIssue = Comparison["issues"][number];

export const issueColumns: readonly ColumnOf<ToldIssue>[] = [
  textColumn(said.place, 40, ({ path }) => translate(path)),
  textColumn(said.severity, 7, ({ severity }) => words.severities[severity]),
  textColumn(said.code, 20, ({ code }) => code),
  textColumn(said.problem, 80, sentenceOf),
];
