/** A comparison as tables: overview, matrix, who moved, what moved them, what could not be read. */
import { changes as allChanges, type Comparison, type Move } from "../../dataset/compare/schema.js";
import { wordIssue } from "../../wording/issue-lines.js";
import { fill } from "../../wording/fill.js";
import words from "../../wording/compare.zh-CN.json" with { type: "json" };
import { decimalColumn, integerColumn, textColumn, type Cell, type ColumnOf } from "./column.js";
import type { ComparedPacks, ComparisonWords } from "./compare-words.js";
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
  textColumn(said.item, 34, ({ item }) => item),
  textColumn(said.value, 40, ({ value }) => value),
  textColumn(said.unit, 8, ({ unit }) => unit),
  textColumn(said.note, 46, ({ note }) => note),
];

export function overviewLines({ firms, changes, net, by, sides, receipt }: Comparison, packs: ComparedPacks, names: Readonly<Record<"old" | "new", string>>): readonly OverviewLine[] {
  const line = (key: keyof typeof words.overview, unit: string, value: Cell): OverviewLine => {
    const [item = "", note = ""] = words.overview[key];
    return { item, value, unit, note };
  };
  const whole = (value: number): Cell => ({ value, type: "integer" });
  const { units } = words;
  return [
    line("firms", units.firms, whole(firms)),
    ...allChanges.map((it) => ({ item: words.changes[it], value: whole(changes[it]), unit: units.firms, note: "" })),
    line("levels", units.levels, whole(net.levels)),
    line("points", units.points, { value: net.points, type: "decimal", places: placesOfPoints([net.points]) }),
    ...(["answers", "rules", "both"] as const).map((it) => line(it, units.firms, whole(by[it]))),
    ...bothSides.flatMap((side) => {
      const of = (it: OverviewLine): OverviewLine => ({ ...it, item: fill(words.ofSide, { side: words.sides[side], item: it.item }) });
      const { definition: { id, version }, wording } = packs[side];
      return [
        { item: words.sides[side], value: names[side], unit: "", note: "" },
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

export const matrixTotals = ({ firms, matrix: { totals } }: Comparison): readonly Cell[] => [words.total, ...totals, firms];

const joined = (by: string, parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join(by));

export function moveColumns(moves: readonly Move[], say: ComparisonWords): readonly ColumnOf<Move>[] {
  const places = placesOfPoints(moves.flatMap((it) => [it.pointsFrom, it.pointsTo]));
  const range = (template: string, it: Move["rangeFrom"]): readonly string[] => (it === null || it[0] === it[1] ? [] : [fill(template, { level: say.state(String(it[1])) })]);
  return [
    textColumn(said.id, 16, ({ id }) => id),
    integerColumn(said.occurrence, 7, ({ occurrence }) => occurrence),
    textColumn(said.change, 7, ({ change }) => words.changes[change]),
    textColumn(said.from, 9, ({ from }) => (from === null ? words.none : say.state(String(from)))),
    textColumn(said.to, 9, ({ to }) => (to === null ? words.none : say.state(String(to)))),
    decimalColumn(said.pointsFrom, 9, places, ({ pointsFrom }) => pointsFrom),
    decimalColumn(said.pointsTo, 9, places, ({ pointsTo }) => pointsTo),
    decimalColumn(said.pointsChange, 9, places, ({ pointsChange }) => pointsChange),
    textColumn(said.by, 14, ({ by }) => by && words.causes[by]),
    textColumn(said.conditions, 44, ({ conditions }) => joined("\n", conditions.map(say.turned))),
    textColumn(said.indicators, 34, ({ indicators }) => joined(words.semicolon, indicators.map(say.indicatorChange))),
    textColumn(said.areas, 30, ({ areas }) => joined(words.semicolon, areas.map(say.areaChange))),
    textColumn(said.rangeNote, 18, ({ rangeFrom, rangeTo }) => joined("\n", [...range(words.unfinished.from, rangeFrom), ...range(words.unfinished.to, rangeTo)])),
  ];
}

export const conditionColumns = (say: ComparisonWords): readonly ColumnOf<Comparison["conditions"][number]>[] => [
  textColumn(said.level, 20, ({ level }) => say.level(level)),
  textColumn(said.line, 48, say.line),
  integerColumn(said.gained, 14, ({ gained }) => gained),
  integerColumn(said.lost, 14, ({ lost }) => lost),
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

export function questionColumns(questions: readonly Question[]): readonly ColumnOf<Question>[] {
  const places = placesOfPoints(questions.flatMap(({ up, down }) => [up?.points ?? null, down?.points ?? null]));
  return [
    textColumn(said.kind, 12, ({ kind }) => kind),
    textColumn(said.name, 26, ({ name }) => name),
    integerColumn(said.upGained, 12, ({ up }) => up?.gained ?? null),
    integerColumn(said.upLost, 12, ({ up }) => up?.lost ?? null),
    decimalColumn(said.upPoints, 12, places, ({ up }) => up?.points ?? null),
    integerColumn(said.downGained, 12, ({ down }) => down?.gained ?? null),
    integerColumn(said.downLost, 12, ({ down }) => down?.lost ?? null),
    decimalColumn(said.downPoints, 12, places, ({ down }) => down?.points ?? null),
  ];
}

type ToldIssue = Comparison["issues"][number];

export const issueColumns: readonly ColumnOf<ToldIssue>[] = [
  textColumn(said.place, 40, ({ path }) => path),
  textColumn(said.severity, 7, ({ severity }) => words.severities[severity]),
  textColumn(said.code, 20, ({ code }) => code),
  textColumn(said.problem, 80, (it) => wordIssue(it, "zh")),
];
